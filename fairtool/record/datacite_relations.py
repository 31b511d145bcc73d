"""Related resources in DataCite: by identifier, or by title where there is none; links too. Written and read."""

from collections.abc import Iterator

from fairtool.record.citation import Online
from fairtool.record.datacite_identifiers import kind_of
from fairtool.record.datacite_words import IDENTIFIERS_SINCE, RELATIONS, RELATIONS_SINCE, knows
from fairtool.record.essentials import Essentials, Relation
from fairtool.record.flat_identifiers import is_doi
from fairtool.record.json_node import JsonNode
from fairtool.record.json_written import known
from fairtool.record.nested_said import Said


def related_identifiers(said: Essentials, version: str) -> Iterator[dict[str, object]]:
    """Give relations to things with an identifier of a kind that the version has, and links."""
    for one in said.relations:
        kind = kind_of(one.identifier)
        if kind and knows(version, kind, IDENTIFIERS_SINCE):
            yield {
                "relatedIdentifier": one.identifier,
                "relatedIdentifierType": kind,
                "relationType": _relation(one.type, version),
            }
    if version >= "4.7":
        yield from _links(said)


def _links(said: Essentials) -> Iterator[dict[str, object]]:
    """Give links by the relation `Other`, which kernel 4.7 has with words of our own: the function of the link."""
    for link in said.links:
        if (kind := kind_of(link.url)) and not is_doi(link.url, said.doi):
            yield {
                "relatedIdentifier": link.url,
                "relatedIdentifierType": kind,
                "relationType": "Other",
                "relationTypeInformation": link.function or "link",
            }


def related_items(said: Essentials, version: str) -> Iterator[dict[str, object]]:
    """Give the titles of related things, which identifiers have no room for."""
    for one in said.relations:
        kind = kind_of(one.identifier)
        if one.title or not kind:
            named = known(relatedItemIdentifier=one.identifier, relatedItemIdentifierType=kind) if kind else {}
            yield known(
                relatedItemType="Other",
                relationType=_relation(one.type, version),
                relatedItemIdentifier=named,
                titles=[{"title": one.title or one.identifier}],
            )


def _relation(type_: str, version: str) -> str:
    return type_ if type_ in RELATIONS and knows(version, type_, RELATIONS_SINCE) else "References"


def read_relations(root: JsonNode) -> Iterator[Said]:
    """Give relations and links; titles of related items go to the identifiers that they belong to."""
    titles = dict(_titles(root["relatedItems"]))
    for node in root["relatedIdentifiers"]:
        identifier, type_ = node["relatedIdentifier"].text(), node["relationType"].text()
        information = node["relationTypeInformation"].text()
        if type_ == "Other" and information and "://" in identifier:
            function = information if information != "link" else ""
            yield Said("links", Online(identifier, function=function), node.where)
        elif identifier:
            title = titles.pop((type_, identifier), ("", "", ""))[1]
            yield Said("relations", Relation(type_ or "References", identifier, title), node.where)
    for (type_, _), (identifier, title, where) in titles.items():
        yield Said("relations", Relation(type_ or "References", identifier, title), where)


def _titles(nodes: JsonNode) -> Iterator[tuple[tuple[str, str], tuple[str, str, str]]]:
    """Give identifier, title and place of related items, by relation and identifier, or title where there is none."""
    for node in nodes:
        named = node["relatedItemIdentifier"]
        identifier = named["relatedItemIdentifier"].text() or named.text()
        title = next((one["title"].text() or one.text() for one in node["titles"]), "")
        if not identifier and " " not in title:  # one word can only be an identifier of a kind that DataCite lacks
            identifier, title = title, ""
        if title or identifier:
            yield (node["relationType"].text(), identifier or title), (identifier, title, node.where)

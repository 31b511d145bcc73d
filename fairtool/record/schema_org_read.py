"""Reads JSON-LD of schema.org that describes a data set."""

from collections.abc import Iterator, Mapping

from fairtool.errors import UnreadableError
from fairtool.record.datacite_read import period_of
from fairtool.record.essentials import Keyword
from fairtool.record.flat import bibliographic
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.flat_rights import licence_of, words_then_address
from fairtool.record.json_node import JsonNode, read_json
from fairtool.record.nested_said import Said, record_of
from fairtool.record.record import Record
from fairtool.record.schema_org_links import read_distribution, read_relations
from fairtool.record.schema_org_node import data_sets, get, kinds, language_in, named, text_of
from fairtool.record.schema_org_parties import read_parties
from fairtool.record.schema_org_places import read_places
from fairtool.record.schema_org_variables import read_variables
from fairtool.record.schema_org_words import KIND_OF_TYPE, METADATA_IDENTIFIER, TOPIC_ADDRESS
from fairtool.record.text import Text

_PLAIN: Mapping[str, str] = {
    "version": "version",
    "dateCreated": "created",
    "datePublished": "published",
    "dateModified": "revised",
    "sdDatePublished": "metadata_date",
    "creativeWorkStatus": "status",
}


def read_schema_org(document: bytes | str | Mapping[str, object], name: str = "schema.org") -> Record:
    """Give the record of the first data set in a document; raises UnreadableError where there is none."""
    root = next(data_sets(read_json(document, name, lists=True)), None)
    if root is None:
        raise UnreadableError(
            "{path} is JSON, but describes no Dataset of schema.org",
            hint='give JSON-LD with "@type": "Dataset" and a name',
            path=name,
        )
    return record_of(_said(root), "schema.org", name)


def _said(root: JsonNode) -> Iterator[Said]:
    yield from _identifiers(root)
    yield from _plain(root)
    yield from _texts(root)
    yield from read_parties(root)
    yield from _keywords(root)
    yield from read_places(root)
    yield from _periods(root)
    yield from read_variables(root)
    yield from _rights(root)
    yield from read_distribution(root)
    yield from read_relations(root)


def _identifiers(root: JsonNode) -> Iterator[Said]:
    for node in (*get(root, "identifier"), root["@id"]):
        text = text_of(get(node, "value")) or text_of(get(node, "url")) or text_of(node)
        if doi := doi_in(text) or doi_in(text_of(get(node, "url"))):
            yield Said("doi", doi, node.where)
        elif text_of(get(node, "propertyID")) == METADATA_IDENTIFIER:
            yield Said("identifier", text, node.where)
        elif node.where != f"{root.where}/@id" or "://" in text:
            yield Said("other_identifiers", text, node.where)


def _plain(root: JsonNode) -> Iterator[Said]:
    kind = text_of(get(root, "additionalType"))
    of_type = next((KIND_OF_TYPE[one] for one in kinds(root) if one in KIND_OF_TYPE), "dataset")
    yield Said("kind", kind if kind and kind.isalpha() else of_type, get(root, "additionalType").where)
    for name, field in _PLAIN.items():
        yield Said(field, text_of(get(root, name)), get(root, name).where)
    for node in get(root, "inLanguage"):
        yield Said("resource_languages", bibliographic(text_of(node) or named(node)), node.where)
    for name, field in (("creditText", "credits"), ("measurementTechnique", "instruments")):
        for node in get(root, name):
            yield Said(field, Text(text) if (text := named(node)) else None, node.where)
    for node in get(root, "image"):
        yield Said("graphics", text_of(get(node, "url")) or text_of(node), node.where)


def _texts(root: JsonNode) -> Iterator[Said]:
    titles, words = get(root, "name"), get(root, "description")
    yield Said("title", _text(titles, get(root, "alternateName")), titles.where)
    yield Said("abstract", _text(words, get(root, "abstract")), words.where)
    spoken = next((language_in(one) for one in titles if language_in(one)), "")
    yield Said("language", bibliographic(spoken or text_of(get(root, "inLanguage"))), titles.where)
    for node in get(root, "alternateName"):
        yield Said("alternate_titles", Text(node.text()) if node.text() else None, node.where)


def _text(node: JsonNode, others: JsonNode) -> Text | None:
    """Give the first text, with those in other languages as translations."""
    value = text_of(node)
    said = [one for one in (*list(node)[1:], *others) if language_in(one)]
    translations = {bibliographic(language_in(one)): one["@value"].text() for one in said}
    return Text(value, "", translations) if value else None


def _keywords(root: JsonNode) -> Iterator[Said]:
    for node in get(root, "keywords"):
        if node.text():
            words = node.text().split(",") if isinstance(get(root, "keywords").value, str) else [node.text()]
            for word in words:
                yield Said("keywords", Keyword(Text(word.strip())) if word.strip() else None, node.where)
        else:
            yield Said("keywords", _keyword(node), node.where)
    for node in get(root, "about"):
        address = node["@id"].text()
        topic = address.removeprefix(TOPIC_ADDRESS) if address.startswith(TOPIC_ADDRESS) else ""
        yield Said("topics", topic, node.where)


def _keyword(node: JsonNode) -> Keyword | None:
    name, scheme = text_of(get(node, "name")), get(node, "inDefinedTermSet")
    address = text_of(get(node, "url")) or node["@id"].text()
    if not name:
        return None
    said = named(scheme)
    uri = text_of(get(scheme, "url")) or scheme["@id"].text() or (said if "://" in said else "")
    label = _text(get(node, "name"), get(node, "alternateName")) or Text(name)
    return Keyword(
        Text(label.value, address, label.translations),
        text_of(get(node, "additionalType")),
        said if said != uri else "",
        uri,
        text_of(get(scheme, "datePublished")),
    )


def _periods(root: JsonNode) -> Iterator[Said]:
    for node in get(root, "temporalCoverage"):
        text = text_of(node)
        yield Said("periods", period_of(text) if text[:1].isdigit() or text[:2] == ".." else None, node.where)


def _rights(root: JsonNode) -> Iterator[Said]:
    yield from _licences(root)
    yield from _limitations(root)
    for node in get(root, "conditionsOfAccess"):
        words = named(node)
        yield Said("access", words_then_address(words) if words else None, node.where)


def _licences(root: JsonNode) -> Iterator[Said]:
    """Give the licences, in the words that `usageInfo` has for their addresses."""
    usage = {text_of(get(one, "url")): named(one) for one in get(root, "usageInfo") if get(one, "name")}
    for node in get(root, "license"):
        address = text_of(get(node, "url")) or (text_of(node) if "://" in text_of(node) else "")
        text = Text(usage.get(address) or named(node) or address, address)
        yield Said("licences", licence_of(text) if text.value else None, node.where)


def _limitations(root: JsonNode) -> Iterator[Said]:
    """Give the limits of use: what has a name only is the wording of a licence."""
    for node in get(root, "usageInfo"):
        words, address = text_of(get(node, "text")), text_of(get(node, "url"))
        if words or not get(node, "name"):
            said = words or text_of(node) or address
            yield Said("limitations", Text(said, address) if said else None, node.where)

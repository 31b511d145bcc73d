"""Reads the people and organisations of a description in DCAT: agents, business cards, attributions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairtool.record.dcat_graph import Graph
from fairtool.record.essentials import AUTHORS, Party
from fairtool.record.flat_identifiers import orcid_in, ror_in
from fairtool.record.geodcat_thing import Iri, Literal, full

_ROLES: Mapping[str, str] = {
    "dct:creator": "author",
    "dct:publisher": "publisher",
    "dct:rightsHolder": "owner",
    "dct:contributor": "contributor",
    "geodcatap:custodian": "custodian",
    "geodcatap:distributor": "distributor",
    "geodcatap:originator": "originator",
    "geodcatap:principalInvestigator": "principalInvestigator",
    "geodcatap:processor": "processor",
    "geodcatap:resourceProvider": "resourceProvider",
    "geodcatap:user": "user",
}
_PEOPLE = frozenset({full("foaf:Person"), full("vcard:Individual"), full("prov:Person")})


def contacts(graph: Graph, subject: str, main: str) -> tuple[Party, ...]:
    """Give the contact points of a thing."""
    return tuple(_party(graph, node, "pointOfContact", main) for node in graph.all(subject, "dcat:contactPoint"))


def parties(graph: Graph, subject: str, main: str) -> tuple[Party, ...]:
    """Give all parties of a resource; an author whom an attribution calls by a finer role has that alone."""
    found = (*contacts(graph, subject, main), *_direct(graph, subject, main), *_attributed(graph, subject, main))
    finer = {replace(party, role="author") for party in found if party.role in AUTHORS[1:]}
    return tuple(dict.fromkeys(party for party in found if party not in finer))


def _direct(graph: Graph, subject: str, main: str) -> Iterator[Party]:
    for predicate, role in _ROLES.items():
        for node in graph.all(subject, predicate):
            yield _party(graph, node, role, main)


def _attributed(graph: Graph, subject: str, main: str) -> Iterator[Party]:
    for attribution in graph.nodes(subject, "prov:qualifiedAttribution"):
        role = graph.word(attribution, "dcat:hadRole", "dct:type").rstrip("/").rpartition("/")[2]
        for node in graph.all(attribution, "prov:agent"):
            yield _party(graph, node, role, main)


def _party(graph: Graph, node: Iri | Literal, role: str, main: str) -> Party:
    if isinstance(node, Literal):
        return Party(role, organisation=node.value.strip())
    name = _name(graph, node.value, main, "foaf:name", "vcard:fn", "rdfs:label", "skos:prefLabel")
    member = _member(graph, node.value, main)
    orcid, ror = orcid_in(node.value) or orcid_in(graph.word(node.value, "vcard:hasUID")), ror_in(node.value)
    person = bool(orcid) or bool(_PEOPLE & {kind.value for kind in graph.all(node.value, "rdf:type")})
    named = name or ("" if node.value.startswith("_:") or orcid or ror else node.value)
    return Party(
        role,
        individual=named if person else "",
        organisation=member if person else named or member,
        email=_mail(graph, node.value),
        orcid=orcid,
        ror=ror or _ror_of_member(graph, node.value),
        url=graph.word(node.value, "foaf:homepage", "vcard:hasURL", "foaf:workplaceHomepage"),
    )


def _name(graph: Graph, node: str, main: str, *predicates: str) -> str:
    texts = (graph.texts(node, main, predicate) for predicate in predicates)
    return next((text.value for text in texts if text), "")


def _member(graph: Graph, node: str, main: str) -> str:
    card = _name(graph, node, main, "vcard:organization-name")
    groups = graph.nodes(node, "org:memberOf", "vcard:organization")
    return card or next((name for group in groups if (name := _name(graph, group, main, "foaf:name", "vcard:fn"))), "")


def _ror_of_member(graph: Graph, node: str) -> str:
    return next((ror for group in graph.nodes(node, "org:memberOf") if (ror := ror_in(group))), "")


def _mail(graph: Graph, node: str) -> str:
    said = graph.word(node, "foaf:mbox", "vcard:hasEmail", "vcard:email")
    held = graph.word(said, "vcard:value", "vcard:hasValue") if said.startswith("_:") else said
    return held.removeprefix("mailto:")

"""Reads what a resource is about, and what it belongs to, from a description in DCAT."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from fairtool.record.dcat_graph import Graph
from fairtool.record.essentials import Keyword, Relation
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.geodcat_thing import Iri, Literal
from fairtool.record.geodcat_words import INSPIRE
from fairtool.record.text import Text

_TOPICS = INSPIRE + "TopicCategory/"
_RELATIONS: Mapping[str, str] = {
    "dcat:inSeries": "IsPartOf",
    "dct:isPartOf": "IsPartOf",
    "dct:hasPart": "HasPart",
    "dct:references": "References",
    "dct:isReferencedBy": "IsReferencedBy",
    "dct:source": "IsDerivedFrom",
    "dcat:isVersionOf": "IsVersionOf",
    "dct:isVersionOf": "IsVersionOf",
    "dcat:hasVersion": "HasVersion",
    "dct:hasVersion": "HasVersion",
    "dct:replaces": "IsNewVersionOf",
    "dct:isReplacedBy": "IsPreviousVersionOf",
    "dct:requires": "Requires",
    "dct:isRequiredBy": "IsRequiredBy",
    "dct:relation": "References",
}


def topics(graph: Graph, subject: str) -> tuple[str, ...]:
    """Give the topic categories (codes of MD_TopicCategoryCode)."""
    nodes = graph.nodes(subject, "dct:subject", "dcat:theme")
    return tuple(dict.fromkeys(node.removeprefix(_TOPICS) for node in nodes if node.startswith(_TOPICS)))


def keywords(graph: Graph, subject: str, main: str) -> tuple[Keyword, ...]:
    """Give the concepts with their schemes, and then the free words."""
    found: list[Keyword] = []
    for one in _all(graph, subject, main):
        if one not in found:
            found.append(one)
    return tuple(found)


def relations(graph: Graph, subject: str, main: str) -> tuple[Relation, ...]:
    """Give the other resources that a description points to."""
    found = (
        _relation(graph, node, type_, main)
        for predicate, type_ in _RELATIONS.items()
        for node in graph.all(subject, predicate)
    )
    return tuple(dict.fromkeys(one for one in found if one.identifier or one.title))


def _all(graph: Graph, subject: str, main: str) -> Iterator[Keyword]:
    for node in graph.all(subject, "dcat:theme", "dct:subject"):
        label = graph.label(node, main)
        if label.value and not label.value.startswith("_:") and not label.href.startswith(_TOPICS):
            yield _concept(graph, node, label, main)
    for node in graph.all(subject, "dcat:keyword"):
        if isinstance(node, Literal) and node.value.strip():
            yield Keyword(Text(node.value.strip()))


def _concept(graph: Graph, node: Iri | Literal, label: Text, main: str) -> Keyword:
    schemes = graph.nodes(node.value, "skos:inScheme") if isinstance(node, Iri) else ()
    scheme = next(iter(schemes), "")
    title = graph.texts(scheme, main, "dct:title", "skos:prefLabel", "rdfs:label")
    uri = "" if scheme.startswith("_:") else scheme
    return Keyword(label, "theme", title.value if title else "", uri, graph.word(scheme, "dct:issued"))


def _relation(graph: Graph, node: Iri | Literal, type_: str, main: str) -> Relation:
    if isinstance(node, Literal):
        return Relation(type_, node.value.strip())
    title = graph.texts(node.value, main, "dct:title", "rdfs:label")
    identifier = "" if node.value.startswith("_:") else doi_in(node.value) or bare(node.value)
    return Relation(type_, identifier, title.value if title else "")


def bare(address: str) -> str:
    """Give the UUID that a URN is made of; any other address as it is."""
    try:
        return str(UUID(address.removeprefix("urn:uuid:"))) if address.startswith("urn:uuid:") else address
    except ValueError:
        return address

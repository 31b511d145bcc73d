"""What F-UJI finds in RDF: of schema.org as in JSON-LD, of DCAT and of Dublin Core by their properties."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from fairtool.fair.fuji.json_ld_source import json_ld_source
from fairtool.fair.fuji.page_sources import OTHER
from fairtool.fair.fuji.source import Claimed, Elements, Part, Source, Way
from fairtool.fair.online.rdf_found import as_json_ld, rdf_found
from fairtool.record.dcat_graph import Graph
from fairtool.record.json_node import JsonNode

_DC = "http://purl.org/dc/elements/1.1/"
_PROPERTIES: Mapping[Part, tuple[str, ...]] = {
    Part.TITLE: ("dct:title", f"{_DC}title"),
    Part.IDENTIFIER: ("dct:identifier", f"{_DC}identifier"),
    Part.SUMMARY: ("dct:description", f"{_DC}description", "dct:abstract"),
    Part.PUBLISHED: ("dct:issued", "dct:date", f"{_DC}date"),
    Part.PUBLISHER: ("dct:publisher", f"{_DC}publisher"),
    Part.CREATOR: ("dct:creator", f"{_DC}creator"),
    Part.CONTRIBUTOR: ("dct:contributor", f"{_DC}contributor"),
    Part.KEYWORDS: ("dcat:keyword", "dct:subject", f"{_DC}subject"),
    Part.LICENCE: ("dct:license",),
    Part.ACCESS: ("dct:accessRights", "dct:rights", f"{_DC}rights"),
    Part.PLACE: ("dct:spatial",),
    Part.RELATED: (
        *(f"dct:{one}" for one in ("references", "source", "isVersionOf", "isReferencedBy", "isPartOf", "hasVersion")),
        *(f"dct:{one}" for one in ("replaces", "hasPart", "isReplacedBy", "requires", "isRequiredBy")),
    ),
}
_ON_FILES: Mapping[Part, tuple[str, ...]] = {
    Part.LICENCE: ("dct:license",),
}
# Of what is neither a dataset nor has a type of schema.org, F-UJI asks these as well.
_ELSEWHERE: Mapping[Part, tuple[str, ...]] = {
    Part.TITLE: ("name",),
    Part.IDENTIFIER: ("identifier",),
    Part.SUMMARY: ("abstract",),
    Part.PUBLISHER: ("publisher",),
    Part.PUBLISHED: ("dateCreated", "datePublished"),
    Part.CREATOR: ("author",),
    Part.LICENCE: ("license",),
    Part.KEYWORDS: ("keywords",),
    Part.RELATED: ("isPartOf",),
}
_SCHEMA_ORG = "http://schema.org/"


def rdf_source(graph: Graph, way: Way, address: str) -> Source:
    """Give what is found in a graph; where it is neither of DCAT nor of schema.org, what Dublin Core says in it."""
    found = rdf_found(graph, address, "")
    addresses = tuple(dict.fromkeys((*found.namespaces, *_addresses(graph))))
    datasets = graph.of_type("dcat:Dataset")
    schema_org = json_ld_source(JsonNode(as_json_ld(graph)), way, address)
    if schema_org and not datasets:
        return Source(way, schema_org.elements, schema_org.files, schema_org.related, addresses, schema_org.concepts)
    if not datasets:
        elements = _elements_elsewhere(graph)
        return Source(way, elements, (), tuple(elements.get(Part.RELATED, ())), addresses)
    elements = _elements(graph, datasets[0])
    related = tuple(elements.get(Part.RELATED, ()))
    return Source(way, elements, tuple(_files(graph, datasets[0])), related, addresses, _concepts(graph, datasets[0]))


def _elements(graph: Graph, thing: str) -> Elements:
    found = {part: _values(graph, thing, names) for part, names in _PROPERTIES.items()}
    files = graph.nodes(thing, "dcat:distribution")
    for part, names in _ON_FILES.items():
        found[part] = found[part] or tuple(one for file in files for one in _values(graph, file, names))
    found[Part.TYPE] = ("Dataset",)
    return _filled(found)


def _elements_elsewhere(graph: Graph) -> Elements:
    """Give what the first subject says of which anything is said that is asked for."""
    for subject, said in graph.subjects.items():
        found = {part: _values(graph, subject, names) for part, names in _PROPERTIES.items()}
        for part, names in _ELSEWHERE.items():
            found[part] = found[part] or tuple(
                node.value for name in names for node in said.get(f"{_SCHEMA_ORG}{name}", ())
            )
        found[Part.LICENCE] = found[Part.LICENCE] or _values(graph, subject, (f"{_DC}license",))
        if any(found.values()):
            return _filled({**found, Part.TYPE: _values(graph, subject, ("rdf:type",))})
    return _filled({Part.TYPE: (OTHER,) if sum(map(len, graph.subjects.values())) > 1 else ()})


def _filled(found: Mapping[Part, tuple[str, ...]]) -> Elements:
    return MappingProxyType({part: values for part, values in found.items() if values})


def _values(graph: Graph, subject: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(node.value for node in graph.all(subject, *names))


def _files(graph: Graph, thing: str) -> Iterator[Claimed]:
    for one in graph.nodes(thing, "dcat:distribution"):
        address = graph.word(one, "dcat:accessURL", "dcat:downloadURL")
        kind = graph.word(one, "dcat:mediaType", f"{_DC}format", "dct:format")
        yield Claimed(address or one, "/".join(kind.split("/")[-2:]), graph.word(one, "dcat:byteSize"))


def _concepts(graph: Graph, thing: str) -> tuple[str, ...]:
    return graph.nodes(thing, "dcat:theme", "dct:subject")


def _addresses(graph: Graph) -> Iterator[str]:
    for subject, said in graph.subjects.items():
        yield from (
            one for one in (subject, *(node.value for nodes in said.values() for node in nodes)) if "://" in one
        )

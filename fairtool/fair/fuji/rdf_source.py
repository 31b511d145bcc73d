"""What F-UJI finds in RDF: of schema.org as in JSON-LD, of DCAT and of Dublin Core by their properties."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from fairtool.fair.fuji.json_ld_source import json_ld_source
from fairtool.fair.fuji.source import Claimed, Elements, Part, Source, Way
from fairtool.fair.online.rdf_found import as_json_ld, rdf_found
from fairtool.record.dcat_graph import Graph
from fairtool.record.json_node import JsonNode

_PROPERTIES: Mapping[Part, tuple[str, ...]] = {
    Part.TITLE: ("dct:title", "dc:title"),
    Part.IDENTIFIER: ("dct:identifier", "dc:identifier"),
    Part.SUMMARY: ("dct:description", "dc:description", "dct:abstract"),
    Part.PUBLISHED: ("dct:issued", "dct:date", "dc:date"),
    Part.PUBLISHER: ("dct:publisher", "dc:publisher"),
    Part.CREATOR: ("dct:creator", "dc:creator"),
    Part.CONTRIBUTOR: ("dct:contributor", "dc:contributor"),
    Part.KEYWORDS: ("dcat:keyword", "dct:subject", "dc:subject"),
    Part.LICENCE: ("dct:license",),
    Part.ACCESS: ("dct:accessRights", "dct:rights", "dc:rights"),
    Part.PLACE: ("dct:spatial",),
    Part.RELATED: (
        *(f"dct:{one}" for one in ("references", "source", "isVersionOf", "isReferencedBy", "isPartOf", "hasVersion")),
        *(f"dct:{one}" for one in ("replaces", "hasPart", "isReplacedBy", "requires", "isRequiredBy")),
    ),
}
_ON_FILES: Mapping[Part, tuple[str, ...]] = {
    Part.LICENCE: ("dct:license",),
}


def rdf_source(graph: Graph, way: Way, address: str) -> Source:
    """Give what is found in a graph; where it is neither of DCAT nor of schema.org, what Dublin Core says in it."""
    found = rdf_found(graph, address, "")
    addresses = tuple(dict.fromkeys((*found.namespaces, *_addresses(graph))))
    datasets = graph.of_type("dcat:Dataset")
    schema_org = json_ld_source(JsonNode(as_json_ld(graph)), way, address)
    if schema_org and not datasets and any("schema.org" in one for one in found.namespaces):
        return Source(way, schema_org.elements, schema_org.files, schema_org.related, addresses, schema_org.concepts)
    thing = next(iter(datasets or graph.subjects), "")
    elements = _elements(graph, thing, is_dataset=bool(datasets))
    related = tuple(elements.get(Part.RELATED, ()))
    return Source(way, elements, tuple(_files(graph, thing)), related, addresses, _concepts(graph, thing))


def _elements(graph: Graph, thing: str, *, is_dataset: bool) -> Elements:
    found = {part: _values(graph, thing, names) for part, names in _PROPERTIES.items()}
    if is_dataset:
        found[Part.TYPE] = ("Dataset",)
        for part, names in _ON_FILES.items():
            files = graph.nodes(thing, "dcat:distribution")
            found[part] = found[part] or tuple(one for file in files for one in _values(graph, file, names))
    elif not any(found.values()) and len(graph.subjects) > 1:
        found[Part.TYPE] = ("Other",)
    return MappingProxyType({part: values for part, values in found.items() if values})


def _values(graph: Graph, subject: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(node.value for node in graph.all(subject, *names))


def _files(graph: Graph, thing: str) -> Iterator[Claimed]:
    for one in graph.nodes(thing, "dcat:distribution"):
        address = graph.word(one, "dcat:accessURL", "dcat:downloadURL")
        kind = graph.word(one, "dcat:mediaType", "dc:format", "dct:format")
        yield Claimed(
            address or one, "/".join(kind.split("/")[-2:]), graph.word(one, "dcat:byteSize")
        )


def _concepts(graph: Graph, thing: str) -> tuple[str, ...]:
    return graph.nodes(thing, "dcat:theme", "dct:subject")


def _addresses(graph: Graph) -> Iterator[str]:
    for subject, said in graph.subjects.items():
        yield from (one for one in (subject, *(node.value for nodes in said.values() for node in nodes)) if "://" in one)

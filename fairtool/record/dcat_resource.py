"""What a description in DCAT says of one data set, series or service, in flat form."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from fairtool.record.dcat_access import files, formats, licences, links, rights
from fairtool.record.dcat_agents import contacts, parties
from fairtool.record.dcat_extent import boxes, number, periods, places, scale, systems
from fairtool.record.dcat_graph import Graph, bibliographic
from fairtool.record.dcat_topics import bare, keywords, relations, topics
from fairtool.record.essentials import Essentials
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.geodcat_resource import made_urn
from fairtool.record.geodcat_thing import Literal, full
from fairtool.record.geodcat_words import FREQUENCIES
from fairtool.record.text import Text

_KINDS: Mapping[str, str] = {full("dcat:DatasetSeries"): "series", full("dcat:DataService"): "service"}
_CODES = {address: code for code, address in FREQUENCIES.items()}


def essentials_of(graph: Graph, subject: str) -> Essentials:
    """Give everything that is said of a resource."""
    entry = graph.entry_of(subject)
    main = _language(graph, subject, entry)
    said = graph.word(entry, "dct:identifier")
    names = tuple(name for name in dict.fromkeys(_names(graph, subject)) if f"urn:uuid:{name}" != made_urn(said))
    identifier = said or next((one for one in names if not doi_in(one)), "")
    return replace(
        _described(graph, subject, main),
        identifier=identifier or next(iter(names), ""),
        doi=next((doi for one in names if (doi := doi_in(one))), ""),
        other_identifiers=tuple(one for one in names if one != identifier and not doi_in(one)),
        language=main,
        metadata_date=graph.word(entry, "dct:modified"),
        metadata_contacts=contacts(graph, entry, main),
        **_extent(graph, subject, main),
    )


def _described(graph: Graph, subject: str, main: str) -> Essentials:
    return Essentials(
        kind=_kind(graph, subject),
        resource_languages=tuple(dict.fromkeys(_languages(graph, subject))),
        title=graph.texts(subject, main, "dct:title"),
        alternate_titles=_alternatives(graph, subject, main),
        abstract=graph.texts(subject, main, "dct:description"),
        version=graph.word(subject, "dcat:version", "owl:versionInfo"),
        created=graph.word(subject, "dct:created"),
        published=graph.word(subject, "dct:issued"),
        revised=graph.word(subject, "dct:modified"),
        parties=parties(graph, subject, main),
        keywords=keywords(graph, subject, main),
        topics=topics(graph, subject),
        lineage=_lineage(graph, subject, main),
        licences=licences(graph, subject, main),
        access=rights(graph, subject, main, "dct:accessRights"),
        limitations=rights(graph, subject, main, "dct:rights"),
        frequency=_frequency(graph, subject),
        links=links(graph, subject, main),
        graphics=graph.nodes(subject, "foaf:depiction", "foaf:thumbnail"),
        formats=formats(graph, subject),
        relations=relations(graph, subject, main),
        files=files(graph, subject),
    )


def _extent(graph: Graph, subject: str, main: str) -> Mapping[str, Any]:
    """Give the fields of Essentials that say where, when and how fine."""
    reference, conformances = systems(graph, subject, main)
    return {
        "boxes": boxes(graph, subject),
        "places": places(graph, subject, main),
        "periods": periods(graph, subject),
        "reference_systems": reference,
        "conformances": conformances,
        "scale": scale(graph, subject),
        "resolution_metres": number(graph.word(subject, "dcat:spatialResolutionInMeters")),
        "temporal_resolution": graph.word(subject, "dcat:temporalResolution"),
    }


def _kind(graph: Graph, subject: str) -> str:
    kinds = (_KINDS.get(node.value) for node in graph.all(subject, "rdf:type"))
    return next((kind for kind in kinds if kind), "dataset")


def _language(graph: Graph, subject: str, entry: str) -> str:
    """Give the language of the description: that of its entry, else of the title, else of the resource."""
    if said := tuple(_languages(graph, entry)):
        return said[0]
    tags = [bibliographic(one.language) for one in graph.all(subject, "dct:title") if isinstance(one, Literal)]
    known = [tag for tag in tags if tag]
    own = tuple(_languages(graph, subject))
    return next((one for one in own if one in known), "") or next(iter(known), "") or next(iter(own), "")


def _languages(graph: Graph, subject: str) -> Iterator[str]:
    for node in graph.all(subject, "dct:language"):
        if code := bibliographic(node.value.rstrip("/").rpartition("/")[2]):
            yield code


def _names(graph: Graph, subject: str) -> Iterator[str]:
    if not subject.startswith("_:"):
        yield bare(subject)
    for node in graph.all(subject, "dct:identifier"):
        yield bare(node.value.strip())
    for node in graph.all(subject, "adms:identifier"):
        yield node.value.strip() if isinstance(node, Literal) else graph.word(node.value, "skos:notation") or node.value


def _alternatives(graph: Graph, subject: str, main: str) -> tuple[Text, ...]:
    said = [one for one in graph.all(subject, "dct:alternative") if isinstance(one, Literal)]
    if len(said) > len({one.language for one in said}):
        return tuple(Text(one.value.strip()) for one in said)
    text = graph.texts(subject, main, "dct:alternative")
    return (text,) if text else ()


def _lineage(graph: Graph, subject: str, main: str) -> Text | None:
    for node in graph.all(subject, "dct:provenance"):
        if isinstance(node, Literal):
            return Text(node.value.strip())
        if said := graph.texts(node.value, main, "rdfs:label", "dct:description"):
            return said
    return None


def _frequency(graph: Graph, subject: str) -> str:
    said = graph.word(subject, "dct:accrualPeriodicity")
    return _CODES.get(said, said.rpartition("/")[2] if "://" in said else said)

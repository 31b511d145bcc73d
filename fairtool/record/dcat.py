"""Reads descriptions of data sets in DCAT, DCAT-AP and GeoDCAT-AP: Turtle, RDF/XML, JSON-LD."""

from collections.abc import Mapping
from dataclasses import replace

from fairtool.errors import UnreadableError
from fairtool.record.dcat_graph import Graph
from fairtool.record.dcat_load import load
from fairtool.record.dcat_places import placed
from fairtool.record.dcat_resource import essentials_of
from fairtool.record.nested import nested
from fairtool.record.place import Place
from fairtool.record.record import Record

ENCODING = "DCAT"
# The property that each field is read from, for its place.
_SAID: Mapping[str, str] = {
    "identifier": "dct:identifier",
    "title": "dct:title",
    "abstract": "dct:description",
    "created": "dct:created",
    "published": "dct:issued",
    "revised": "dct:modified",
    "version": "dcat:version",
    "lineage": "dct:provenance",
    "frequency": "dct:accrualPeriodicity",
    "boxes": "dct:spatial",
    "periods": "dct:temporal",
    "keywords": "dcat:theme",
    "reference_systems": "dct:conformsTo",
    "links": "dcat:distribution",
    "kind": "rdf:type",
}


def read_dcat(data: bytes, name: str) -> Record:
    """Give the record of the data set, series or service that a document describes first, by address.

    `name` is what messages and places call the document. Raises UnreadableError; nothing is fetched.
    """
    graph = load(data, name)
    return _record(graph, _described(graph, name)[0], name)


def read_all_dcat(data: bytes, name: str) -> tuple[Record, ...]:
    """Give the records of all data sets, then series, then services that a document describes.

    Raises UnreadableError; nothing is fetched.
    """
    graph = load(data, name)
    return tuple(_record(graph, subject, name) for subject in _described(graph, name))


def _described(graph: Graph, name: str) -> tuple[str, ...]:
    """Give what is described for itself: a service beside a distribution and a series one is part of are not."""
    kinds = [graph.of_type(f"dcat:{kind}") for kind in ("Dataset", "DatasetSeries", "DataService")]
    found = dict.fromkeys(subject for subjects in kinds for subject in subjects)
    beside = {
        node
        for one in graph.subjects
        for node in graph.nodes(one, "dcat:accessService", "dcat:inSeries", "dct:isPartOf", "dct:hasPart")
    }
    if not found:
        raise UnreadableError(
            "{path} describes no data set, series or service of DCAT",
            hint="a dcat:Dataset with a dct:title is wanted",
            path=name,
        )
    alone = tuple(one for one in found if one not in beside or graph.all(one, "dct:description"))
    return alone or tuple(found)


def _record(graph: Graph, subject: str, name: str) -> Record:
    record = replace(nested(essentials_of(graph, subject)), encoding=ENCODING)
    where = "" if subject.startswith("_:") else f"<{subject}> "
    said = {
        field: Place(name, f"{where}{predicate}") for field, predicate in _SAID.items() if graph.all(subject, predicate)
    }
    return placed(record, said)

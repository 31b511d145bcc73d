"""Reads the records that a page holds and that servers give, by the readers of the canonical record."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from fairtool.engine import opened
from fairtool.errors import UnreadableError
from fairtool.fair.online.json_ld import plain_schema_org
from fairtool.fair.online.page import Embedded
from fairtool.fair.online.rdf_found import TYPES, RdfFound, as_json_ld, graph_in, rdf_found
from fairtool.record.dcat_graph import Graph
from fairtool.record.json_node import JsonNode, read_json
from fairtool.record.record import Record
from fairtool.record.schema_org_read import read_schema_org
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_JSON_LD = "application/ld+json"
_DATACITE = b"datacite.org/schema"
_NO_DATA = marked("{where} is JSON-LD of schema.org, but describes no Dataset")
_SUFFIXES: Mapping[str, str] = {
    _JSON_LD: ".jsonld",
    "text/turtle": ".ttl",
    "application/rdf+xml": ".rdf",
}


class Way(StrEnum):
    """How a record was come by."""

    EMBEDDED = "embedded"
    MARKUP = "markup"
    DESCRIBED_BY = "describedby"
    NEGOTIATED = "negotiated"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True)
class RecordFound:
    """A record, how and where it was found, and the media type that it was given as."""

    record: Record
    way: Way
    address: str
    media_type: str = ""


Found = RecordFound | RdfFound | Warned


def embedded_records(blocks: tuple[Embedded, ...], address: str) -> Iterator[RecordFound | Warned]:
    """Give the records in the JSON-LD of a page, and what is odd in it; a block that describes no data says nothing."""
    for block in blocks:
        yield from _of_json_ld(block.root, block.where, Way.EMBEDDED, address)


def marked_up_records(blocks: tuple[Embedded, ...]) -> Iterator[Found]:
    """Give the records that the microdata and RDFa of a page are."""
    for block in blocks:
        body = json.dumps(block.root.value).encode("utf-8", "replace")
        for one in served_records(body, _JSON_LD, block.where, Way.MARKUP):
            yield replace(one, media_type="text/html") if isinstance(one, RecordFound) else one


def served_records(body: bytes, media_type: str, address: str, way: Way) -> Iterator[Found]:
    """Give the records in a document that a server gave, or the warning why none can be read.

    Of RDF, whatever it describes, the facts come first.
    """
    if _is_schema_org(body, media_type):
        found = opened(lambda: read_json(body, address, lists=True), address)
        if isinstance(found, JsonNode) and any(top["@context"] or top["@type"] or top["@graph"] for top in found):
            yield from tuple(_of_json_ld(found, address, way, address, media_type)) or (warned(_NO_DATA, address),)
            return
    graph = opened(lambda: graph_in(body, address), address) if media_type in TYPES else None
    if isinstance(graph, Graph):
        told, said = _of_graph(graph, address, way, media_type)
        yield told
        if any(isinstance(one, RecordFound) for one in said):
            yield from said
            return
    records = opened(lambda: _by_file(body, media_type, address), address)
    if isinstance(records, UnreadableError):
        yield from_error(records, address)
        return
    for record in records:
        yield RecordFound(record, way, address, media_type)


def _of_graph(
    graph: Graph, address: str, way: Way, media_type: str
) -> tuple[RdfFound | Warned, tuple[RecordFound | Warned, ...]]:
    """Give the facts of a graph, and what it says by schema.org."""
    facts = opened(lambda: rdf_found(graph, address, media_type), address)
    document = opened(lambda: as_json_ld(graph), address)
    told = from_error(facts, address) if isinstance(facts, UnreadableError) else facts
    if isinstance(document, UnreadableError):
        return told, (from_error(document, address),)
    return told, tuple(_of_json_ld(JsonNode(document), address, way, address, media_type))


def _is_schema_org(body: bytes, media_type: str) -> bool:
    known = b"schema.org" in body or b"w3id.org/ro/crate/" in body
    other = "datacite" in media_type or _DATACITE in body or b"ns/dcat" in body
    return media_type.endswith("json") and known and not other


def _of_json_ld(
    root: JsonNode, where: str, way: Way, address: str, media_type: str = _JSON_LD
) -> Iterator[RecordFound | Warned]:
    given = opened(lambda: plain_schema_org(root, where), where)
    if isinstance(given, UnreadableError):
        yield from_error(given, where)
        return
    plain, odd = given
    things = tuple(_things(JsonNode(plain)))
    if not any(kind.text() == "Dataset" for one in things for kind in one["@type"]):
        return
    yield from odd
    document = {"@graph": [one.value for one in things]}
    record = opened(lambda: read_schema_org(document, where), where)
    if isinstance(record, UnreadableError):
        yield from_error(record, where)
    else:
        yield RecordFound(record, way, address, media_type)


def _things(root: JsonNode) -> Iterator[JsonNode]:
    """Give the things at the top of a document, in its graph, and what its pages are about."""
    for top in root:
        for one in (top, *top["@graph"]):
            yield one
            yield from one["mainEntity"]


def _by_file(body: bytes, media_type: str, address: str) -> tuple[Record, ...]:
    """Read by a file, which is what the readers take; nothing that comes from outside is in its name."""
    from fairtool.iso.subjects import described, records  # noqa: PLC0415 - lxml, for records only
    from fairtool.kinds import kind_of  # noqa: PLC0415 - likewise

    with TemporaryDirectory(prefix="fairtool-") as folder:
        path = Path(folder) / f"record{_SUFFIXES.get(media_type, '.json' if media_type.endswith('json') else '')}"
        path.write_bytes(body)
        kind = kind_of(path)
        if kind == "data":
            raise UnreadableError("{path} holds no metadata record that is known", path=address)
        found = (records if kind == "xml" else described)(path, address)
        return tuple(replace(one.view.record, places=dict(one.view.record.places)) for one in found)

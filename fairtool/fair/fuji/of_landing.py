"""What F-UJI would gather online, from what was found of a page; nothing is asked for here."""

import re
from collections.abc import Iterator
from functools import partial
from types import MappingProxyType

from fairtool.engine import opened
from fairtool.fair.fuji.exposed import Exposed, Served
from fairtool.fair.fuji.identifiers import is_pid
from fairtool.fair.fuji.json_ld_source import json_ld_source
from fairtool.fair.fuji.page_sources import page_sources
from fairtool.fair.fuji.rdf_source import rdf_source
from fairtool.fair.fuji.seen_links import SeenLink, lost_fields, seen_links
from fairtool.fair.fuji.source import Claimed, Part, Source, Way, elements
from fairtool.fair.fuji.xml_source import xml_source
from fairtool.fair.online.data_item import DataItem
from fairtool.fair.online.exchange import Exchange
from fairtool.fair.online.landing import PAGES, Landing
from fairtool.fair.online.rdf_found import graph_in
from fairtool.iso.element import Element
from fairtool.record.dcat_graph import Graph
from fairtool.record.json_node import JsonNode, read_json

_RDF = re.compile(r"[/+](?:rdf(?:\+xml)?|(?:x-)?turtle|ttl|n3|n-triples|ld\+json)+$")
_XML = re.compile(r"[+/]xml$")
_MOST_LINES = 4  # of the end of a broken document that are left away
_META = ("meta", "alternate meta", "metadata", "alternate")


def of_landing(landing: Landing) -> Exposed:
    """Give what would be gathered."""
    links = seen_links(landing)
    sources = tuple(_sources(landing, links))
    persistent = _is_persistent(landing, sources, links)
    return Exposed(
        addresses=tuple(_addresses(landing)),
        sources=sources,
        is_persistent=persistent,
        is_resolved=bool(landing.answered and landing.answered.redirects) if persistent else persistent,
        linked_files=tuple(Claimed(one.target, one.media_type) for one in links if one.rel == "item"),
        served=MappingProxyType({one.declared.address: _served(one) for one in landing.items}),
        lost_fields=lost_fields(landing),
        unseen=any(one.rel in _META and (_RDF.search(one.media_type) or _XML.search(one.media_type)) for one in links),
    )


def _addresses(landing: Landing) -> Iterator[str]:
    if landing.answered is not None and landing.answered.is_success:
        yield landing.answered.address
    if landing.address:
        yield landing.address


def _is_persistent(landing: Landing, sources: tuple[Source, ...], links: tuple[SeenLink, ...]) -> bool | None:
    """Say whether a persistent identifier leads to the page: that it was asked by, or one that nobody tried."""
    if is_pid(landing.identifier) or is_pid(landing.address):
        return True
    said = [text for source in sources for text in source.elements.get(Part.IDENTIFIER, ())]
    said += [one.target for one in links if one.rel == "cite-as"]
    return None if any(map(is_pid, said)) else False


def _sources(landing: Landing, links: tuple[SeenLink, ...]) -> Iterator[Source]:
    if landing.page is not None and landing.answered is not None and landing.answered.is_success:
        yield from page_sources(landing.page)
    for one in landing.negotiated:
        if one.is_record:
            yield from _read(one.answered.last, one.answered.address, _way_asked(one.answered.last))
    cited = tuple(one.target for one in links if one.rel == "cite-as")
    if cited:
        yield Source(Way.LINKS, elements(identifier=cited))
    came = {one.exchanges[0].asked.address: one for one in landing.descriptions}
    for link in links:
        answered = came.get(link.target) if link.rel == "describedby" else None
        if answered is not None and answered.is_success:
            way = Way.RDF_LINKED if _RDF.search(link.media_type) else Way.XML_LINKED
            if way is Way.RDF_LINKED or _XML.search(link.media_type):
                yield from _read(answered.last, answered.address, way)


def _way_asked(exchange: Exchange) -> Way:
    kind = exchange.media_type
    if "datacite" in kind:
        return Way.DATACITE
    if kind.endswith("json"):
        return Way.JSON_LD_ASKED
    return Way.XML_ASKED if kind.endswith("xml") and "rdf" not in kind else Way.RDF_ASKED


def _read(exchange: Exchange, address: str, way: Way) -> Iterator[Source]:
    """Give what is found in a document; one that cannot be read says nothing."""
    if exchange.media_type in PAGES or not exchange.whole:
        return
    if way in (Way.XML_ASKED, Way.XML_LINKED):
        yield from _of_xml(exchange.body, address, way)
    elif exchange.media_type.endswith("json"):
        yield from _of_json(exchange.body, address, way)
    elif graph := _graph(exchange.body, address):
        yield rdf_source(graph, way, address)


def _graph(body: bytes, address: str) -> Graph | None:
    """Give a graph; of one that is broken at its end what stands before, as F-UJI does."""
    lines = body.splitlines()
    for cut in range(min(_MOST_LINES, len(lines))):
        kept = b"\n".join(lines[: len(lines) - cut])
        graph = opened(partial(graph_in, kept, address), address)
        if isinstance(graph, Graph) and graph.subjects:
            return graph
    return None


def _of_xml(body: bytes, address: str, way: Way) -> Iterator[Source]:
    from fairtool.iso.safe import parse  # noqa: PLC0415 - lxml, for records only

    root = opened(lambda: parse(body, address), address)
    if isinstance(root, Element):
        yield xml_source(root, way)


def _of_json(body: bytes, address: str, way: Way) -> Iterator[Source]:
    root = opened(lambda: read_json(body, address, lists=True), address)
    if not isinstance(root, JsonNode):
        return
    if way is Way.DATACITE:
        yield from _of_datacite(root)
        return
    source = json_ld_source(root, way, address)
    if source is not None:
        yield source
        return
    if graph := _graph(body, address):
        yield rdf_source(graph, way, address)


def _of_datacite(root: JsonNode) -> Iterator[Source]:
    from fairtool.fair.fuji.datacite_source import datacite_source  # noqa: PLC0415 - for DOIs only

    if root["agency"]:  # without which F-UJI does not take it for DataCite
        yield datacite_source(root)


def _served(item: DataItem) -> Served:
    last = item.beginning.last
    is_text = item.kind in ("text/plain", "application/json", "application/xml")
    text = last.body.decode("utf-8", "replace") if is_text else ""
    code = 200 if last.code == 206 else last.code  # F-UJI asks for no range
    return Served(code, item.media_type, item.size, text, is_text)

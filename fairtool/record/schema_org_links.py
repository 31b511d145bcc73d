"""Reads from schema.org how data are had and what they belong to: downloads, files, pages, related things."""

import re
from collections.abc import Iterator

from fairtool.record.citation import Online
from fairtool.record.datacite_read import format_of, megabytes_in
from fairtool.record.essentials import Relation
from fairtool.record.file import DataFile
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.json_node import JsonNode
from fairtool.record.nested_said import Said
from fairtool.record.schema_org_node import get, kinds, text_of
from fairtool.record.schema_org_words import RELATION_OF_PROPERTY
from fairtool.record.text import Text

_BYTES = re.compile(r"(\d+) B")


def read_distribution(root: JsonNode) -> Iterator[Said]:
    """Give links to download, files, formats and the size."""
    for node in get(root, "distribution"):
        url, name = text_of(get(node, "contentUrl")) or text_of(get(node, "url")), text_of(get(node, "name"))
        if url:
            yield Said("links", _online(node, url, "download"), node.where)
            for one in get(node, "encodingFormat"):
                yield Said("formats", format_of(text_of(one)), one.where)
        elif name:
            size = _BYTES.fullmatch(text_of(get(node, "contentSize")))
            media = text_of(get(node, "encodingFormat"))
            file = DataFile(
                name,
                int(size[1]) if size else None,
                text_of(get(node, "sha256")),
                media if "/" not in media else "",
                media if "/" in media else "",
            )
            yield Said("files", file, node.where)
    for node in get(root, "encodingFormat"):
        yield Said("formats", format_of(text_of(node)), node.where)
    yield Said("size_megabytes", _size(root), get(root, "size").where)


def _size(root: JsonNode) -> float | None:
    """Give the size in megabytes: of the data set, else of all its downloads together, where each says its own."""
    said = megabytes_in(text_of(get(root, "size")))
    sizes = [
        megabytes_in(text_of(get(node, "contentSize"))) for node in get(root, "distribution") if get(node, "contentUrl")
    ]
    if said is not None or not sizes or None in sizes:
        return said
    return sum(size for size in sizes if size is not None)


def _online(node: JsonNode, url: str, function: str) -> Online:
    said = (text_of(get(node, key)) for key in ("additionalType", "name", "description"))
    protocol, name, description = (Text(one) if one else None for one in said)
    return Online(url, protocol, None, name, description, function)


def read_relations(root: JsonNode) -> Iterator[Said]:
    """Give related things, and pages about the data as links."""
    pages = []
    for name, type_ in RELATION_OF_PROPERTY.items():
        for node in get(root, name):
            if "WebPage" in kinds(node):
                pages.append(text_of(get(node, "url")))
                yield Said("links", _online(node, pages[-1], "information"), node.where)
            else:
                yield Said("relations", _relation(node, type_), node.where)
    url = text_of(get(root, "url"))
    if url and url not in pages and not doi_in(url):
        yield Said("links", Online(url, function="information"), get(root, "url").where)


def _relation(node: JsonNode, type_: str) -> Relation | None:
    said = get(node, "identifier")
    identifier = text_of(get(said, "value")) or text_of(said) or node["@id"].text() or text_of(get(node, "url"))
    title = text_of(get(node, "name"))
    text = node.text()
    if not identifier and text:
        return Relation(type_, text) if "://" in text or doi_in(text) else Relation(type_, "", text)
    return Relation(type_, identifier, title) if identifier or title else None

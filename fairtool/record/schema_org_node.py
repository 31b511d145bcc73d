"""Reading JSON-LD of schema.org, whatever prefix it writes before its words and however it writes a text."""

from collections.abc import Iterator

from fairtool.record.json_node import JsonNode

_DESCRIBED = frozenset({"WebAPI", "SoftwareSourceCode", "SoftwareApplication", "CreativeWork", "DataCatalog"})
_PREFIXES = ("", "schema:", "sc:", "https://schema.org/", "http://schema.org/", "sdo:")


def get(node: JsonNode, name: str) -> JsonNode:
    """Give a property of a thing."""
    return node.first(*(f"{prefix}{name}" for prefix in _PREFIXES))


def kinds(node: JsonNode) -> tuple[str, ...]:
    """Give the types of a thing, without prefixes."""
    said = (one.text() for one in node.first("@type", "type"))
    return tuple(one.rpartition("/")[2].rpartition(":")[2] for one in said)


def text_of(node: JsonNode) -> str:
    """Give the text of a value: itself, the first of several, its `@value`, or the `@id` of a thing."""
    one = next(iter(node), JsonNode())
    return one.text() or one["@value"].text() or one["@id"].text()


def language_in(node: JsonNode) -> str:
    """Give the language of a text, empty where it does not say."""
    return node["@language"].text()


def named(node: JsonNode) -> str:
    """Give the name of a thing, or the text that stands in for it."""
    return text_of(get(node, "name")) or text_of(node)


def data_sets(root: JsonNode) -> Iterator[JsonNode]:
    """Give the data sets of a document, at its top or in its graph; then services, software and other works."""
    graph = [one for top in root for one in (top, *top["@graph"], *get(top, "mainEntity"))]
    yield from (one for one in graph if "Dataset" in kinds(one))
    yield from (one for one in graph if set(kinds(one)) & _DESCRIBED)

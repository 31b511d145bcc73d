"""Which of the things in a document of JSON-LD F-UJI takes for what is described: that of which most is said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairtool.record.json_node import JsonNode

_OWN = ("@id", "@context")


@dataclass(frozen=True, slots=True)
class _Counted:
    """A thing with how many values it has, and how many other things name it."""

    node: JsonNode
    said: int
    named: int


def main_thing(document: JsonNode) -> JsonNode:
    """Give the thing; a node without value where nothing in the document has a type.

    Of what is said of a thing the number of values counts, half as much that no other thing names it.
    """
    counted = _counted(document)
    most = max((one.said for one in counted), default=0)
    often = max((one.named for one in counted), default=0)

    def weight(one: _Counted) -> tuple[float, bool]:
        alone = 0.25 * (1 - one.named / often) if often else 0.0
        return one.said / max(most, 1) + alone, "Dataset" in types_of(one.node)

    return max(counted, key=weight).node if counted else JsonNode()


def types_of(node: JsonNode) -> tuple[str, ...]:
    """Give the types of a thing."""
    return tuple(one.text() for one in node["@type"])


def _counted(document: JsonNode) -> list[_Counted]:
    first: dict[object, JsonNode] = {}
    named: dict[object, int] = {}
    for node, is_inside in _typed(document, is_inside=False):
        key = node["@id"].text() or id(node.value)
        kept = first.setdefault(key, node)
        if len(node.members) > len(kept.members):
            first[key] = node
        named[key] = named.get(key, 0) + is_inside
    return [_Counted(node, _values(node.members), named[key]) for key, node in first.items()]


def _typed(node: JsonNode, *, is_inside: bool) -> Iterator[tuple[JsonNode, bool]]:
    """Give the things with a type, and whether they stand inside another."""
    for one in node:
        has_type = "@type" in one.members
        if has_type:
            yield one, is_inside
        for name in one.members:
            if name not in (*_OWN, "@type"):
                yield from _typed(one[name], is_inside=has_type or is_inside)


def _values(members: Mapping[str, object]) -> int:
    return sum(len(one) if isinstance(one, list) else 1 for name, one in members.items() if name not in _OWN)

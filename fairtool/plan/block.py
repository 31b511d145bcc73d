"""One block of a plan file as plain values, with what is wrong in it, each fault with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from fairtool.errors import UnreadableError
from fairtool.plan.block_shape import block_shape
from fairtool.plan.fault import Fault, Kind
from fairtool.plan.faults import escaped, faults_of
from fairtool.plan.shape import Shape
from fairtool.plan.yaml_node import MappingNode, Node, Plain, ScalarNode, SequenceNode, is_empty, plain
from fairtool.translate import marked, translate

_LONGEST = 60  # characters of a value that are shown
_SHOWN = 8  # codes that are named

# What the standard calls the kinds of values, for whoever writes YAML.
_KINDS: Mapping[str, str] = {
    "string": marked("a text"),
    "integer": marked("a whole number"),
    "number": marked("a number"),
    "boolean": marked("true or false"),
    "array": marked("a list"),
    "object": marked("a mapping: keys with values, indented below"),
}
_FORMATS: Mapping[str, str] = {
    "date": marked("a day: 2026-03-01"),
    "date-time": marked("a moment with its zone: 2026-03-01T12:00:00Z"),
    "email": marked("an e-mail address"),
    "uri": marked("an address with its scheme: https://example.org"),
}


@dataclass(frozen=True, slots=True)
class Block:
    """What one block says, without what is empty; `lines` are of pointers inside it (`/dataset/cruise/title`)."""

    content: Mapping[str, Plain] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_block(node: Node | None, path: str, name: str) -> tuple[Block, tuple[UnreadableError, ...]]:
    """Give a block without what is wrong in it, and what is wrong."""
    if is_empty(node) or node is None:
        return Block(), ()
    shape = block_shape(node)
    if not isinstance(node, MappingNode):
        return Block(), (_fault(Fault(Kind.TYPE, "", name, plain(node), type="object"), path, node.line, name),)
    content = _said(node, shape) or {}
    lines = dict(_lines(node, ""))
    faults = faults_of(content, shape)
    told = tuple(_fault(one, path, lines.get(one.where, node.line), f"{name}{one.where}") for one in faults)
    sound = _without(content, frozenset(one.where for one in faults), "")
    return Block(sound if isinstance(sound, dict) else {}, lines), told


def _said(node: Node, shape: Shape | None) -> Plain:
    """Give the values, empty ones left out; where a text should be, what is written is taken: a year, a number."""
    known = shape or Shape()
    if isinstance(node, ScalarNode):
        return node.text if known.type == "string" and not isinstance(node.value, bool) else node.value
    if isinstance(node, SequenceNode):
        inside = known.items or next((one.items for one in known.either if one.items), None)
        return [_said(item, inside) for item in node.items if not is_empty(item)]
    keys = known.keys or next((one.keys for one in known.either if one.keys), {})
    return {key: _said(item, keys.get(key)) for key, item in node.items.items() if not is_empty(item)}


def _lines(node: Node, where: str) -> Iterator[tuple[str, int]]:
    """Give the line of every key and item."""
    if isinstance(node, MappingNode):
        for key, item in node.items.items():
            place = f"{where}/{escaped(key)}"
            yield place, node.lines[key]
            yield from _lines(item, place)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(one for one in node.items if not is_empty(one)):
            yield f"{where}/{index}", item.line
            yield from _lines(item, f"{where}/{index}")


def _without(value: Plain, wrong: frozenset[str], where: str) -> Plain:
    """Give the values without those at the places that are wrong."""
    if isinstance(value, dict):
        places = {key: f"{where}/{escaped(key)}" for key in value}
        return {key: _without(one, wrong, places[key]) for key, one in value.items() if places[key] not in wrong}
    if isinstance(value, list):
        return [_without(one, wrong, f"{where}/{i}") for i, one in enumerate(value) if f"{where}/{i}" not in wrong]
    return value


def _fault(fault: Fault, path: str, line: int, where: str) -> UnreadableError:
    """Say a fault: where it is, what is there, what would be right."""
    value = _shown(fault.value)
    if fault.kind is Kind.UNKNOWN:
        near = get_close_matches(fault.name, fault.codes, 1)
        return UnreadableError(
            "{path}, line {line}: {where} is no field of a plan",
            path=path,
            line=line,
            where=where,
            near=near[0] if near else "",
            hint="did you mean {near}?" if near else "",
        )
    if fault.kind is Kind.COUNT:
        return UnreadableError(
            "{path}, line {line}: {where} must have an item, and no two that are equal",
            path=path,
            line=line,
            where=where,
        )
    wanted = _wanted(fault)
    return UnreadableError(
        "{path}, line {line}: {where} is {value}; write {wanted}",
        path=path,
        line=line,
        where=where,
        value=value,
        wanted=wanted,
        wanted_fr=translate(wanted, "fr"),
    )


def _wanted(fault: Fault) -> str:
    """Say what would be right."""
    if fault.kind is Kind.CODE:
        return " | ".join(fault.codes[:_SHOWN]) + (" ..." if len(fault.codes) > _SHOWN else "")
    return _FORMATS.get(fault.format, fault.format) if fault.kind is Kind.FORMAT else _KINDS[fault.type]


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."

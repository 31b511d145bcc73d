"""What a YAML text holds: mappings, sequences and scalars that know their lines. Nothing here reads YAML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

Scalar = str | int | float | bool | None
Plain = Scalar | list["Plain"] | dict[str, "Plain"]

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_WHOLE = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d{1,3})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value; `text` is what is written, `value` what it means by the core schema of YAML 1.2.

    A plain `yes` or `2026-03-01` is text there, and only `true` and `false` are truth values.
    """

    text: str
    value: Scalar
    line: int


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """Values in order."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Values by key, in order, with the line of each key."""

    items: Mapping[str, "Node"]
    lines: Mapping[str, int]
    line: int


Node = ScalarNode | SequenceNode | MappingNode


def scalar(text: str, line: int, *, quoted: bool) -> ScalarNode:
    """Give the node of a scalar; what is quoted is text whatever it looks like."""
    return ScalarNode(text, text if quoted else meaning(text), line)


def meaning(text: str) -> Scalar:
    """Give what a plain scalar means."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def plain(node: Node) -> Plain:
    """Give the values alone."""
    match node:
        case ScalarNode():
            return node.value
        case SequenceNode():
            return [plain(item) for item in node.items]
        case MappingNode():
            return {key: plain(item) for key, item in node.items.items()}


def is_empty(node: Node | None) -> bool:
    """Say whether there is nothing: no node, nothing written, or an empty mapping or sequence."""
    match node:
        case None | ScalarNode(value=None):
            return True
        case SequenceNode() | MappingNode():
            return not node.items
    return False

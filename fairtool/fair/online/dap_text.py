"""Reads what an OPeNDAP server says of a data set: variables with their dimensions (DDS), attributes (DAS).

The grammar is that of DAP 2.0 (ESE-RFC-004, sections 6 and 7), read tolerantly: what is odd is passed over, nothing
raises, and the time grows with the length only.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import unquote

# A string that nothing closes goes on to the end: were it no string, each of its quotation marks would be tried anew.
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\\?\Z)|([{}\[\];,])|([^\s{}\[\];,"]++)', re.DOTALL)
_BEGINS = re.compile(r"\s*+(Dataset|Attributes)\s*+\{", re.IGNORECASE)
_COMMENT = re.compile(r"^[ \t]*+#.*+$", re.MULTILINE)
_DEEPEST = 30  # containers within each other
_MOST = 5000  # variables, and attributes
_LONGEST = 300  # characters of a name
_MOST_VALUES = 50  # of one attribute
_GLOBAL = "_global"  # the end of the name of a container that is of the whole: NC_GLOBAL

Attributes = Mapping[str, tuple[str, ...]]
_NONE: Attributes = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DapVariable:
    """A variable: its name (that of a member with the names of its structures before it), type, dimensions.

    Dimensions are (name, size); one without a name has an empty one.
    """

    name: str
    type: str
    dimensions: tuple[tuple[str, int], ...] = ()
    attributes: Attributes = field(default_factory=lambda: _NONE)


@dataclass(slots=True)
class _Container:
    """What is open while variables are read."""

    kind: str
    variables: list[DapVariable] = field(default_factory=list)
    in_maps: bool = False


def is_dds(text: str) -> bool:
    """Say whether a text begins as a description of a data set does."""
    found = _BEGINS.match(_COMMENT.sub("", text[:_LONGEST]))
    return found is not None and found[1].lower() == "dataset"


def is_das(text: str) -> bool:
    """Say whether a text begins as attributes of a data set do."""
    found = _BEGINS.match(_COMMENT.sub("", text[:_LONGEST]))
    return found is not None and found[1].lower() == "attributes"


def read_dds(text: str) -> tuple[DapVariable, ...]:
    """Give the variables of a description; of a Grid its array, whose maps are the coordinates of its dimensions."""
    stack = [_Container("")]
    closed: _Container | None = None
    words: list[str] = []
    sizes: list[str] = []
    count = 0
    for token, mark in _tokens(text):
        if mark == "{" and len(stack) <= _DEEPEST:
            _see_maps(stack[-1], words)
            stack.append(_Container(words[-1].lower() if words else ""))
        elif mark == "}" and len(stack) > 1:
            closed = stack.pop()
        elif mark == "[":
            sizes.append("")
            continue
        elif mark == ";":
            _see_maps(stack[-1], words)
            if not stack[-1].in_maps:
                stack[-1].variables.extend(_declared(words, _dimensions(sizes), closed))
            closed, count = None, count + 1
        elif not mark:
            _add(token, words, sizes)
            continue
        if mark in ("{", "}", ";"):
            words, sizes = [], []
        if count >= _MOST:
            break
    return tuple(one for container in stack for one in container.variables)[:_MOST]


def read_das(text: str) -> Mapping[str, Attributes]:
    """Give the attributes by variable; those of the whole data set by the empty name."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    path: list[str] = []
    parts: list[str] = []
    count = 0
    for token, mark in _tokens(text):
        if mark == "{":
            path.append(unquote(parts[-1])[:_LONGEST] if parts else "")
            parts = []
        elif mark == "}":
            path, parts = path[:-1], []
        elif mark == ";":
            if len(parts) >= 3 and path and len(path) <= _DEEPEST:
                found.setdefault(_owner(path), {})[parts[1][:_LONGEST]] = tuple(parts[2 : 2 + _MOST_VALUES])
            parts, count = [], count + 1
        elif not mark and len(parts) < _MOST_VALUES + 2:
            parts.append(token)
        if count >= _MOST or len(path) > 10 * _DEEPEST:
            break
    return MappingProxyType({name: MappingProxyType(said) for name, said in found.items()})


def with_attributes(variables: tuple[DapVariable, ...], said: Mapping[str, Attributes]) -> tuple[DapVariable, ...]:
    """Give variables with what is said of them."""
    return tuple(replace(one, attributes=said.get(one.name, _NONE)) for one in variables)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Give (word, "") or ("", sign); a string without its quotation marks is a word."""
    for found in _TOKEN.finditer(_COMMENT.sub("", text)):
        string, sign, word = found.groups()
        yield (re.sub(r"\\(.)", r"\1", string, flags=re.DOTALL) if string is not None else word or "", sign or "")


def _add(token: str, words: list[str], sizes: list[str]) -> None:
    """Put a word where it belongs: into the brackets that were opened last, else to the declaration."""
    if not sizes:
        words.append(token[:_LONGEST])
    elif len(sizes[-1]) < _LONGEST:
        sizes[-1] += token[:_LONGEST]


def _see_maps(container: _Container, words: list[str]) -> None:
    """Take the label that parts an array from its maps off a declaration."""
    while words and words[0].endswith(":"):
        container.in_maps = words.pop(0).lower() == "maps:"


def _declared(
    words: list[str], dimensions: tuple[tuple[str, int], ...], closed: _Container | None
) -> Iterator[DapVariable]:
    """Give the variables of a declaration: one, or the members of a structure that was closed."""
    name = unquote(words[-1])[:_LONGEST] if words else ""
    if closed is None:
        if len(words) > 1:
            yield DapVariable(name, words[-2], dimensions)
        return
    for one in closed.variables:
        if closed.kind == "grid":
            yield replace(one, name=name)
        elif closed.kind == "dataset":
            yield one
        else:
            yield replace(one, name=f"{name}.{one.name}"[:_LONGEST], dimensions=(*dimensions, *one.dimensions))


def _dimensions(sizes: list[str]) -> tuple[tuple[str, int], ...]:
    """Give (name, size) of each pair of brackets: `[time = 12]`, `[12]`."""
    found = []
    for one in sizes[:_DEEPEST]:
        name, _, size = one.rpartition("=")
        if size.isascii() and size.isdecimal() and len(size) < 20:
            found.append((unquote(name), int(size)))
    return tuple(found)


def _owner(path: list[str]) -> str:
    """Give the variable that a path of containers is of; the first is that of all attributes."""
    inside = path[1:]
    return "" if not inside or inside[0].lower().endswith(_GLOBAL) else ".".join(inside)[:_LONGEST]

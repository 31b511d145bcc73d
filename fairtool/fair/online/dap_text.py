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
_MOST_WORDS = 5  # of a declaration, beside its name
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
    """A structure that is open while variables are read."""

    kind: str
    variables: list[DapVariable] = field(default_factory=list)
    in_maps: bool = False


@dataclass(slots=True)
class _Reading:
    """How far a description is read: what is open, what was closed last, the declaration that is being read."""

    stack: list[_Container] = field(default_factory=lambda: [_Container("")])
    closed: _Container | None = None
    words: list[str] = field(default_factory=list)
    sizes: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, token: str) -> None:
        """Put a word where it belongs: into the brackets that were opened last, else to the declaration."""
        if not self.sizes:
            self.words = [*self.words[:_MOST_WORDS], token[:_LONGEST]]
        elif len(self.sizes[-1]) < _LONGEST:
            self.sizes[-1] += token[:_LONGEST]

    def open(self) -> None:
        """Begin a structure; beyond the deepest, what is in it counts to the one around it."""
        self._see_maps()
        if len(self.stack) <= _DEEPEST:
            self.stack.append(_Container(self.words[-1].lower() if self.words else ""))
        self.words, self.sizes = [], []

    def close(self) -> None:
        """End a structure, whose name follows."""
        if len(self.stack) > 1:
            self.closed = self.stack.pop()
        self.words, self.sizes = [], []

    def declare(self) -> None:
        """End a declaration; of a Grid the maps are left out."""
        self._see_maps()
        if not self.stack[-1].in_maps:
            self.stack[-1].variables.extend(_declared(self.words, _dimensions(self.sizes), self.closed))
        self.closed, self.words, self.sizes = None, [], []
        self.count += 1

    def _see_maps(self) -> None:
        """Take the label that parts an array from its maps off a declaration."""
        while self.words and self.words[0].endswith(":"):
            self.stack[-1].in_maps = self.words.pop(0).lower() == "maps:"


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
    reading = _Reading()
    for token, mark in _tokens(text):
        match mark:
            case "":
                reading.add(token)
            case "{":
                reading.open()
            case "}":
                reading.close()
            case "[":
                reading.sizes.append("")
            case ";":
                reading.declare()
        if reading.count >= _MOST:
            break
    return tuple(one for container in reading.stack for one in container.variables)[:_MOST]


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

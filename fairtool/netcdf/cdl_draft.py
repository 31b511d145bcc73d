"""What is known of a data set while its CDL is being read, and how it is frozen into groups."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from fairtool.netcdf.model import Dimension, Group, NcType, Value, Variable

Span = tuple[int, int]
Thing = TypeVar("Thing")


@dataclass(slots=True)
class DimensionDraft:
    """A dimension whose length may still grow with the data."""

    name: str
    path: str
    length: int
    unlimited: bool

    def frozen(self) -> Dimension:
        """Give the dimension with the length it has now."""
        return Dimension(self.name, self.length, self.unlimited, self.path)


@dataclass(slots=True)
class VariableDraft:
    """A variable whose attributes and data are still to come; `data` is the span of its values in the text."""

    path: str
    type: NcType
    type_name: str
    dimensions: tuple[DimensionDraft, ...]
    attributes: dict[str, Value] = field(default_factory=dict)
    deflate: int | None = None
    data: Span | None = None

    def frozen(self, dimensions: Mapping[int, Dimension]) -> Variable:
        """Give the variable with its dimensions, looked up by the identity of their drafts."""
        own = tuple(dimensions[id(draft)] for draft in self.dimensions)
        return Variable(self.path, self.type, own, self.attributes, self.type_name, self.deflate)


@dataclass(slots=True)
class GroupDraft:
    """A group that is still open."""

    path: str = "/"
    attributes: dict[str, Value] = field(default_factory=dict)
    dimensions: dict[str, DimensionDraft] = field(default_factory=dict)
    variables: dict[str, VariableDraft] = field(default_factory=dict)
    groups: dict[str, "GroupDraft"] = field(default_factory=dict)
    user_types: dict[str, None] = field(default_factory=dict)

    def place(self, name: str) -> str:
        """Give the path of a dimension or variable of this group: `sst`, `/group/sst`."""
        return name if self.path == "/" else f"{self.path}/{name}"

    def subgroup(self, name: str) -> str:
        """Give the path of a group in this group: `/name`, `/group/name`."""
        return f"/{name}" if self.path == "/" else f"{self.path}/{name}"


class Scopes(Generic[Thing]):
    """The names that can be seen from the open groups: for each the innermost thing of that name, at once."""

    __slots__ = ("_found", "_open")

    def __init__(self) -> None:
        """Open the scope of the root group."""
        self._found: dict[str, list[Thing]] = {}
        self._open: list[list[str]] = [[]]

    def enter(self) -> None:
        """Open the scope of a group."""
        self._open.append([])

    def leave(self) -> None:
        """Close the innermost scope: what it hid can be seen again."""
        for name in self._open.pop():
            self._found[name].pop()

    def add(self, name: str, thing: Thing) -> None:
        """Make a thing visible in the innermost scope."""
        self._found.setdefault(name, []).append(thing)
        self._open[-1].append(name)

    def find(self, name: str) -> Thing | None:
        """Give the innermost thing of a name, or None."""
        found = self._found.get(name)
        return found[-1] if found else None


def freeze(groups: Iterable[GroupDraft]) -> tuple[Group, Mapping[str, Variable]]:
    """Give the root group, and all variables by path. `groups` are all groups, parents before children, the root first.

    Children are built before their parents, in a loop: text may nest deeper than Python recurses.
    """
    drafts = tuple(groups)
    dimensions = {id(draft): draft.frozen() for group in drafts for draft in group.dimensions.values()}
    variables = {draft.path: draft.frozen(dimensions) for draft in variables_of(drafts)}
    built: dict[str, Group] = {}
    for draft in reversed(drafts):
        built[draft.path] = Group(
            draft.path,
            draft.attributes,
            {name: dimensions[id(dimension)] for name, dimension in draft.dimensions.items()},
            {name: variables[variable.path] for name, variable in draft.variables.items()},
            {name: built.pop(child.path) for name, child in draft.groups.items()},
            tuple(draft.user_types),
        )
    return built["/"], variables


def variables_of(groups: Iterable[GroupDraft]) -> Iterator[VariableDraft]:
    """Give all variables, in the order of the text."""
    for group in groups:
        yield from group.variables.values()

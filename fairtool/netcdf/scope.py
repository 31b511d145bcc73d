"""Finding variables and dimensions by name across groups (CF 2.7.1: path, proximity, lateral search)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from posixpath import normpath

from fairtool.netcdf.model import Dimension, Group, Variable


class Search(StrEnum):
    """How a name was found."""

    PATH = "path"
    PROXIMITY = "proximity"
    LATERAL = "lateral"
    OUT_OF_SCOPE = "out of scope"


@dataclass(frozen=True, slots=True)
class Scope:
    """The groups of a data set by path, and the searches of CF 2.7.1 over them.

    A name that none of the searches finds, and that a variable of another group has, is given as out of scope: the
    variable meant is known, so that one rule can tell of the scope and others need not call the variable missing.
    """

    groups: Mapping[str, Group]
    anywhere: Mapping[str, Variable] = field(init=False)

    def __post_init__(self) -> None:
        """Index the variables by name; the first of several in file order is kept."""
        found: dict[str, Variable] = {}
        if len(self.groups) > 1:
            for group in self.groups.values():
                for name, variable in group.variables.items():
                    found.setdefault(name, variable)
        object.__setattr__(self, "anywhere", found)

    def variable(self, name: str, group: str) -> tuple[Variable, Search] | None:
        """Find the variable that `name`, written in an attribute inside `group`, refers to or means, and say how."""
        if "/" in name:
            holder, word = self._at(name, group)
            found = holder.variables.get(word) if holder else None
            return (found, Search.PATH) if found else None
        for holder in self.upwards(group):
            if name in holder.variables:
                return holder.variables[name], Search.PROXIMITY
        return self._lateral(name, group) or self._out_of_scope(name)

    def dimension(self, name: str, group: str) -> Dimension | None:
        """Find the dimension that `name`, written in an attribute inside `group`, refers to."""
        if "/" in name:
            holder, word = self._at(name, group)
            return holder.dimensions.get(word) if holder else None
        return next((holder.dimensions[name] for holder in self.upwards(group) if name in holder.dimensions), None)

    def upwards(self, group: str) -> Iterator[Group]:
        """Give a group, its parent, and so on to the root."""
        while True:
            yield self.groups[group]
            if group == "/":
                return
            group = group.rpartition("/")[0] or "/"

    def downwards(self, group: str) -> Iterator[Group]:
        """Give a group and those below it, level by level."""
        level = [self.groups[group]]
        while level:
            yield from level
            level = [child for parent in level for child in parent.groups.values()]

    def _at(self, name: str, group: str) -> tuple[Group | None, str]:
        """Give the group that a path points into, and the last word of the path."""
        folder, _, word = name.rpartition("/")
        start = folder or "/"
        path = normpath(start if name.startswith("/") else f"{group}/{folder}")
        return self.groups.get(f"/{path.lstrip('/')}"), word

    def _lateral(self, name: str, group: str) -> tuple[Variable, Search] | None:
        """Search for a coordinate variable downwards from the group that defines its dimension."""
        dimension = self.dimension(name, group)
        if dimension is None:
            return None
        apex = dimension.group
        for holder in self.downwards(apex):
            variable = holder.variables.get(name)
            if variable and variable.dimensions == (dimension,):
                return variable, Search.LATERAL
        return None

    def _out_of_scope(self, name: str) -> tuple[Variable, Search] | None:
        variable = self.anywhere.get(name)
        return (variable, Search.OUT_OF_SCOPE) if variable else None

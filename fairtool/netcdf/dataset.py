"""The view of a netCDF data set that rules read, with its indexes computed once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from fairtool.netcdf.model import Attributes, Dimension, Group, Variable
from fairtool.netcdf.roles import Role, Roles, roles_of
from fairtool.netcdf.values import Array, ValueReader
from fairtool.rule import When


class Format(StrEnum):
    """How a data set is stored."""

    CLASSIC = "netCDF-3 classic"
    OFFSET_64 = "netCDF-3 64-bit offset"
    CDF5 = "netCDF-3 64-bit data (CDF-5)"
    NETCDF4 = "netCDF-4"
    NETCDF4_CLASSIC = "netCDF-4 classic model"
    CDL = "CDL text"
    ZARR2 = "Zarr version 2"
    ZARR3 = "Zarr version 3"

    @property
    def is_zarr(self) -> bool:
        """True for the two versions of Zarr, whose data sets are folders."""
        return self in (Format.ZARR2, Format.ZARR3)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A netCDF data set: its groups, and its dimensions, variables and roles by path.

    `path` is what the user called it. Values are had from `reader`; everything else is frozen.
    """

    path: str
    format: Format
    root: Group
    reader: ValueReader
    groups: Mapping[str, Group] = field(init=False)
    variables: Mapping[str, Variable] = field(init=False)
    dimensions: Mapping[str, Dimension] = field(init=False)
    roles: Roles = field(init=False)
    by_attribute: Mapping[str, tuple[Variable, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Compute the indexes."""
        groups = tuple(_walk(self.root))
        variables = {variable.path: variable for group in groups for variable in group.variables.values()}
        dimensions = {
            dimension.path or dimension.name: dimension for group in groups for dimension in group.dimensions.values()
        }
        self._set("groups", {group.path: group for group in groups})
        self._set("variables", variables)
        self._set("dimensions", dimensions)
        self._set("roles", roles_of(groups))
        self._set("by_attribute", _by_attribute(variables.values()))

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    @property
    def attributes(self) -> Attributes:
        """The global attributes: those of the root group."""
        return self.root.attributes

    def text(self, attribute: str) -> str | None:
        """Give the text of a global attribute, or None where it is absent, numeric or an array of strings."""
        return self.root.text(attribute)

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Give the place and the value of each of these global attributes that is there."""
        return self.root.shown(names)

    def place(self, attribute: str | None = None) -> str:
        """Give the way the data set, or one of its global attributes, is written in a finding: `:title`."""
        return self.root.place(attribute)

    def read(self, variable: Variable) -> Array:
        """Give all raw values of a variable; raises `Unavailable` where they cannot be had within the budget."""
        return self.reader.read(variable.path)

    def blocks(self, variable: Variable) -> Iterator[Array]:
        """Give the raw values of a variable in blocks along its first dimension; raises `Unavailable`."""
        return self.reader.blocks(variable.path)

    def parts(self, kind: type, when: When) -> Sequence[object]:
        """Give the parts of a kind (Dataset, Group, Dimension, Variable) that `when` matches, in file order.

        A data set matches where any of its groups or variables does.
        """
        if kind is Variable:
            return self._variables(when)
        if kind is Group:
            return tuple(group for group in self.groups.values() if _any_in(when.attributes, group.attributes))
        if kind is Dimension:
            return tuple(self.dimensions.values())
        if kind is Dataset:
            return (self,) if self._concerned(when) else ()
        message = f"a netCDF data set has no parts of type {kind.__name__}"
        raise TypeError(message)

    def _variables(self, when: When) -> tuple[Variable, ...]:
        """Look the variables up by attribute and role; only what may match is touched."""
        if not when.attributes and not when.roles:
            return tuple(self.variables.values())
        if len(when.attributes) + len(when.roles) == 1:
            index: Mapping[Any, tuple[Variable, ...]] = self.by_attribute if when.attributes else self.roles.members
            return index.get((when.attributes or when.roles)[0], ())
        wanted = self._wanted(when)
        if len(wanted) < 2:
            return tuple(self.variables[path] for path in wanted)
        return tuple(variable for path, variable in self.variables.items() if path in wanted)

    def _wanted(self, when: When) -> set[str]:
        """Give the paths of the variables with one of the attributes and one of the roles that are asked for."""
        paths = [_paths(self.by_attribute, when.attributes)] if when.attributes else []
        paths += [_paths(self.roles.members, when.roles)] if when.roles else []
        return set.intersection(*paths)

    def _concerned(self, when: When) -> bool:
        if not when.attributes and not when.roles:
            return True
        in_groups = any(_any_in(when.attributes, group.attributes) for group in self.groups.values())
        return bool((in_groups and not when.roles and when.attributes) or self._variables(when))

    def having(self, role: Role) -> tuple[Variable, ...]:
        """Give the variables that have a role, in file order."""
        return self.roles.members.get(role, ())


def _walk(root: Group) -> Iterator[Group]:
    """Give a group and all groups below it, parents first, without recursion (files nest thousands deep)."""
    waiting = [root]
    while waiting:
        group = waiting.pop()
        yield group
        waiting.extend(reversed(tuple(group.groups.values())))


def _by_attribute(variables: Iterable[Variable]) -> Mapping[str, tuple[Variable, ...]]:
    found: dict[str, list[Variable]] = {}
    for variable in variables:
        for name in variable.attributes:
            found.setdefault(name, []).append(variable)
    return {name: tuple(members) for name, members in found.items()}


def _any_in(names: tuple[str, ...], attributes: Attributes) -> bool:
    return not names or any(name in attributes for name in names)


def _paths(index: Mapping[Any, tuple[Variable, ...]], keys: Iterable[str]) -> set[str]:
    return {variable.path for key in keys for variable in index.get(key, ())}

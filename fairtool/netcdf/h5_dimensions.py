"""Which dimension each axis of a variable has, and how long it is, as the netCDF library finds that out.

The file may say it by number, by dimension scales, or not at all; for axes without a scale the library makes up
dimensions, and names them by the next free number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fairtool.netcdf.h5_objects import DraftDimension, DraftVariable
from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.model import Dimension


@dataclass(slots=True)
class DraftGroup:
    """A group with what stands in it, parents above and children below it."""

    path: str
    name: str
    parent: "DraftGroup | None" = None
    dimensions: list[DraftDimension] = field(default_factory=list)
    variables: list[DraftVariable] = field(default_factory=list)
    children: list["DraftGroup"] = field(default_factory=list)


class Numbering:
    """The numbers of the dimensions of a file: those that are stored, and the next one that is free."""

    def __init__(self) -> None:
        """Begin at 0."""
        self.by_number: dict[int, DraftDimension] = {}
        self._next = 0

    def add(self, dimension: DraftDimension) -> None:
        """Give a dimension a number, unless it brings one; raises UnlikeError where that is taken."""
        if dimension.number < 0:
            dimension.number = self._next
        if dimension.number in self.by_number:
            raise UnlikeError("two dimensions have the same number")
        self._next = max(self._next, dimension.number + 1)
        self.by_number[dimension.number] = dimension

    @property
    def following(self) -> int:
        """The number that a dimension would get now."""
        return self._next


def resolve(root: DraftGroup, numbering: Numbering) -> dict[int, Dimension]:
    """Find the dimensions of all variables, and give them by number, each with its length; raises UnlikeError."""
    groups = _parents_first(root)
    for group in _children_first(root):
        for variable in group.variables:
            _resolve(variable, group, numbering)
    used = {number for group in groups for variable in group.variables for number in variable.dimensions}
    if not used <= numbering.by_number.keys():
        raise UnlikeError("a variable has a dimension that is not there")
    lengths = _lengths(groups, numbering)
    return {number: _final(one, lengths) for number, one in sorted(numbering.by_number.items())}


def _parents_first(root: DraftGroup) -> list[DraftGroup]:
    found, waiting = [], [root]
    while waiting:
        group = waiting.pop()
        found.append(group)
        waiting.extend(reversed(group.children))
    return found


def _children_first(root: DraftGroup) -> Iterable[DraftGroup]:
    """Give each group after the groups below it, in the order in which the library goes through them."""
    found, waiting = [], [root]
    while waiting:
        group = waiting.pop()
        found.append(group)
        waiting.extend(group.children)
    return reversed(found)


def _resolve(variable: DraftVariable, group: DraftGroup, numbering: Numbering) -> None:
    if variable.is_scale or variable.is_numbered:
        return
    if variable.scales is not None:
        variable.dimensions = [_of_scale(place, group) for place in variable.scales]
        return
    for index, length in enumerate(variable.shape):
        unlimited = variable.longest[index] is None
        variable.dimensions.append(_made_up(variable.dimensions, group, numbering, length=length, unlimited=unlimited))


def _of_scale(place: tuple[int, int], group: DraftGroup) -> int:
    above: DraftGroup | None = group
    while above:
        for dimension in above.dimensions:
            if dimension.place == place:
                return dimension.number
        above = above.parent
    raise UnlikeError("a variable has a scale that no group above it holds")


def _made_up(taken: Sequence[int], group: DraftGroup, numbering: Numbering, *, length: int, unlimited: bool) -> int:
    """Give a dimension of the group with the length of an axis that has no scale, or make one."""
    for dimension in group.dimensions:
        if dimension.is_bare and dimension.unlimited:
            raise UnlikeError("the length of a dimension is not known yet where it is looked for")
        if (dimension.length, dimension.unlimited) == (length, unlimited) and dimension.number not in taken:
            return dimension.number
    made = DraftDimension(
        f"phony_dim_{numbering.following}",
        group.path,
        -1,
        length,
        unlimited=unlimited or not length,
        place=(-1, -1),
        is_bare=False,
    )
    numbering.add(made)
    group.dimensions.append(made)
    return made.number


def _lengths(groups: Iterable[DraftGroup], numbering: Numbering) -> dict[int, int]:
    """Give the lengths of the unlimited dimensions: the greatest one among the variables at and below each."""
    found = {number: 0 for number, one in numbering.by_number.items() if one.unlimited}
    for group in groups:
        for variable in group.variables:
            for number, length in zip(variable.dimensions, variable.shape, strict=True):
                if number in found and _is_within(group.path, numbering.by_number[number].group):
                    found[number] = max(found[number], length)
    return found


def _is_within(path: str, group: str) -> bool:
    return group in ("/", path) or path.startswith(f"{group}/")


def _final(draft: DraftDimension, lengths: dict[int, int]) -> Dimension:
    prefix = "" if draft.group == "/" else f"{draft.group}/"
    length = lengths.get(draft.number, draft.length)
    return Dimension(draft.name, length, draft.unlimited, prefix + draft.name)

"""Tie points: how `coordinate_interpolation` and `tie_point_mapping` are written, and what they name (CF 8.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.rules.cf.spanned_dimensions import gathered, spanned
from fairtool.rules.cf.word_pairs import is_key


class Group(NamedTuple):
    """The names of tie points and of the interpolation variable they are interpolated by: `lat: lon: method`."""

    tie_points: tuple[str, ...]
    interpolation: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names in one part of a `tie_point_mapping`, `x: x_indices tp_x subarea_x`; the last may be empty."""

    interpolated: str
    index: str
    subsampled: str
    subarea: str


@dataclass(frozen=True, slots=True)
class Mapped:
    """What one part of a `tie_point_mapping` names: dimensions that exist, and the index variable if it does."""

    interpolated: Dimension
    index: Variable | None
    subsampled: Dimension
    subarea: Dimension | None


class Subsampling(NamedTuple):
    """The tie points of a data variable that share an interpolation variable; those that exist."""

    data: Variable
    tie_points: tuple[Variable, ...]


def groups(text: str) -> tuple[Group, ...] | None:
    """Read a `coordinate_interpolation`; None where it is no list of names with colons and then one without."""
    found: list[Group] = []
    points: list[str] = []
    for word in text.split():
        if is_key(word):
            points.append(word[:-1])
        elif points and ":" not in word:
            found.append(Group(tuple(points), word))
            points = []
        else:
            return None
    return None if points or not found else tuple(found)


def names(text: str) -> tuple[Names, ...] | None:
    """Read a `tie_point_mapping`; None where it is not written as it should be."""
    parts: list[list[str]] = []
    for word in text.split():
        if is_key(word):
            parts.append([word[:-1]])
        elif parts and ":" not in word:
            parts[-1].append(word)
        else:
            return None
    if not parts or any(len(part) not in (3, 4) for part in parts):
        return None
    return tuple(Names(part[0], part[1], part[2], part[3] if len(part) > 3 else "") for part in parts)


def mapped(interpolation: Variable, view: Dataset) -> tuple[Mapped, ...]:
    """Give what the `tie_point_mapping` of an interpolation variable names; empty where a dimension is not found."""
    scope, group = view.roles.scope, interpolation.group
    found: list[Mapped] = []
    for part in names(interpolation.text("tie_point_mapping") or "") or ():
        interpolated, subsampled = scope.dimension(part.interpolated, group), scope.dimension(part.subsampled, group)
        subarea = scope.dimension(part.subarea, group) if part.subarea else None
        if interpolated is None or subsampled is None or (part.subarea and subarea is None):
            return ()
        index = scope.variable(part.index, group)
        found.append(Mapped(interpolated, index[0] if index else None, subsampled, subarea))
    return tuple(found)


def subsamplings(interpolation: Variable, view: Dataset) -> Iterator[Subsampling]:
    """Give the tie points that are interpolated by an interpolation variable, for each data variable."""
    users = {one.path: one for one in view.roles.naming(interpolation, "coordinate_interpolation")}
    for data in users.values():
        for group in groups(data.text("coordinate_interpolation") or "") or ():
            method = view.roles.scope.variable(group.interpolation, data.group)
            if method and method[0].path == interpolation.path:
                yield Subsampling(data, _tie_points(group, data, view))


def _tie_points(group: Group, data: Variable, view: Dataset) -> tuple[Variable, ...]:
    found = (view.roles.scope.variable(name, data.group) for name in group.tie_points)
    return tuple(one[0] for one in found if one)


def data_dimensions(data: Variable, view: Dataset) -> frozenset[Dimension]:
    """Give the dimensions of a data or domain variable, with those behind gathering."""
    own = spanned(data, view.roles)
    return frozenset(own) | {behind for one in own for behind in gathered(one, data, view.roles)}

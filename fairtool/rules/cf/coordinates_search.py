"""Finding dimensions that are space or time and have no coordinate variable (CF 5, and the terms of CF 1.3)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.netcdf.axes import axis_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import COORDINATES, Axis, Role
from fairtool.rules.cf.coordinates_span import external_names, span

# Dimension names that say what they are in any file; CF standardises none, so the list is short.
_TELLING: Mapping[str, Axis] = {
    "time": Axis.T,
    "lat": Axis.Y,
    "latitude": Axis.Y,
    "lon": Axis.X,
    "longitude": Axis.X,
    "depth": Axis.Z,
}
_SAMPLING = ("featureType", "featuretype", "CF:featureType", "cdm_data_type")
_UNSTRUCTURED = ("mesh", "location_index_set", "geometry")
_NOT_PLACES = (Role.BOUNDS, Role.CLIMATOLOGY, Role.FRAGMENT, Role.CONNECTIVITY, Role.CELL_MEASURE)


@dataclass(frozen=True, slots=True)
class Place:
    """A variable that says where or when something is, and the direction it describes."""

    variable: Variable
    axis: Axis


@dataclass(frozen=True, slots=True)
class Lacking:
    """A dimension of `data` that is of an axis and has no coordinate variable, and what stands `along` it."""

    axis: Axis
    along: Variable | None
    data: Variable


def lacking_in(view: Dataset) -> Iterator[tuple[Dimension, Lacking]]:
    """Give the dimensions of data that should have a coordinate variable and have none, each once."""
    open_ones = [
        (variable, dimension)
        for variable in view.having(Role.DATA)
        for dimension in span(view, variable)
        if _is_open(view, variable, dimension)
    ]
    places = _places(view, {dimension for _, dimension in open_ones})
    told: set[Dimension] = set()
    for variable, dimension in open_ones:
        found = None if dimension in told else _lacking(view, variable, dimension, places[dimension])
        if found:
            told.add(dimension)
            yield dimension, found


def _is_open(view: Dataset, data: Variable, dimension: Dimension) -> bool:
    """Say whether a dimension has several points, no coordinate variable, and no other chapter that rules it."""
    if dimension.length < 2 or _has_coordinate_variable(view, data, dimension):
        return False
    return not _is_special(view, data, dimension)


def _lacking(view: Dataset, data: Variable, dimension: Dimension, places: tuple[Place, ...]) -> Lacking | None:
    lines = tuple(place for place in places if span(view, place.variable) == (dimension,))
    if len(lines) > 1:
        return None
    line = lines[0] if lines else None
    if line and _is_independent(view, data, dimension, line):
        return Lacking(line.axis, line.variable, data)
    axis = _TELLING.get(dimension.name.lower())
    if axis is None or not _fits(axis, line, places):
        return None
    return Lacking(axis, line.variable if line else None, data)


def _fits(axis: Axis, line: Place | None, places: Sequence[Place]) -> bool:
    """Say whether what stands along a dimension alone, if anything, is of an axis, and no other place is of it."""
    if line and line.axis is not axis:
        return False
    return not any(_alike(axis, place.axis) for place in places if place != line)


def _has_coordinate_variable(view: Dataset, data: Variable, dimension: Dimension) -> bool:
    """Say whether a dimension has a coordinate variable, seen from its own group or from the data's."""
    if view.roles.coordinate_variable(dimension) or dimension.name in external_names(view):
        return True
    return any(
        view.roles.dimensions[one.path] == (dimension,) and one.name == dimension.name for one in _around(view, data)
    )


def _around(view: Dataset, data: Variable) -> tuple[Variable, ...]:
    return (*view.roles.coordinates[data.path], data)


def _is_special(view: Dataset, data: Variable, dimension: Dimension) -> bool:
    """Say whether other chapters rule this dimension: sampling geometries, compression by sampling, ragged arrays."""
    if "coordinate_interpolation" in data.attributes:
        return True
    groups = view.roles.scope.upwards(data.group)
    if any(name in group.attributes for group in groups for name in _SAMPLING):
        return True
    ragged = (*view.having(Role.COUNT), *view.having(Role.INDEX))
    return bool(ragged) and dimension.name.lower() not in _TELLING


def _places(view: Dataset, dimensions: set[Dimension]) -> Mapping[Dimension, tuple[Place, ...]]:
    """Give, for each dimension, the variables along it that say where or when something is, with their axis."""
    found: dict[Dimension, list[Place]] = {dimension: [] for dimension in dimensions}
    for variable in view.variables.values() if dimensions else ():
        along = dimensions.intersection(view.roles.dimensions[variable.path])
        place = _place(view, variable) if along else None
        if place is None:
            continue
        for dimension in along:
            found[dimension].append(place)
    return {dimension: tuple(places) for dimension, places in found.items()}


def _place(view: Dataset, variable: Variable) -> Place | None:
    axis = None if view.roles.has(variable, *_NOT_PLACES) else axis_of(variable)
    is_coordinate = view.roles.has(variable, *COORDINATES, Role.NODE_COORDINATE, Role.TIE_POINT)
    if axis is None or (axis is Axis.Z and not is_coordinate):  # pressure and height may well be the data
        return None
    return Place(variable, axis)


def _is_independent(view: Dataset, data: Variable, dimension: Dimension, line: Place) -> bool:
    """Say whether the one place along a dimension is a coordinate of the data that varies by itself.

    It does not where the dimension also counts things that have labels, where the data have a coordinate variable of
    the same axis (times of analysis along an ensemble), or where the dimension numbers cells of a mesh.
    """
    coordinates = view.roles.coordinates[data.path]
    if line.variable not in coordinates or not line.variable.type.is_numeric:
        return False
    if any(name in data.attributes for name in _UNSTRUCTURED):
        return False
    return not any(_stands_before(view, one, dimension, line.axis) for one in coordinates if one is not line.variable)


def _stands_before(view: Dataset, other: Variable, dimension: Dimension, axis: Axis) -> bool:
    """Say whether another coordinate labels or places what is along the dimension, or is that of the whole axis."""
    own = view.roles.axis(other)
    if dimension in span(view, other) and (other.type.is_text or own):
        return True
    return view.roles.has(other, Role.COORDINATE) and own is axis


def _alike(axis: Axis, other: Axis) -> bool:
    """Say whether two directions are the same, the horizontal ones counted as one."""
    horizontal = (Axis.X, Axis.Y)
    return axis is other or (axis in horizontal and other in horizontal)

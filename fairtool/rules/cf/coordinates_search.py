"""Finding dimensions that are space or time and have no coordinate variable (CF 5, and the terms of CF 1.3)."""

from collections.abc import Iterator, Mapping
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
    if len(lines) == 1 and _is_independent(view, data, dimension, lines[0]):
        return Lacking(lines[0].axis, lines[0].variable, data)
    axis = _TELLING.get(dimension.name.lower())
    if axis is None or len(lines) > 1 or (lines and lines[0].axis is not axis):
        return None
    if any(_alike(axis, place.axis) for place in places if place not in lines):
        return None
    return Lacking(axis, lines[0].variable if lines else None, data)


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
        axis = axis_of(variable) if along and not view.roles.has(variable, *_NOT_PLACES) else None
        if axis is None:
            continue
        is_coordinate = view.roles.has(variable, *COORDINATES, Role.NODE_COORDINATE, Role.TIE_POINT)
        if is_coordinate or axis is not Axis.Z:  # pressure and height may well be the data
            for dimension in along:
                found[dimension].append(Place(variable, axis))
    return {dimension: tuple(places) for dimension, places in found.items()}


def _is_independent(view: Dataset, data: Variable, dimension: Dimension, line: Place) -> bool:
    """Say whether the one place along a dimension is a coordinate of the data that varies by itself.

    It does not where the dimension also counts things that have labels, where the data have a coordinate variable of
    the same axis (times of analysis along an ensemble), or where the dimension numbers cells of a mesh.
    """
    variable, axis = line.variable, line.axis
    coordinates = view.roles.coordinates[data.path]
    if (
        variable not in coordinates
        or not variable.type.is_numeric
        or any(name in data.attributes for name in _UNSTRUCTURED)
    ):
        return False
    others = [one for one in coordinates if one is not variable]
    if any(dimension in span(view, one) and (one.type.is_text or view.roles.axis(one)) for one in others):
        return False
    return not any(view.roles.has(one, Role.COORDINATE) and view.roles.axis(one) is axis for one in others)


def _alike(axis: Axis, other: Axis) -> bool:
    """Say whether two directions are the same, the horizontal ones counted as one."""
    horizontal = (Axis.X, Axis.Y)
    return axis is other or (axis in horizontal and other in horizontal)

"""The data variables of a discrete sampling geometry, and the coordinates that place them."""

from collections import defaultdict
from collections.abc import Mapping

from fairtool.netcdf.axes import axis_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Axis, Role
from fairtool.rules.cf.sampling_ragged_arrays import element_dimensions
from fairtool.rules.cf.sampling_types import FeatureType

_NOT_MEASURED = frozenset({"flag_values", "flag_masks"})


def sampled(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the variables that certainly hold one value for each element of the features.

    Which variables are data and which describe a station or the instrument is not written in a file. Taken are those
    with `coordinates` or a `standard_name` of their own that span the elements: the sample dimension of ragged arrays,
    else as many dimensions as any. The others are left in peace.
    """
    found = tuple(one for one in dataset.having(Role.DATA) if _is_measured(one, dataset))
    elements = element_dimensions(dataset)
    if elements:
        return tuple(one for one in found if not elements.isdisjoint(dataset.roles.dimensions[one.path]))
    rank = max((len(dataset.roles.dimensions[one.path]) for one in found), default=0)
    return tuple(one for one in found if len(dataset.roles.dimensions[one.path]) == rank)


def places(variable: Variable, dataset: Dataset) -> Mapping[Axis, tuple[Variable, ...]]:
    """Give the coordinates of a data variable by their direction."""
    found: defaultdict[Axis, list[Variable]] = defaultdict(list)
    for coordinate in dataset.roles.coordinates[variable.path]:
        axis = dataset.roles.axis(coordinate)
        if axis:
            found[axis].append(coordinate)
    return {axis: tuple(coordinates) for axis, coordinates in found.items()}


def missing_axes(variable: Variable, kind: FeatureType, dataset: Dataset) -> tuple[Axis, ...]:
    """Give the directions that a feature type needs and no coordinate of the variable has.

    Nothing is missing where coordinates of unknown direction could fill the gap: what is wrong with those is said
    elsewhere. The nodes of a geometry (7.6) are horizontal places.
    """
    known = set(places(variable, dataset)) | ({Axis.X, Axis.Y} if "geometry" in variable.attributes else set())
    missing = tuple(axis for axis in kind.axes if axis not in known)
    coordinates = dataset.roles.coordinates[variable.path]
    obscure = sum(_is_obscure(one, dataset) for one in coordinates)
    unresolved = sum(one.target is None for one in dataset.roles.named_by(variable, "coordinates"))
    return () if len(missing) <= obscure + unresolved else missing


def _is_obscure(coordinate: Variable, dataset: Dataset) -> bool:
    unknown = not coordinate.type.is_text and not dataset.roles.axis(coordinate)
    return unknown and not dataset.roles.has(coordinate, Role.INSTANCE_ID)


def _is_measured(variable: Variable, dataset: Dataset) -> bool:
    attributes = variable.attributes
    if not variable.type.is_numeric or "axis" in attributes or not _NOT_MEASURED.isdisjoint(attributes):
        return False
    if "coordinates" not in attributes and not _is_named(variable, dataset):
        return False
    if dataset.roles.has(variable, Role.ANCILLARY, Role.CELL_MEASURE, Role.FRAGMENT, Role.GEOMETRY):
        return False
    return axis_of(variable) not in (Axis.X, Axis.Y, Axis.T)


def _is_named(variable: Variable, dataset: Dataset) -> bool:
    """Say whether a variable has dimensions and a standard name that is neither modified nor that of a flag."""
    name = variable.text("standard_name") or ""
    plain = bool(name) and " " not in name.strip() and not name.endswith("_flag")
    return plain and "positive" not in variable.attributes and bool(dataset.roles.dimensions[variable.path])

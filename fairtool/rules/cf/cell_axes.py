"""The axes of a data variable, and what the names in `cell_methods` refer to among them (CF 7.3)."""

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Variable
from fairtool.netcdf.role import Axis

HORIZONTAL = (Axis.X, Axis.Y)


def axes_of(variable: Variable, view: Dataset) -> tuple[Variable, ...]:
    """Give the coordinate variables and the scalar coordinates of a variable."""
    return tuple(found for found in view.roles.coordinates[variable.path] if is_axis(found, view))


def is_axis(coordinate: Variable, view: Dataset) -> bool:
    """Say whether a coordinate is a coordinate variable or a scalar one, and no auxiliary one of several values."""
    own = view.roles.dimensions[coordinate.path]
    return is_scalar(coordinate, view) or (len(own) == 1 and own[0].name == coordinate.name)


def is_scalar(coordinate: Variable, view: Dataset) -> bool:
    """Say whether a coordinate has a single value and no dimension but that of its text."""
    own = view.roles.dimensions[coordinate.path]
    return not own or (coordinate.type is NcType.CHAR and len(own) == 1)


def standard_name(variable: Variable) -> str:
    """Give the standard name of a variable without its modifier, or nothing."""
    return (variable.text("standard_name") or "").partition(" ")[0]


def named(name: str, variable: Variable, view: Dataset) -> tuple[Variable, ...]:
    """Give the axes of a variable that a name in its `cell_methods` means.

    The name of a variable goes first, then a standard name (7.3.4); `area` means all horizontal axes.
    """
    axes = axes_of(variable, view)
    own = tuple(axis for axis in axes if name in (axis.name, axis.path))
    if own:
        return own
    if name == "area":
        return tuple(axis for axis in axes if view.roles.axis(axis) in HORIZONTAL)
    return tuple(axis for axis in axes if standard_name(axis) == name)

"""The coordinates that the limits of ACDD are about, and their values."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.missing import present
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.role import COORDINATES, Axis
from fairtool.netcdf.units import convertible, is_latitude_units, is_longitude_units

_GREATEST = 1e38  # what a float holds

Doubles = NDArray[np.float64]


def latitudes(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the coordinates that are geographic latitudes, in file order."""
    return _geographic(dataset, is_latitude_units, "latitude")


def longitudes(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the coordinates that are geographic longitudes, in file order."""
    return _geographic(dataset, is_longitude_units, "longitude")


def verticals(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the vertical coordinates that have a unit of length or pressure and are no parametric ones."""
    return tuple(
        variable
        for path, axis in dataset.roles.axes.items()
        if axis is Axis.Z
        and (variable := dataset.variables[path]).type.is_numeric
        and "formula_terms" not in variable.attributes
        and dataset.roles.has(variable, *COORDINATES)
        and _is_vertical_units(variable.text("units") or "")
    )


def blocks(variable: Variable, dataset: Dataset) -> Iterator[Doubles]:
    """Give the values that are there, unpacked, in blocks; raises Unavailable where they cannot be had."""
    scale, offset = _number(variable, "scale_factor", 1.0), _number(variable, "add_offset", 0.0)
    for block in dataset.blocks(variable):
        values: Doubles = block[present(variable, block)].astype(np.float64)
        yield values[np.isfinite(values)] * scale + offset


def precision(variable: Variable, value: float) -> float:
    """Give twice the distance between neighbouring numbers of the type of a coordinate: what rounding may change."""
    if not variable.type.is_floating:
        return 0.0
    width = np.float32 if variable.type.itemsize == 4 else np.float64
    return 2.0 * float(np.spacing(width(min(abs(value), _GREATEST))))


def _geographic(dataset: Dataset, is_unit: Callable[[str], bool], name: str) -> tuple[Variable, ...]:
    found = tuple(
        variable
        for variable in dataset.variables.values()
        if variable.type.is_numeric
        and dataset.roles.has(variable, *COORDINATES)
        and variable.text("standard_name") in (name, None)
        and is_unit(variable.text("units") or "")
    )
    named = tuple(variable for variable in found if variable.text("standard_name"))
    return named or found


def _is_vertical_units(units: str) -> bool:
    return convertible(units, "m") or convertible(units, "Pa")


def _number(variable: Variable, name: str, default: float) -> float:
    value = variable.attributes.get(name)
    return float(value.values[0]) if isinstance(value, Numbers) and len(value.values) == 1 else default

"""Which variables hold measurements or model results: those that discovery and data centres ask about."""

import re

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.time import looks_like_time_units
from fairtool.netcdf.units import is_latitude_units, is_longitude_units

# What CF calls data too, but describes other data.
_HELPING = (Role.ANCILLARY, Role.FORMULA_TERM, Role.CELL_MEASURE, Role.INTERPOLATION_PARAMETER, Role.COUNT, Role.INDEX)
_QUALITY = re.compile(r"(^|_)(qc|flags?)(_|$)", re.IGNORECASE)
_CONTAINERS = ("platform", "instrument")  # attributes that name such a variable (IOOS, NCEI)
_PLACES = frozenset({"latitude", "longitude", "time", "grid_latitude", "grid_longitude"})


def is_measurement(variable: Variable, dataset: Dataset) -> bool:
    """Tell whether a variable holds data of its own.

    Not: text, a container of attributes without units and standard name, quality flags, data that other data name as
    ancillary, and latitudes, longitudes and times that no `coordinates` attribute names.
    """
    roles = dataset.roles
    if not variable.type.is_numeric or not roles.has(variable, Role.DATA) or roles.has(variable, *_HELPING):
        return False
    if not {"units", "standard_name"} & variable.attributes.keys() and _is_container(variable, dataset):
        return False
    return not _is_quality(variable) and not _is_place(variable)


def _is_container(variable: Variable, dataset: Dataset) -> bool:
    """Tell whether a variable only holds attributes: a scalar, or what others call their platform or instrument."""
    if not dataset.roles.dimensions[variable.path]:
        return True
    named = [dataset.text(name) for name in _CONTAINERS]
    named += [other.text(name) for name in _CONTAINERS for other in dataset.by_attribute.get(name, ())]
    return any(variable.name in text.split() for text in named if text)


def _is_quality(variable: Variable) -> bool:
    name = variable.text("standard_name") or ""
    is_flag = "flag_values" in variable.attributes or "flag_masks" in variable.attributes
    return name.endswith(("status_flag", "quality_flag")) or (is_flag and bool(_QUALITY.search(variable.name)))


def _is_place(variable: Variable) -> bool:
    units = variable.text("units") or ""
    if is_latitude_units(units) or is_longitude_units(units) or looks_like_time_units(units):
        return True
    return (variable.text("standard_name") or "") in _PLACES

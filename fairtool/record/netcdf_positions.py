"""Which variables say where and when the data are: coordinates, else what a standard name tells to be one.

Files of Argo floats have positions and times that no `coordinates` attribute names.
"""

from collections.abc import Callable, Iterator

import numpy as np

from fairtool.errors import Unavailable
from fairtool.netcdf.coordinate_values import blocks, latitudes, longitudes
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.iso8601 import Instant
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import COORDINATES
from fairtool.netcdf.time import parse_reference
from fairtool.netcdf.time_span import seconds_of, spans
from fairtool.netcdf.time_values import first_last
from fairtool.netcdf.units import is_latitude_units, is_longitude_units

Ends = tuple[tuple[Instant, Variable], tuple[Instant, Variable]]


def latitude_variables(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the variables that hold latitudes."""
    return latitudes(dataset) or _named(dataset, "latitude", is_latitude_units)


def longitude_variables(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the variables that hold longitudes."""
    return longitudes(dataset) or _named(dataset, "longitude", is_longitude_units)


def time_ends(dataset: Dataset) -> Ends | None:
    """Give the first and the last time of the data, with the variables that have them; None where none can be had."""
    try:
        found = [(span.first, span.last, span.variable) for span in spans(dataset)]
        found = found or list(_named_times(dataset))
    except Unavailable:
        return None
    if not found:
        return None
    first, last = min(found, key=lambda one: seconds_of(one[0])), max(found, key=lambda one: seconds_of(one[1]))
    return (first[0], first[2]), (last[1], last[2])


def _named_times(dataset: Dataset) -> Iterator[tuple[Instant, Instant, Variable]]:
    if any(dataset.roles.has(one, *COORDINATES) for one in _named(dataset, "time", _has_reference)):
        return
    for variable in _named(dataset, "time", _has_reference):
        read = list(blocks(variable, dataset))
        values = np.concatenate(read) if read else np.array([])
        if values.size:
            yield *first_last(values, variable.text("units") or "", variable.text("calendar")), variable


def _named(dataset: Dataset, name: str, is_unit: Callable[[str], bool]) -> tuple[Variable, ...]:
    return tuple(
        variable
        for variable in dataset.variables.values()
        if variable.type.is_numeric and variable.text("standard_name") == name and is_unit(variable.text("units") or "")
    )


def _has_reference(units: str) -> bool:
    return parse_reference(units) is not None

"""How a netCDF file represents space: the grid of its data, its steps, and the kind of representation."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from fairtool.errors import Unavailable
from fairtool.netcdf.coordinate_values import blocks
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.iso8601 import parse_duration
from fairtool.netcdf.measurements import is_measurement
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import Axis as Direction
from fairtool.netcdf.time_coordinates import time_coordinates
from fairtool.netcdf.time_span import regular_step
from fairtool.netcdf.units import is_latitude_units, is_longitude_units
from fairtool.record.netcdf_header import Header, clean, said_of
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.representation import Axis, Grid
from fairtool.record.resource import Resolution
from fairtool.record.text import Text

_NAMES: Mapping[Direction, str] = {
    Direction.T: "time",
    Direction.Z: "vertical",
    Direction.Y: "row",
    Direction.X: "column",
}
_FLAT = (Direction.Y, Direction.X)
# The kinds of ACDD, and the features of CF, as codes of MD_SpatialRepresentationTypeCode: points and lines are vectors.
_KINDS: Mapping[str, str] = {
    "grid": "grid", "image": "grid", "swath": "grid", "radial": "grid", "point": "vector", "station": "vector",
    "trajectory": "vector", "profile": "vector", "timeseries": "vector", "timeseriesprofile": "vector",
    "trajectoryprofile": "vector", "stationprofile": "vector",
}  # fmt: skip
_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)\s*([^\d\s]\S{0,30})?", re.ASCII)
_REGULAR, _FEWEST, _MOST = 0.01, 3, 1_000_000
_SAME = 0.2  # of a step; what differs less is rounding
_MONTH, _YEAR = (28 * 86400.0, 31 * 86400.0), (365 * 86400.0, 366 * 86400.0)


class Step(NamedTuple):
    """The step of a regular axis: its size, its unit as records write it, its coordinate."""

    size: float
    unit: str
    variable: Variable


def grids(header: Header) -> tuple[Part[Grid], ...]:
    """Give the grid of the data with the most dimensions; none where no data lie on one."""
    if any(code.value == "vector" for code in representation_types(header)):
        return ()
    found = [axes for one in _measurements(header.dataset) if (axes := _directions(one, header.dataset))]
    if not found:
        return ()
    widest = max(found, key=len)
    listed = tuple(_axis(dimension, direction, header.dataset) for dimension, direction in widest.items())
    return (assembled(Grid, kind="MD_GridSpatialRepresentation", dimensions=len(listed), axes=listed),)


def representation_types(header: Header) -> tuple[Part[str], ...]:
    """Give the code of the representation, from what the file says, else from its grid."""
    for name in ("cdm_data_type", "featureType"):
        said = header.said(name)
        code = _KINDS.get(said.value.lower().replace("_", "")) if said else None
        if said and code:
            return (Part(code, said.places),)
    for variable in _measurements(header.dataset):
        if _directions(variable, header.dataset):
            return (Part("grid", {"": variable.path}),)
    return ()


def resolutions(header: Header) -> tuple[Part[Resolution], ...]:
    """Give the horizontal steps, measured where the coordinates are regular, else as the attributes say."""
    steps = [step for one in _horizontal(header.dataset) if (step := step_of(one, header.dataset))]
    found = {(step.size, step.unit): step for step in steps}
    return tuple(_resolution(step) for step in found.values()) or tuple(_written(header))


def _written(header: Header) -> Iterator[Part[Resolution]]:
    """Give what the attributes say: a number, with its unit behind it or in the attribute for units."""
    seen: set[tuple[float, str]] = set()
    for axis in ("lat", "lon"):
        said, units = header.said(f"geospatial_{axis}_resolution"), header.said(f"geospatial_{axis}_units")
        match = _SIZE.fullmatch(said.value) if said else None
        unit = _unit((match[2] if match else "") or (units.value if units else ""))
        if said is None or match is None or not unit or not float(match[1]) > 0 or (float(match[1]), unit) in seen:
            continue
        seen.add((float(match[1]), unit))
        size = Part(float(match[1]), said.places)
        if unit == "deg":
            yield assembled(Resolution, angular=size, angular_unit=unit)
        else:
            yield assembled(Resolution, distance=size, distance_unit=unit)


def _resolution(step: Step) -> Part[Resolution]:
    size = Part(step.size, {"": step.variable.path})
    if step.unit == "deg":
        return assembled(Resolution, angular=size, angular_unit="deg")
    return assembled(Resolution, distance=size, distance_unit=step.unit)


def temporal_resolutions(header: Header) -> tuple[Part[str], ...]:
    """Give the step of the time axis: as the attribute writes it, unless the values say otherwise."""
    said = header.said("time_coverage_resolution")
    duration = parse_duration(said.value) if said else None
    measured = _time_step(header.dataset)
    if said and duration:
        written = duration.approximate_seconds
        if measured is None or abs(written - measured[0]) <= _SAME * max(written, measured[0]):
            return (said,)
    return (Part(_told(measured[0]), {"": measured[1].path}),) if measured else ()


def _time_step(dataset: Dataset) -> tuple[float, Variable] | None:
    for variable in time_coordinates(dataset):
        try:
            step = regular_step(variable, dataset)
        except Unavailable:
            continue
        if step:
            return step, variable
    return None


def _told(seconds: float) -> str:
    """Write a step in the largest unit that it is a whole number of."""
    if _MONTH[0] <= seconds <= _MONTH[1]:
        return "P1M"
    if _YEAR[0] <= seconds <= _YEAR[1]:
        return "P1Y"
    rounded = round(seconds, 3)
    for length, form in ((86400, "P{}D"), (3600, "PT{}H"), (60, "PT{}M")):
        if rounded >= length and rounded % length == 0:
            return form.format(int(rounded // length))
    return f"PT{rounded:g}S"


def _measurements(dataset: Dataset) -> Iterator[Variable]:
    return (one for one in dataset.variables.values() if is_measurement(one, dataset))


def _directions(variable: Variable, dataset: Dataset) -> Mapping[Dimension, Direction | None]:
    """Give the directions of the dimensions of data on a grid; nothing where it has no row and column."""
    roles = dataset.roles
    dimensions = roles.dimensions[variable.path]
    found: dict[Dimension, Direction | None] = dict.fromkeys(dimensions)
    for dimension in dimensions:
        along = roles.coordinate_variable(dimension)
        found[dimension] = roles.axis(along) if along else None
    for coordinate in roles.coordinates[variable.path]:
        own, direction = roles.dimensions[coordinate.path], roles.axis(coordinate)
        if len(own) == len(_FLAT) and direction in _FLAT and set(own) <= set(dimensions):
            found.update(zip(own, _FLAT, strict=True))  # latitudes and longitudes in two dimensions
    return found if set(_FLAT) <= set(found.values()) else {}


def _axis(dimension: Dimension, direction: Direction | None, dataset: Dataset) -> Part[Axis]:
    along = dataset.roles.coordinate_variable(dimension)
    step = step_of(along, dataset) if along and direction in (*_FLAT, Direction.Z) else None
    return assembled(
        Axis,
        name=_NAMES[direction] if direction else None,
        size=Part(dimension.length, {"": dimension.place}),
        resolution=Part(step.size, {"": step.variable.path}) if step else None,
        unit=step.unit if step else None,
        title=Part(Text(clean(dimension.name)), {"": dimension.place}),
    )


def _horizontal(dataset: Dataset) -> Iterator[Variable]:
    for along in dataset.roles.along.values():
        if dataset.roles.axis(along) in _FLAT:
            yield along


def step_of(variable: Variable, dataset: Dataset) -> Step | None:
    """Give the step of a coordinate in one dimension; None where its steps are not equal, or cannot be had."""
    if (
        not variable.type.is_numeric
        or len(variable.dimensions) != 1
        or not _FEWEST <= variable.dimensions[0].length <= _MOST
    ):
        return None
    try:
        read = list(blocks(variable, dataset))
    except Unavailable:
        return None
    values = np.concatenate(read) if read else np.array([])
    if values.size != variable.dimensions[0].length:
        return None
    steps = np.abs(np.diff(values))
    low, high = float(steps.min()), float(steps.max())
    unit = _unit(said_of(variable.attributes, "units"))
    if not low > 0 or high - low > _REGULAR * high or not unit:
        return None
    return Step(float(f"{float(np.abs(values[-1] - values[0])) / (values.size - 1):.6g}"), unit, variable)


def _unit(units: str) -> str:
    return "deg" if is_latitude_units(units) or is_longitude_units(units) or units.startswith("degree") else units

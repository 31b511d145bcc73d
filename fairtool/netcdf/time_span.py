"""How far the time coordinates of a data set reach, and their step."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from fairtool.netcdf.calendars import calendar_named
from fairtool.netcdf.coordinate_values import Doubles, blocks, precision
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.iso8601 import Instant
from fairtool.netcdf.model import Variable
from fairtool.netcdf.time import parse_reference
from fairtool.netcdf.time_coordinates import time_coordinates
from fairtool.netcdf.time_values import first_last
from fairtool.netcdf.udunits import parse

DAY = 86400.0
# Dates of these calendars and of the attributes (Gregorian) can be compared.
_COMPARED = frozenset({"standard", "gregorian", "proleptic_gregorian", "noleap", "365_day", "utc", "tai"})
_REGULAR, _FEWEST = 0.01, 3
_MONTH = (28 * DAY, 31 * DAY)


@dataclass(frozen=True, slots=True)
class Span:
    """The time that a coordinate covers, in seconds on one scale: of its values, and of its cells.

    `step` is the usual distance of neighbours, `slack` what the type of the coordinate rounds off.
    """

    variable: Variable
    first: Instant
    last: Instant
    start: float
    end: float
    step: float
    slack: float


def spans(dataset: Dataset) -> Iterator[Span]:
    """Give the span of each time coordinate that has values; raises Unavailable where they cannot be had."""
    for variable in time_coordinates(dataset):
        calendar = calendar_named(variable.text("calendar"))
        if calendar is None or calendar.name not in _COMPARED:
            continue
        values = _values(variable, dataset)
        if values.size:
            yield _span(variable, dataset, values)


def _span(variable: Variable, dataset: Dataset, values: Doubles) -> Span:
    units, calendar = variable.text("units") or "", variable.text("calendar")
    first, last = first_last(values, units, calendar)
    low, high = _cells(variable, dataset, values)
    length = _unit(units)
    steps = np.abs(np.diff(values))
    return Span(
        variable,
        first,
        last,
        start=seconds_of(first) - (float(values.min()) - low) * length,
        end=seconds_of(last) + (high - float(values.max())) * length,
        step=float(np.median(steps)) * length if steps.size else 0.0,
        slack=precision(variable, float(np.abs(values).max())) * length,
    )


def _cells(variable: Variable, dataset: Dataset, values: Doubles) -> tuple[float, float]:
    """Give the lowest and highest bound of the cells, or value where there are no bounds."""
    bounds = dataset.roles.target(variable, "bounds") or dataset.roles.target(variable, "climatology")
    ends = _values(bounds, dataset) if bounds is not None and bounds.type.is_numeric else values
    whole = np.concatenate([values, ends]) if "units" not in (bounds or variable).attributes else values
    return float(whole.min()), float(whole.max())


def _values(variable: Variable, dataset: Dataset) -> Doubles:
    read = list(blocks(variable, dataset))
    return np.concatenate(read) if read else np.array([], dtype=np.float64)


def regular_step(variable: Variable, dataset: Dataset) -> float | None:
    """Give the seconds between neighbours on an axis of equal steps; None where they are not equal or too few."""
    if len(variable.dimensions) != 1 or variable.dimensions[0].length < _FEWEST:
        return None
    values = _values(variable, dataset)
    if values.size != variable.dimensions[0].length:
        return None
    steps = np.diff(values) * _unit(variable.text("units") or "")
    low, high, usual = float(steps.min()), float(steps.max()), float(np.median(steps))
    is_month = _MONTH[0] <= low and high <= _MONTH[1]
    return usual if low > 0 and (is_month or high - low <= _REGULAR * usual) else None


def _unit(units: str) -> float:
    """Give the seconds of the unit of a time coordinate, 0 where it is none."""
    reference = parse_reference(units)
    unit, second = parse(reference.unit) if reference else None, parse("s")
    if unit is None or second is None or not unit.is_convertible(second):
        return 0.0
    return unit.convert(1.0, second)


def seconds_of(instant: Instant) -> float:
    """Give an instant in seconds, on one scale for all."""
    days, seconds = instant.key
    return DAY * days + seconds

"""When the data of one file are from: from the values of its time coordinate, else from what its attributes say."""

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

import numpy as np

from fairtool.errors import Unavailable
from fairtool.netcdf.calendars import CALENDARS, Calendar, calendar_named
from fairtool.netcdf.coordinate_values import Doubles, blocks
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.iso8601 import Instant, parse_duration, parse_iso8601
from fairtool.netcdf.model import Variable
from fairtool.netcdf.time import parse_reference
from fairtool.netcdf.time_coordinates import time_coordinates
from fairtool.netcdf.time_line import DAY, second_of, unit_seconds

Told = Literal["values", "attributes", "record"]
_STANDARD = "standard"
_UNEVEN = 0.5  # of the usual step: months, and decades of ten days, stay within it
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - of no time zone, as the line is
_DAYS: Mapping[str, int] = {"360_day": 360, "noleap": 365, "365_day": 365, "all_leap": 366, "366_day": 366}
_GREATEST = 1e14  # seconds: three million years


class Times(NamedTuple):
    """The time that a file covers, in seconds since 1970-01-01 on the line of its calendar.

    `start` and `end` are those of its cells, or of its values where it has no bounds. `step` is the usual distance of
    neighbours, 0 where there are none; `even` says that all distances are near it. `number` is how many values there
    are, 0 where attributes tell the times, and `told` where all this comes from.
    """

    start: float
    end: float
    step: float = 0.0
    number: int = 0
    even: bool = True
    told: Told = "values"
    calendar: str = _STANDARD

    @property
    def line(self) -> Calendar:
        """The calendar whose line it is."""
        return CALENDARS[self.calendar]


def year_of(times: Times) -> int | None:
    """Give the year in which a time begins, in its own calendar; None beyond the years 1 to 9999."""
    days = _DAYS.get(times.line.name)
    if days:
        return _EPOCH.year + math.floor(times.start / (days * DAY))
    try:
        return (_EPOCH + timedelta(seconds=times.start)).year
    except OverflowError:
        return None


def times_of(dataset: Dataset) -> Times | None:
    """Give the time that a data set covers; None where neither its values nor its attributes tell."""
    try:
        coordinates = time_coordinates(dataset) or _named_time(dataset)
        found = next(filter(None, (_measured(variable, dataset) for variable in coordinates)), None)
    except Unavailable:
        found = None
    return found or times_said(
        dataset.text("time_coverage_start") or "",
        dataset.text("time_coverage_end") or "",
        dataset.text("time_coverage_resolution") or "",
    )


def times_said(start: str, end: str, step: str = "", told: Told = "attributes") -> Times | None:
    """Give the time between two dates in ISO 8601; None where one is none, or they are the wrong way round."""
    first, last = parse_iso8601(start), parse_iso8601(end)
    duration = parse_duration(step)
    if first is None or last is None:
        return None
    begin, finish = _on_line(first), _on_line(last)
    length = max(0.0, duration.approximate_seconds) if duration else 0.0
    return Times(begin, finish, length, told=told) if begin <= finish else None


def _on_line(instant: Instant) -> float:
    days, seconds = instant.key
    return (days - Instant(1970).key[0]) * float(DAY) + seconds


def _named_time(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the variables whose standard name is `time`: files of profiles name them in no `coordinates`."""
    standard = dataset.by_attribute.get("standard_name", ())
    return tuple(one for one in standard if one.text("standard_name") == "time" and one.type.is_numeric)


def _measured(variable: Variable, dataset: Dataset) -> Times | None:
    """Give the time that the values of a coordinate cover."""
    calendar = calendar_named(variable.text("calendar"))
    reference = parse_reference(variable.text("units") or "")
    length = unit_seconds(reference.unit) if reference else 0.0
    if calendar is None or not calendar.dates or reference is None or not length or not _is_date(reference[2:5]):
        return None
    values = _values(variable, dataset)
    if not values.size:
        return None
    low, high = _reach(variable, dataset, values)
    origin = second_of(reference, calendar)
    start, end = origin + low * length, origin + high * length
    if not max(abs(start), abs(end)) < _GREATEST:
        return None
    steps = np.diff(values)
    usual = float(np.median(np.abs(steps))) if steps.size else 0.0
    even = not steps.size or bool(np.abs(steps - usual).max() <= _UNEVEN * usual)
    return Times(start, end, usual * length, values.size, even, calendar=calendar.name)


def _is_date(numbers: tuple[int, ...]) -> bool:
    return 1 <= numbers[1] <= 12 and 1 <= numbers[2] <= 31


def _reach(variable: Variable, dataset: Dataset, values: Doubles) -> tuple[float, float]:
    """Give the lowest and highest bound of the cells, or value where there are no bounds in the same units."""
    low, high = float(values.min()), float(values.max())
    bounds = dataset.roles.target(variable, "bounds")
    if bounds is None or not bounds.type.is_numeric:
        return low, high
    if bounds.text("units") not in (None, variable.text("units")):
        return low, high
    ends = _values(bounds, dataset)
    return (min(low, float(ends.min())), max(high, float(ends.max()))) if ends.size else (low, high)


def _values(variable: Variable, dataset: Dataset) -> Doubles:
    read = list(blocks(variable, dataset))
    return np.concatenate(read) if read else np.array([], dtype=np.float64)

"""Whether the values of time coordinates are datetimes that their calendar has (CF 4.4.3)."""

from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.calendars import Calendar, side_of_1582
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.iso8601 import Instant
from fairtool.netcdf.missing import present
from fairtool.netcdf.model import Variable
from fairtool.netcdf.reference_problems import datetime_problem
from fairtool.netcdf.time import Reference
from fairtool.netcdf.time_values import first_last
from fairtool.netcdf.udunits import parse
from fairtool.netcdf.units import is_time_unit
from fairtool.netcdf.values import Array
from fairtool.rule import Example, rule
from fairtool.rules.cf.time_coordinates import COORDINATE_ROLES, calendar_of, reference_of
from fairtool.rules.cf.time_example import time
from fairtool.version import Version

_PACKED = ("scale_factor", "add_offset")
_ANY_YEAR_ZERO = Version(1, 12)
_SIDES_OF_REFERENCE = Version(1, 13)
_QUIET_SINCE = 1600  # from this year on the calendars that are not utc or tai have every datetime
_YEAR = 31_556_952.0  # seconds

Extent = tuple[Instant, Instant]


@rule(
    "cf-4.4.3-values-valid",
    covers=["4.4.3:R3", "4.4.3:Rec2", "4.4.3:Rec4"],
    when=COORDINATE_ROLES,
    reads="values",
    examples=[
        Example(
            "4.4.3:R3",
            bad=time("seconds since 1958-01-01", calendar="tai", values="-10, 0"),
            good=time("seconds since 1958-01-01", calendar="tai"),
        ),
        Example(
            "4.4.3:R3",
            bad=time("seconds since 2000-01-01", calendar="utc", values="0, 9e10"),
            good=time("seconds since 2000-01-01", calendar="utc"),
        ),
        Example("4.4.3:R3", bad=time("days since 0001-01-01", values="-1000, 0"), good=time("days since 0001-01-01")),
        Example("4.4.3:Rec2", bad=time("days since 0001-01-01", values="-100, 0"), good=time("days since 0001-01-01")),
        Example(
            "4.4.3:Rec4",
            bad=time("days since 1500-01-01", values="40000, 40001"),
            good=time("days since 1582-10-15", values="0, 1"),
        ),
        Example(
            "4.4.3:Rec4",
            bad=time("days since 1500-01-01", values="0, 40000"),
            good=time("days since 1500-01-01", values="40000, 40001"),
            version="1.12",
        ),
    ],
)
def time_values_exist_in_the_calendar(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The values of a time coordinate are datetimes that its calendar has.

    `utc` begins in 1972 and has no future, since leap seconds to come are unknown; `tai` begins in 1958; `standard` and
    `julian` have no negative years, and year 0 is deprecated there. In `standard` 4 October 1582 is followed by
    15 October, and programs that count as if the days between existed are ten days wrong: so values and reference lie
    on one side of them (until 1.12: the values). No value can lie in those days, as the count passes over them. The
    future is judged by today.
    """
    reference, calendar = reference_of(variable, context), calendar_of(variable, context.version)
    if reference is None or calendar is None or (calendar.first is None and calendar.year_floor is None):
        return
    extent = _extent(variable, reference, calendar, context)
    if extent is None:
        return
    yield from _outside(variable, calendar, extent, context)
    if calendar.year_floor == 0 and reference.year != 0 and context.version >= _ANY_YEAR_ZERO:
        yield from _year_zero(variable, calendar, extent)
    if calendar.name == "standard":
        yield from _across_1582(variable, reference, extent, context.version)


def _extent(variable: Variable, reference: Reference, calendar: Calendar, context: Context[Dataset]) -> Extent | None:
    """Give the earliest and latest datetime of a time coordinate, or None where there is nothing to look at.

    Raises `Unavailable` where the values cannot be had or are beyond what can be counted.
    """
    today = (context.today.year, context.today.month, context.today.day)
    is_packed = not variable.attributes.keys().isdisjoint(_PACKED)
    if is_packed or not is_time_unit(reference.unit) or datetime_problem(reference, calendar, today):
        return None
    raw = context.view.read(variable)
    values = raw[present(variable, raw)]
    if not values.size or (calendar.first is None and _is_recent(values, reference)):
        return None
    return first_last(values, variable.text("units") or "", variable.text("calendar"))


def _is_recent(values: Array, reference: Reference) -> bool:
    """Tell, by a rough count, that everything lies after the years in which `standard` and `julian` are special."""
    unit, second = parse(reference.unit), parse("s")
    if unit is None or second is None or values.dtype.kind not in "iuf":
        return False
    years = reference.year + float(np.min(values)) * unit.convert(1.0, second) / _YEAR
    return reference.year >= _QUIET_SINCE and years >= _QUIET_SINCE


def _outside(variable: Variable, calendar: Calendar, extent: Extent, context: Context[Dataset]) -> Iterator[Problem]:
    """Report datetimes before the beginning or after the end of the calendar."""
    first, last = extent
    where, name = variable.place(), calendar.name
    if calendar.first and (first.year, first.month, first.day) < calendar.first:
        begin = "-".join(f"{number:02d}" for number in calendar.first)
        template = "{where} has the datetime {found}, before the calendar {calendar} begins ({begin})"
        yield Problem(template, where=where, found=first.text, calendar=name, begin=begin, row="4.4.3:R3")
    if calendar.year_floor is not None and first.year < calendar.year_floor:
        template = (
            "{where} has the datetime {found}; {calendar} has no years before year 0, but proleptic_gregorian has"
        )
        yield Problem(template, where=where, found=first.text, calendar=name, row="4.4.3:R3")
    today = (context.today.year, context.today.month, context.today.day)
    if name == "utc" and (last.year, last.month, last.day) > today:
        template = "{where} has the datetime {found}, in the future, where the calendar {calendar} has no dates"
        yield Problem(template, where=where, found=last.text, calendar=name, row="4.4.3:R3")


def _year_zero(variable: Variable, calendar: Calendar, extent: Extent) -> Iterator[Problem]:
    for instant in extent:
        if instant.year == 0:
            template = "{where} has the datetime {found}, in year 0, which is deprecated in the calendar {calendar}"
            yield Problem(
                template, where=variable.place(), found=instant.text, calendar=calendar.name, row="4.4.3:Rec2"
            )
            return


def _across_1582(variable: Variable, reference: Reference, extent: Extent, version: Version) -> Iterator[Problem]:
    start = side_of_1582(reference.year, reference.month, reference.day)
    sides = [side_of_1582(one.year, one.month, one.day) for one in extent]
    if version < _SIDES_OF_REFERENCE:
        if sides[0] != sides[1]:
            template = (
                "{where} has datetimes from {first} to {last}, on both sides of 1582-10-15; use proleptic_gregorian"
            )
            first, last = (one.text for one in extent)
            yield Problem(template, where=variable.place(), first=first, last=last, row="4.4.3:Rec4")
        return
    other = next((one for one, side in zip(extent, sides, strict=True) if side != start), None)
    if other:
        yield Problem(
            "{where} counts from {start} to {found}, across 1582-10-15; count from a date on the same side",
            where=variable.place(),
            start=reference.datetime,
            found=other.text,
            row="4.4.3:Rec4",
        )

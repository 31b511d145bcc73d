"""Whether the reference datetime of a time coordinate exists in its calendar (CF 4.4.3)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.calendars import Calendar, DateProblem, is_deprecated_year
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.reference_problems import datetime_problem
from fairtool.netcdf.time import Reference
from fairtool.rule import Example, rule
from fairtool.rules.cf.time_coordinates import COORDINATE_ROLES, calendar_of, reference_of
from fairtool.rules.cf.time_example import time
from fairtool.version import Version

_GAP_INVALID = Version(1, 12)
_LEAP_SECONDS_SAID = Version(1, 9)
_LEAP_SECONDS_IN_VALIDITY = Version(1, 13)
_YEARS_LIMITED = Version(1, 9)
_ANY_YEAR_ZERO = Version(1, 12)
_UTC_FROM_1958 = (1958, 1, 1)  # CF 1.12 alone
_LONGEST_MONTH = 31

_TEMPLATES: Mapping[DateProblem, str] = MappingProxyType(
    {
        DateProblem.MONTH: (
            '{where} = "{units}": there is no month {month}; count from a date that exists, such as {year:04d}-01-01'
        ),
        DateProblem.DAY: (
            '{where} = "{units}": {year:04d}-{month:02d} has no day {day} in the calendar {calendar}; count from a '
            "date that exists"
        ),
        DateProblem.HOUR: '{where} = "{units}": there is no hour {hour}; hours are from 0 to 23',
        DateProblem.MINUTE: '{where} = "{units}": there is no minute {minute}; minutes are from 0 to 59',
        DateProblem.SECOND: (
            '{where} = "{units}": there is no second {second:g} there in the calendar {calendar}; seconds are below 60'
        ),
        DateProblem.NEGATIVE_YEAR: (
            '{where} = "{units}": the calendar {calendar} has no years before year 0; use proleptic_gregorian'
        ),
        DateProblem.GAP: (
            '{where} = "{units}": the calendar {calendar} has no days from 1582-10-05 to 1582-10-14; count from '
            "1582-10-15 or later"
        ),
        DateProblem.TOO_EARLY: '{where} = "{units}" is before the calendar {calendar} begins ({first})',
        DateProblem.FUTURE: (
            '{where} = "{units}" is in the future, where the calendar {calendar} has no dates: leap seconds to come '
            "are unknown"
        ),
    }
)


def _problem(reference: Reference, calendar: Calendar, context: Context[Dataset]) -> DateProblem | None:
    """Give what is wrong with the datetime, whatever the version of CF makes of it."""
    today = (context.today.year, context.today.month, context.today.day)
    found = datetime_problem(reference, calendar, today)
    if found is DateProblem.DAY and not calendar.dates and 1 <= reference.day <= _LONGEST_MONTH:
        return None  # `none` has no months to count in
    date = (reference.year, reference.month, reference.day)
    is_1958 = calendar.name == "utc" and context.version < _LEAP_SECONDS_IN_VALIDITY and date >= _UTC_FROM_1958
    return None if found is DateProblem.TOO_EARLY and is_1958 else found


def _broken(problem: DateProblem | None, reference: Reference, version: Version) -> str | None:
    """Give the row that a reference datetime breaks in a version of CF."""
    if problem is DateProblem.SECOND and _LEAP_SECONDS_SAID <= version < _LEAP_SECONDS_IN_VALIDITY:
        return "4.4.3:W1"
    return "4.4.3:R4" if problem and _is_fault(problem, reference, version) else None


def _is_fault(problem: DateProblem, reference: Reference, version: Version) -> bool:
    """Tell whether a problem makes the datetime invalid in a version of CF.

    The second 60 has a row of its own from 1.9 to 1.12, and UDUNITS took it before. Only 1.9 said that years before 0
    are not allowed; only 1.12 that the ten days of 1582 are not.
    """
    if problem is DateProblem.GAP:
        return version >= _GAP_INVALID
    if problem is DateProblem.NEGATIVE_YEAR:
        return version >= _YEARS_LIMITED
    if problem is DateProblem.SECOND:
        return version >= _LEAP_SECONDS_IN_VALIDITY or (version < _LEAP_SECONDS_SAID and reference.second >= 61)
    return True


@rule(
    "cf-4.4.3-reference-valid",
    covers=["4.4.3:R4", "4.4.3:W1"],
    when=COORDINATE_ROLES,
    examples=[
        Example("4.4.3:R4", bad=time("days since 2000-02-30"), good=time("days since 2000-02-30", calendar="360_day")),
        Example("4.4.3:R4", bad=time("days since 0000-00-00"), good=time("days since 0001-01-01")),
        Example("4.4.3:R4", bad=time("days since 1582-10-10"), good=time("days since 1582-10-15")),
        Example(
            "4.4.3:R4",
            bad=time("seconds since 1950-01-01", calendar="tai"),
            good=time("seconds since 1958-01-01", calendar="tai"),
        ),
        Example(
            "4.4.3:W1",
            bad=time("seconds since 2016-12-31 23:59:60"),
            good=time("seconds since 2016-12-31 23:59:59"),
            version="1.11",
        ),
    ],
)
def reference_datetime_exists(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The reference datetime of a time coordinate exists in its calendar.

    A count from a day that does not exist has no meaning, and programs either stop or choose a day of their own.
    30 February exists in `360_day`, 29 February 1900 in `julian`, a calendar with `month_lengths` has its own months.
    From 1.9 to 1.12 a second 60 was ruled apart.
    """
    reference, calendar = reference_of(variable, context), calendar_of(variable, context.version)
    if reference is None or calendar is None:
        return
    problem = _problem(reference, calendar, context)
    row = _broken(problem, reference, context.version)
    if problem and row:
        yield Problem(
            _TEMPLATES[problem],
            where=variable.place("units"),
            units=variable.text("units") or "",
            year=max(reference.year, 1),
            month=reference.month,
            day=reference.day,
            hour=reference.hour,
            minute=reference.minute,
            second=reference.second,
            calendar=calendar.name or variable.text("calendar") or "month_lengths",
            first="-".join(f"{number:02d}" for number in calendar.first or ()),
            row=row,
        )


@rule(
    "cf-4.4.3-reference-year-zero",
    covers=["4.4.3:Rec2"],
    when=COORDINATE_ROLES,
    examples=[
        Example("4.4.3:Rec2", bad=time("days since 0-1-1"), good=time("days since 0-1-1", calendar="noleap")),
        Example("4.4.3:Rec2", bad=time("days since 0000-01-01"), good=time("days since 0001-01-01"), version="1.8"),
    ],
)
def reference_datetime_is_not_in_year_zero(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The reference datetime is not in year 0 of the calendars `standard` and `julian`.

    Those calendars have no year 0; it once meant the times of a climatology, and programs read it in different ways.
    A climatology is told by the `climatology` attribute (7.4). Until 1.11 only 1 January of year 0, which had that
    meaning, is deprecated; in the other calendars year 0 is a year like any other.
    """
    reference, calendar = reference_of(variable, context), calendar_of(variable, context.version)
    if reference is None or calendar is None or not is_deprecated_year(reference.year, calendar):
        return
    if _problem(reference, calendar, context):
        return
    old_way = (reference.month, reference.day) == (1, 1)
    default = calendar.name == "standard" or context.version >= _YEARS_LIMITED
    if context.version >= _ANY_YEAR_ZERO or (old_way and default):
        yield Problem(
            '{where} = "{units}" counts from year 0, which in the calendar {calendar} is an old sign of a climatology; '
            "count from another year and use the climatology attribute for a climatology",
            where=variable.place("units"),
            units=variable.text("units") or "",
            calendar=calendar.name,
        )


@rule(
    "cf-4.4.3-reference-leap-second",
    covers=["4.4.3:Rec5"],
    when=COORDINATE_ROLES,
    examples=[
        Example(
            "4.4.3:Rec5",
            bad=time("seconds since 2016-12-31 23:59:60", calendar="utc"),
            good=time("seconds since 2017-01-01 00:00:00", calendar="utc"),
        )
    ],
)
def reference_datetime_is_not_a_leap_second(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """In the `utc` calendar the reference datetime is not inside a leap second.

    Few programs can read a second 60. A leap second that never was does not exist at all.
    """
    reference, calendar = reference_of(variable, context), calendar_of(variable, context.version)
    if reference is None or calendar is None or calendar.name != "utc" or reference.second < 60:
        return
    if _problem(reference, calendar, context) is None:
        yield Problem(
            '{where} = "{units}" counts from a leap second, which few programs can read; count from a second later',
            where=variable.place("units"),
            units=variable.text("units") or "",
        )


@rule(
    "cf-4.4.3-reference-left-out-days",
    covers=["4.4.3:Rec4"],
    when=COORDINATE_ROLES,
    examples=[
        Example(
            "4.4.3:Rec4",
            bad=time("days since 1582-10-10"),
            good=time("days since 1582-10-15"),
            version="1.11",
        )
    ],
)
def reference_datetime_is_not_a_day_left_out(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """In the `standard` calendar the reference datetime is none of the days left out in October 1582.

    The calendar goes from 4 to 15 October 1582; what a day between means is unclear. Chapter 4.4 advises against it up
    to 1.11; from 1.12 on it does not exist, which is another rule.
    """
    reference, calendar = reference_of(variable, context), calendar_of(variable, context.version)
    if reference is None or calendar is None or context.version >= _GAP_INVALID:
        return
    if _problem(reference, calendar, context) is DateProblem.GAP:
        yield Problem(
            _TEMPLATES[DateProblem.GAP],
            where=variable.place("units"),
            units=variable.text("units") or "",
            calendar=calendar.name,
        )

"""Calendars that a file defines itself: `month_lengths`, `leap_year`, `leap_month` (CF 4.4.4, chapter 4.4.6)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Value, Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.time_coordinates import may_have_calendar
from fairtool.rules.cf.time_example import time

_NAMES = ("month_lengths", "leap_year", "leap_month")
_MONTHS = 12
_LENGTHS = "time:month_lengths = 34, 31, 32, 30, 29, 27, 28, 28, 28, 32, 32, 34 ;"


def _own(more: str, lengths: str = _LENGTHS) -> str:
    return time("days since 1-1-1", calendar="126 kyr B.P.", more=f"{lengths} {more}")


_LEAP = _own("time:leap_year = 4 ; time:leap_month = 2 ;")


def _integers(value: Value) -> tuple[int, ...] | None:
    """Give the numbers of an attribute of integer type, None for any other."""
    if not isinstance(value, Numbers) or not value.type.is_integer:
        return None
    return tuple(int(number) for number in value.values)


@rule(
    "cf-4.4.4-place",
    covers=["4.4.4:R1"],
    when=attribute(*_NAMES),
    examples=[Example("4.4.4:R1", bad="lat:leap_year = 4 ;", good=_LEAP)],
)
def own_calendars_are_on_time_coordinates(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The attributes `month_lengths`, `leap_year` and `leap_month` stand on time coordinates only.

    They define the calendar of the variable that has them; elsewhere nothing reads them. Bounds may repeat them.
    """
    if may_have_calendar(variable, context):
        return
    for name in _NAMES:
        if name in variable.attributes:
            template = "{where} stands on a variable that is no time coordinate; move it to the time coordinate"
            yield Problem(template, where=variable.place(name))


@rule(
    "cf-4.4.4-month-lengths",
    covers=["4.4.4:R3"],
    when=attribute("month_lengths"),
    examples=[Example("4.4.4:R3", bad=_own("", "time:month_lengths = 90, 90, 90, 90 ;"), good=_own(""))],
)
def month_lengths_are_twelve_integers(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `month_lengths` is 12 integers, the days of the months from January to December.

    With any other number of months a date cannot be computed.
    """
    value = variable.attributes["month_lengths"]
    where = variable.place("month_lengths")
    found = _integers(value)
    if found is None:
        template = "{where} = {value} is not of integer type; write 12 integers, the days of each month"
        yield Problem(template, where=where, value=value)
    elif len(found) != _MONTHS:
        template = "{where} has {count} numbers; write 12, the days of each month"
        yield Problem(template, where=where, count=len(found))


@rule(
    "cf-4.4.4-leap-integers",
    covers=["4.4.4:R5"],
    when=attribute("leap_year", "leap_month"),
    examples=[
        Example("4.4.4:R5", bad=_own("time:leap_year = 4., 8. ;"), good=_LEAP),
        Example("4.4.4:R5", bad=_own('time:leap_year = 4 ; time:leap_month = "February" ;'), good=_LEAP),
    ],
)
def leap_year_and_month_are_integers(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The attributes `leap_year` and `leap_month` are one integer each.

    `leap_year` is an example of a leap year, `leap_month` the number of the month that is then a day longer.
    """
    for name in ("leap_year", "leap_month"):
        value = variable.attributes.get(name)
        if value is not None and len(_integers(value) or ()) != 1:
            yield Problem("{where} = {value} is not one integer; write one", where=variable.place(name), value=value)


@rule(
    "cf-4.4.4-leap-month-range",
    covers=["4.4.4:R4"],
    when=attribute("leap_month"),
    examples=[Example("4.4.4:R4", bad=_own("time:leap_year = 4 ; time:leap_month = 13 ;"), good=_LEAP)],
)
def leap_month_is_a_month(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `leap_month` is from 1 to 12.

    It is the number of a month, January being 1.
    """
    found = _integers(variable.attributes["leap_month"]) or ()
    if len(found) == 1 and not 1 <= found[0] <= _MONTHS:
        template = "{where} is {value}; the number of a month is from 1 to 12"
        yield Problem(template, where=variable.place("leap_month"), value=found[0])


@rule(
    "cf-4.4.4-leap-month-alone",
    covers=["4.4.4:Rec1"],
    when=attribute("leap_month"),
    examples=[Example("4.4.4:Rec1", bad=_own("time:leap_month = 2 ;"), good=_LEAP)],
)
def leap_month_stands_beside_leap_year(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `leap_month` stands only beside `leap_year`.

    Without `leap_year` there are no leap years, and `leap_month` is ignored.
    """
    if "leap_year" not in variable.attributes:
        yield Problem(
            "{where} has no effect without leap_year; add leap_year, an example of a leap year, or remove it",
            where=variable.place("leap_month"),
        )

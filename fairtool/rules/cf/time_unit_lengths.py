"""The unit that time is counted in, before `since` (CF 4.4.2)."""

import re
from collections.abc import Iterator
from math import isclose, log10

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.udunits import parse
from fairtool.netcdf.units import is_time_unit, same
from fairtool.rule import Example, rule
from fairtool.rules.cf.time_coordinates import COORDINATE_ROLES, calendar_of, reference_of
from fairtool.rules.cf.time_example import time
from fairtool.version import Version

_NOT_SECONDS = "minutes?|min|hours?|hr|h|days?|d|weeks?|months?|years?|yr"
_PREFIXES = (
    "yotta|zetta|exa|peta|tera|giga|mega|kilo|hecto|deka|deca|deci|centi|milli|micro|nano|pico|femto|atto|zepto|yocto"
    "|da|[YZEPTGMkhdcmunpfazy\u00b5\u03bc]"
)
_PLAIN = re.compile(_NOT_SECONDS)
_PREFIXED = re.compile(f"(?:{_PREFIXES})(?P<unit>{_NOT_SECONDS})")
_ADVICE_SINCE = Version(1, 11)


def _calendar_length(unit: str) -> str | None:
    """Give `year` or `month` where a unit is one of them to UDUNITS."""
    return next((name for name in ("year", "month") if same(unit, name)), None)


@rule(
    "cf-4.4.2-year-month",
    covers=["4.4.2:Rec1"],
    when=COORDINATE_ROLES,
    examples=[
        Example("4.4.2:Rec1", bad=time("months since 2000-01-01"), good=time("days since 2000-01-01")),
        Example("4.4.2:Rec1", bad=time("yr since 2000-01-01"), good=time("days since 2000-01-01"), version="1.8"),
    ],
)
def time_is_not_counted_in_years_or_months(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The unit of a time coordinate is not a year or a month.

    To UDUNITS a year is 365.242198781 days and a month a twelfth of that, whatever the calendar says. The values are
    then not the dates that the producer meant. Up to 1.10 the advice is to be careful, since then not to use them.
    """
    reference = reference_of(variable, context)
    length = _calendar_length(reference.unit) if reference else None
    if reference and length:
        careful = (
            '{where} counts time in "{unit}": to UDUNITS a {length} is {days} days, not a {length} of the calendar; '
            "use it with caution, days are safer"
        )
        avoid = (
            '{where} counts time in "{unit}": to UDUNITS a {length} is {days} days, not a {length} of the calendar; '
            "count in days"
        )
        yield Problem(
            avoid if context.version >= _ADVICE_SINCE else careful,
            where=variable.place("units"),
            unit=reference.unit,
            length=length,
            days="365.242198781" if length == "year" else "30.436849898",
        )


@rule(
    "cf-4.4.2-utc-second",
    covers=["4.4.2:Rec2"],
    when=COORDINATE_ROLES,
    examples=[
        Example(
            "4.4.2:Rec2",
            bad=time("hours since 2000-01-01", calendar="utc"),
            good=time("milliseconds since 2000-01-01", calendar="utc"),
        )
    ],
)
def time_is_counted_in_seconds_in_utc(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """In the `utc` calendar time is counted in seconds.

    A day with a leap second is not 86400 s long, so that days, hours and minutes of the clock and of the unit differ.
    Decimal prefixes on the second are welcome.
    """
    reference = reference_of(variable, context)
    calendar = calendar_of(variable, context.version)
    if reference is None or calendar is None or calendar.name != "utc":
        return
    if is_time_unit(reference.unit) and not _is_decimal_second(reference.unit) and not _calendar_length(reference.unit):
        yield Problem(
            '{where} counts time in "{unit}"; in the utc calendar, which has leap seconds, count in seconds',
            where=variable.place("units"),
            unit=reference.unit,
        )


def _is_decimal_second(unit: str) -> bool:
    one, second = parse(unit), parse("s")
    length = one.convert(1.0, second) if one and second else 0.0
    return length > 0 and isclose(log10(length), round(log10(length)), abs_tol=1e-9)


@rule(
    "cf-4.4.2-prefix",
    covers=["4.4.2:Rec3"],
    when=COORDINATE_ROLES,
    examples=[Example("4.4.2:Rec3", bad=time("millidays since 2000-01-01"), good=time("ms since 2000-01-01"))],
)
def only_seconds_have_a_decimal_prefix(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A decimal prefix stands on no unit of time but the second.

    The International System of Units allows it on the second only, and few programs know a `kiloday`.
    """
    reference = reference_of(variable, context)
    prefixed = _PREFIXED.fullmatch(reference.unit) if reference else None
    if reference and prefixed and not _PLAIN.fullmatch(reference.unit) and is_time_unit(reference.unit):
        yield Problem(
            '{where} counts time in "{unit}"; a decimal prefix belongs on the second only: count in "{plain}" or in '
            "seconds",
            where=variable.place("units"),
            unit=reference.unit,
            plain=prefixed["unit"],
        )

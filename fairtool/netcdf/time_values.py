"""Values of time coordinates as datetimes, by cftime; the tai and utc calendars, which cftime has not, by ourselves."""

import warnings
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol, cast

import numpy as np

from fairtool.errors import Unavailable
from fairtool.netcdf.calendars import Calendar, calendar_named, day_number
from fairtool.netcdf.iso8601 import Instant
from fairtool.netcdf.leap_seconds import leap_seconds
from fairtool.netcdf.reference_problems import datetime_problem
from fairtool.netcdf.time import Reference, parse_reference
from fairtool.netcdf.udunits import is_time_reference, parse
from fairtool.netcdf.values import Array

# Datetimes of the calendar, not of Python; year 0 exists (CF 4.4.3).
_AS_WRITTEN = MappingProxyType({"only_use_cftime_datetimes": True, "has_year_zero": True})
_DAY_1972 = day_number(1972, 1, 1)

# cftime counts in these itself, exactly for integers; other units are converted to seconds by their UDUNITS length.
_BY_CFTIME: Mapping[float, str] = MappingProxyType(
    {1e-6: "microseconds", 1e-3: "milliseconds", 1.0: "seconds", 60.0: "minutes", 3600.0: "hours", 86400.0: "days"}
)


class Datetime(Protocol):
    """The part of `cftime.datetime` that is used; cftime's annotations are partial."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    microsecond: int


def decode(values: Array, units: str, calendar: str | None = None) -> tuple[Instant, ...]:
    """Give the datetimes (UTC, or the model's own time) of raw values, in their order, flattened.

    `calendar` is the text of the attribute, None where there is none. In `utc`, leap seconds are counted. Missing
    values must have been taken out. Raises `Unavailable` where there are no datetimes: no reference, a reference that
    does not exist in the calendar, the calendar `none` or one of the producer's own, values that are not finite or
    beyond what cftime can count.
    """
    known = _calendar(calendar)
    reference, factor = _reference(units, known)
    numbers = np.asarray(values).ravel()
    if numbers.dtype.kind not in "iuf" or not np.isfinite(numbers).all():
        raise Unavailable("the values of a time coordinate are not all numbers")
    if known.name == "utc":
        return _by_utc(numbers, factor, reference)
    name = "proleptic_gregorian" if known.name == "tai" else known.name
    return _by_cftime(numbers, factor, reference.datetime, name)


def first_last(values: Array, units: str, calendar: str | None = None) -> tuple[Instant, Instant]:
    """Give the earliest and the latest datetime of raw values, not finite ones left out; raises as `decode` does.

    `Instant.text` is ISO 8601, `Instant.key` compares with what `parse_iso8601` gives.
    """
    numbers = np.asarray(values).ravel()
    if numbers.dtype.kind == "f":
        numbers = numbers[np.isfinite(numbers)]
    if numbers.dtype.kind not in "iuf" or not numbers.size:
        raise Unavailable("a time coordinate has no value")
    first, last = decode(np.array([numbers.min(), numbers.max()]), units, calendar)
    return first, last


def _calendar(name: str | None) -> Calendar:
    known = calendar_named(name)
    if known is None or not known.dates:
        raise Unavailable("the calendar {calendar} gives no dates that can be computed", calendar=name)
    return known


def _reference(units: str, calendar: Calendar) -> tuple[Reference, float]:
    """Give the reference and the length of the unit in seconds."""
    reference = parse_reference(units)
    unit, second = parse(reference.unit) if reference else None, parse("s")
    if reference is None or unit is None or second is None or not is_time_reference(units):
        raise Unavailable("the units {units} have no reference datetime", units=units)
    if datetime_problem(reference, calendar):
        raise Unavailable("the reference datetime of {units} does not exist in its calendar", units=units)
    return reference, unit.convert(1.0, second)


def _by_cftime(numbers: Array, factor: float, start: str, calendar: str) -> tuple[Instant, ...]:
    from cftime import num2date  # noqa: PLC0415 - 0.1 s, for rules that read time values only

    unit = _BY_CFTIME.get(factor)
    values = numbers if unit else numbers * factor
    try:
        with warnings.catch_warnings(action="ignore"):  # cftime warns of year 0 in standard, which CF deprecates only
            dates = num2date(values, f"{unit or 'seconds'} since {start}", calendar, **_AS_WRITTEN)
    except (ValueError, OverflowError) as error:
        raise Unavailable("the values of the time coordinate cannot be counted: {why}", why=str(error)) from error
    return tuple(_instant(date) for date in cast("Sequence[Datetime]", np.ma.getdata(dates)))


def _instant(date: Datetime) -> Instant:
    second = date.second + date.microsecond / 1e6
    return Instant(date.year, date.month, date.day, date.hour, date.minute, second, zone_minutes=0)


def _by_utc(numbers: Array, factor: float, reference: Reference) -> tuple[Instant, ...]:
    """Decode in the utc calendar: count in TAI, then take off TAI minus UTC of each instant."""
    table = leap_seconds()
    days, seconds = reference.instant
    written = (reference.year, reference.month, reference.day)
    start = 86400 * (days - _DAY_1972) + seconds + table.tai_minus_utc(written)
    instants = start + np.asarray(numbers, dtype=np.float64) * factor
    midnights = np.array([86400.0 * (day_number(*change.day) - _DAY_1972) for change in table.changes[1:]])
    offsets = np.array([float(change.tai_minus_utc) for change in table.changes])
    starts = midnights + offsets[1:]
    inside = np.isin(np.floor(instants), starts - 1)  # 23:59:60, of which no other calendar knows
    clock = instants - offsets[np.searchsorted(starts, instants, side="right")] - inside
    plain = _by_cftime(clock, 1.0, "1972-01-01", "proleptic_gregorian")
    return tuple(date._replace(second=date.second + bool(leap)) for date, leap in zip(plain, inside, strict=True))

"""The time line of a calendar: seconds since 1970-01-01 as the calendar itself counts them, and back.

A model year of 365 or 360 days laid on our own years has gaps at every 29th of February; on its own line it has none.
"""

from datetime import UTC, datetime, timedelta

from fairtool.netcdf.calendars import GAP_END, MONTHS, Calendar, Date, Leap, day_number
from fairtool.netcdf.time import Reference
from fairtool.netcdf.udunits import parse

DAY = 86400
_ORIGIN: Date = (1970, 1, 1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIXED = (Leap.NEVER, Leap.ALWAYS)


def day_on(calendar: Calendar, date: Date) -> int:
    """Count the days from 1970-01-01 to a date, in a calendar; days beyond the end of a month run on."""
    if calendar.leap in _FIXED:
        return _fixed_day(calendar, date) - _fixed_day(calendar, _ORIGIN)
    by_julian = calendar.leap is Leap.JULIAN or (calendar.leap is Leap.MIXED and date < GAP_END)
    return (_julian_day(date) if by_julian else day_number(*date)) - day_number(*_ORIGIN)


def second_of(reference: Reference, calendar: Calendar) -> float:
    """Give a reference datetime in seconds on the line of its calendar; no zone counts as UTC."""
    minutes = 60 * reference.hour + reference.minute - (reference.zone_minutes or 0)
    days = day_on(calendar, (reference.year, reference.month, reference.day))
    return days * DAY + 60.0 * minutes + reference.second


def unit_seconds(unit: str) -> float:
    """Give the length of a unit of time in seconds, 0 where it is none."""
    known, second = parse(unit), parse("s")
    if known is None or second is None or not known.is_convertible(second):
        return 0.0
    return known.convert(1.0, second)


def moment(seconds: float, calendar: Calendar) -> str:
    """Give a moment of the line in ISO 8601: the day alone at midnight, else to the second."""
    days, rest = divmod(round(seconds), DAY)
    clock = f"T{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}" if rest else ""
    year, month, day = _date(days, calendar)
    return f"{year:04d}-{month:02d}-{day:02d}{clock}"


def _fixed_day(calendar: Calendar, date: Date) -> int:
    year, month, day = date
    lengths = _lengths(calendar)
    return year * sum(lengths) + sum(lengths[: month - 1]) + day - 1


def _lengths(calendar: Calendar) -> tuple[int, ...]:
    return tuple(calendar.month_length(1, month + 1) for month in range(MONTHS))


def _julian_day(date: Date) -> int:
    """Count days as `day_number` does, by the Julian rule: both agree on the 1st of March 200 to the day."""
    year, month, day = date
    years, months = divmod(12 * year + month - 3, 12)
    return 365 * years + years // 4 + (153 * months + 2) // 5 + day - 3


def _date(days: int, calendar: Calendar) -> Date:
    """Give the date of a day of the line; Gregorian for all calendars with leap years."""
    if calendar.leap in _FIXED:
        lengths = _lengths(calendar)
        year, left = divmod(days + _fixed_day(calendar, _ORIGIN), sum(lengths))
        month = 0
        while left >= lengths[month]:
            left -= lengths[month]
            month += 1
        return year, month + 1, left + 1
    try:
        found = _EPOCH + timedelta(days=days)
    except OverflowError:
        return 1970 + round(days / 365.2425), 1, 1
    return found.year, found.month, found.day

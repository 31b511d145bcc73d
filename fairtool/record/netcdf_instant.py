"""Instants of data as a record tells them: to the millisecond, since counts of days in floating point hold no more."""

from datetime import date, timedelta

from fairtool.netcdf.calendars import Calendar
from fairtool.netcdf.iso8601 import Instant

_DIGITS = 3
_MINUTE = 60


def to_millisecond(instant: Instant, calendar: Calendar | None = None) -> Instant:
    """Give an instant with whole milliseconds: 01:59:59.999997 is 02:00:00.

    Where that is the next day, and the calendar of the data has another day there than ours, it stays as it is.
    """
    second = round(instant.second, _DIGITS)
    if second < _MINUTE or instant.second >= _MINUTE:  # a leap second stays one
        return instant._replace(second=second)
    minutes = instant.hour * 60 + instant.minute + 1
    days, minutes = divmod(minutes, 24 * 60)
    moved = instant._replace(hour=minutes // 60, minute=minutes % 60, second=0.0)
    return _next_day(moved, calendar) or instant if days else moved


def _next_day(instant: Instant, calendar: Calendar | None) -> Instant | None:
    try:
        following = date(instant.year, instant.month, instant.day) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    if calendar and instant.day == calendar.month_length(instant.year, instant.month) and following.day != 1:
        return None
    return instant._replace(year=following.year, month=following.month, day=following.day)

"""The leap seconds of UTC, from the table that the project ships (CF Appendix M points to that of IERS)."""

from datetime import date
from functools import cache
from typing import NamedTuple

from fairtool.netcdf.calendars import Date
from fairtool.resources import schema

LAST_MINUTE = (23, 59)


class LeapSecond(NamedTuple):
    """A change of TAI minus UTC: the day from which the new difference (seconds) holds."""

    day: Date
    tai_minus_utc: int


class LeapSeconds(NamedTuple):
    """All changes since 1972-01-01, oldest first, and the day until which the list is known to be complete."""

    changes: tuple[LeapSecond, ...]
    complete_until: Date

    def tai_minus_utc(self, day: Date) -> int:
        """Give TAI minus UTC in seconds on a day from 1972-01-01 on; 10 for earlier days."""
        return next((change.tai_minus_utc for change in reversed(self.changes) if change.day <= day), 10)

    def is_leap_second(self, day: Date, hour: int, minute: int, second: float) -> bool:
        """Tell whether a UTC datetime is inside a leap second: 23:59:60 on the day before a change."""
        if (hour, minute) != LAST_MINUTE or not 60 <= second < 61:
            return False
        next_day = date(*day).toordinal() + 1 if _in_range(day) else 0
        return any(date(*change.day).toordinal() == next_day for change in self.changes[1:])


def _in_range(day: Date) -> bool:
    try:
        date(*day)
    except ValueError:
        return False
    return True


@cache
def leap_seconds() -> LeapSeconds:
    """Give the table; read once from `schemas/cf/appendix-m.toml`."""
    table = schema("cf/appendix-m")
    changes = tuple(LeapSecond(_day(row["from"]), row["tai_minus_utc"]) for row in table["leap"])
    return LeapSeconds(changes, _day(table["complete_until"]))


def _day(text: str) -> Date:
    day = date.fromisoformat(text)
    return day.year, day.month, day.day

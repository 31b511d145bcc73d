"""Dates, times and durations as ISO 8601 writes them, for the time attributes of ACDD."""

import re
from functools import lru_cache
from typing import NamedTuple

from fairtool.netcdf.calendars import CALENDARS, Calendar, date_problem, day_number

LIMIT = 100  # characters

_INSTANT = re.compile(
    r"""(?P<year>[+-]\d{4,9}|\d{4}) (?:
      -(?P<month>\d\d) (?: -(?P<day>\d\d) (?: [T\x20] (?P<hour>\d\d) : (?P<minute>\d\d)
        (?: : (?P<second>\d\d(?:[.,]\d+)?) )? (?P<zone>Z|[+-]\d\d(?::?\d\d)?)? )? )?
    | (?P<packed>\d{4}) (?: T (?P<packed_time>\d{4}(?:\d\d(?:[.,]\d+)?)?)
        (?P<packed_zone>Z|[+-]\d\d(?:\d\d)?)? )? )?""",
    re.ASCII | re.VERBOSE,
)
_NUMBER = r"\d{1,18}(?:[.,]\d+)?"
_DURATION = re.compile(
    r"""(?P<sign>-?) P (?: (?P<weeks>N)W | (?:(?P<years>N)Y)? (?:(?P<months>N)M)? (?:(?P<days>N)D)?
    (?P<clock>T (?:(?P<hours>N)H)? (?:(?P<minutes>N)M)? (?:(?P<seconds>N)S)?)? )""".replace("N", _NUMBER),
    re.ASCII | re.VERBOSE,
)
_FRACTION = re.compile(r"[.,]")
_UNITS = ("weeks", "years", "months", "days", "hours", "minutes", "seconds")


class Instant(NamedTuple):
    """A date with or without a time of day.

    `parts` tells how many of year, month, day, hour, minute and second are written. What is not written is 1
    (month, day) or 0. `zone_minutes` is None where no zone is written. `strict` is false where a blank stands for
    the `T`, as many files have it and ISO 8601 has not.
    """

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: float = 0.0
    zone_minutes: int | None = None
    parts: int = 6
    strict: bool = True

    @property
    def has_time(self) -> bool:
        """True where a time of day is written."""
        return self.parts > len(("year", "month", "day"))

    @property
    def key(self) -> tuple[int, float]:
        """The instant in UTC (no zone counts as UTC), to compare: day number (Gregorian) and seconds of the day."""
        seconds = 3600 * self.hour + 60 * (self.minute - (self.zone_minutes or 0)) + self.second
        days, rest = divmod(seconds, 86400)
        return day_number(self.year, self.month, self.day) + int(days), rest

    @property
    def text(self) -> str:
        """The instant in ISO 8601, as precise as it was given; seconds to the microsecond."""
        year = f"{self.year:04d}" if 0 <= self.year <= 9999 else f"{self.year:+05d}"
        date = "-".join((year, f"{self.month:02d}", f"{self.day:02d}")[: self.parts])
        if not self.has_time:
            return date
        second = f"{self.second:09.6f}".rstrip("0").rstrip(".")
        clock = ":".join((f"{self.hour:02d}", f"{self.minute:02d}", second)[: self.parts - 3])
        return f"{date}T{clock}{_zone_text(self.zone_minutes)}"


class Duration(NamedTuple):
    """A length of time by its calendar units, as ISO 8601 writes it: `P1Y2M10DT2H30M`."""

    years: float = 0
    months: float = 0
    weeks: float = 0
    days: float = 0
    hours: float = 0
    minutes: float = 0
    seconds: float = 0
    negative: bool = False

    @property
    def approximate_seconds(self) -> float:
        """The length in seconds, with years of 365.2425 days and months of a twelfth of that."""
        days = 365.2425 * (self.years + self.months / 12) + 7 * self.weeks + self.days
        total = 86400 * days + 3600 * self.hours + 60 * self.minutes + self.seconds
        return -total if self.negative else total


@lru_cache(maxsize=1024)
def parse_iso8601(text: str, calendar: Calendar | None = None) -> Instant | None:
    """Read a date or a date and time, or give None.

    Takes `2004`, `2004-05`, `2004-05-06`, `20040506`, `2004-05-06T07:08:09.5Z`, `20040506T070809+0100`. A blank in
    place of `T` is read too (`strict` is then false). The date must exist in the calendar, Gregorian unless given;
    model data have 30 February. 24:00:00 is the end of a day; a second 60 is a leap second.
    """
    match = _INSTANT.fullmatch(text.strip()) if len(text) <= LIMIT else None
    instant = _instant(match) if match else None
    known = calendar or CALENDARS["proleptic_gregorian"]
    if instant is None or date_problem((instant.year, instant.month, instant.day), known):
        return None
    return instant if _is_clock(instant.hour, instant.minute, instant.second) else None


def _instant(match: re.Match[str]) -> Instant:
    month, day, hour, minute, second = _written(match)
    zone = match["packed_zone"] or match["zone"]
    return Instant(
        year=int(match["year"]),
        month=int(month or 1),
        day=int(day or 1),
        hour=int(hour or 0),
        minute=int(minute or 0),
        second=float((second or "0").replace(",", ".")),
        zone_minutes=_zone_minutes(zone) if zone else None,
        parts=1 + sum(map(bool, (month, day, hour, minute, second))),
        strict=" " not in match[0],
    )


def _written(match: re.Match[str]) -> tuple[str | None, ...]:
    """Give month, day, hour, minute and second as they are written, with signs between them or without."""
    if not match["packed"]:
        return match.group("month", "day", "hour", "minute", "second")
    date, clock = match["packed"], match["packed_time"] or ""
    return date[:2], date[2:], clock[:2], clock[2:4], clock[4:]


def _zone_minutes(zone: str) -> int:
    digits = zone[1:].replace(":", "")
    minutes = 60 * int(digits[:2] or 0) + int(digits[2:] or 0)
    return -minutes if zone.startswith("-") else minutes


def _zone_text(minutes: int | None) -> str:
    if not minutes:
        return "" if minutes is None else "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def _is_clock(hour: int, minute: int, second: float) -> bool:
    return (hour, minute, second) == (24, 0, 0.0) or (hour < 24 and minute < 60 and second < 61)


@lru_cache(maxsize=1024)
def parse_duration(text: str) -> Duration | None:
    """Read `PnYnMnDTnHnMnS` or `PnW`, or give None; at least one part, and a fraction in the last part only."""
    match = _DURATION.fullmatch(text.strip()) if len(text) <= LIMIT else None
    if match is None or match["clock"] == "T":
        return None
    written = [(unit, match[unit]) for unit in _UNITS if match[unit]]
    if not written or any(_FRACTION.search(number) for _, number in written[:-1]):
        return None
    numbers = {unit: float(number.replace(",", ".")) for unit, number in written}
    return Duration(**numbers, negative=match["sign"] == "-")

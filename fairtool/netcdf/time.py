"""What the units of a time coordinate say: `days since 1990-01-01 00:00:00Z` (CF 4.4.2).

Only the text is read here. Which unit of time it is belongs to `units`, which dates exist to `calendars`, values to
`time_values`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from fairtool.netcdf.calendars import day_number

LIMIT = 1000  # characters of a units text; what is longer is no units
PACKED_DATE = len("19900101")

# UDUNITS takes five words (udunits2lib, "Grammar"). `since` alone tells a time that was meant; the others are also
# used for offsets (`K @ 273.15`), so a date must follow.
_LOOKS = re.compile(
    r"\ssince(?![a-z])|(?:\s(?:since|after|from|ref)|@)\s*[+-]?\d+(?:-\d|\d{7})", re.IGNORECASE | re.ASCII
)

_REFERENCE = re.compile(
    r"""(?P<unit>[^@]*?) (?: \s+ (?P<word>since|after|from|ref) \s* | \s* (?P<at>@) \s* )
    (?P<date> (?P<sign>[+-]?) (?: (?P<year>\d{1,9}) - (?P<month>\d{1,2}) (?: - (?P<day>\d{1,2}) )?
                                | (?P<packed>\d{8}|\d{6}|\d{1,4}) ) )
    (?: (?P<gap>T|\s+) (?P<clock> (?P<hour>\d{1,2}) (?: : (?P<minute>\d{1,2}) (?: : (?P<second>\d{1,2}(?:\.\d*)?) )? )?
                                | (?P<packed_clock>\d{4}(?:\d\d(?:\.\d*)?)?) ) )?
    (?: (?P<zone_gap>\s*) (?P<zone> Z | UTC | GMT | [+-]\d{1,2}(?::\d{1,2})? | [+-]\d{3,4}
                                | (?<=\s)\d{1,2}(?::\d{1,2})? | (?<=\s)\d{3,4} ) )?""",
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
_ZONE = re.compile(r"([+-]?)(\d{1,2}):?(\d{1,2})?", re.ASCII)


class Reference(NamedTuple):
    """A reference datetime as it is written: the numbers, and the texts they were read from.

    What is absent is 1 (month, day) or 0 (time); `date`, `gap`, `time`, `zone_gap` and `zone` are the texts, empty
    where absent. `zone_minutes` is None without a zone. The numbers need not be a date that exists.
    """

    unit: str
    word: str
    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: float
    zone_minutes: int | None
    date: str
    gap: str
    time: str
    zone_gap: str
    zone: str

    @property
    def has_time(self) -> bool:
        """True where a time of day is written."""
        return bool(self.time)

    @property
    def has_zone(self) -> bool:
        """True where a time zone offset is written, zero included."""
        return bool(self.zone)

    @property
    def instant(self) -> tuple[int, float]:
        """The instant in UTC, to compare references: day number (Gregorian) and seconds of the day."""
        seconds = 3600 * self.hour + 60 * (self.minute - (self.zone_minutes or 0)) + self.second
        days, rest = divmod(seconds, 86400)
        return day_number(self.year, self.month, self.day) + int(days), rest

    @property
    def datetime(self) -> str:
        """The datetime as CF 1.14 recommends to write it: `1990-01-01 06:00:00+05:30`; seconds to the nanosecond."""
        year = f"{'-' if self.year < 0 else ''}{abs(self.year):04d}"
        date = f"{year}-{self.month:02d}-{self.day:02d}"
        if not (self.has_time or self.has_zone):
            return date
        second = f"{self.second:012.9f}".rstrip("0").rstrip(".")
        return f"{date} {self.hour:02d}:{self.minute:02d}:{second}{_zone_text(self.zone_minutes)}"

    @property
    def canonical(self) -> str:
        """The same reference, written as CF 1.14 recommends: `days since 1990-01-01`."""
        return f"{self.unit} since {self.datetime}"


def looks_like_time_units(text: str) -> bool:
    """Tell whether units are a time reference or try to be one (`days since launch`, `hours after 2000-01-01`).

    Cheap enough to be asked of every variable; says nothing about validity.
    """
    return len(text) <= LIMIT and _LOOKS.search(text) is not None


@lru_cache(maxsize=1024)
def parse_reference(text: str) -> Reference | None:
    """Read units of the form `UNIT since DATE [TIME] [ZONE]`, or give None for any other text.

    Takes what UDUNITS takes (five words in any case, packed dates, `UTC`, unsigned zones) plus years of more than
    four digits, and a zone without a time, which CF 4.4.2 names as an error. Blanks around the text do not count.
    """
    match = _REFERENCE.fullmatch(text.strip()) if len(text) <= LIMIT else None
    return _reference(match) if match and _is_date(match) else None


def _is_date(match: re.Match[str]) -> bool:
    """Tell a date from the number of an offset: `K @ 20` has no date, `days since 2000` has one."""
    packed = match["packed"]
    return not packed or len(packed) == PACKED_DATE or (match["word"] or "").lower() == "since"


def _reference(match: re.Match[str]) -> Reference:
    year, month, day = _date(match)
    hour, minute, second = _clock(match)
    zone = match["zone"] or ""
    return Reference(
        unit=match["unit"].strip(),
        word=match["word"] or "@",
        year=-year if match["sign"] == "-" else year,
        month=month,
        day=day,
        hour=hour,
        minute=minute,
        second=second,
        zone_minutes=_zone_minutes(zone) if zone else None,
        date=match["date"],
        gap=match["gap"] or "",
        time=match["clock"] or "",
        zone_gap=match["zone_gap"] or "",
        zone=zone,
    )


def _date(match: re.Match[str]) -> tuple[int, int, int]:
    packed = match["packed"]
    if not packed:
        return int(match["year"]), int(match["month"]), int(match["day"] or 1)
    return int(packed[:4]), int(packed[4:6] or 1), int(packed[6:8] or 1)


def _clock(match: re.Match[str]) -> tuple[int, int, float]:
    packed = match["packed_clock"]
    if packed:
        return int(packed[:2]), int(packed[2:4]), float(packed[4:] or 0)
    return int(match["hour"] or 0), int(match["minute"] or 0), float(match["second"] or 0)


def _zone_minutes(zone: str) -> int:
    match = _ZONE.fullmatch(zone)
    if match is None:  # Z, UTC, GMT
        return 0
    hours, minutes = _zone_digits(zone.lstrip("+-"))
    return (-1 if match[1] == "-" else 1) * (60 * hours + minutes)


def _zone_digits(digits: str) -> tuple[int, int]:
    """Read `5`, `05`, `5:30`, `530` and `0530`, as UDUNITS does: the last two of three or four are minutes."""
    if ":" in digits:
        hours, _, minutes = digits.partition(":")
        return int(hours), int(minutes)
    return (int(digits), 0) if len(digits) <= len("05") else (int(digits[:-2]), int(digits[-2:]))


def _zone_text(minutes: int | None) -> str:
    if minutes is None:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    tail = f":{rest:02d}" if rest else ""
    return f"{'-' if minutes < 0 else '+'}{hours:02d}{tail}" if minutes else "Z"

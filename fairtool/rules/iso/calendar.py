"""Dates and times as records write them: in the form of ISO 8601, on days that there are."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

_FORM = re.compile(
    r"(-?\d{4,})(?:-?(\d{2})(?:-?(\d{2}))?)?"
    r"(?:T(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?",
    re.ASCII,
)
_FRENCH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.ASCII)
_LONGEST = 40  # characters of a date


@lru_cache(maxsize=1024)
def moment(text: str) -> tuple[datetime, int] | None:
    """Give the moment that a text means, in UTC where it has a zone, and how many of its parts are given.

    1 for a year, 2 with the month, 3 with the day, 6 with a time. None for a text that means none, and for years
    before the first and after 9999.
    """
    found = _FORM.fullmatch(text.strip()) if len(text) < _LONGEST else None
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        whole = datetime(  # noqa: DTZ001 - the zone is taken off below
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), min(int(second or 0), 59)
        )
        whole -= _offset(zone)
    except (ValueError, OverflowError):
        return None
    return whole, 6 if hour else 1 + bool(month) + bool(day)


def _offset(zone: str | None) -> timedelta:
    if not zone or zone == "Z":
        return timedelta()
    digits = zone[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -size if zone[0] == "-" else size


def is_sound(text: str) -> bool:
    """Tell whether a text is a date or time of ISO 8601 on a day that there is; far years count as sound."""
    if moment(text):
        return True
    far = re.fullmatch(r"-\d{4,}(-\d{2}){0,2}|\d{5,}(-\d{2}){0,2}", text[:_LONGEST], re.ASCII)
    return bool(far) or bool(re.fullmatch(r"\d{4}-?(W\d{2}(-?[1-7])?|\d{3})|\d{2}:\d{2}(:\d{2}.*)?", text[:_LONGEST]))


def mended(text: str) -> str:
    """Give the date in the form of ISO 8601 where it is certain which one is meant, else an empty text.

    31/12/2010 and 2010/12/31 are; so is 04/05/2010 in France, but not in a record that may be in English.
    """
    slashed = _SLASHED.fullmatch(text[:_LONGEST])
    french = _FRENCH.fullmatch(text[:_LONGEST])
    if slashed:
        return _day(*slashed.groups())
    if french and (int(french[1]) > 12 or french[1].zfill(2) == french[2].zfill(2)):
        return _day(french[3], french[2], french[1])
    return ""


def ambiguous(text: str) -> tuple[str, str] | None:
    """Give the two dates that a text may be: 04/05/2010 is the fourth of May, or the fifth of April; else None."""
    found = _FRENCH.fullmatch(text[:_LONGEST])
    if not found or mended(text):
        return None
    both = _day(found[3], found[2], found[1]), _day(found[3], found[1], found[2])
    return both if all(both) else None


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""

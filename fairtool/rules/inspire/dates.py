"""Which texts the tests of the INSPIRE validator take as dates and times of ISO 8601."""

import re
from calendar import isleap
from datetime import date

_PART = re.compile(r"\d\d|\d{4}|\d{4}-(?:0[1-9]|1[0-2])|\d{4}-?W(?:0[1-9]|[1-4]\d|5[0-3])(?:-?[1-7])?")
_DAY = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)")
_ORDINAL = re.compile(r"(\d{4})-?(\d{3})")
_HOUR = r"(?:[01]\d|2[0-3])"
_TIME = re.compile(rf"{_HOUR}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d+)?(Z|[+-]\d\d(?::\d\d)?)?")
_BASIC_TIME = re.compile(rf"{_HOUR}[0-5]\d(?:[0-5]\d)?(?:[.,]\d+)?(Z|[+-]\d\d(?:\d\d)?)?")
_LONGEST = 64
_LEAP_DAYS = ("0630", "1231")  # a minute can have a 61st second at their end only
# The offsets that some country's clocks have.
_HOURS = frozenset({*(f"-{hour:02}" for hour in range(1, 13)), *(f"+{hour:02}" for hour in range(15))})
_ODD = frozenset({"-0330", "-0930", "+0330", "+0430", "+0530", "+0630", "+1030", "+0545", "+0845", "+1245"})


def is_date(text: str) -> bool:
    """Tell whether a text is a date: a real day, a month, a year, a century, a week or the day of a year."""
    if len(text) > _LONGEST:
        return False
    if ordinal := _ORDINAL.fullmatch(text):
        return 1 <= int(ordinal[2]) <= 365 + isleap(int(ordinal[1]))
    return _PART.fullmatch(text) is not None or _is_day(text)


def is_date_time(text: str) -> bool:
    """Tell whether a text is a day with a time of it, with `Z`, an offset that exists, or no zone."""
    day, separator, time = text.partition("T")
    if not separator or len(text) > _LONGEST or not _is_day(day):
        return False
    if day.replace("-", "")[4:] in _LEAP_DAYS:
        time = time.replace("23:59:60", "23:59:59").replace("235960", "235959")
    found = (_TIME if "-" in day else _BASIC_TIME).fullmatch(time)
    return found is not None and _is_offset((found[1] or "Z").replace(":", ""))


def _is_day(text: str) -> bool:
    found = _DAY.fullmatch(text)
    if not found:
        return False
    try:
        date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return False
    return True


def _is_offset(text: str) -> bool:
    return text == "Z" or text in _ODD or (text[:3] in _HOURS and text[3:] in ("", "00"))

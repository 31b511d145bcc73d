"""What is wrong with a reference datetime: its format (CF 4.4.2), and whether it exists in the calendar (CF 4.4.3)."""

import re
from enum import StrEnum

from fairtool.netcdf.calendars import Calendar, Date, DateProblem, date_problem
from fairtool.netcdf.leap_seconds import leap_seconds
from fairtool.netcdf.time import Reference

_SIGNED_ZONE = re.compile(r"Z|[+-]\d{1,2}(?::\d{1,2})?", re.ASCII)
HOURS, MINUTES, SECONDS = 24, 60, 60
YEAR_DIGITS, OTHER_DIGITS = 4, 2


class FormatProblem(StrEnum):
    """A way in which a reference datetime leaves the format `y-m-d [H:M:S[ TZ]]` of CF 1.13 and later.

    UDUNITS, and so CF before 1.13, takes all of them. `T_SEPARATOR` is in the format from 1.14 on.
    """

    DATE_INCOMPLETE = "date-incomplete"
    DATE_PACKED = "date-packed"
    YEAR_PLUS = "year-plus"
    SEPARATOR = "separator"
    T_SEPARATOR = "t-separator"
    TIME_INCOMPLETE = "time-incomplete"
    TIME_PACKED = "time-packed"
    ZONE_WITHOUT_TIME = "zone-without-time"
    ZONE_NAME = "zone-name"
    ZONE_FORMAT = "zone-format"
    ZONE_MINUS_ZERO = "zone-minus-zero"


class DatePart(StrEnum):
    """A component of a reference datetime that is written with too few digits (CF 1.14, 4.4.2)."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    ZONE = "zone"


def format_problems(reference: Reference) -> tuple[FormatProblem, ...]:
    """Give the ways in which a reference datetime leaves the format of CF 1.13; missing leading zeros are none."""
    return (*_date_problems(reference), *_time_problems(reference), *_zone_problems(reference))


def unpadded(reference: Reference) -> tuple[DatePart, ...]:
    """Give the components without their leading zeros: a year has at least four digits, everything else two."""
    date, time = reference.date.lstrip("+-").split("-"), reference.time.split(":")
    signed = reference.zone.startswith(("+", "-"))
    written = (
        *zip((DatePart.YEAR, DatePart.MONTH, DatePart.DAY), date, strict=False),
        *zip((DatePart.HOUR, DatePart.MINUTE, DatePart.SECOND), time, strict=False),
        *((DatePart.ZONE, piece) for piece in reference.zone[1:].split(":") if signed),
    )
    return tuple(dict.fromkeys(part for part, text in written if _is_short(part, text)))


def _is_short(part: DatePart, text: str) -> bool:
    digits = len(text.partition(".")[0])
    return 0 < digits < (YEAR_DIGITS if part is DatePart.YEAR else OTHER_DIGITS)


def datetime_problem(reference: Reference, calendar: Calendar, today: Date | None = None) -> DateProblem | None:
    """Say why a reference datetime does not exist in a calendar, or None where it does.

    A second 60 exists in `utc` alone, and only where a leap second was. `today` is needed to find that a datetime of
    `utc` is in the future, where nothing is known of leap seconds; the other calendars have no end.
    """
    date = (reference.year, reference.month, reference.day)
    problem = date_problem(date, calendar) or _clock_problem(reference, calendar)
    if problem is None and calendar.name == "utc" and today is not None and date > today:
        return DateProblem.FUTURE
    return problem


def _clock_problem(reference: Reference, calendar: Calendar) -> DateProblem | None:
    date = (reference.year, reference.month, reference.day)
    if reference.hour >= HOURS:
        return DateProblem.HOUR
    if reference.minute >= MINUTES:
        return DateProblem.MINUTE
    if reference.second < SECONDS:
        return None
    clock = (reference.hour, reference.minute, reference.second)
    is_leap = calendar.name == "utc" and leap_seconds().is_leap_second(date, *clock)
    return None if is_leap else DateProblem.SECOND


def _date_problems(reference: Reference) -> tuple[FormatProblem, ...]:
    digits = reference.date.lstrip("+-")
    found = []
    if reference.date.startswith("+"):
        found.append(FormatProblem.YEAR_PLUS)
    if "-" not in digits and len(digits) > len("1990"):
        found.append(FormatProblem.DATE_PACKED)
    elif digits.count("-") < len(("month", "day")):
        found.append(FormatProblem.DATE_INCOMPLETE)
    return tuple(found)


def _time_problems(reference: Reference) -> tuple[FormatProblem, ...]:
    if not reference.has_time:
        return ()
    found = []
    if reference.gap in ("T", "t"):
        found.append(FormatProblem.T_SEPARATOR)
    elif reference.gap != " ":
        found.append(FormatProblem.SEPARATOR)
    if ":" not in reference.time and len(reference.time) > len("12"):
        found.append(FormatProblem.TIME_PACKED)
    elif reference.time.count(":") < len(("minute", "second")):
        found.append(FormatProblem.TIME_INCOMPLETE)
    return tuple(found)


def _zone_problems(reference: Reference) -> tuple[FormatProblem, ...]:
    if not reference.has_zone:
        return ()
    found = []
    if not reference.has_time:
        found.append(FormatProblem.ZONE_WITHOUT_TIME)
    if reference.zone.upper() in ("UTC", "GMT"):
        found.append(FormatProblem.ZONE_NAME)
    elif not _SIGNED_ZONE.fullmatch(reference.zone) or reference.zone_gap not in ("", " "):
        found.append(FormatProblem.ZONE_FORMAT)
    elif reference.zone_minutes == 0 and reference.zone.startswith("-"):
        found.append(FormatProblem.ZONE_MINUS_ZERO)
    return tuple(found)

"""The calendars of CF (4.4.3) and which dates they have; pure arithmetic on year, month and day."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

Date = tuple[int, int, int]

GAP_START: Date = (1582, 10, 5)
GAP_END: Date = (1582, 10, 15)
MONTHS = 12
_USUAL_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Leap(StrEnum):
    """The rule that says which years have a leap day."""

    GREGORIAN = "Gregorian"
    JULIAN = "Julian"
    MIXED = "mixed"
    NEVER = "never"
    ALWAYS = "always"
    FOURTH_FROM = "every fourth year from an example"


class DateProblem(StrEnum):
    """Why a datetime does not exist in a calendar."""

    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    NEGATIVE_YEAR = "negative-year"
    GAP = "1582-gap"
    TOO_EARLY = "too-early"
    FUTURE = "future"


class Calendar(NamedTuple):
    """A calendar: its canonical name, the CF version that brought it, its leap rule, its months and its first date.

    `first` is the first date there is, `year_floor` the first year; None where time has no beginning. `dates` is
    false for `none`, which has no annual cycle.
    """

    name: str
    leap: Leap
    since: str = "1.6"
    lengths: tuple[int, ...] = _USUAL_LENGTHS
    leap_month: int = 2
    leap_example: int = 0
    first: Date | None = None
    year_floor: int | None = None
    zones: bool = True
    dates: bool = True

    def is_leap(self, year: int) -> bool:
        """Tell whether a year has a leap day."""
        julian = year % 4 == 0
        gregorian = julian and (year % 100 != 0 or year % 400 == 0)
        return {
            Leap.GREGORIAN: gregorian,
            Leap.JULIAN: julian,
            Leap.MIXED: julian if year <= GAP_START[0] else gregorian,
            Leap.NEVER: False,
            Leap.ALWAYS: True,
            Leap.FOURTH_FROM: (year - self.leap_example) % 4 == 0,
        }[self.leap]

    def month_length(self, year: int, month: int) -> int:
        """Give the number of days of a month, 1 to 12."""
        return self.lengths[month - 1] + (month == self.leap_month and self.is_leap(year))


_STANDARD = Calendar("standard", Leap.MIXED, year_floor=0)
_NOLEAP = Calendar("noleap", Leap.NEVER)
_ALL_LEAP = Calendar("all_leap", Leap.ALWAYS)

# By each name that CF gives them; comparing names is a matter of lower case (`calendar_named`).
CALENDARS: Mapping[str, Calendar] = MappingProxyType(
    {
        "standard": _STANDARD,
        "gregorian": _STANDARD,
        "proleptic_gregorian": Calendar("proleptic_gregorian", Leap.GREGORIAN),
        "julian": Calendar("julian", Leap.JULIAN, year_floor=0),
        "noleap": _NOLEAP,
        "365_day": _NOLEAP,
        "all_leap": _ALL_LEAP,
        "366_day": _ALL_LEAP,
        "360_day": Calendar("360_day", Leap.NEVER, lengths=(30,) * MONTHS),
        "utc": Calendar("utc", Leap.GREGORIAN, since="1.12", first=(1972, 1, 1), zones=False),
        "tai": Calendar("tai", Leap.GREGORIAN, since="1.12", first=(1958, 1, 1), zones=False),
        "none": Calendar("none", Leap.GREGORIAN, dates=False),
    }
)


def calendar_named(name: str | None) -> Calendar | None:
    """Give the calendar of a `calendar` attribute in any case; `standard` where there is none, None for an own name."""
    return _STANDARD if name is None else CALENDARS.get(name.strip().lower())


def explicit_calendar(
    month_lengths: tuple[int, ...], leap_year: int | None = None, leap_month: int = 2
) -> Calendar | None:
    """Give the calendar that the three attributes of CF 4.4.6 define, or None if they define none."""
    if len(month_lengths) != MONTHS or min(month_lengths) < 1 or not 1 <= leap_month <= MONTHS:
        return None
    leap = Leap.NEVER if leap_year is None else Leap.FOURTH_FROM
    return Calendar("", leap, lengths=month_lengths, leap_month=leap_month, leap_example=leap_year or 0)


def date_problem(date: Date, calendar: Calendar) -> DateProblem | None:
    """Say why a date does not exist in a calendar, or None where it does.

    Year 0 exists everywhere: in `standard` and `julian` it is deprecated, not invalid (CF 4.4.3). The ten days of
    October 1582 do not exist in `standard`: unclear in 1.9 to 1.12, invalid from 1.13; callers mind the version.
    """
    year, month, day = date
    if not 1 <= month <= MONTHS:
        return DateProblem.MONTH
    if not 1 <= day <= calendar.month_length(year, month):
        return DateProblem.DAY
    if calendar.year_floor is not None and year < calendar.year_floor:
        return DateProblem.NEGATIVE_YEAR
    if calendar.leap is Leap.MIXED and GAP_START <= date < GAP_END:
        return DateProblem.GAP
    return DateProblem.TOO_EARLY if calendar.first and date < calendar.first else None


def is_valid_date(year: int, month: int, day: int, calendar: Calendar | str) -> bool:
    """Tell whether a date exists in a calendar; a name that CF does not define has no dates."""
    known = calendar if isinstance(calendar, Calendar) else calendar_named(calendar)
    return known is not None and date_problem((year, month, day), known) is None


def is_deprecated_year(year: int, calendar: Calendar) -> bool:
    """Tell whether a year is the year 0 that once meant a climatology in `standard` and `julian` (CF 4.4.3, 7.4)."""
    return year == 0 and calendar.year_floor == 0


def side_of_1582(year: int, month: int, day: int) -> Literal["before", "gap", "after"]:
    """Say on which side of the change from the Julian to the Gregorian rule a date of `standard` lies."""
    if (year, month, day) < GAP_START:
        return "before"
    return "gap" if (year, month, day) < GAP_END else "after"


def day_number(year: int, month: int, day: int) -> int:
    """Count days from 0000-03-01 by the Gregorian rule, for any year; days beyond the month run on.

    Months beyond 12 run on too, so that every text that looks like a date has a number.
    """
    shifted = 12 * year + month - 3
    years, months = divmod(shifted, 12)
    return 365 * years + years // 4 - years // 100 + years // 400 + (153 * months + 2) // 5 + day - 1

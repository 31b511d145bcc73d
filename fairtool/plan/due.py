"""When the versions of a plan are due that its template asks for."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from fairtool.plan.template import PlanVersion

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Due:
    """A version and the day on which it is due."""

    version: PlanVersion
    day: date


def due_versions(versions: Sequence[PlanVersion], start: date, end: date | None) -> tuple[Due, ...]:
    """Give the versions that a project from a day to another owes, by day; without end those that need none."""
    return tuple(sorted(_due(versions, start, end), key=lambda one: one.day))


def _due(versions: Sequence[PlanVersion], start: date, end: date | None) -> Iterator[Due]:
    for version in versions:
        if version.months is not None:
            yield Due(version, later(start, version.months))
        elif version.share is not None and end is not None and end > later(start, version.longer_than):
            yield Due(version, start + timedelta(days=round((end - start).days * version.share)))


def later(day: date, months: int) -> date:
    """Give the day that is so many months later, or earlier; of a shorter month its last day.

    The calendar ends with the years 1 and 9999.
    """
    number = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(number, _MONTHS)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

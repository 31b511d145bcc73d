"""How much data grow in a year: by the times in the data, else by the dates of the files, and it is said which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fairtool.plan.formats import day_of
from fairtool.plan.measured_file import MeasuredFile
from fairtool.translate import Language, marked, translate

_YEAR = 365.25
_LEAST = 180  # days that the data must span: a rate of less is a guess
_STILL = 730  # days since the last data: what is older has ended, as far as one can see
_DIGITS = 3
_FEWEST = 12  # files whose dates tell anything
_BY_TIMES = marked("times in the data, {first} to {last}")
_BY_FILES = marked("dates of the files, {first} to {last}: copying them changes these")


@dataclass(frozen=True, slots=True)
class Growth:
    """Bytes in a year, and what that was told from."""

    bytes_per_year: int
    basis: str


def growth_of(files: Sequence[MeasuredFile], today: date, language: Language) -> Growth | None:
    """Give the growth; None where it cannot be told, or where the data have ended."""
    spans = [span for one in files if (span := _span(one))]
    total = sum(one.size for one in files)
    if spans and len(spans) == len(files):
        return _rate(
            total, min(first for first, _ in spans), max(last for _, last in spans), today, (_BY_TIMES, language)
        )
    if spans or len(files) < _FEWEST:
        return None
    changed = [one.changed for one in files]
    return _rate(total, min(changed), max(changed), today, (_BY_FILES, language))


def last_day(files: Sequence[MeasuredFile]) -> date | None:
    """Give the last day that the data are about, as far as they say."""
    return max((span[1] for one in files if (span := _span(one))), default=None)


def _rate(total: int, first: date, last: date, today: date, said: tuple[str, Language]) -> Growth | None:
    span = (last - first).days
    if span < _LEAST or not 0 <= (today - last).days <= _STILL:
        return None
    rate = total / span * _YEAR
    short = int(float(f"{rate:.{_DIGITS}g}"))
    return Growth(short, translate(said[0], said[1], first=first, last=last))


def _span(file: MeasuredFile) -> tuple[date, date] | None:
    """Give the first and the last day of a file."""
    if not file.said:
        return None
    begins = [day for one in file.said.periods if (day := day_of(one.begin[:10]))]
    ends = [day for one in file.said.periods if (day := day_of(one.end[:10]))]
    return (min(begins), max(ends)) if begins and ends else None

"""When the data are from, and when the record says that they are from."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.record.bundle import Bundle
from fairtool.record.extent import Period
from fairtool.rule import Example, rule
from fairtool.rules.crosscheck.disagreement import SOURCE, disagreement

_WHOLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):?(\d\d)?(?::?(\d\d))?)?)?)?")
_DAY = timedelta(days=1)
_PART = 0.25  # of the time that the data span
_CDL = 'double time(time) ; time:units = "days since 2010-01-01" ; time:standard_name = "time" ;\ndata: time = 0, {} ;'


class Moment(NamedTuple):
    """A date as it is written, and the first and the last moment that it stands for: all of the year of `2010`."""

    text: str
    first: datetime
    last: datetime


class Span(NamedTuple):
    """The begin and the end of a time; None where it is open or not told."""

    begin: Moment | None
    end: Moment | None


@rule(
    "crosscheck-time-holds-data",
    severity=Severity.ERROR,
    source=SOURCE,
    examples=[Example("time", bad="---\n" + _CDL.format(9000), good="---\n" + _CDL.format(3000))],
)
def time_holds_data(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The time span of the record holds all of the data.

    Catalogues find data by their time span: what lies outside of it is not found.
    """
    said, found = _spans(bundle)
    if said.begin and found.begin and found.begin.first < said.begin.first:
        yield _told(
            bundle,
            "the record begins at {said}; the data begin at {found} ({at}); write {found} as its begin",
            "begin",
            said.begin,
            found.begin,
        )
    if said.end and found.end and found.end.first > said.end.last:
        yield _told(
            bundle,
            "the record ends at {said}; the data end at {found} ({at}); write {found} as its end",
            "end",
            said.end,
            found.end,
        )


@rule(
    "crosscheck-time-not-too-long",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[Example("time", bad="---\n" + _CDL.format(30), good="---\n" + _CDL.format(5843))],
)
def time_is_not_too_long(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The time span of the record is not much longer than the data.

    A span that is far too long brings the data up in searches for years of which there are none.
    """
    said, found = _spans(bundle)
    if not (found.begin and found.end):
        return
    most = max(31 * _DAY, _PART * (found.end.first - found.begin.first))
    if said.begin and found.begin.first - said.begin.last > most:
        yield _told(
            bundle,
            "the record begins at {said}; the data begin only at {found} ({at}); write {found}, or name all files "
            "that the record is about",
            "begin",
            said.begin,
            found.begin,
        )
    if said.end and said.end.first - found.end.first > most:
        yield _told(
            bundle,
            "the record ends at {said}; the data end at {found} already ({at}); write {found}, or name all files "
            "that the record is about",
            "end",
            said.end,
            found.end,
        )


def _told(bundle: Bundle, template: str, side: str, said: Moment, found: Moment) -> Problem:
    fields = (f"resources[0].extents*.{side}", "resources[0].extents*.value", "resources[0].extents")
    return disagreement(bundle, template, fields=fields, measured=fields, said=said.text, found=found.text)


def _spans(bundle: Bundle) -> tuple[Span, Span]:
    return _span(bundle.said.periods), _span(bundle.found.periods)


def _span(periods: Iterable[Period]) -> Span:
    """Give the time that holds all periods; an end that is open in one of them is open."""
    begins = [_moment(one.begin, one.begin_indeterminate) for one in periods]
    ends = [_moment(one.end, one.end_indeterminate) for one in periods]
    return Span(
        min((one for one in begins if one), default=None, key=lambda one: one.first) if all(begins) else None,
        max((one for one in ends if one), default=None, key=lambda one: one.last) if all(ends) else None,
    )


def _moment(text: str, indeterminate: str) -> Moment | None:
    """Give what a date of any precision stands for; None where it is no date."""
    found = _WHOLE.match(text.strip())
    if indeterminate or not found:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups())
    try:
        first = datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=UTC)
        return Moment(text.strip(), first, first + _length(first, (month, day, hour, minute, second)))
    except (ValueError, OverflowError):
        return None


def _length(first: datetime, parts: tuple[int | None, ...]) -> timedelta:
    """Give how long the last part that is told lasts: a year, a month, a day, an hour, a minute, a second."""
    month, day, hour, minute, second = parts
    if month is None:
        return first.replace(year=first.year + 1) - first
    if day is None:
        return first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1) - first
    known = {"hours": hour, "minutes": minute, "seconds": second}
    units = (_DAY, timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1))
    return units[sum(value is not None for value in known.values())]

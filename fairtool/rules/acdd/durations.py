"""Durations of ACDD are durations of ISO 8601, and agree with the start and the end."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.iso8601 import Duration, Instant, parse_duration, parse_iso8601
from fairtool.netcdf.model import Numbers
from fairtool.netcdf.placeholder import said
from fairtool.netcdf.time_coordinates import calendar_of
from fairtool.netcdf.units import is_time_unit
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE
from fairtool.rules.acdd.dates import COVERAGE
from fairtool.version import Version

_DURATION, _RESOLUTION = "time_coverage_duration", "time_coverage_resolution"
_BY_NAME = Version(1, 3)  # the version that asks for ISO 8601
_DAY = 86400.0
_ROUNDED = 1.15  # a month of 28 days has the resolution P1M
_UNITS = (
    ("seconds", 1.0),
    ("minutes", 60.0),
    ("hours", 3600.0),
    ("days", _DAY),
    ("weeks", 7 * _DAY),
    ("months", 31 * _DAY),
    ("years", 366 * _DAY),
)
_START = ':time_coverage_start = "2000-01-01T00:00:00Z" ; :time_coverage_end = "2000-01-02T00:00:00Z" ; '


@rule(
    "acdd-duration-iso8601",
    when=attribute(_DURATION, _RESOLUTION),
    severity=Severity.ERROR,
    source=f"{SOURCE} {_DURATION}",
    examples=[
        Example(
            "acdd-duration-iso8601",
            bad=':time_coverage_resolution = "hourly" ;',
            good=':time_coverage_resolution = "PT1H" ;',
        ),
        Example(
            "acdd-duration-iso8601",
            bad=":time_coverage_duration = 86400.0 ;",
            good=':time_coverage_duration = "P1D" ;',
        ),
    ],
)
def durations_are_durations(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The duration and the resolution of the time coverage can be read as durations of ISO 8601.

    A word such as "hourly" or a bare number of seconds says nothing to software: `PT1H` is an hour, `P1M` a month,
    `P1Y` a year. ACDD 1.1 also lets units of time stand there, such as "60 days".
    """
    texts = dict(said(dataset, (_DURATION, _RESOLUTION)))
    for name in (_DURATION, _RESOLUTION):
        value = dataset.attributes.get(name)
        if isinstance(value, Numbers) and value.values:
            yield Problem(
                "{where} is the number {value}; write a duration of ISO 8601 such as P1D or PT1H",
                where=dataset.place(name),
                value=value,
            )
        elif name in texts and parse_duration(texts[name]) is None and not _is_old(texts[name], context.version):
            yield Problem(
                '{where} is "{value}"; write a duration of ISO 8601 such as P1D or PT1H',
                where=dataset.place(name),
                value=texts[name],
            )


@rule(
    "acdd-duration-agrees",
    when=attribute(_DURATION),
    severity=Severity.WARNING,
    source=f"{SOURCE} {_DURATION}",
    examples=[
        Example(
            "acdd-duration-agrees",
            bad=f'{_START} :time_coverage_duration = "P30D" ;',
            good=f'{_START} :time_coverage_duration = "P1D" ;',
        )
    ],
)
def the_duration_is_from_start_to_end(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `time_coverage_duration` is the time from `time_coverage_start` to `time_coverage_end`.

    Where the three contradict each other, nobody can tell which is right. A difference of one of the smallest units
    written, or of one step of the data, is let pass.
    """
    texts = dict(said(dataset, (_DURATION, _RESOLUTION, *COVERAGE)))
    duration = parse_duration(texts.get(_DURATION, ""))
    length = _length(dataset, texts)
    if duration is None or length is None:
        return
    step = parse_duration(texts.get(_RESOLUTION, ""))
    slack = _smallest(duration) + (step.approximate_seconds if step else 0.0)
    if abs(duration.approximate_seconds - length) > slack:
        yield Problem(
            '{where} is "{value}", but from {start} to {end} there are {days} days',
            where=dataset.place(_DURATION),
            value=texts[_DURATION],
            start=texts[COVERAGE[0]],
            end=texts[COVERAGE[1]],
            days=f"{length / _DAY:.6g}",
        )


@rule(
    "acdd-resolution-agrees",
    when=attribute(_RESOLUTION),
    severity=Severity.WARNING,
    source=f"{SOURCE} {_RESOLUTION}",
    examples=[
        Example(
            "acdd-resolution-agrees",
            bad=f'{_START} :time_coverage_resolution = "P1Y" ;',
            good=f'{_START} :time_coverage_resolution = "P1D" ;',
        )
    ],
)
def the_resolution_fits_into_the_coverage(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `time_coverage_resolution` is no longer than the time from start to end.

    Between two values there cannot be more time than in the whole file. A file of one value has no length, and says
    nothing about its step.
    """
    texts = dict(said(dataset, (_RESOLUTION, *COVERAGE)))
    step = parse_duration(texts.get(_RESOLUTION, ""))
    length = _length(dataset, texts)
    if step is None or not length:
        return
    if step.approximate_seconds > _ROUNDED * length + _DAY:
        yield Problem(
            '{where} is "{value}", longer than from {start} to {end}',
            where=dataset.place(_RESOLUTION),
            value=texts[_RESOLUTION],
            start=texts[COVERAGE[0]],
            end=texts[COVERAGE[1]],
        )


def _is_old(text: str, version: Version) -> bool:
    number, _, unit = text.partition(" ")
    return version < _BY_NAME and number.replace(".", "", 1).isdigit() and is_time_unit(unit)


def _length(dataset: Dataset, texts: dict[str, str]) -> float | None:
    """Give the seconds from start to end of the coverage; None where one of them is missing or no date."""
    start, end = (parse_iso8601(texts.get(name, ""), calendar_of(dataset)) for name in COVERAGE)
    if start is None or end is None or end.key < start.key:
        return None
    return _seconds(end) - _seconds(start)


def _seconds(instant: Instant) -> float:
    days, seconds = instant.key
    return _DAY * days + seconds


def _smallest(duration: Duration) -> float:
    """Give the length of the smallest unit that a duration is written in, a second where it is zero."""
    return next((length for name, length in _UNITS if getattr(duration, name)), 1.0)

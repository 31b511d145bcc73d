"""The time coverage of ACDD against the time coordinates."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.iso8601 import Instant, parse_duration, parse_iso8601
from fairtool.netcdf.placeholder import said
from fairtool.netcdf.time_coordinates import calendar_of, time_coordinates
from fairtool.netcdf.time_span import DAY, Span, regular_step, seconds_of, spans
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE
from fairtool.rules.acdd.dates import COVERAGE

# What an instant leaves open, in seconds, by how many of year, month, day, hour, minute, second are written.
_OPEN = (0.0, 366 * DAY, 31 * DAY, DAY, 3600.0, 60.0, 1.0)
_TIME_OFDAY = 4  # from here on a rounded start may be later than the first value
_OTHER = 0.2  # of a step; what differs less is rounding
_RESOLUTION = "time_coverage_resolution"
_DAILY = (
    'dimensions: time = 4 ;\nvariables: double time(time) ; time:units = "days since 2000-01-01" ; time:axis = "T" ; '
    'time:standard_name = "time" ; \ndata: time = 0, 1, 2, 3 ;\nvariables: '
)
_RIGHT = ':time_coverage_start = "2000-01-01T00:00:00Z" ; :time_coverage_end = "2000-01-02T00:00:00Z" ;'


@rule(
    "acdd-time-coverage-data",
    when=attribute(*COVERAGE),
    reads="values",
    severity=Severity.ERROR,
    source=f"{SOURCE} time_coverage_start, time_coverage_end",
    examples=[
        Example("acdd-time-coverage-data", bad=_RIGHT.replace("2000-01-01T00", "2000-01-01T12"), good=_RIGHT),
        Example("acdd-time-coverage-data", bad=_RIGHT.replace("01-02", "01-01"), good=_RIGHT),
    ],
)
def no_data_are_outside_the_time_coverage(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """No value of the time coordinate is before `time_coverage_start` or after `time_coverage_end`.

    Whoever searches by time does not find the data. The attributes may be rounded: a date alone stands for the whole
    day, a minute for the whole minute.
    """
    start, end = _coverage(dataset)
    for span in spans(dataset):
        if start is not None and seconds_of(start) > seconds_of(span.first) + _rounding(start) + span.slack:
            yield _problem(dataset, COVERAGE[0], span, span.first)
        if end is not None and seconds_of(end) + _OPEN[end.parts] + span.slack < seconds_of(span.last):
            yield _problem(dataset, COVERAGE[1], span, span.last)


@rule(
    "acdd-time-coverage-wide",
    when=attribute(*COVERAGE),
    reads="values",
    severity=Severity.WARNING,
    source=f"{SOURCE} time_coverage_start, time_coverage_end",
    examples=[
        Example("acdd-time-coverage-wide", bad=_RIGHT.replace("2000-01-01", "1980-01-01"), good=_RIGHT),
        Example("acdd-time-coverage-wide", bad=_RIGHT.replace("2000-01-02", "2020-01-01"), good=_RIGHT),
    ],
)
def the_time_coverage_is_not_much_too_wide(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The time coverage is that of the time coordinate or of its cells, and not much wider.

    A search finds the data at times for which there are none. One step of the data, a tenth of their time, or two
    days are let pass.
    """
    found = tuple(spans(dataset))
    if not found:
        return
    start, end = _coverage(dataset)
    first, last = min(found, key=lambda span: span.start), max(found, key=lambda span: span.end)
    allowed = max(first.step, last.step, 0.1 * (last.end - first.start), 2 * DAY)
    if start is not None and seconds_of(start) + _OPEN[start.parts] < first.start - allowed:
        yield _wide(dataset, COVERAGE[0], first, first.first)
    if end is not None and seconds_of(end) > last.end + allowed:
        yield _wide(dataset, COVERAGE[1], last, last.last)


@rule(
    "acdd-resolution-data",
    when=attribute(_RESOLUTION),
    reads="values",
    severity=Severity.ERROR,
    source=f"{SOURCE} {_RESOLUTION}",
    examples=[
        Example(
            "acdd-resolution-data",
            bad=f'{_DAILY} :{_RESOLUTION} = "PT6H" ;',
            good=f'{_DAILY} :{_RESOLUTION} = "P1D" ;',
        )
    ],
)
def the_resolution_is_that_of_the_time_axis(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `time_coverage_resolution` is the step of a regular time axis.

    It tells users of hourly data from users of monthly means before anybody opens the file. Only an axis of equal
    steps is compared; months of 28 to 31 days are equal.
    """
    text = dict(said(dataset, (_RESOLUTION,))).get(_RESOLUTION, "")
    resolution = parse_duration(text)
    steps = tuple(
        (variable, step) for variable in time_coordinates(dataset) if (step := regular_step(variable, dataset))
    )
    if resolution is None or len(steps) != 1:
        return
    (variable, step) = steps[0]
    if abs(resolution.approximate_seconds - step) > _OTHER * max(resolution.approximate_seconds, step):
        yield Problem(
            '{where} is "{value}", but the values of {coordinate} are {seconds:.6g} s apart',
            where=dataset.place(_RESOLUTION),
            value=text,
            coordinate=variable.path,
            seconds=step,
        )


def _coverage(dataset: Dataset) -> tuple[Instant | None, Instant | None]:
    texts = dict(said(dataset, COVERAGE))
    calendar = calendar_of(dataset)
    return parse_iso8601(texts.get(COVERAGE[0], ""), calendar), parse_iso8601(texts.get(COVERAGE[1], ""), calendar)


def _rounding(instant: Instant) -> float:
    """Give how much later than the first value a start may be by rounding: a minute if minutes are written."""
    return _OPEN[instant.parts] if instant.parts >= _TIME_OFDAY else 0.0


def _problem(dataset: Dataset, name: str, span: Span, found: Instant) -> Problem:
    return Problem(
        "{where} is {given}, but {coordinate} reaches {found}",
        where=dataset.place(name),
        given=dataset.text(name),
        coordinate=span.variable.path,
        found=found.text,
        related=(Related(span.variable.path, found.text),),
    )


def _wide(dataset: Dataset, name: str, span: Span, found: Instant) -> Problem:
    return Problem(
        "{where} is {given}, but the data reach {found} only ({coordinate})",
        where=dataset.place(name),
        given=dataset.text(name),
        coordinate=span.variable.path,
        found=found.text,
        related=(Related(span.variable.path, found.text),),
    )

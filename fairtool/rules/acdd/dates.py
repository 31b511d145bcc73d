"""Dates of ACDD are dates, written as ISO 8601 has them."""

from collections.abc import Iterator
from datetime import timedelta

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.calendars import day_number
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.iso8601 import Instant, parse_iso8601
from fairtool.netcdf.placeholder import said
from fairtool.netcdf.time_coordinates import calendar_of
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE

COVERAGE = ("time_coverage_start", "time_coverage_end")
FILE_DATES = ("date_created", "date_modified", "date_issued", "date_metadata_modified")
DATES = (*FILE_DATES, *COVERAGE)
_GUIDANCE = f"{SOURCE} Attribute Content Guidance"


@rule(
    "acdd-date-iso8601",
    when=attribute(*DATES),
    severity=Severity.ERROR,
    source=_GUIDANCE,
    examples=[
        Example("acdd-date-iso8601", bad=':date_created = "12/31/1999" ;', good=':date_created = "1999-12-31" ;'),
        Example(
            "acdd-date-iso8601",
            bad=':time_coverage_start = "2000-02-30T00:00:00Z" ;',
            good=':time_coverage_start = "2000-01-01T00:00:00Z" ;',
        ),
    ],
)
def dates_are_dates(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The dates of ACDD can be read as dates of ISO 8601.

    A harvester that cannot read the date leaves the data out of every search by time. The date must exist: for the
    coverage, in the calendar of the time coordinate.
    """
    for name, text in said(dataset, DATES):
        if _read(dataset, name, text) is None:
            yield Problem(
                '{where} is "{value}", which is no date of ISO 8601; write it like 2004-05-06T07:08:09Z',
                where=dataset.place(name),
                value=text,
            )


@rule(
    "acdd-date-form",
    when=attribute(*DATES),
    severity=Severity.WARNING,
    source=_GUIDANCE,
    examples=[
        Example(
            "acdd-date-form",
            bad=':date_created = "2000-02-01 12:00:00Z" ;',
            good=':date_created = "2000-02-01T12:00:00Z" ;',
        ),
        Example("acdd-date-form", bad=':date_created = "2000-02-01T12:00:00" ;', good=':date_created = "2000-02-01" ;'),
    ],
)
def dates_keep_to_the_form(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The dates of ACDD have a `T` before the time of day, and a time zone after it.

    A blank is read by some software only, and a time without zone is taken as local time by some.
    """
    for name, text in said(dataset, DATES):
        instant = _read(dataset, name, text)
        if instant is None:
            continue
        where = dataset.place(name)
        if not instant.strict:
            yield Problem('{where} is "{value}"; write {right}', where=where, value=text, right=instant.text)
        elif instant.has_time and instant.zone_minutes is None:
            yield Problem('{where} is "{value}" without time zone; write {right}Z if it is in UTC',
                          where=where, value=text, right=instant.text)  # fmt: skip


@rule(
    "acdd-date-future",
    when=attribute(*FILE_DATES),
    severity=Severity.WARNING,
    source=f"{SOURCE} date_created",
    examples=[Example("acdd-date-future", bad=':date_created = "9020-01-01" ;', good=':date_created = "2020-01-01" ;')],
)
def dates_are_not_in_the_future(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The dates on which a file was made, changed and published are not in the future.

    A wrong clock or a slip of the pen shows here first.
    """
    tomorrow = context.today + timedelta(days=1)  # somewhere it is tomorrow already
    limit = day_number(tomorrow.year, tomorrow.month, tomorrow.day)
    for name, text in said(dataset, FILE_DATES):
        instant = parse_iso8601(text)
        if instant is not None and instant.key[0] > limit:
            yield Problem('{where} is "{value}", which is in the future', where=dataset.place(name), value=text)


@rule(
    "acdd-time-coverage-order",
    when=attribute(*COVERAGE),
    severity=Severity.ERROR,
    source=f"{SOURCE} time_coverage_end",
    examples=[
        Example(
            "acdd-time-coverage-order",
            bad=':time_coverage_start = "2000-01-02" ; :time_coverage_end = "1999-12-31" ;',
            good=':time_coverage_start = "2000-01-01" ; :time_coverage_end = "2000-01-02" ;',
        )
    ],
)
def the_coverage_ends_after_its_start(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `time_coverage_end` is not before `time_coverage_start`.

    No search by time finds data whose end comes before their start.
    """
    read = {name: _read(dataset, name, text) for name, text in said(dataset, COVERAGE)}
    start, end = read.get(COVERAGE[0]), read.get(COVERAGE[1])
    if start and end and (end.key if end.has_time else (end.key[0] + 1, 0.0)) < start.key:
        yield Problem(
            "{where} is {end}, before the start {start}",
            where=dataset.place(COVERAGE[1]),
            end=dataset.text(COVERAGE[1]),
            start=dataset.text(COVERAGE[0]),
        )


def _read(dataset: Dataset, name: str, text: str) -> Instant | None:
    return parse_iso8601(text, calendar_of(dataset) if name in COVERAGE else None)

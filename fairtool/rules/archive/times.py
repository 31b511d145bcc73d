"""Times: the files of a series follow each other without gaps, overlaps and doubles."""

from collections.abc import Iterator

from fairtool.audit.collection import Collection
from fairtool.audit.lengths import Length, length_of
from fairtool.audit.series import Break, Series
from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.archive.said import SHOWN, SOURCE, related

_TIMES = "data: time = %n, %n.25, %n.5, %n.75 ;\n"


def _days(days: str) -> str:
    """Give files of six-hourly data, one a day."""
    return f"sst_200001{{{days}}}.nc\ndimensions: time = 4 ;\n{_TIMES}"


_WHOLE = _days("10..19")


@rule(
    "archive-time-gap",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[Example("gap", bad=f"{_days('10..13')}---\n{_days('15..19')}", good=_WHOLE)],
)
def no_time_is_missing(series: Series, context: Context[Collection]) -> Iterator[Problem]:
    """The files of a series follow each other in time without a gap.

    A day that is missing between two files is seen by nobody who opens one of them. A gap is what is longer than
    usual by three quarters of a step: months of any length are no gaps. Series without a regular step, and gaps that
    come back regularly, are left out. Of many gaps the longest are told.
    """
    longest = sorted(series.gaps, key=lambda one: -one.length)
    for gap in longest[:SHOWN]:
        yield _told(
            "a gap of {missing} lies between {before}, which ends at {end}, and {after}, which begins at {start}; "
            "is a file missing, or was nothing measured?",
            gap,
            length_of(gap.length, series.step),
        )
    yield from _rest(
        series,
        longest[SHOWN:],
        "gaps not shown: {count}, of {missing} in all, in the series {where} of {files} files",
    )


@rule(
    "archive-time-overlap",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "overlap",
            bad=f"{_days('10..13')}---\nsst_20000114.nc\ndimensions: time = 8 ;\n"
            "data: time = 13, 13.25, 13.5, 13.75, 14, 14.25, 14.5, 14.75 ;\n"
            f"---\n{_days('15..19')}",
            good=_WHOLE,
        )
    ],
)
def no_time_is_there_twice(series: Series, context: Context[Collection]) -> Iterator[Problem]:
    """The files of a series do not overlap in time.

    Who joins the files has the same moments twice, perhaps with different values. Bounds that touch are no overlap,
    and where more than a quarter of the files overlap, the data set is made so.
    """
    longest = sorted(series.overlaps, key=lambda one: -one.length)
    for one in longest[:SHOWN]:
        yield _told(
            "{before}, which ends at {end}, and {after}, which begins at {start}, overlap by {missing}; "
            "keep these times in one file",
            one,
            length_of(one.length, series.step),
        )
    yield from _rest(
        series,
        longest[SHOWN:],
        "overlaps not shown: {count}, of {missing} in all, in the series {where} of {files} files",
    )


@rule(
    "archive-time-duplicate",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "duplicate",
            bad=f"{_WHOLE}---\nsst_20000120.nc\ndimensions: time = 4 ;\n{_TIMES.replace('%n', '19')}",
            good=_WHOLE,
        )
    ],
)
def no_two_files_have_the_same_times(series: Series, context: Context[Collection]) -> Iterator[Problem]:
    """No two files of a series are of the same time.

    One of them is a copy, an older version, or has the wrong times. Where more than a quarter of the files share their
    times (members of an ensemble, stations), the data set is made so.
    """
    for names in series.doubles[:SHOWN]:
        yield Problem(
            "{where} and {others} have the same times; keep one of them, or correct the times",
            where=names[0],
            others=", ".join(names[1 : SHOWN + 1]) + (" ..." if len(names) > SHOWN + 1 else ""),
            related=related(names[1 : SHOWN + 1]),
        )
    rest = series.doubles[SHOWN:]
    if rest:
        yield Problem(
            "groups of files with the same times, not shown: {count}, in the series {where} of {files} files",
            where=series.name,
            count=len(rest),
            files=series.count,
        )


def _told(template: str, one: Break, length: Length) -> Problem:
    return Problem(
        template,
        where=one.after,
        before=one.before,
        after=one.after,
        end=one.end,
        start=one.start,
        related=related((one.before, one.after)),
        missing=length.en,
        missing_fr=length.fr,
    )


def _rest(series: Series, breaks: list[Break], template: str) -> Iterator[Problem]:
    if breaks:
        whole: Length = length_of(sum(one.length for one in breaks), series.step)
        yield Problem(
            template,
            where=series.name,
            count=len(breaks),
            files=series.count,
            missing=whole.en,
            missing_fr=whole.fr,
        )

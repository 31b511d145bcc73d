"""How the reference datetime of a time coordinate is written (CF 4.4.2)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.reference_problems import FormatProblem, format_problems, unpadded
from fairtool.netcdf.time import Reference
from fairtool.rule import Example, rule
from fairtool.rules.cf.text_edit import write_text
from fairtool.rules.cf.time_coordinates import COORDINATE_ROLES, calendar_of, reference_of
from fairtool.rules.cf.time_example import time
from fairtool.rules.cf.time_units import as_written
from fairtool.version import Version

_MINUS_ONLY_SINCE = Version(1, 14)
_TEMPLATES: Mapping[FormatProblem, str] = MappingProxyType(
    {
        FormatProblem.DATE_INCOMPLETE: '{where} = "{units}": the date is not complete; write "{meant}"',
        FormatProblem.DATE_PACKED: '{where} = "{units}": the date has no hyphens; write "{meant}"',
        FormatProblem.YEAR_PLUS: '{where} = "{units}": the year has a plus sign; write "{meant}"',
        FormatProblem.SEPARATOR: '{where} = "{units}": one blank parts date and time; write "{meant}"',
        FormatProblem.TIME_INCOMPLETE: '{where} = "{units}": the time is not complete; write "{meant}"',
        FormatProblem.TIME_PACKED: '{where} = "{units}": the time has no colons; write "{meant}"',
        FormatProblem.ZONE_WITHOUT_TIME: '{where} = "{units}": an offset needs a time before it; write "{meant}"',
        FormatProblem.ZONE_NAME: '{where} = "{units}": "{zone}" is the name of a zone, not an offset; write "{meant}"',
        FormatProblem.ZONE_FORMAT: (
            '{where} = "{units}": the offset "{zone}" is not Z, signed hours or signed hours:minutes; write "{meant}"'
        ),
        FormatProblem.ZONE_MINUS_ZERO: '{where} = "{units}": zero offset is Z or has a plus sign; write "{meant}"',
    }
)


def _counts(problem: FormatProblem, reference: Reference, version: Version) -> bool:
    """Tell whether a departure from the format is a fault.

    `T` and times without seconds stand in examples of the conventions themselves, up to 1.13.
    """
    if problem is FormatProblem.YEAR_PLUS:
        return version >= _MINUS_ONLY_SINCE
    if problem is FormatProblem.TIME_INCOMPLETE:
        return ":" not in reference.time
    return problem is not FormatProblem.T_SEPARATOR


def _faults(reference: Reference, version: Version) -> tuple[FormatProblem, ...]:
    return tuple(problem for problem in format_problems(reference) if _counts(problem, reference, version))


@rule(
    "cf-4.4.2-reference-format",
    covers=["4.4.2:R3"],
    when=COORDINATE_ROLES,
    examples=[
        Example("4.4.2:R3", bad=time("days since 2000-01-01 +06"), good=time("days since 2000-01-01 12:00:00 +06")),
        Example("4.4.2:R3", bad=time("days since 2000-01"), good=time("days since 2000-1-1")),
        Example(
            "4.4.2:R3", bad=time("days since 2000-01-01 00:00:00 UTC"), good=time("days since 2000-01-01 00:00:00Z")
        ),
    ],
)
def reference_datetime_has_the_format(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The reference datetime is written as `2000-01-01`, `2000-01-01 12:00:00` or `2000-01-01 12:00:00 +01:00`.

    UDUNITS takes more ways to write it, but many programs do not, and some read them otherwise. A `T` between date and
    time and a time without seconds are let pass: examples of the conventions have them.
    """
    reference = reference_of(variable, context)
    if reference is None:
        return
    for fault in _faults(reference, context.version)[:1]:
        certain = fault is not FormatProblem.ZONE_WITHOUT_TIME
        yield Problem(
            _TEMPLATES[fault],
            where=variable.place("units"),
            units=variable.text("units") or "",
            zone=reference.zone,
            meant=reference.canonical,
            fix=write_text(variable, "units", reference.canonical) if certain else None,
        )


@rule(
    "cf-4.4.2-t-separator",
    covers=["4.4.2:S1"],
    when=COORDINATE_ROLES,
    examples=[
        Example(
            "4.4.2:S1", bad=time("seconds since 1970-01-01T00:00:00Z"), good=time("seconds since 1970-01-01 00:00:00Z")
        )
    ],
)
def reference_datetime_has_a_blank_before_the_time(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A blank stands between the date and the time of the reference datetime.

    The format of 1.12 and 1.13 has a blank there. `T` is allowed from 1.14 on and stands in an example of all versions
    before, so it is no fault; but some programs cannot read it.
    """
    reference = reference_of(variable, context)
    if reference and FormatProblem.T_SEPARATOR in format_problems(reference):
        meant = as_written(reference, " ")
        yield Problem(
            '{where} = "{units}" has a T between date and time, which some programs cannot read; write "{meant}"',
            where=variable.place("units"),
            units=variable.text("units") or "",
            meant=meant,
            fix=write_text(variable, "units", meant),
        )


@rule(
    "cf-4.4.2-zone",
    covers=["4.4.2:Rec5", "4.4.2:R2"],
    when=COORDINATE_ROLES,
    examples=[
        Example(
            "4.4.2:Rec5", bad=time("days since 2000-01-01 12:00:00 +02"), good=time("days since 2000-01-01 12:00:00Z")
        ),
        Example(
            "4.4.2:R2",
            bad=time("seconds since 2000-01-01 12:00:00 +02:00", calendar="tai"),
            good=time("seconds since 2000-01-01 12:00:00 +0", calendar="tai"),
        ),
    ],
)
def reference_datetime_has_no_time_zone(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The reference datetime has no time zone offset but zero.

    It is easy to mistake the sign of an offset or to forget summer time, and some programs ignore offsets. The
    calendars `utc` and `tai` allow none.
    """
    reference = reference_of(variable, context)
    if reference is None or not reference.zone_minutes:
        return
    calendar = calendar_of(variable, context.version)
    where, units = variable.place("units"), variable.text("units") or ""
    if calendar and not calendar.zones:
        template = (
            '{where} = "{units}" has the time zone offset {zone}, which the calendar {calendar} does not allow; write '
            "the same instant with offset zero"
        )
        name = calendar.name
        yield Problem(template, where=where, units=units, zone=reference.zone, calendar=name, row="4.4.2:R2")
        return
    template = '{where} = "{units}" has the time zone offset {zone}; write the same instant with offset zero'
    yield Problem(template, where=where, units=units, zone=reference.zone, row="4.4.2:Rec5")


@rule(
    "cf-4.4.2-leading-zeros",
    covers=["4.4.2:Rec6"],
    when=COORDINATE_ROLES,
    examples=[
        Example("4.4.2:Rec6", bad=time("days since 2000-1-1 0:0:0"), good=time("days since 2000-01-01 00:00:00"))
    ],
)
def reference_datetime_has_leading_zeros(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The year of the reference datetime has four digits at least, every other part two.

    ISO 8601 asks for the leading zeros, and programs that follow it cannot read the datetime without them.
    """
    reference = reference_of(variable, context)
    if reference and unpadded(reference) and not _faults(reference, context.version):
        yield Problem(
            '{where} = "{units}" leaves out leading zeros; write "{meant}"',
            where=variable.place("units"),
            units=variable.text("units") or "",
            meant=reference.canonical,
            fix=write_text(variable, "units", reference.canonical),
        )

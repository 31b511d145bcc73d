"""The `calendar` attribute of time coordinates: where it stands and what it says (CF 4.4.3)."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.calendars import CALENDARS
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.text_edit import write_text
from fairtool.rules.cf.time_coordinates import COORDINATE_ROLES, is_time_coordinate, may_have_calendar
from fairtool.rules.cf.time_example import time
from fairtool.version import Version

_EITHER_SINCE = Version(1, 12)  # a calendar of CF or one by month_lengths, not both
_STANDARD_SINCE = Version(1, 9)  # `standard` rather than `gregorian`
_DATA = 'float t(time, lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ;'
_LONGEST, _ALIKE = 100, 0.7  # how a misspelt name is compared
_MONTHS = "time:month_lengths = 34, 31, 32, 30, 29, 27, 28, 28, 28, 32, 32, 34 ;"


@rule(
    "cf-4.4.3-calendar-place",
    covers=["4.4.3:R1"],
    when=attribute("calendar"),
    examples=[
        Example(
            "4.4.3:R1",
            bad=f'{_DATA} t:calendar = "standard" ;',
            good=_DATA,
        )
    ],
)
def calendar_is_on_time_coordinates(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `calendar` attribute stands on time coordinates only.

    It tells which dates the numbers of a time coordinate are; elsewhere nothing reads it. Bounds may repeat it, and
    data that are datetimes themselves need it.
    """
    if not may_have_calendar(variable, context):
        template = "{where} stands on a variable that is no time coordinate; move it to the time coordinate"
        yield Problem(template, where=variable.place("calendar"))


@rule(
    "cf-4.4.3-calendar-value",
    covers=["4.4.3:R2", "4.4.4:R2"],
    when=attribute("calendar"),
    examples=[
        Example("4.4.3:R2", bad=time(calendar="gregorian_ish"), good=time(calendar="Proleptic_Gregorian")),
        Example("4.4.3:R2", bad=time(calendar="standard", more=_MONTHS), good=time(calendar="own", more=_MONTHS)),
        Example("4.4.3:R2", bad=time(calendar="utc"), good=time(calendar="standard"), version="1.8"),
        Example("4.4.4:R2", bad=time(calendar="126 kyr B.P."), good=time(calendar="126 kyr B.P.", more=_MONTHS)),
    ],
)
def calendar_is_known(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `calendar` is one that CF defines, in either case, or one of its own, which `month_lengths` defines.

    A program that does not know the calendar cannot turn the numbers into dates. Table 4.1 of CF-1.13 prints `no_leap`
    by a slip; the text and all other versions say `noleap`.
    """
    where = variable.place("calendar")
    value = variable.attributes["calendar"]
    if not isinstance(value, str):
        yield Problem("{where} is not a text; write the name of a calendar", where=where)
        return
    known, own = value.lower() in _known(context.version), "month_lengths" in variable.attributes
    if known and own and context.version >= _EITHER_SINCE:
        template = (
            '{where} is "{value}", a calendar of CF, and month_lengths defines another one; remove month_lengths, or '
            "give the calendar a name of its own"
        )
        yield Problem(template, where=where, value=value, row="4.4.3:R2")
    elif not known and not own:
        yield _unknown(variable, value, context.version)


def _known(version: Version) -> tuple[str, ...]:
    return tuple(name for name, calendar in CALENDARS.items() if Version.parse(calendar.since) <= version)


def _unknown(variable: Variable, value: str, version: Version) -> Problem:
    where, names = variable.place("calendar"), _known(version)
    shown = ", ".join(names)
    if value.lower() in CALENDARS:
        template = '{where} is "{value}", a calendar that CF has from {since} on; this file follows {version}'
        since = CALENDARS[value.lower()].since
        return Problem(template, where=where, value=value, since=since, version=version, row="4.4.3:R2")
    certain = {_letters(name): name for name in names}.get(_letters(value))
    near = certain or next(iter(get_close_matches(value.lower()[:_LONGEST], _likely(names), cutoff=_ALIKE)), None)
    if near:
        meant = "standard" if near == "gregorian" and version >= _STANDARD_SINCE else near
        fix = write_text(variable, "calendar", meant) if certain else None
        template = '{where} is "{value}", which CF does not define; write "{meant}"'
        return Problem(template, where=where, value=value, meant=meant, fix=fix, row="4.4.3:R2")
    template = (
        '{where} is "{value}", which CF does not define; write one of {known}, or define the calendar by month_lengths'
    )
    return Problem(template, where=where, value=value, known=shown, row="4.4.4:R2")


def _likely(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names that a misspelling may mean; any four letters look like `none`."""
    return tuple(name for name in names if name != "none")


def _letters(name: str) -> str:
    """Give what is left of a name without case, blanks, hyphens and plural: `360 days` and `360_day` are one."""
    return re.sub(r"[\W_]", "", name.lower()).removesuffix("s")


@rule(
    "cf-4.4.3-calendar-given",
    covers=["4.4.3:Rec1"],
    when=COORDINATE_ROLES,
    examples=[Example("4.4.3:Rec1", bad=time(calendar=None), good=time(calendar="standard"))],
)
def time_coordinates_have_a_calendar(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A time coordinate has a `calendar`.

    Without it the calendar is `standard`. Many programs assume another one, and the dates of models with 360 or 365
    days a year come out wrong.
    """
    attributes = variable.attributes
    if is_time_coordinate(variable, context) and "calendar" not in attributes and "month_lengths" not in attributes:
        yield Problem(
            '{where} has no calendar, which means "standard"; write {variable}:calendar = "standard", or the calendar '
            "that the dates were counted in",
            where=variable.place(),
            variable=variable.name,
        )


@rule(
    "cf-4.4.3-standard-not-gregorian",
    covers=["4.4.3:Rec3"],
    when=attribute("calendar"),
    examples=[Example("4.4.3:Rec3", bad=time(calendar="gregorian"), good=time(calendar="standard"))],
)
def calendar_says_standard(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The `calendar` says `standard` rather than `gregorian`.

    Both mean the calendar that is Julian before 1582-10-15, which is not the Gregorian calendar; the name is deprecated
    from 1.9 on because it misleads.
    """
    value = variable.text("calendar")
    if value is not None and value.lower() == "gregorian":
        yield Problem(
            '{where} is "{value}", a deprecated name of the calendar "standard"; write "standard"',
            where=variable.place("calendar"),
            value=value,
            fix=write_text(variable, "calendar", "standard"),
        )

"""The units of time coordinates: a unit, `since`, and a reference datetime (CF 4.4.2)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.time import Reference, looks_like_time_units, parse_reference
from fairtool.netcdf.unit_suggestions import suggestion
from fairtool.netcdf.units import is_time_unit
from fairtool.rule import Example, rule
from fairtool.rules.cf.text_edit import write_text
from fairtool.rules.cf.time_coordinates import COORDINATE_ROLES, is_time_coordinate, reference_of
from fairtool.rules.cf.time_example import time

_SINCE = re.compile(r"\s*(\S[^@]*?)\s+(?:since|after|from|ref|@)\b\s*(.*)", re.IGNORECASE | re.DOTALL)
_YEAR = re.compile(r"[12]\d{3}")
_LONGEST = 100  # characters of units that a message shows


@rule(
    "cf-4.4.2-reference",
    covers=["4.4.2:R1"],
    when=COORDINATE_ROLES,
    examples=[
        Example("4.4.2:R1", bad=time("days"), good=time()),
        Example("4.4.2:R1", bad=time("day since"), good=time("day since 2000-01-01")),
        Example("4.4.2:R1", bad=time("days as %Y%m%d.%f", values="20000101, 20000102"), good=time()),
        Example("4.4.2:R1", bad=time("hours from 2000"), good=time("hours since 2000-01-01")),
    ],
)
def time_units_have_a_reference(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The units of a time coordinate say from which datetime the time is counted.

    A number of days is a date only if one knows from when the days are counted. The form is `days since 2000-01-01`;
    dates written as numbers (`day as %Y%m%d`) are not time coordinates of CF.
    """
    if not is_time_coordinate(variable, context):
        return
    where = variable.place("units")
    units = variable.attributes.get("units")
    if units is None and variable.text("standard_name") is None:
        template = '{where} is missing; a time coordinate needs units such as "days since 2000-01-01"'
        yield Problem(template, where=where)
    if isinstance(units, str) and len(units) <= _LONGEST and parse_reference(units) is None:
        yield _without_reference(where, units)


def _without_reference(where: str, units: str) -> Problem:
    """Say what is missing in units of time, and what they would look like."""
    told = _SINCE.fullmatch(units)
    meant = suggestion(units)
    if "%" in units:
        template = (
            '{where} = "{units}" is a way to write dates, not a unit; write "days since 2000-01-01" with the date you '
            "count from, and convert the values to days"
        )
        return Problem(template, where=where, units=units)
    if told and not told[2].strip():
        template = '{where} = "{units}" ends without a date; write "{wanted}" with the date you count from'
        return Problem(template, where=where, units=units, wanted=f"{_unit_in(told[1])} since 2000-01-01")
    if told or looks_like_time_units(units):
        unit, rest = (_unit_in(told[1]), told[2].strip()) if told else ("days", units)
        year = rest if _YEAR.fullmatch(rest) else "2000"
        template = '{where} = "{units}": "{rest}" is not a date; write it as year-month-day, such as "{wanted}"'
        return Problem(template, where=where, units=units, rest=rest, wanted=meant or f"{unit} since {year}-01-01")
    unit = units.strip() if is_time_unit(units) else "days"
    template = (
        '{where} = "{units}" does not say from when time is counted; write "{wanted}" with the date you count from'
    )
    return Problem(template, where=where, units=units, wanted=f"{unit} since 2000-01-01")


def _unit_in(words: str) -> str:
    """Give the unit of time among words such as `decimal hours`."""
    return next((word for word in reversed(words.split()) if is_time_unit(word)), "days")


def as_written(reference: Reference, gap: str | None = None) -> str:
    """Give the units with `since` for any other word, everything else as it is; `gap` replaces what parts the time."""
    gap = reference.gap if gap is None else gap
    return f"{reference.unit} since {reference.date}{gap}{reference.time}{reference.zone_gap}{reference.zone}"


@rule(
    "cf-4.4.2-since",
    covers=["4.4.2:Rec4"],
    when=COORDINATE_ROLES,
    examples=[Example("4.4.2:Rec4", bad=time("days after 2000-01-01"), good=time("days since 2000-01-01"))],
)
def time_units_use_the_word_since(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The units of a time coordinate use the word `since`.

    UDUNITS takes `after`, `from`, `ref` and `@` too; most other programs do not.
    """
    reference = reference_of(variable, context)
    if reference and reference.word.lower() != "since":
        meant = as_written(reference)
        yield Problem(
            '{where} has "{word}" where most programs know "since" only; write "{meant}"',
            where=variable.place("units"),
            word=reference.word,
            meant=meant,
            fix=write_text(variable, "units", meant),
        )

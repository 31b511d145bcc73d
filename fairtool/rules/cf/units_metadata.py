"""The `units_metadata` attribute: temperatures on a scale and temperature differences (CF 3.1.2)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NotRequired, TypedDict, cast

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.time import parse_reference
from fairtool.netcdf.units import involves_temperature, is_valid
from fairtool.resources import folder
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import rewritten, shortened
from fairtool.rules.cf.inherited_attributes import INHERITING, is_repeated
from fairtool.rules.cf.method_table import methods
from fairtool.rules.cf.modifier_table import modifiers
from fairtool.rules.cf.standard_name_text import name_text
from fairtool.version import Version

DIFFERENCE = "temperature: difference"
_COLON = re.compile(r"\s*:\s*")
_T = 'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
_TIME = (
    'double time(time) ; time:standard_name = "time" ; time:units = "days since 2000-01-01" ; '
    "time:calendar = {0} ; time:units_metadata = {1} ; data: time = 0, 1 ;"
)
_ERROR = (
    'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:ancillary_variables = "e" ; '
    'float e(time) ; e:units = "K" ; e:standard_name = "air_temperature standard_error" ; e:units_metadata = '
)


class _Entry(TypedDict):
    since: str
    withdrawn: NotRequired[str]


class _Content(TypedDict):
    values: Mapping[str, _Entry]
    leap_seconds: Mapping[str, list[str]]


@cache
def _content() -> _Content:
    text = (folder("schemas") / "cf" / "units_metadata.toml").read_text(encoding="utf-8")
    return cast("_Content", tomllib.loads(text))


def _legal(version: Version) -> tuple[str, ...]:
    """Give the values that a version allows."""
    return tuple(
        value
        for value, entry in _content()["values"].items()
        if Version.parse(entry["since"]) <= version
        and not ("withdrawn" in entry and Version.parse(entry["withdrawn"]) <= version)
    )


@rule(
    "cf-3.1-units-metadata-value",
    covers=["3.1:R5"],
    when=attribute("units_metadata"),
    examples=[
        Example(
            "3.1:R5",
            bad=f'{_T} t:units_metadata = "on_scale" ;',
            good=f'{_T} t:units_metadata = "temperature: on_scale" ;',
        ),
        Example(
            "3.1:R5",
            bad=_TIME.format('"standard"', '"leap_seconds: no"'),
            good=_TIME.format('"standard"', '"leap_seconds: none"'),
            version="1.12",
        ),
        Example(
            "3.1:R5",
            bad=_TIME.format('"standard"', '"leap_seconds: utc"'),
            good=f'{_T} t:units_metadata = "temperature: unknown" ;',
            version="1.13",
        ),
    ],
)
def units_metadata_is_a_listed_value(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `units_metadata` is one of the listed values, such as `temperature: on_scale`.

    Software that converts units looks for exactly these texts. The values for leap seconds are those of CF-1.12 alone:
    CF-1.13 has withdrawn them (Appendix M), though its conformance document still lists them; the text prevails.
    """
    value, legal = variable.attributes["units_metadata"], _legal(context.version)
    if value in legal or is_repeated(variable, "units_metadata", context):
        return
    meant = _COLON.sub(": ", value.strip().lower()) if isinstance(value, str) else ""
    template = '{where} is "{value}"; write one of {legal}'
    if meant in _content()["values"] and meant not in legal:
        template = '{where} is "{value}", which CF-{version} does not know; it has {legal}'
    yield Problem(
        template,
        where=variable.place("units_metadata"),
        value=shortened(value),
        legal=", ".join(f'"{one}"' for one in legal),
        version=context.version,
        fix=rewritten(variable, "units_metadata", meant) if meant in legal else None,
    )


@rule(
    "cf-3.1-units-metadata-place",
    covers=["3.1:R9"],
    when=attribute("units_metadata"),
    examples=[
        Example(
            "3.1:R9",
            bad='float p(time) ; p:units = "Pa" ; p:long_name = "p" ; p:units_metadata = "temperature: unknown" ;',
            good='float p(time) ; p:units = "W K-1" ; p:long_name = "p" ; p:units_metadata = "temperature: unknown" ;',
        ),
        Example(
            "3.1:R9",
            bad='float p(time) ; p:long_name = "p" ; p:units_metadata = "temperature: unknown" ;',
            good=f'{_T} t:units_metadata = "temperature: unknown" ;',
            version="1.11",
        ),
    ],
)
def units_metadata_stands_beside_units_that_need_it(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `units_metadata` stands beside `units` with a temperature in them, or from CF-1.12 with a reference time.

    It tells how to convert a temperature (or, in CF-1.12, a time); beside other units it says nothing.
    """
    if context.view.roles.has(variable, *INHERITING):
        return
    where = variable.place("units_metadata")
    if "units" not in variable.attributes:
        yield Problem("{where} tells about units, and there are none; add units or leave it out", where=where)
        return
    units, value = variable.text("units"), variable.text("units_metadata") or ""
    if units is None or not is_valid(units):
        return
    is_time = parse_reference(units) is not None and context.version >= Version(1, 12)
    keyword = value.partition(":")[0].strip()
    fitting = {"temperature": involves_temperature(units), "leap_seconds": is_time}
    if not fitting.get(keyword, any(fitting.values())):
        yield Problem(
            '{where} = "{value}" does not go with units = "{units}"; leave it out, or correct the units',
            where=where,
            value=shortened(value),
            units=shortened(units),
        )


@rule(
    "cf-4.4-leap-seconds-calendar",
    covers=["4.4:S1"],
    when=attribute("units_metadata"),
    examples=[
        Example(
            "4.4:S1",
            bad=_TIME.format('"noleap"', '"leap_seconds: none"'),
            good=_TIME.format('"standard"', '"leap_seconds: none"'),
            version="1.12",
        )
    ],
)
def leap_seconds_have_a_calendar_of_the_real_world(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """A value of `units_metadata` about leap seconds goes with the calendars standard, proleptic_gregorian and julian.

    No other calendar leaves open whether there are leap seconds. CF-1.12 alone has these values.
    """
    calendar, known = variable.text("calendar"), _content()["leap_seconds"]["calendars"]
    value = variable.text("units_metadata") or ""
    if calendar is not None and value.startswith("leap_seconds:") and calendar.strip().lower() not in known:
        yield Problem(
            '{where} = "{value}" does not go with calendar = "{calendar}", in which there are none; leave it out',
            where=variable.place("units_metadata"),
            value=shortened(value),
            calendar=shortened(calendar),
        )


def implied_difference(variable: Variable, version: Version) -> tuple[str, str] | None:
    """Give the row and the word that make a temperature of this variable a difference: a modifier or a cell method."""
    text = name_text(variable)
    modifier = modifiers().get(text.modifier) if text else None
    if modifier and modifier.difference and modifier.difference <= version:
        return "3.1:R7", modifier.name
    for entry in methods_of(variable.text("cell_methods") or ""):
        method = methods().get(entry.kind)
        if method and method.difference and method.difference <= version:
            return "3.1:R8", method.name
    return None


@rule(
    "cf-3.1-units-metadata-difference",
    covers=["3.1:R7", "3.1:R8"],
    when=attribute("units_metadata"),
    examples=[
        Example("3.1:R7", bad=_ERROR + '"temperature: on_scale" ;', good=_ERROR + '"temperature: difference" ;'),
        Example(
            "3.1:R8",
            bad=f'{_T} t:cell_methods = "time: range" ; t:units_metadata = "temperature: on_scale" ;',
            good=f'{_T} t:cell_methods = "time: range" ; t:units_metadata = "temperature: difference" ;',
        ),
    ],
)
def errors_and_spreads_are_temperature_differences(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A standard error, range, standard deviation or variance of temperatures is a temperature difference.

    Converted as a temperature on a scale, a spread of 2 degrees Celsius would become 275.15 K.
    """
    value, units = variable.text("units_metadata") or "", variable.text("units") or ""
    implied = implied_difference(variable, context.version) if value in _legal(context.version) else None
    if implied and value.startswith("temperature:") and value != DIFFERENCE and involves_temperature(units):
        yield Problem(
            '{where} = "{value}", but {word} makes it a difference; write "{wanted}"',
            where=variable.place("units_metadata"),
            value=value,
            word=implied[1],
            wanted=DIFFERENCE,
            row=implied[0],
            fix=rewritten(variable, "units_metadata", DIFFERENCE),
        )


@rule(
    "cf-3.1-units-metadata-given",
    covers=["3.1:Rec2"],
    when=attribute("units"),
    examples=[Example("3.1:Rec2", bad=_T, good=f'{_T} t:units_metadata = "temperature: on_scale" ;')],
)
def temperatures_say_whether_they_are_differences(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with a temperature in its `units` has `units_metadata`.

    A temperature on a scale and a temperature difference are converted in two ways, and the units do not tell which
    of them it is. Bounds take the attribute of their coordinate.
    """
    if "units_metadata" in variable.attributes or not variable.type.is_numeric:
        return
    units = variable.text("units") or ""
    if not involves_temperature(units) or context.view.roles.has(variable, *INHERITING):
        return
    implied = implied_difference(variable, context.version)
    template = (
        '{where} = "{units}" has a temperature; write units_metadata = "temperature: on_scale" for a temperature on '
        'its scale, or "{difference}"'
    )
    if implied:
        template = '{where} = "{units}" has a temperature; write units_metadata = "{difference}"'
    yield Problem(template, where=variable.place("units"), units=shortened(units), difference=DIFFERENCE)

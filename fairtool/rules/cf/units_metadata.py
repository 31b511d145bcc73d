"""The `units_metadata` attribute: temperatures on a scale and temperature differences (CF 3.1.2)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.time import parse_reference
from fairtool.netcdf.units import involves_temperature, is_valid
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import rewritten, shortened
from fairtool.rules.cf.inherited_attributes import INHERITING, is_repeated
from fairtool.rules.cf.units_metadata_table import all_values, leap_second_calendars, legal_values
from fairtool.version import Version

_COLON = re.compile(r"(?<!\s)\s*+:\s*+")  # tried only where blanks begin, or a long text of them takes minutes
_T = 'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
_TIME = (
    'double time(time) ; time:standard_name = "time" ; time:units = "days since 2000-01-01" ; '
    "time:calendar = {0} ; time:units_metadata = {1} ; data: time = 0, 1 ;"
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
    value, legal = variable.attributes["units_metadata"], legal_values(context.version)
    if value in legal or is_repeated(variable, "units_metadata", context):
        return
    meant = _COLON.sub(": ", value.strip().lower()) if isinstance(value, str) else ""
    template = '{where} is "{value}"; write one of {legal}'
    if meant in all_values() and meant not in legal:
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
    calendar, known = variable.text("calendar"), leap_second_calendars()
    value = variable.text("units_metadata") or ""
    if calendar is not None and value.startswith("leap_seconds:") and calendar.strip().lower() not in known:
        yield Problem(
            '{where} = "{value}" does not go with calendar = "{calendar}", in which there are none; leave it out',
            where=variable.place("units_metadata"),
            value=shortened(value),
            calendar=shortened(calendar),
        )

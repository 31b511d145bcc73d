"""Temperatures that are differences, by their name or their cell methods (CF 3.1.2, Appendices C and E)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.units import involves_temperature
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import rewritten, shortened
from fairtool.rules.cf.inherited_attributes import INHERITING
from fairtool.rules.cf.method_table import methods
from fairtool.rules.cf.modifier_table import modifiers
from fairtool.rules.cf.standard_name_text import name_text
from fairtool.rules.cf.units_metadata_table import legal_values
from fairtool.version import Version

_DIFFERENCE = "temperature: difference"
_T = 'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
_ERROR = (
    'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:ancillary_variables = "e" ; '
    'float e(time) ; e:units = "K" ; e:standard_name = "air_temperature standard_error" ; e:units_metadata = '
)


def _implied_difference(variable: Variable, version: Version) -> tuple[str, str] | None:
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
    implied = _implied_difference(variable, context.version) if value in legal_values(context.version) else None
    if implied and value.startswith("temperature:") and value != _DIFFERENCE and involves_temperature(units):
        yield Problem(
            '{where} = "{value}", but {word} makes it a difference; write "{wanted}"',
            where=variable.place("units_metadata"),
            value=value,
            word=implied[1],
            wanted=_DIFFERENCE,
            row=implied[0],
            fix=rewritten(variable, "units_metadata", _DIFFERENCE),
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
    implied = _implied_difference(variable, context.version)
    template = (
        '{where} = "{units}" has a temperature; write units_metadata = "temperature: on_scale" for a temperature on '
        'its scale, or "{difference}"'
    )
    if implied:
        template = '{where} = "{units}" has a temperature; write units_metadata = "{difference}"'
    yield Problem(template, where=variable.place("units"), units=shortened(units), difference=_DIFFERENCE)

"""The units against those that the standard name asks for (CF 3.1, 3.3, Appendices C and E)."""

from collections.abc import Iterator
from functools import partial

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.time import looks_like_time_units, parse_reference
from fairtool.netcdf.unit_suggestions import suggestion
from fairtool.netcdf.units import Effect, convertible
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shortened
from fairtool.rules.cf.inherited_attributes import INHERITING
from fairtool.rules.cf.method_table import methods
from fairtool.rules.cf.standard_name_text import NameText, canonical_units, name_text
from fairtool.rules.cf.time_coordinates import is_time_coordinate
from fairtool.rules.cf.units_expected import effects, expected, fit

_SCANNED = ("projection_x_coordinate", "projection_y_coordinate")
_T = 'float t(time) ; t:standard_name = "air_temperature" ; t:units = '
_VARIANCE = 't:cell_methods = "time: variance" ;'
_NUMBER = (
    'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:ancillary_variables = "n" ; '
    'int n(time) ; n:standard_name = "air_temperature number_of_observations" ; n:units = '
)
_PERIOD = 'float p(time) ; p:standard_name = "forecast_period" ; p:units = '


@rule(
    "cf-3.1-units-canonical",
    covers=["3.1:R6"],
    when=attribute("standard_name"),
    examples=[
        Example("3.1:R6", bad=_T + '"m" ;', good=_T + '"degree_Celsius" ;'),
        Example("3.1:R6", bad=f'{_T} "K" ; {_VARIANCE}', good=f'{_T} "K2" ; {_VARIANCE}'),
        Example("3.1:R6", bad=_NUMBER + '"K" ;', good=_NUMBER + '"1" ;'),
        Example("3.1:R6", bad=_PERIOD + '"hours since 2000-01-01" ;', good=_PERIOD + '"hours" ;'),
        Example("3.1:R6", bad=_T + '"C" ;', good=_T + '"degC" ;', version="1.6"),
    ],
)
def units_fit_the_standard_name(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `units` convert to those of the standard name, as its modifier and the cell methods change them.

    The standard name says which quantity it is, and so which units it may have: a temperature is not in metres.
    A variance has the square of the units, and a number of observations none. `days since ...` is no length of time.
    Flags, and names that the table gives no units, are not judged; nor is what other rules tell of: units that
    UDUNITS does not know, time coordinates without a date, cell measures (7.2),
    bounds (7.1). The projection coordinates of a geostationary view are angles, by Appendix F.
    """
    units, text = variable.text("units"), name_text(variable)
    if units is None or text is None or not _is_judged(variable, units, context):
        return
    canonical = canonical_units(text.name, context.vocabularies.standard_names)
    changes = effects(variable, text.modifier) if canonical is not None else None
    if canonical is None or changes is None:
        return
    wanted = expected(canonical, changes)
    if wanted is not None and not fit(units, wanted, text.name) and not _is_scan_angle(units, text, context):
        yield _misfit(variable, units, wanted, text, changes)


def _is_judged(variable: Variable, units: str, context: Context[Dataset]) -> bool:
    if not variable.type.is_numeric or any(name in variable.attributes for name in ("flag_values", "flag_masks")):
        return False
    if context.view.roles.has(variable, Role.CELL_MEASURE, *INHERITING):
        return False
    return parse_reference(units) is not None or not is_time_coordinate(variable, context)


def _is_scan_angle(units: str, text: NameText, context: Context[Dataset]) -> bool:
    """Say whether a projection coordinate holds the scanning angle of a geostationary satellite (Appendix F)."""
    if text.name not in _SCANNED or not convertible(units, "radian"):
        return False
    mappings = context.view.having(Role.GRID_MAPPING)
    return any(one.text("grid_mapping_name") == "geostationary" for one in mappings)


def _misfit(variable: Variable, units: str, wanted: str, text: NameText, changes: tuple[Effect, ...]) -> Problem:
    """Say what the units should be, and why."""
    tell = partial(Problem, where=variable.place("units"), units=shortened(units), name=text.name, wanted=wanted)
    squares = [entry.method for entry in methods_of(variable.text("cell_methods") or "") if _squares(entry.kind)]
    if squares and changes:
        template = (
            '{where} = "{units}" does not convert to "{wanted}", the units of {name} after the cell method {method}'
        )
        return tell(template, method=", ".join(squares))
    if changes:
        template = '{where} = "{units}" does not convert to "{wanted}", the units of a {name} {modifier}'
        return tell(template, modifier=text.modifier)
    if looks_like_time_units(units):
        template = '{where} = "{units}" counts from a date; {name} is measured in units that convert to "{wanted}"'
        return tell(template)
    guess = suggestion(units)
    if guess and fit(guess, wanted, text.name):
        template = '{where} = "{units}" is not what it looks like to UDUNITS; for {name} write "{guess}"'
        return tell(template, guess=guess)
    template = '{where} = "{units}" does not convert to "{wanted}", the units of {name}; correct the one or the other'
    return tell(template)


def _squares(method: str) -> bool:
    known = methods().get(method)
    return known is not None and known.effect == "u2"

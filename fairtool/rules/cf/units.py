"""The text of `units`: what UDUNITS knows, and what CF does not want in it (CF 3.1)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.time import parse_reference
from fairtool.netcdf.unit_suggestions import suggestion
from fairtool.netcdf.units import (
    VOLUME_RATIOS,
    is_deprecated_dimensionless,
    is_dimensionless,
    is_time_unit,
    is_valid,
    literal_numbers,
    mole_fraction_words,
)
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import rewritten, shortened, type_of
from fairtool.rules.cf.inherited_attributes import is_repeated
from fairtool.rules.cf.standard_name_text import canonical_units, name_text
from fairtool.rules.cf.time_coordinates import is_time_coordinate
from fairtool.rules.cf.units_expected import effects, expected, fit, is_instant

_LONGEST = 100  # longer units of a time coordinate are told here
_POWERS: Mapping[str, str] = dict(zip(VOLUME_RATIOS, ("1", "1e-6", "1e-9", "1e-12", "1e-15"), strict=True))
_X = 'float x(time) ; x:long_name = "x" ; x:units = '
_CO2 = 'float co2(time) ; co2:standard_name = "mole_fraction_of_carbon_dioxide_in_air" ; co2:units = '


@rule(
    "cf-3.1-units-text",
    covers=["3.1:R2"],
    when=attribute("units"),
    examples=[
        Example("3.1:R2", bad=_X + "1 ;", good=_X + '"1" ;'),
        Example("3.1:R2", bad=_X.replace("x:units", "string x:units") + '"m", "s" ;', good=_X + '"m s" ;'),
    ],
)
def units_are_text(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The `units` attribute is one text.

    Software reads units as text and converts with them; a number or a list there stops the reader.
    """
    value, where = variable.attributes["units"], variable.place("units")
    if isinstance(value, str):
        return
    text = shortened(value)
    if isinstance(value, Numbers) and len(value.values) == 1:
        template, fix = '{where} is the number {value}; write units = "{value}"', is_valid(text)
    elif isinstance(value, tuple):
        template, fix = "{where} is an array of texts ({value}); write one text", len(value) == 1
    else:
        template, fix = "{where} is of the type {type} ({value}); write the units as one text", False
    edit = SetAttribute(variable.path, "units", text, "string" if isinstance(value, tuple) else "char")
    yield Problem(template, where=where, value=text, type=type_of(value), fix=edit if fix else None)


@rule(
    "cf-3.1-units-valid",
    covers=["3.1:R2"],
    when=attribute("units"),
    examples=[
        Example("3.1:R2", bad=_X + '"metres per fortnight squared" ;', good=_X + '"m s-2" ;'),
        Example("3.1:R2", bad=_X + '"degrees celcius" ;', good=_X + '"degree_Celsius" ;'),
        Example("3.1:R2", bad=_X + '"psu" ;', good=_X + '"1e-3" ;'),
        Example("3.1:R2", bad=_X + '"Level" ;', good=_X + '"level" ;'),
    ],
)
def udunits_knows_the_units(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `units` are ones that UDUNITS knows, or one of `level`, `layer` and `sigma_level`.

    CF takes the names of units, and the way they are put together, from UDUNITS; case matters. Names of scales and
    remarks (`psu`, `none`, `kg (dry)`) are no units: they belong into `long_name`. Units of time coordinates without
    a date are told by the rules of 4.4.2. `dB` is legal on the few standard names whose canonical units it is.
    """
    units = variable.text("units")
    if units is None or is_valid(units) or is_deprecated_dimensionless(units):
        return
    wanted = _wanted(variable, context)
    if units.strip() == wanted or _is_told_elsewhere(variable, units, context):
        return
    guess, name = suggestion(units), name_text(variable)
    if guess == "1" and wanted and is_dimensionless(wanted):
        guess = wanted  # 1e-3 for sea_water_salinity, 1 for sea_water_practical_salinity
    if wanted and is_valid(wanted) and not (guess and name and fit(guess, wanted, name.name)):
        template = '{where} = "{units}" is no unit that UDUNITS knows; write units such as "{guess}"'
        guess = "days since 2000-01-01" if wanted == "s" and name and is_instant(name.name) else wanted
    elif guess:
        template = '{where} = "{units}" is no unit that UDUNITS knows; write "{guess}" if that is what is meant'
    else:
        template = '{where} = "{units}" is no unit that UDUNITS knows'
    yield Problem(template, where=variable.place("units"), units=shortened(units), guess=guess or "")


def _wanted(variable: Variable, context: Context[Dataset]) -> str | None:
    """Give the units that the standard name asks for, if it is known."""
    text = name_text(variable)
    canonical = canonical_units(text.name, context.vocabularies.standard_names) if text else None
    changes = effects(variable, text.modifier) if text else None
    return expected(canonical, changes) if canonical and changes is not None else None


def _is_told_elsewhere(variable: Variable, units: str, context: Context[Dataset]) -> bool:
    """Say whether another rule tells of these units: those on reference datetimes, or this one on a coordinate."""
    if is_repeated(variable, "units", context):
        return True
    if len(units) > _LONGEST or not is_time_coordinate(variable, context):
        return False
    reference = parse_reference(units)
    return reference is None or is_time_unit(reference.unit)


@rule(
    "cf-3.1-units-factor",
    covers=["3.1:R3"],
    when=attribute("units"),
    examples=[
        Example("3.1:R3", bad=_X + '"10 m" ;', good=_X + '"dam" ;', version="1.14"),
        Example("3.1:R3", bad=_X + '"K @ 273.15" ;', good=_X + '"degree_Celsius" ;', version="1.14"),
    ],
)
def units_have_no_factor(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """There is no number in `units` beside the name of a unit, other than an exponent or a reference datetime.

    CF does not support the factors and offsets of UDUNITS; most readers skip them and so misread the data. Use a
    prefix (`hPa`), or `scale_factor` and `add_offset`. Canonical units of a standard name may be used as they are.
    """
    units = variable.text("units") or ""
    numbers = literal_numbers(units)
    if numbers and units.strip() != _wanted(variable, context) and not is_repeated(variable, "units", context):
        yield Problem(
            '{where} = "{units}" has the number {numbers} beside a unit; use a prefix, or scale_factor and add_offset',
            where=variable.place("units"),
            units=shortened(units),
            numbers=", ".join(numbers),
        )


@rule(
    "cf-3.1-units-volume-ratio",
    covers=["3.1:R4"],
    when=attribute("units"),
    examples=[Example("3.1:R4", bad=_CO2 + '"ppmv" ;', good=_CO2 + '"1e-6" ;')],
)
def volume_ratios_are_not_said_twice(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `units` of a variable with a standard name are none of `ppv`, `ppmv`, `ppbv`, `pptv` and `ppqv`.

    The standard name says whether the ratio is one of volumes; the units only give the number.
    """
    units = variable.text("units") or ""
    if "standard_name" not in variable.attributes or not any(word in units for word in VOLUME_RATIOS):
        return
    words = mole_fraction_words(units)
    if words and not is_repeated(variable, "units", context):
        number = _POWERS.get(units.strip())
        yield Problem(
            '{where} = "{units}" has {word}, which is not allowed beside a standard_name; write "{number}" for it',
            where=variable.place("units"),
            units=shortened(units),
            word=words[0],
            number=_POWERS[words[0]],
            fix=rewritten(variable, "units", number) if number else None,
        )


@rule(
    "cf-3.1-units-level",
    covers=["3.1:Rec1"],
    when=attribute("units"),
    examples=[Example("3.1:Rec1", bad=_X + '"level" ;', good=_X + '"1" ;')],
)
def level_layer_and_sigma_level_are_not_used(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `units` are none of `level`, `layer` and `sigma_level`.

    They are left over from COARDS, and UDUNITS does not know them. A standard name and `formula_terms` say what a
    dimensionless vertical coordinate is.
    """
    units = variable.text("units") or ""
    if is_deprecated_dimensionless(units) and not is_repeated(variable, "units", context):
        yield Problem(
            '{where} = "{units}" is deprecated; write "1", and say by standard_name what the levels are',
            where=variable.place("units"),
            units=units.strip(),
        )

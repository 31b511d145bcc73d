"""Cell measures: the areas and volumes of the cells of a variable (CF 7.2)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf import units
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.references import Reference
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.spanned_dimensions import gathered, spanned
from fairtool.version import Version

UNITS: Mapping[str, str] = {"area": "m2", "volume": "m3"}

_DATA = 'float t(time, lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:cell_measures = '
_AREA = 'float a(lat, lon) ; a:standard_name = "cell_area" ; a:units = "m2" ; '
_GOOD = f'{_DATA} "area: a" ; {_AREA}'


@rule(
    "cf-7.2-cell-measures-pairs",
    covers=["7.2:R1"],
    when=attribute("cell_measures"),
    examples=[
        Example("7.2:R1", bad=f"{_DATA} 1 ; {_AREA}", good=_GOOD),
        Example("7.2:R1", bad=f'{_DATA} "a" ; {_AREA}', good=_GOOD),
        Example("7.2:R1", bad=f'{_DATA} "surface: a" ; {_AREA}', good=_GOOD),
    ],
)
def cell_measures_are_pairs(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `cell_measures` attribute is a list of `measure: variable` pairs, with the measures area and volume.

    Software weights means by these areas and volumes; it finds them by these words alone. Several pairs may stand
    one after the other.
    """
    del context
    where, value = variable.place("cell_measures"), variable.attributes["cell_measures"]
    if not isinstance(value, str):
        template = '{where} is no single text but {value} ({type}); write "area: name"'
        yield Problem(template, where=where, value=shown(value), type=type_of(value))
        return
    words = value.split()
    if not _are_pairs(words):
        yield Problem('{where} = "{value}"; write pairs such as "area: name volume: name"', where=where, value=value)
        return
    for measure in words[::2]:
        if measure[:-1] not in UNITS:
            template = '{where} = "{value}" has the measure "{measure}"; the measures are area and volume'
            yield Problem(template, where=where, value=value, measure=measure[:-1])


def _are_pairs(words: list[str]) -> bool:
    """Say whether words alternate between `measure:` and a name."""
    keys, names = words[::2], words[1::2]
    ordered = bool(words) and len(keys) == len(names)
    return ordered and all(":" not in name for name in names) and all(_is_key(key) for key in keys)


def _is_key(word: str) -> bool:
    return len(word) > 1 and word.find(":") == len(word) - 1


@rule(
    "cf-7.2-cell-measures-variables",
    covers=["7.2:R1"],
    when=attribute("cell_measures"),
    examples=[
        Example("7.2:R1", bad=f'{_DATA} "area: areacella" ;', good=f'{_GOOD} :external_variables = "areacello" ;'),
        Example(
            "7.2:R1",
            bad=f'{_DATA} "area: areacella" ; :external_variables = "areacello" ;',
            good=f'{_DATA} "area: areacella" ; :external_variables = "areacello areacella" ;',
        ),
        Example("7.2:R1", bad=f'{_DATA} "area: a" ; :external_variables = "a" ;', good=_GOOD, version="1.6"),
    ],
)
def measure_variables_exist(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The variables that `cell_measures` names are in the file, or named by `external_variables`.

    A reader who cannot find the areas cannot weight by them. CF-1.6 knows no external variables.
    """
    for reference in context.view.roles.named_by(variable, "cell_measures"):
        if reference.target or reference.key not in UNITS:
            continue
        where = variable.place("cell_measures")
        if context.version < Version(1, 7):
            template = '{where} names "{name}", which is no variable of this file'
            yield Problem(template, where=where, name=reference.name)
        elif reference.name not in (context.view.text("external_variables") or "").split():
            template = '{where} names "{name}", which is neither a variable of this file nor in external_variables'
            yield Problem(template, where=where, name=reference.name)


@rule(
    "cf-7.2-cell-measures-dimensions",
    covers=["7.2:R1"],
    when=attribute("cell_measures"),
    examples=[
        Example(
            "7.2:R1",
            bad=f'{_DATA} "area: a" ; float a(lat, lon, bnds) ; a:units = "m2" ; a:long_name = "a" ;',
            good=f'{_DATA} "area: a" ; float a(lon, lat) ; a:units = "m2" ; a:long_name = "a" ;',
        ),
    ],
)
def measures_span_the_cells(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A cell measure has no dimension that its variable lacks.

    Each value of the variable has one cell, and so one area. From CF-1.11 the measure of a variable that is
    compressed by gathering may have the dimensions that were gathered.
    """
    roles = context.view.roles
    own = spanned(variable, roles)
    allowed = set(own)
    if context.version >= Version(1, 11):
        allowed.update(behind for dimension in own for behind in gathered(dimension, variable, roles))
    for reference in roles.named_by(variable, "cell_measures"):
        if reference.target is None:
            continue
        beyond = [one.name for one in roles.dimensions[reference.target.path] if one not in allowed]
        if beyond:
            yield Problem(
                "{where} names {measure}, which has the dimension {beyond}; {variable} has ({own})",
                where=variable.place("cell_measures"),
                measure=reference.target.path,
                beyond=", ".join(beyond),
                variable=variable.path,
                own=", ".join(dimension.name for dimension in own),
                related=(Related(reference.target.place()),),
            )


@rule(
    "cf-7.2-cell-measure-units",
    covers=["7.2:R2"],
    when=role(Role.CELL_MEASURE),
    examples=[
        Example("7.2:R2", bad=f'{_GOOD.replace("m2", "m3")} a:long_name = "a" ;', good=_GOOD.replace("m2", "km2")),
        Example("7.2:R2", bad=f'{_DATA} "area: a" ; float a(lat, lon) ; a:long_name = "a" ;', good=_GOOD),
    ],
)
def measures_have_units_of_their_kind(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The units of a cell measure are those of an area or of a volume.

    Any unit that converts to m2 or m3, such as km2, is consistent with the measure. Without units nobody knows what
    the numbers are.
    """
    for reference in _measuring(variable, context):
        wanted = UNITS[reference.key]
        own = variable.attributes.get("units")
        told = reference.source.path
        if own is None and "standard_name" not in variable.attributes:
            template = '{where} is the {measure} of the cells of {variable} and has no units, such as "{wanted}"'
            place = variable.place()
            yield Problem(template, where=place, measure=reference.key, variable=told, wanted=wanted)
        elif isinstance(own, str) and units.is_valid(own) and not units.convertible(own, wanted):
            template = '{where} = "{value}"; the {measure} of the cells of {variable} is in units such as "{wanted}"'
            place = variable.place("units")
            yield Problem(template, where=place, value=own, measure=reference.key, variable=told, wanted=wanted)


def _measuring(variable: Variable, context: Context[Dataset]) -> Iterator[Reference]:
    """Give a reference for each measure that a variable is: all variables that it measures ask for the same."""
    seen: set[str] = set()
    for reference in context.view.roles.referrers.get(variable.path, ()):
        known = reference.attribute == "cell_measures" and reference.key in UNITS
        if known and reference.key not in seen:
            seen.add(reference.key)
            yield reference

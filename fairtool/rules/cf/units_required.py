"""Which variables must have `units` (CF 3.1, 4.1, 4.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.units import is_dimensionless, is_valid
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.standard_name_text import canonical_units, name_text
from fairtool.rules.cf.time_coordinates import is_time_coordinate
from fairtool.rules.cf.units_expected import effects, expected

# Variables that hold no quantity of their own, or take the units of another variable.
_NO_QUANTITY = (
    *(Role.BOUNDS, Role.CLIMATOLOGY, Role.BOUNDS_TIE_POINT, Role.FRAGMENT, Role.INTERPOLATION_PARAMETER),
    *(Role.GRID_MAPPING, Role.GEOMETRY, Role.DOMAIN, Role.INTERPOLATION, Role.QUANTIZATION, Role.MESH),
    *(Role.NODE_COUNT, Role.PART_NODE_COUNT, Role.INTERIOR_RING, Role.TIE_POINT_INDEX, Role.CONNECTIVITY),
    *(Role.GATHER, Role.COUNT, Role.INDEX, Role.INSTANCE_ID, Role.LOCATION_INDEX_SET),
)
_ANGLES_WITH_UNITS = ("latitude", "longitude")
_TELLING = {
    "lat": "degrees_north",
    "latitude": "degrees_north",
    "lon": "degrees_east",
    "longitude": "degrees_east",
    "time": "days since 2000-01-01",
}
_T = 'float t(time) ; t:standard_name = "air_temperature" ; '


def _is_quantity(variable: Variable, context: Context[Dataset]) -> bool:
    """Say whether a variable may hold a physical quantity: no text, no flags, no index."""
    if not variable.type.is_numeric or any(name in variable.attributes for name in ("flag_values", "flag_masks")):
        return False
    return not context.view.roles.has(variable, *_NO_QUANTITY)


@rule(
    "cf-3.1-units-required",
    covers=["3.1:R1"],
    when=attribute("standard_name"),
    examples=[
        Example("3.1:R1", bad=_T, good=_T + 't:units = "K" ;'),
        Example(
            "3.1:R1",
            bad='float lat(lat) ; lat:standard_name = "latitude" ; data: lat = -10, 0, 10 ;',
            good='float lat(lat) ; lat:standard_name = "latitude" ; lat:units = "degrees_north" ; '
            "data: lat = -10, 0, 10 ;",
        ),
    ],
)
def dimensional_quantities_have_units(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable whose standard name is a dimensional quantity has `units`.

    Without units a variable counts as a pure number, and nobody can tell kelvin from degrees Celsius. Latitude and
    longitude need them too (4.1, 4.2); other angles are pure numbers to UDUNITS. Bounds take the units of their
    coordinate; flags, labels, counts and indices have none.
    """
    text = name_text(variable)
    if "units" in variable.attributes or text is None or not _is_quantity(variable, context):
        return
    canonical = canonical_units(text.name, context.vocabularies.standard_names)
    changes = effects(variable, text.modifier)
    if canonical is None or changes is None:
        return
    wanted = expected(canonical, changes) or canonical
    if text.name == "time" and not changes:
        wanted = _TELLING["time"]
    dimensional = is_valid(wanted) and not is_dimensionless(wanted)
    if dimensional or (text.name in _ANGLES_WITH_UNITS and not changes):
        template = '{where} has no units; write those of its values, which for {name} convert to "{units}"'
        if text.name in ("time", *_ANGLES_WITH_UNITS):
            template = '{where} has no units; for {name} they are such as "{units}"'
            wanted = _TELLING[text.name]
        yield Problem(template, where=variable.place(), name=text.name, units=wanted)


@rule(
    "cf-3.1-units-of-coordinates",
    covers=["3.1:R1"],
    when=role(Role.COORDINATE),
    examples=[
        Example(
            "3.1:R1",
            bad='float lat(lat) ; lat:long_name = "latitude" ; data: lat = -10, 0, 10 ;',
            good='float lat(lat) ; lat:long_name = "latitude" ; lat:units = "degrees_north" ; data: lat = -10, 0, 10 ;',
        )
    ],
)
def coordinates_of_space_and_time_have_units(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A coordinate variable that its name calls a time, latitude or longitude has `units`.

    Units are what tells software that a coordinate is a latitude, a longitude or a time (CF 4). Only names that leave
    no doubt are looked at (`lat`, `latitude`, `lon`, `longitude`, `time`), and only floating-point values: whole
    numbers may be an index. Where there is a standard name, it decides.
    """
    given = ("units", "standard_name")
    if any(name in variable.attributes for name in given) or variable.type not in (NcType.FLOAT, NcType.DOUBLE):
        return
    called = (variable.name.lower(), (variable.text("long_name") or "").lower())
    wanted = next((_TELLING[name] for name in called if name in _TELLING), None)
    if wanted and _is_quantity(variable, context) and not is_time_coordinate(variable, context):
        yield Problem(
            '{where} has no units, so no software knows what it is; write units such as "{units}"',
            where=variable.place(),
            units=wanted,
        )

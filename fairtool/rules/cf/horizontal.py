"""The units of latitude and longitude (CF 4.1 and 4.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.units import LATITUDE_UNITS, LONGITUDE_UNITS, convertible, is_latitude_units, is_longitude_units
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.text_edit import write_text

_COORDINATES = (Role.COORDINATE, Role.SCALAR_COORDINATE, Role.AUXILIARY, Role.NODE_COORDINATE, Role.TIE_POINT)
_UNITS = {"latitude": LATITUDE_UNITS, "longitude": LONGITUDE_UNITS}
_WHEN = attribute("units") & role(*_COORDINATES)
_LAT = 'float lat(lat) ; lat:standard_name = "latitude" ; lat:units = "{0}" ; data: lat = -10, 0, 10 ;'
_LON = 'float lon(lon) ; lon:standard_name = "longitude" ; lon:units = "{0}" ; data: lon = 0, 10, 20, 30 ;'
_ROTATED = (
    'dimensions: r = 3 ; variables: float r(r) ; r:standard_name = "grid_{0}" ; r:units = "{1}" ; r:axis = "{2}" ; '
    "data: r = -10, 0, 10 ;"
)


@rule(
    "cf-4.1-latitude-units",
    covers=["4.1:S1", "4.2:S1"],
    when=_WHEN,
    examples=[
        Example("4.1:S1", bad=_LAT.format("degrees"), good=_LAT.format("degreeN")),
        Example("4.2:S1", bad=_LON.format("degrees_north"), good=_LON.format("degrees_east")),
    ],
)
def true_latitude_and_longitude_say_their_direction(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The units of latitude are `degrees_north`, those of longitude `degrees_east`, or one of the five other spellings.

    Software tells latitude from longitude by these words; plain `degrees` are for other angles, such as the
    coordinates of a rotated pole. Chapters 4.1 and 4.2 say so, not the conformance document.
    """
    name, units = variable.text("standard_name") or "", variable.text("units")
    legal = _UNITS.get(name)
    if not legal or units is None or units.strip() in legal or not convertible(units, "degree"):
        return
    plain = not (is_latitude_units(units) or is_longitude_units(units)) and units.lower().startswith("deg")
    yield Problem(
        '{where} is "{units}"; the units of {name} are "{wanted}"',
        where=variable.place("units"),
        units=units,
        name=name,
        wanted=legal[0],
        row="4.1:S1" if name == "latitude" else "4.2:S1",
        fix=write_text(variable, "units", legal[0]) if plain else None,
    )


@rule(
    "cf-4.1-rotated-pole-units",
    covers=["4.1:S2", "4.2:S2"],
    when=_WHEN,
    examples=[
        Example(
            "4.1:S2",
            bad=_ROTATED.format("latitude", "degrees_north", "Y"),
            good=_ROTATED.format("latitude", "degrees", "Y"),
        ),
        Example(
            "4.2:S2",
            bad=_ROTATED.format("longitude", "degrees_east", "X"),
            good=_ROTATED.format("longitude", "degrees", "X"),
        ),
    ],
)
def rotated_coordinates_do_not_say_north_or_east(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The coordinates of a rotated pole have the units `degrees`.

    With `degrees_north` or `degrees_east` software takes them for true latitude and longitude, and draws the
    coastlines in the wrong place.
    """
    name, units = variable.text("standard_name"), variable.text("units") or ""
    if name in ("grid_latitude", "grid_longitude") and (is_latitude_units(units) or is_longitude_units(units)):
        yield Problem(
            '{where} is "{units}", which is for true latitude and longitude; the units of {name} are "degrees"',
            where=variable.place("units"),
            units=units,
            name=name,
            row="4.1:S2" if name == "grid_latitude" else "4.2:S2",
            fix=write_text(variable, "units", "degrees"),
        )

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
_WHEN = attribute("units") & role(*_COORDINATES)
_LAT = 'float lat(lat) ; lat:standard_name = "latitude" ; lat:units = "{0}" ; data: lat = -10, 0, 10 ;'
_LON = 'float lon(lon) ; lon:standard_name = "longitude" ; lon:units = "{0}" ; data: lon = 0, 10, 20, 30 ;'
_ROTATED = (
    'dimensions: r = 3 ; variables: float r(r) ; r:standard_name = "grid_{0}" ; r:units = "{1}" ; r:axis = "{2}" ; '
    "data: r = -10, 0, 10 ;"
)


@rule(
    "cf-4.1-latitude-units",
    covers=["4.1:S1"],
    when=_WHEN,
    examples=[Example("4.1:S1", bad=_LAT.format("degrees"), good=_LAT.format("degreeN"))],
)
def latitude_says_its_direction(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The units of latitude are `degrees_north`, or one of its five other spellings.

    Software tells latitude from longitude by these words; plain `degrees` are for other angles, such as the
    coordinates of a rotated pole. Chapter 4.1 says so, not the conformance document.
    """
    yield from _wrong_units(variable, "latitude", LATITUDE_UNITS)


@rule(
    "cf-4.2-longitude-units",
    covers=["4.2:S1"],
    when=_WHEN,
    examples=[Example("4.2:S1", bad=_LON.format("degrees_north"), good=_LON.format("degrees_east"))],
)
def longitude_says_its_direction(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The units of longitude are `degrees_east`, or one of its five other spellings.

    Software tells longitude from latitude by these words; plain `degrees` are for other angles, such as the
    coordinates of a rotated pole. Chapter 4.2 says so, not the conformance document.
    """
    yield from _wrong_units(variable, "longitude", LONGITUDE_UNITS)


def _wrong_units(variable: Variable, name: str, legal: tuple[str, ...]) -> Iterator[Problem]:
    units = variable.text("units")
    if variable.text("standard_name") != name or units is None:
        return
    if units.strip() in legal or not convertible(units, "degree"):
        return
    plain = not (is_latitude_units(units) or is_longitude_units(units)) and units.lower().startswith("deg")
    yield Problem(
        '{where} is "{units}"; the units of {name} are "{wanted}"',
        where=variable.place("units"),
        units=units,
        name=name,
        wanted=legal[0],
        fix=write_text(variable, "units", legal[0]) if plain else None,
    )


@rule(
    "cf-4.1-rotated-pole-units",
    covers=["4.1:S2"],
    when=_WHEN,
    examples=[
        Example(
            "4.1:S2",
            bad=_ROTATED.format("latitude", "degrees_north", "Y"),
            good=_ROTATED.format("latitude", "degrees", "Y"),
        )
    ],
)
def rotated_latitude_does_not_say_north(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The latitude of a rotated pole has the units `degrees`.

    With `degrees_north` software takes it for true latitude, and draws the coastlines in the wrong place.
    """
    yield from _true_units(variable, "grid_latitude")


@rule(
    "cf-4.2-rotated-pole-units",
    covers=["4.2:S2"],
    when=_WHEN,
    examples=[
        Example(
            "4.2:S2",
            bad=_ROTATED.format("longitude", "degrees_east", "X"),
            good=_ROTATED.format("longitude", "degrees", "X"),
        )
    ],
)
def rotated_longitude_does_not_say_east(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The longitude of a rotated pole has the units `degrees`.

    With `degrees_east` software takes it for true longitude, and draws the coastlines in the wrong place.
    """
    yield from _true_units(variable, "grid_longitude")


def _true_units(variable: Variable, name: str) -> Iterator[Problem]:
    units = variable.text("units") or ""
    if variable.text("standard_name") == name and (is_latitude_units(units) or is_longitude_units(units)):
        yield Problem(
            '{where} is "{units}", which is for true latitude and longitude; the units of {name} are "degrees"',
            where=variable.place("units"),
            units=units,
            name=name,
            fix=write_text(variable, "units", "degrees"),
        )

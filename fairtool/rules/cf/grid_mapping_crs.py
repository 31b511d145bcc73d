"""Attributes of grid mapping variables that go together or exclude each other (CF 5.6, Table F.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule

_T = 'float t(lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:grid_mapping = "crs" ;'
_CRS = 'int crs ; crs:grid_mapping_name = "latitude_longitude" ; '
_NAMES = (
    'crs:reference_ellipsoid_name = "WGS 84" ; crs:prime_meridian_name = "Greenwich" ; '
    'crs:horizontal_datum_name = "WGS_1984" ; '
)
_GEOGRAPHIC = 'crs:geographic_crs_name = "WGS 84" ; '
_GOOD = f"{_CRS} {_NAMES} {_GEOGRAPHIC} {_T}"
_TOGETHER = ("reference_ellipsoid_name", "prime_meridian_name", "horizontal_datum_name", "geographic_crs_name")
_FIGURE = ("semi_major_axis", "semi_minor_axis", "inverse_flattening")
_AXES = "crs:semi_major_axis = 6378137. ; crs:inverse_flattening = 298.257223563 ; "
_TOLERANCE = 1e-6  # of the length: single precision and rounded flattenings agree within it


@rule(
    "cf-5.6-datum-names-together",
    covers=["5.6:R8"],
    when=attribute(*_TOGETHER) & role(Role.GRID_MAPPING),
    examples=[Example("5.6:R8", bad=f"{_CRS} {_NAMES} {_T}", good=_GOOD)],
)
def datum_names_stand_together(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The names of ellipsoid, prime meridian, datum and geographic reference system are all there if one is.

    Only together do they say which geographic reference system it is.
    """
    del context
    absent = [name for name in _TOGETHER if name not in variable.attributes]
    if absent:
        template = "{where} has {present} and lacks {absent}; give all four or none"
        present = ", ".join(name for name in _TOGETHER if name in variable.attributes)
        yield Problem(template, where=variable.place(), present=present, absent=", ".join(absent))


@rule(
    "cf-5.6-projected-needs-geographic",
    covers=["5.6:R9"],
    when=attribute("projected_crs_name") & role(Role.GRID_MAPPING),
    examples=[
        Example(
            "5.6:R9",
            bad=f'{_CRS} crs:projected_crs_name = "WGS 84 / World Mercator" ; {_T}',
            good=f'{_CRS} {_NAMES} {_GEOGRAPHIC} crs:projected_crs_name = "WGS 84 / World Mercator" ; {_T}',
        )
    ],
)
def projected_systems_name_their_geographic_one(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`geographic_crs_name` is there where `projected_crs_name` is.

    A projection starts from a geographic reference system; without it the projected one is not known.
    """
    del context
    if "geographic_crs_name" not in variable.attributes:
        template = "{where} is missing; name the geographic reference system that projected_crs_name is projected from"
        yield Problem(template, where=variable.place("geographic_crs_name"))


@rule(
    "cf-f-geoid-or-geopotential",
    covers=["F:S5"],
    when=attribute("geoid_name") & role(Role.GRID_MAPPING),
    examples=[
        Example(
            "F:S5",
            bad=f'{_CRS} crs:geoid_name = "GEOID12B" ; crs:geopotential_datum_name = "NAVD88" ; {_T}',
            good=f'{_CRS} crs:geoid_name = "GEOID12B" ; {_T}',
        )
    ],
)
def vertical_datums_are_one(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A grid mapping variable names a geoid or another surface of constant geopotential, not both.

    Heights refer to one surface; with two names a reader cannot tell which.
    """
    del context
    if "geopotential_datum_name" in variable.attributes:
        template = "{where} stands beside geopotential_datum_name; keep the one that heights refer to"
        yield Problem(template, where=variable.place("geoid_name"))


@rule(
    "cf-f-ellipsoid-consistent",
    covers=["F:S6"],
    when=attribute("inverse_flattening") & role(Role.GRID_MAPPING),
    examples=[
        Example(
            "F:S6",
            bad=f"{_CRS} {_AXES} crs:semi_minor_axis = 6378137. ; {_T}",
            good=f"{_CRS} {_AXES} crs:semi_minor_axis = 6356752.314245 ; {_T}",
        )
    ],
)
def ellipsoids_are_consistent(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The two axes and the inverse flattening of the ellipsoid agree where all three are given.

    The flattening is (a - b) / a. A reader uses any two of the three, and gets another Earth each time where they
    disagree. An inverse flattening of 0 stands for a sphere.
    """
    del context
    figure = [_number(variable, name) for name in _FIGURE]
    major, minor, inverse = figure
    if major is None or minor is None or inverse is None:
        return
    expected = major * (1 - 1 / inverse) if inverse else major
    if abs(minor - expected) > _TOLERANCE * abs(major):
        template = "{where} is {minor}, but semi_major_axis and inverse_flattening give {expected}; correct one of them"
        where = variable.place("semi_minor_axis")
        yield Problem(template, where=where, minor=minor, expected=round(expected, 3))


def _number(variable: Variable, name: str) -> float | None:
    value = variable.attributes.get(name)
    return float(value.values[0]) if isinstance(value, Numbers) and len(value.values) == 1 else None

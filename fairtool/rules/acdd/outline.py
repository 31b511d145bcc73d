"""The outline of the data, `geospatial_bounds`, and its reference systems."""

import re
from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.placeholder import said
from fairtool.netcdf.wkt_geometry import Geometry, GeometryError, GeometryFault, Point, parse_geometry
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE
from fairtool.rules.acdd.limits import Box, box
from fairtool.version import Version

_BOUNDS, _CRS = "geospatial_bounds", "geospatial_bounds_crs"
_SYSTEMS = (_CRS, "geospatial_bounds_vertical_crs")
_EPSG = re.compile(r"(?:EPSG::?|urn:ogc:def:crs:EPSG:[\d.]*:|https?://www\.opengis\.net/def/crs/EPSG/\d[\d.]*/)\d{4,6}")
_LATITUDE_FIRST = re.compile(r"(?:.*[:/])?(?:4326|4979|4258|4171)")  # WGS 84, ETRS89, RGF93: latitude, longitude
_ORDERED = Version(1, 3)  # the version that says which comes first
_SLACK = 0.01  # degrees; outlines are rounded
_FAULTS: Mapping[GeometryFault, str] = {
    GeometryFault.TOO_LONG: "{where} has more than {found} characters; write a simpler outline",
    GeometryFault.KIND: '{where} begins with "{found}"; write POLYGON ((...)), POINT (...) or another geometry in WKT',
    GeometryFault.BRACKETS: "{where} has the wrong brackets at {found}; a polygon is POLYGON ((40 -5, 41 -5, ...))",
    GeometryFault.WORD: '{where} has "{found}" where it cannot stand; points are two numbers, separated by commas',
    GeometryFault.COORDINATES: "{where} has points that are not all of two (or all of three) numbers: {found}",
    GeometryFault.OPEN_RING: "{where} has a ring that is not closed: its last point {found} is not its first one",
}
_LIMITS = (
    ":geospatial_lat_min = -10.0 ; :geospatial_lat_max = 10.0 ; :geospatial_lon_min = 0.0 ; "
    ":geospatial_lon_max = 30.0 ; :geospatial_bounds = "
)
_GOOD = f'{_LIMITS}"POLYGON ((-10 0, -10 30, 10 30, 10 0, -10 0))" ;'


@rule(
    "acdd-bounds-wkt",
    when=attribute(_BOUNDS),
    severity=Severity.ERROR,
    source=f"{SOURCE} {_BOUNDS}",
    examples=[
        Example("acdd-bounds-wkt", bad=f'{_LIMITS}"POLYGON (-10 0, -10 30, 10 30, -10 0)" ;', good=_GOOD),
        Example("acdd-bounds-wkt", bad=f'{_LIMITS}"POLYGON ((-10 0, -10 30, 10 30))" ;', good=_GOOD),
        Example("acdd-bounds-wkt", bad=f'{_LIMITS}"-10, 0, 10, 30" ;', good=_GOOD),
    ],
)
def the_outline_is_wkt(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `geospatial_bounds` is a geometry in well-known text.

    Catalogues draw it on their maps and search by it; of a text that they cannot read they keep nothing.
    """
    for _, text in said(dataset, (_BOUNDS,)):
        try:
            parse_geometry(text)
        except GeometryError as error:
            yield Problem(_FAULTS[error.fault], where=dataset.place(_BOUNDS), found=error.found)


@rule(
    "acdd-bounds-inside",
    when=attribute(_BOUNDS),
    severity=Severity.ERROR,
    source=f"{SOURCE} {_BOUNDS}",
    examples=[
        Example("acdd-bounds-inside", bad=f'{_LIMITS}"POINT (40 20)" ;', good=_GOOD),
        Example("acdd-bounds-inside", bad=f'{_LIMITS}"POINT (5 -20)" ;', good=f'{_LIMITS}"POINT (5 20)" ;'),
    ],
)
def the_outline_is_inside_the_limits(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The points of `geospatial_bounds` are inside the limits of latitude and longitude.

    Both say where the data are; where they contradict each other, the data are found in the wrong place. Whether the
    points are written in the right order is asked elsewhere; here both orders count.
    """
    compared = _comparable(dataset)
    if compared is None:
        return
    geometry, latitude, longitude = compared
    outside = tuple(point for point in geometry.points if not _is_inside(point, latitude, longitude))
    if outside and any(not _is_inside(_swapped(point), latitude, longitude) for point in geometry.points):
        yield Problem(
            "{where} has the point {point}, outside the limits {south:.6g} to {north:.6g} north, {west:.6g} to "
            "{east:.6g} east",
            where=dataset.place(_BOUNDS),
            point=" ".join(f"{number:g}" for number in outside[0]),
            south=latitude.low.value,
            north=latitude.high.value,
            west=longitude.low.value,
            east=longitude.high.value,
        )


@rule(
    "acdd-bounds-order",
    when=attribute(_BOUNDS),
    severity=Severity.WARNING,
    source=f"{SOURCE} {_BOUNDS}",
    examples=[
        Example(
            "acdd-bounds-order",
            bad=f'{_LIMITS}"POLYGON ((0 -10, 30 -10, 30 10, 0 10, 0 -10))" ; :geospatial_bounds_crs = "EPSG:4326" ;',
            good=f'{_GOOD} :geospatial_bounds_crs = "EPSG:4326" ;',
        )
    ],
)
def the_outline_has_latitude_first(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The points of `geospatial_bounds` are latitude, then longitude.

    That is the order of EPSG:4326, which ACDD takes where `geospatial_bounds_crs` names nothing else. Most mapping
    software writes the other order: the data then appear in another part of the world. Before 1.3, ACDD said nothing
    of the order.
    """
    compared = _comparable(dataset)
    if compared is None or context.version < _ORDERED:
        return
    geometry, latitude, longitude = compared
    inside = all(_is_inside(point, latitude, longitude) for point in geometry.points)
    if not inside and all(_is_inside(_swapped(point), latitude, longitude) for point in geometry.points):
        yield Problem(
            "{where} has longitude before latitude: {point}; write latitude first, as EPSG:4326 has it",
            where=dataset.place(_BOUNDS),
            point=" ".join(f"{number:g}" for number in geometry.points[0]),
        )


@rule(
    "acdd-bounds-crs",
    when=attribute(*_SYSTEMS),
    severity=Severity.WARNING,
    source=f"{SOURCE} {_CRS}",
    examples=[
        Example(
            "acdd-bounds-crs", bad=':geospatial_bounds_crs = "WGS84" ;', good=':geospatial_bounds_crs = "EPSG:4326" ;'
        ),
        Example(
            "acdd-bounds-crs",
            bad=':geospatial_bounds_vertical_crs = "sea level" ;',
            good=':geospatial_bounds_vertical_crs = "EPSG:5831" ;',
        ),
    ],
)
def reference_systems_have_codes(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The reference systems of the outline are EPSG codes, such as EPSG:4326.

    Software looks the code up; a name such as WGS84 stands for several systems.
    """
    for name, text in said(dataset, _SYSTEMS):
        if not _EPSG.fullmatch(text):
            yield Problem('{where} is "{value}"; write a code such as EPSG:4326', where=dataset.place(name), value=text)


def _comparable(dataset: Dataset) -> tuple[Geometry, Box, Box] | None:
    """Give the outline and the limits where both are in degrees, latitude first by the reference system."""
    system = (dataset.text(_CRS) or "").strip()
    latitude, longitude = box(dataset, "lat", "degrees"), box(dataset, "lon", "degrees")
    if latitude is None or longitude is None or (system and not _LATITUDE_FIRST.fullmatch(system)):
        return None
    try:
        return parse_geometry(dataset.text(_BOUNDS) or ""), latitude, longitude
    except GeometryError:
        return None


def _is_inside(point: Point, latitude: Box, longitude: Box) -> bool:
    slack = _SLACK + latitude.low.rounding + longitude.low.rounding
    west, east = longitude.low.value, longitude.high.value
    width = east - west if 0 <= east - west <= 360 else (east - west) % 360
    around = (point[1] - west + slack) % 360
    return (
        latitude.low.value - slack <= point[0] <= latitude.high.value + slack
        and abs(point[0]) <= 90 + slack
        and around <= width + 2 * slack
    )


def _swapped(point: Point) -> Point:
    return (point[1], point[0], *point[2:])

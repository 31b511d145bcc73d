"""Values of bounds: cells that cross the turn of longitude, cells of no size, missing values, rounding."""

import pytest

from fairtool.report import OutcomeStatus
from tests.rules.checking import examined, findings

LON = (
    'dimensions: lon = 3 ;\nvariables: float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ; '
    'lon:bounds = "lon_bnds" ; float lon_bnds(lon, bnds) ;\ndata: lon = {points} ; lon_bnds = {bounds} ;'
)


@pytest.mark.parametrize(
    ("points", "bounds", "found"),
    [
        ("0, 10, 20", "-5, 5, 5, 15, 15, 25", 0),
        ("0, 10, 20", "355, 365, 5, 15, 15, 25", 0),  # written in another turn
        ("0, 10, 20", "355, 5, 5, 15, 15, 25", 0),  # across the prime meridian
        ("160, 170, 180", "155, 165, 165, 175, 175, -175", 0),  # across the antimeridian
        ("20, 10, 0", "25, 15, 15, 5, 5, 355", 0),  # the same on an axis that decreases
        ("0, 10, 20", "-5, 5, 5, 15, 25, 35", 1),
        ("0, 10, 20", "355, 365, 5, 15, 30, 40", 1),
        ("0, 120, 240", "0, 360, 0, 360, 0, 360", 0),  # the whole turn
    ],
)
def test_longitudes_lie_in_cells_modulo_a_turn(points: str, bounds: str, found: int) -> None:
    text = LON.format(points=points, bounds=bounds)
    assert len(findings(text, "cf-7.1-bounds-contain-points")) == found


def test_other_coordinates_have_no_turn() -> None:
    text = LON.format(points="0, 10, 20", bounds="355, 365, 5, 15, 15, 25")
    text = text.replace("degrees_east", "m").replace("longitude", "projection_x_coordinate")
    assert len(findings(text, "cf-7.1-bounds-contain-points")) == 1


def test_rounding_to_single_precision_is_no_stray() -> None:
    text = LON.format(points="0.1, 0.2, 0.3", bounds="0.1, 0.2, 0.2, 0.3, 0.3, 0.4")
    assert findings(text.replace("float lon_bnds", "double lon_bnds"), "cf-7.1-bounds-contain-points") == []


def test_missing_points_and_vertices_lie_nowhere() -> None:
    fill = "9.96921e+36f"
    text = LON.format(points=f"{fill}, {fill}, {fill}", bounds="-5, 5, 5, 15, 15, 25")
    assert findings(text, "cf-7.1-bounds-contain-points") == []
    assert findings(text, "cf-7.1-bounds-direction") == []
    text = LON.format(points="0, 10, 20", bounds=", ".join([fill] * 6))
    assert findings(text, "cf-7.1-bounds-contain-points") == []
    assert findings(text, "cf-7.1-bounds-direction") == []


def test_without_values_the_rules_are_not_evaluated() -> None:
    text = LON.partition("\ndata:")[0]
    for name in ("cf-7.1-bounds-contain-points", "cf-7.1-bounds-direction", "cf-7.1-bounds-fill-last"):
        found, outcomes = examined(text, name)
        assert found == []
        assert [outcome.status for outcome in outcomes] == [OutcomeStatus.NOT_EVALUATED]


@pytest.mark.parametrize(
    ("points", "bounds", "version", "found"),
    [
        ("0, 10, 20", "5, -5, 15, 5, 25, 15", "1.13", 1),
        ("0, 10, 20", "5, -5, 15, 5, 25, 15", "1.11", 1),
        ("20, 10, 0", "25, 15, 15, 5, 5, -5", "1.13", 0),
        ("0, 10, 20", "0, 0, 10, 10, 20, 20", "1.13", 0),  # cells of no size
        ("0, 10, 5", "5, -5, 15, 5, 25, 15", "1.13", 0),  # no direction to follow
        ("160, 170, 180", "155, 165, 165, 175, 175, -175", "1.13", 1),  # ruled without a turn
    ],
)
def test_bounds_run_in_the_direction_of_the_coordinate(points: str, bounds: str, version: str, found: int) -> None:
    assert len(findings(LON.format(points=points, bounds=bounds), "cf-7.1-bounds-direction", version)) == found


PACKED = (
    'dimensions: x = 2 ;\nvariables: short x(x) ; x:scale_factor = {scale} ; x:units = "m" ; x:bounds = "x_bnds" ; '
    "short x_bnds(x, bnds) ; {own}\ndata: x = 10, 20 ; x_bnds = {bounds} ;"
)


@pytest.mark.parametrize(
    ("own", "bounds", "version", "found"),
    [
        ("x_bnds:scale_factor = 0.1 ;", "5, 15, 15, 25", "1.13", 0),
        ("", "5, 15, 15, 25", "1.13", 1),  # not packed, so metres
        ("", "5, 15, 15, 25", "1.10", 0),  # nothing said of packing yet
        ("x_bnds:scale_factor = 0.05 ;", "10, 30, 30, 50", "1.13", 0),
    ],
)
def test_packed_coordinates_are_unpacked(own: str, bounds: str, version: str, found: int) -> None:
    text = PACKED.format(scale="0.1", own=own, bounds=bounds)
    assert len(findings(text, "cf-7.1-bounds-contain-points", version)) == found


def test_a_negative_scale_turns_the_direction_of_both() -> None:
    text = PACKED.format(scale="-0.1", own="x_bnds:scale_factor = -0.1 ;", bounds="5, 15, 15, 25")
    assert findings(text, "cf-7.1-bounds-direction") == []


POLYGON = (
    'dimensions: cell = 1 ; nv = 4 ;\nvariables: float y(cell) ; y:units = "degrees_north" ; y:bounds = "y_v" ; '
    'float y_v(cell, nv) ; y_v:_FillValue = -999.f ; float d(cell) ; d:coordinates = "y" ; '
    "\ndata: y = {point} ; y_v = {vertices} ;"
)


@pytest.mark.parametrize(
    ("point", "vertices", "found"),
    [
        ("45", "44, 44, 46, 46", 0),
        ("46.3", "44, 44, 46, 46", 0),  # sides may be great circles
        ("50", "44, 44, 46, 46", 1),
        ("90", "89, 89, 89, 89", 0),  # a cell around the pole
        ("50", "44, 46, _, _", 0),  # no polygon
    ],
)
def test_points_clearly_outside_of_polygons_are_told(point: str, vertices: str, found: int) -> None:
    assert len(findings(POLYGON.format(point=point, vertices=vertices), "cf-7.1-bounds-contain-points")) == found


@pytest.mark.parametrize(
    ("vertices", "version", "found"),
    [
        ("44, 44, 46, _", "1.13", 0),
        ("44, _, 46, 46", "1.13", 1),
        ("_, _, _, _", "1.13", 0),
        ("44, _, 46, 46", "1.11", 0),
    ],
)
def test_missing_vertices_stand_last(vertices: str, version: str, found: int) -> None:
    assert len(findings(POLYGON.format(point="45", vertices=vertices), "cf-7.1-bounds-fill-last", version)) == found


@pytest.mark.parametrize(
    ("kind", "bounds", "found"),
    [
        ("double", "0, 0.1, 0.1, 0.2, 0.2, 0.3", 0),
        ("double", "0, 0.1, 0.10000000000000002, 0.2, 0.2, 0.3", 1),
        ("float", "0, 0.1, 0.10000001, 0.2, 0.2, 0.3", 1),
        ("double", "0, 0.0999999, 0.1, 0.1999999, 0.2, 0.3", 0),  # a gap that is meant
        ("int", "0, 1, 1, 2, 2, 3", 0),
    ],
)
def test_a_shared_boundary_is_one_number(kind: str, bounds: str, found: int) -> None:
    text = LON.format(points="0.05, 0.15, 0.25", bounds=bounds).replace("float", kind)
    assert len(findings(text.replace("int lon(", "float lon("), "cf-7.1-bounds-shared")) == found


def test_a_gap_of_a_day_in_single_precision_is_no_rounding() -> None:
    text = LON.format(points="730000, 730010, 730020", bounds="729995, 730004, 730005, 730014, 730015, 730025")
    assert findings(text, "cf-7.1-bounds-shared") == []


GRID = (
    'dimensions: {dimensions} ; nv = 4 ;\nvariables: float y({names}) ; y:units = "degrees_north" ; y:bounds = "yv" ; '
    'float x({names}) ; x:units = "degrees_east" ; x:bounds = "xv" ; float d({names}) ; d:coordinates = "y x" ; '
    "float yv({names}, nv) ; float xv({names}, nv) ; yv:_FillValue = -999.f ; xv:_FillValue = -999.f ;"
    "\ndata: yv = {north} ; xv = {east} ;"
)
LIST = {"dimensions": "c = 1", "names": "c"}
PLANE = {"dimensions": "j = 1 ; i = 1", "names": "j, i"}


@pytest.mark.parametrize(
    ("grid", "north", "east", "version", "found"),
    [
        (LIST, "0, 0, 2, 2", "0, 2, 2, 0", "1.6", 0),
        (LIST, "0, 2, 2, 0", "0, 0, 2, 2", "1.6", 1),
        (LIST, "0, 0, 2, _", "359, 1, 1, _", "1.6", 0),  # a triangle across the prime meridian
        (LIST, "0, 2, 0, _", "359, 1, 1, _", "1.6", 1),
        (LIST, "0, 2, 2, 0", "359, 359, 1, 1", "1.13", 1),
        (LIST, "89, 89, 89, 89", "0, 270, 180, 90", "1.13", 0),  # around the pole
        (LIST, "1, 1, 1, 1", "1, 1, 1, 1", "1.13", 0),  # of no size
        (PLANE, "0, 2, 2, 0", "0, 0, 2, 2", "1.11", 0),  # a left-handed grid may
        (PLANE, "0, 2, 2, 0", "0, 0, 2, 2", "1.12", 1),
    ],
)
def test_vertices_run_anticlockwise(grid: dict[str, str], north: str, east: str, version: str, found: int) -> None:
    text = GRID.format(**grid, north=north, east=east)
    assert len(findings(text, "cf-7.1-bounds-anticlockwise", version)) == found

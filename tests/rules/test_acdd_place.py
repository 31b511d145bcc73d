"""The limits and the outline of ACDD against the coordinates."""

import pytest

from tests.rules.acdd_text import BOUNDS, LIMIT, LIMITS, box, depths, lats, lons, rules


@pytest.mark.parametrize(
    ("data", "limits", "found"),
    [
        (lons(175, 180, 185), box(-10, 10, 175, -175), []),
        (lons(175, 180, -175), box(-10, 10, 175, 185), []),
        (lons(175, 180, -175), box(-10, 10, 175, -178), ["acdd-limits-data"]),
        (lons(*range(0, 360, 10)), box(-10, 10, -180, 180), []),
        (lons(*range(0, 360, 10)), box(-10, 10, 0, 360), []),
        (lons(*range(-180, 180, 10)), box(-10, 10, 0, 359), []),
        (lons(*range(-180, 180, 10)), box(-10, 10, 0, 340), ["acdd-limits-data"]),
        (lons(189, 189.6), box(-10, 10, -171, -170.4), []),
        (lons(0.1, 0.2, kind="float"), box(-10, 10, 0.1, 0.2), []),
        (lons(-5.4321, -4.1234), box(-10, 10, -5.43, -4.12), []),
        (lons(-5.4, -3.9), box(-10, 10, -5, -4), ["acdd-limits-data", "acdd-limits-data"]),
        (lats(41.4, 42), box(41, 42, 0, 30), []),
        (lats(41.4, 42), box(41, 42.0, 0, 30), []),
        (lats(41.4, 42.6), box(41, 42, 0, 30), ["acdd-limits-data"]),
        (lats(41.4, 42.6), box('"41.4"', '"42.6"', 0, 30), []),
        (lats("_", "_", more="lat:_FillValue = -999. ;"), box(41, 42, 0, 30), []),
        (lats(41.4, 999, more="lat:_FillValue = -999. ;"), box(41, 42, 0, 30), []),
        (lats(-10, 0, 10), box(-90, 10, 0, 30), ["acdd-limits-wide"]),
        (lats(-10, 0, 10), box(-15, 15, 0, 30), []),
        (lats(10), box(10, 10, 0, 30), []),
    ],
)
def test_the_box_holds_the_coordinates_and_little_more(data, limits, found):
    assert rules(f"{data} {limits}", *LIMITS) == found


def test_limits_in_other_units_are_converted():
    text = lats(0, 45) + box(0, 0.7854, 0, 30) + ':geospatial_lat_units = "radian" ;'
    assert rules(text, *LIMIT, *LIMITS) == []


@pytest.mark.parametrize(
    ("data", "limits", "units", "positive", "found"),
    [
        (depths(5, 100), (5, 100), "m", "down", []),
        (depths(5, 100), (0.005, 0.1), "km", "down", []),
        (depths(5, 100), (-100, -5), "m", "up", []),
        (depths(5, 100), (5, 100), "m", "up", ["acdd-limits-data"]),
        (depths(5, 100, units="dbar"), (0, 1), "m", "down", []),
        (depths(5, 100), (5, 50), "m", "down", ["acdd-limits-data"]),
        (depths(5, 100), (5, 1000), "m", "down", ["acdd-limits-wide"]),
        (depths(5, 100), (0, 100), "m", "", []),
    ],
)
def test_the_vertical_limits_hold_the_vertical_coordinate(data, limits, units, positive, found):
    text = (
        f"{data} :geospatial_vertical_min = {limits[0]} ; :geospatial_vertical_max = {limits[1]} ; "
        f':geospatial_vertical_units = "{units}" ; :geospatial_vertical_positive = "{positive}" ;'
    )
    assert sorted(set(rules(text, *LIMITS))) == found


def test_a_box_across_the_antimeridian_is_in_order():
    assert rules(box(-10, 10, 170, -170), "acdd-limit-order", "acdd-limit-range") == []


@pytest.mark.parametrize(
    ("outline", "system", "found"),
    [
        ("POLYGON ((-10 0, -10 30, 10 30, 10 0, -10 0))", "", []),
        ("POLYGON ((0 -10, 30 -10, 30 10, 0 10, 0 -10))", "", ["acdd-bounds-order"]),
        ("POLYGON ((0 -10, 30 -10, 30 10, 0 10, 0 -10))", "OGC:CRS84", ["acdd-bounds-crs"]),
        ("POINT (500000 4000000)", "EPSG:32631", []),
        ("POINT Z (5 25 100)", "EPSG:4979", []),
        ("POINT (50 60)", "EPSG:4326", ["acdd-bounds-inside"]),
        ("POINT (5 5)", "urn:ogc:def:crs:EPSG::4326", []),
        ("POINT (5 5)", "WGS84", ["acdd-bounds-crs"]),
    ],
)
def test_the_outline_is_inside_the_box(outline, system, found):
    written = f':geospatial_bounds_crs = "{system}" ;' if system else ""
    assert rules(f'{box(-10, 10, 0, 30)} :geospatial_bounds = "{outline}" ; {written}', *BOUNDS) == found


def test_the_order_of_an_outline_is_open_before_1_3():
    text = f'{box(-10, 10, 0, 30)} :geospatial_bounds = "POINT (25 -5)" ;'
    assert rules(text, *BOUNDS, version="1.3") == ["acdd-bounds-order"]
    assert rules(text, *BOUNDS, version="1.1") == []


def test_an_outline_across_the_antimeridian_is_inside():
    text = box(-10, 10, 170, -170) + ':geospatial_bounds = "POLYGON ((-10 170, -10 -170, 10 -170, 10 170, -10 170))" ;'
    assert rules(text, *BOUNDS) == []

"""`axis`, `positive`, and the units of latitude and longitude (CF 4, 4.1 to 4.3): what is legal, and hostile types."""

import pytest

from tests.rules.checking import examined, findings

_DATA = 'float t(time, lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ;'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f'{_DATA} t:coordinates = "h" ; float h ; h:units = "m" ; h:axis = "Z" ; h:positive = "up" ;', id="scalar"
        ),
        pytest.param(
            f'{_DATA} t:coordinates = "lat2" ; float lat2(lat, lon) ; lat2:units = "1" ; lat2:axis = "z" ; lat2:positive = "up" ;',
            id="auxiliary, lower case",
        ),
        pytest.param(
            'float x(lon) ; x:units = "degrees_east" ; x:axis = "X" ; x:nodes = "x_node" ; '
            'float x_node(lon) ; x_node:units = "degrees_east" ; x_node:axis = "X" ; int g ; g:geometry_type = "point" ; '
            'g:node_coordinates = "x_node" ; g:coordinates = "x" ;',
            id="geometry nodes",
        ),
        pytest.param(
            'double time(time) ; time:units = "days since 2000-01-01" ; time:axis = "T" ; time:bounds = "time_bnds" ; '
            'double time_bnds(time, bnds) ; time_bnds:axis = "T" ; time_bnds:calendar = "standard" ;',
            id="bounds repeat it",
        ),
    ],
)
def test_axis_may_stand_on_every_kind_of_coordinate(text: str) -> None:
    assert not findings(text, "cf-4-axis-on-coordinates")


@pytest.mark.parametrize("value", ["1", "1, 2", '""', "0.5", '"XY"', '"X "'])
def test_other_values_of_axis_are_reported_once(value: str) -> None:
    text = f'float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ; lon:axis = {value} ;'
    reported = {rule for rule, where, _ in findings(text) if where == "lon:axis"}
    assert reported == {"cf-4-axis-value"}


def test_a_fix_is_given_where_only_blanks_are_too_many() -> None:
    found, _ = examined('float lon(lon) ; lon:units = "degrees_east" ; lon:axis = "x " ;', "cf-4-axis-value")
    assert found[0].fix is not None
    assert found[0].fix.edits[0].value == "X"


@pytest.mark.parametrize(
    ("units", "axis", "count"),
    [
        ("hPa", "Z", 0),
        ("hPa", "X", 1),
        ("degrees_north", "y", 0),
        ("degrees", "X", 0),
        ("km", "Y", 0),
        ("no_unit", "X", 0),
    ],
)
def test_axis_is_compared_with_units_that_imply_a_direction(units: str, axis: str, count: int) -> None:
    text = f'dimensions: p = 2 ; variables: float p(p) ; p:units = "{units}" ; p:axis = "{axis}" ; data: p = 1, 2 ;'
    assert len(findings(text, "cf-4-axis-agrees")) == count


def test_two_auxiliary_coordinates_with_one_axis_are_named() -> None:
    text = (
        f'{_DATA} t:coordinates = "a b" ; float a(lat, lon) ; a:axis = "Z" ; a:units = "m" ; '
        'float b(lat, lon) ; b:axis = "Z" ; b:units = "m" ;'
    )
    assert findings(text, "cf-4-axis-once") == [
        ("cf-4-axis-once", "t", 'the coordinates a, b of t all have axis = "Z"; leave it on one of them')
    ]


def _vertical(name: str, units: str, more: str = "") -> str:
    return f'dimensions: z = 2 ; variables: float z(z) ; z:standard_name = "{name}" ; z:units = "{units}" ; {more} data: z = 1, 2 ;'


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(_vertical("air_pressure", "hPa", 'z:axis = "Z" ;'), 0, id="pressure needs none"),
        pytest.param(_vertical("height", "m"), 1, id="height"),
        pytest.param(_vertical("atmosphere_sigma_coordinate", "1"), 1, id="parametric"),
        pytest.param(_vertical("model_level_number", "1"), 0, id="a level number is no height"),
        pytest.param(_vertical("sea_surface_height_above_geoid", "m"), 0, id="a surface is no axis"),
        pytest.param(_vertical("height", "m", "z:positive = 1 ;"), 0, id="another rule tells a wrong type"),
        pytest.param(_vertical("air_temperature", "K", 'z:axis = "Z" ;'), 1, id="axis Z, units of temperature"),
    ],
)
def test_positive_is_asked_of_vertical_axes_only(text: str, count: int) -> None:
    assert len(findings(text, "cf-4.3-positive-given")) == count


@pytest.mark.parametrize(("value", "fixed"), [('"upwards"', "up"), ('" Down"', "down"), ("1", None), ('"high"', None)])
def test_positive_is_up_or_down(value: str, fixed: str | None) -> None:
    found, _ = examined(_vertical("height", "m", f"z:positive = {value} ;"), "cf-4.3-positive-value")
    assert len(found) == 1
    fix = found[0].fix
    assert (fix.edits[0].value if fix else None) == fixed


def test_latitude_as_data_may_have_any_angle() -> None:
    assert not findings('float l(time) ; l:units = "degrees" ; l:standard_name = "latitude" ;', "cf-4.1-latitude-units")


@pytest.mark.parametrize("units", ["m", "degrees_norht"])
def test_units_that_are_no_angle_are_left_to_the_rules_of_units(units: str) -> None:
    assert not findings(
        f'float lat(lat) ; lat:units = "{units}" ; lat:standard_name = "latitude" ;', "cf-4.1-latitude-units"
    )


@pytest.mark.parametrize(
    ("name", "units", "rule"),
    [
        ("latitude", "degrees", "cf-4.1-latitude-units"),
        ("longitude", "degrees", "cf-4.2-longitude-units"),
        ("grid_latitude", "degrees_north", "cf-4.1-rotated-pole-units"),
        ("grid_longitude", "degrees_east", "cf-4.2-rotated-pole-units"),
    ],
)
def test_the_rule_has_the_number_of_its_clause(name: str, units: str, rule: str) -> None:
    text = f'float lat(lat) ; lat:standard_name = "{name}" ; lat:units = "{units}" ; data: lat = 1, 2, 3 ;'
    found = [one for one in examined(text)[0] if one.rule.endswith(("tude-units", "pole-units"))]
    assert [one.rule for one in found] == [rule]
    assert rule.split("-")[1] in found[0].source or "chapter" in found[0].source

"""Coordinate systems (CF 5): what is legal stays silent, what is not is told once."""

import pytest

from tests.rules.checking import findings

T = 'float t({}) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
LAT = 'double {0}({1}) ; {0}:units = "degrees_north" ; {0}:standard_name = "latitude" ; '
LON = 'double {0}({1}) ; {0}:units = "degrees_east" ; {0}:standard_name = "longitude" ; '
TIME = 'double {0}({1}) ; {0}:units = "days since 2000-01-01" ; {0}:standard_name = "time" ; '

REQUIRED = "cf-5-coordinate-variable"

WITHOUT_COORDINATE_VARIABLE = {
    "curvilinear grid": f"dimensions: y = 3 ; x = 4 ; variables: {LAT.format('glat', 'y, x')} "
    f'{LON.format("glon", "y, x")} {T.format("y, x")} t:coordinates = "glat glon" ;',
    "curvilinear grid on dimensions called lat and lon": "netcdf a { dimensions: lat = 3 ; lon = 4 ; variables: "
    f"{LAT.format('glat', 'lat, lon')} {LON.format('glon', 'lat, lon')} {T.format('lat, lon')} "
    't:coordinates = "glat glon" ; }',
    "unstructured cells": f"dimensions: cell = 9 ; variables: {LAT.format('clat', 'cell')} "
    f'{LON.format("clon", "cell")} {T.format("time, cell")} t:coordinates = "clat clon" ;',
    "index dimension without any coordinate": f"dimensions: n = 9 ; variables: {T.format('n')}",
    "dimension of size one": f"dimensions: y = 1 ; variables: {LAT.format('yc', 'y')} {T.format('y')} "
    't:coordinates = "yc" ;',
    "trajectory": f"dimensions: obs = 9 ; variables: {TIME.format('when', 'obs')} {LAT.format('ylat', 'obs')} "
    f'{LON.format("xlon", "obs")} {T.format("obs")} t:coordinates = "when ylat xlon" ;',
    "sampling geometry with one station": f"dimensions: obs = 9 ; variables: {TIME.format('when', 'obs')} "
    f'{T.format("obs")} t:coordinates = "when" ; :featureType = "timeSeries" ;',
    "indexed ragged array": "dimensions: obs = 9 ; station = 3 ; variables: "
    f"{TIME.format('when', 'obs')} {LAT.format('slat', 'station')} {LON.format('slon', 'station')} "
    'int which(obs) ; which:long_name = "station" ; which:instance_dimension = "station" ; '
    f'{T.format("obs")} t:coordinates = "when slat slon" ;',
    "ensemble of analyses": f"dimensions: member = 9 ; variables: {TIME.format('reference', 'member')} "
    f'{T.format("member, time")} t:coordinates = "reference" ;',
    "discrete axis with labels": "dimensions: basin = 3 ; n = 8 ; variables: "
    f'{LAT.format("middle", "basin")} char name(basin, n) ; name:long_name = "basin" ; '
    f'{T.format("basin")} t:coordinates = "name middle" ;',
    "mesh": 'dimensions: node = 9 ; variables: int mesh ; mesh:cf_role = "mesh_topology" ; '
    'mesh:topology_dimension = 1 ; mesh:node_coordinates = "xlon ylat" ; '
    f"{LAT.format('ylat', 'node')} {LON.format('xlon', 'node')} {T.format('time, node')} "
    't:mesh = "mesh" ; t:location = "node" ; t:coordinates = "ylat" ;',
    "heights on a mesh": 'dimensions: face = 9 ; variables: int mesh ; mesh:cf_role = "mesh_topology" ; '
    'mesh:topology_dimension = 2 ; double z(face) ; z:positive = "up" ; z:units = "m" ; '
    f'{T.format("time, face")} t:mesh = "mesh" ; t:location = "face" ; t:coordinates = "z" ;',
    "compression by sampling": "netcdf a { dimensions: time = 9 ; tp = 3 ; variables: double when(tp) ; char linear ; "
    f'linear:interpolation_name = "linear" ; {T.format("time")} t:coordinate_interpolation = "when: linear" ; }}',
    "gathered points": "dimensions: lats = 3 ; lons = 4 ; land = 5 ; variables: int land(land) ; "
    f'land:compress = "lats lons" ; {LAT.format("clat", "land")} {LON.format("clon", "land")} '
    f'{T.format("land")} t:coordinates = "clat clon" ;',
    "text length and bounds": "dimensions: strlen = 9 ; variables: char note(time, strlen) ; "
    'note:long_name = "note" ; double time_bnds(time, bnds) ; float x(time, bnds) ; x:long_name = "x" ;',
    "coordinate variable in a group below": "netcdf a { dimensions: time = 3 ; group: g { variables: "
    f"{TIME.format('time', 'time')} {T.format('time')} }} }}",
    "aggregation variable": 'float t ; t:units = "K" ; t:aggregated_dimensions = "time lat lon" ; '
    't:aggregated_data = "map: m" ;',
}


@pytest.mark.parametrize("text", WITHOUT_COORDINATE_VARIABLE.values(), ids=WITHOUT_COORDINATE_VARIABLE)
def test_dimensions_that_need_no_coordinate_variable_are_left_alone(text: str) -> None:
    assert findings(text, REQUIRED) == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param(
            f'dimensions: level = 5 ; variables: double z(level) ; z:units = "m" ; z:positive = "up" ; '
            f'z:standard_name = "height" ; {T.format("level, lat")} t:coordinates = "z" ;',
            "level()",
            id="one vertical coordinate along an index",
        ),
        pytest.param(
            f"netcdf a {{ dimensions: Time = 5 ; variables: {T.format('Time')} }}", "Time()", id="telling name"
        ),
        pytest.param(
            f"netcdf a {{ dimensions: time = 5 ; variables: {TIME.format('time', '').replace('()', '')} "
            f"{T.format('time')} }}",
            "time()",
            id="scalar variable with the name of the dimension",
        ),
        pytest.param(
            f"netcdf a {{ dimensions: lat = 5 ; variables: {LAT.format('latitude', 'lat')} {T.format('lat')} }}",
            "lat()",
            id="latitude under another name than its dimension",
        ),
    ],
)
def test_a_space_or_time_dimension_without_coordinate_variable_is_told(text: str, where: str) -> None:
    assert [place for _, place, _ in findings(text, REQUIRED)] == [where]


def test_a_dimension_is_told_once_for_all_variables() -> None:
    two = f"{T.format('lat')} float u(lat) ;"
    assert len(findings(f"netcdf a {{ dimensions: lat = 5 ; variables: {two} }}", REQUIRED)) == 1


def test_latitude_known_by_its_units_alone_is_legal() -> None:
    text = f'float lat(lat) ; lat:units = "degrees_north" ; {T.format("lat")} data: lat = 1, 2, 3 ;'
    assert [rule for rule, _, _ in findings(text) if rule.startswith("cf-5")] == ["cf-5-horizontal-axis"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("1, 2, 3", 0),
        ("3, 2, 1", 0),
        ("1, 1, 2", 1),
        ("1, 3, 2", 1),
        ("_, _, _", 0),
        ("_, _, 1", 0),
        ("1, _, 3", 0),
        ("1, NaN, 3", 0),
    ],
)
def test_monotonic_values_are_judged_where_enough_are_there(values: str, expected: int) -> None:
    text = f"{LAT.format('lat', 'lat')} data: lat = {values} ;"
    assert len(findings(text, "cf-5-coordinate-monotonic")) == expected


def test_a_coordinate_that_is_mostly_fill_was_never_written() -> None:
    text = 'dimensions: n = 5 ; variables: int n(n) ; n:long_name = "n" ; data: n = {} ;'
    assert findings(text.format("_, _, _, 1, 1"), "cf-5-coordinate-monotonic") == []
    assert len(findings(text.format("_, _, 2, 1, 1"), "cf-5-coordinate-monotonic")) == 1


def test_monotonic_tells_the_first_turn_and_does_not_wrap_unsigned_numbers() -> None:
    text = 'dimensions: n = 4 ; variables: ubyte n(n) ; n:long_name = "n" ; data: n = 9, 5, 1, 7 ;'
    ((_, where, message),) = findings(text, "cf-5-coordinate-monotonic")
    assert where == "n"
    assert "value 4 is 7 after 1" in message


@pytest.mark.parametrize(
    "text",
    [
        'string lat(lat) ; lat:_FillValue = "" ;',
        f'{LAT.format("glat", "lat, lon")} glat:_FillValue = -9. ; {T.format("lat, lon")} t:coordinates = "glat" ;',
        f"{T.format('time')} t:_FillValue = -9.f ;",
    ],
)
def test_fill_values_are_legal_beside_coordinate_variables(text: str) -> None:
    assert findings(text, "cf-5-coordinate-fill") == []


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ('"lat lon"', 0),
        ('"  lat\\n lon "', 0),
        ('""', 0),
        ('"t"', 0),
        ('"elsewhere"', 0),
        ('"nowhere nowhere lat"', 1),
        ('"lat, lon"', 1),
        ("1.5", 1),
    ],
)
def test_names_in_coordinates_exist(value: str, count: int) -> None:
    text = f'{T.format("lat, lon")} t:coordinates = {value} ; :external_variables = "elsewhere" ;'
    assert len(findings(text, "cf-5-coordinates-exist")) == count


def test_coordinates_may_be_a_string_and_not_an_array_of_strings() -> None:
    one = f'{T.format("lat, lon")} string t:coordinates = "lat lon" ;'
    two = f'{T.format("lat, lon")} string t:coordinates = "lat", "lon" ;'
    assert findings(one, "cf-5-coordinates-exist") == []
    assert len(findings(two, "cf-5-coordinates-exist")) == 1


def test_a_global_coordinates_attribute_is_not_read_as_a_list_of_coordinates() -> None:
    assert [one for one in findings(':coordinates = "nowhere" ;') if one[0].startswith("cf-5")] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f'dimensions: n = 8 ; variables: char name(time, n) ; {T.format("time")} t:coordinates = "name" ;',
            id="label of characters",
        ),
        pytest.param(
            f'dimensions: n = 8 ; variables: char name(n) ; {T.format("time")} t:coordinates = "name" ;',
            id="scalar label of characters",
        ),
        pytest.param(WITHOUT_COORDINATE_VARIABLE["indexed ragged array"], id="indexed ragged array"),
        pytest.param(
            "dimensions: obs = 9 ; profile = 3 ; station = 2 ; variables: int size(profile) ; "
            'size:sample_dimension = "obs" ; int which(profile) ; which:instance_dimension = "station" ; '
            f"{TIME.format('when', 'profile')} {LAT.format('slat', 'station')} {T.format('obs')} "
            't:coordinates = "when slat" ;',
            id="profiles of stations",
        ),
        pytest.param(
            "dimensions: lats = 3 ; lons = 4 ; land = 5 ; variables: int land(land) ; "
            f'land:compress = "lats lons" ; {LAT.format("clat", "lats")} {LON.format("clon", "lats, lons")} '
            f'{T.format("time, land")} t:coordinates = "clat clon" ;',
            id="uncompressed coordinates of gathered data",
        ),
        pytest.param(
            'dimensions: instance = 3 ; variables: int shape ; shape:geometry_type = "point" ; '
            f'{LAT.format("ylat", "instance")} shape:coordinates = "ylat" ; {T.format("instance")} '
            't:geometry = "shape" ; t:coordinates = "ylat" ;',
            id="geometry container",
        ),
        pytest.param(
            f'{LAT.format("glat", "lat, lon")} double lat(lat) ; lat:coordinates = "glat" ; '
            f'{T.format("lat, lon")} t:coordinates = "glat" ;',
            id="coordinates attribute on a coordinate variable",
        ),
        pytest.param(
            "netcdf a { dimensions: x = 3 ; variables: double c(x) ; group: g { variables: "
            f'{T.format("x")} t:coordinates = "/c" ; }} }}',
            id="coordinate in the group above",
        ),
    ],
)
def test_coordinates_that_fit_their_data(text: str) -> None:
    assert findings(text, "cf-5-coordinates-dimensions") == []


def test_a_dimension_of_the_same_name_in_another_group_is_another_dimension() -> None:
    text = (
        "netcdf a { group: g { dimensions: x = 3 ; variables: double c(x) ; } group: h { dimensions: x = 3 ; "
        f'variables: {T.format("x")} t:coordinates = "/g/c" ; }} }}'
    )
    assert len(findings(text, "cf-2.7-same-dimension")) == 1
    assert findings(text, "cf-5-coordinates-dimensions") == []  # told once
    assert len(findings(text, "cf-5-coordinates-dimensions", "1.7")) == 1  # before groups had rules


def test_a_label_named_like_its_dimension_has_one_dimension_only() -> None:
    text = (
        'dimensions: station = 3 ; n = 8 ; variables: char station(station, n) ; station:long_name = "name" ; '
        f'{T.format("station")} t:coordinates = "station" ;'
    )
    assert findings(text, "cf-5-multidimensional-name") == []


def test_a_time_with_the_name_of_one_of_its_dimensions_is_told() -> None:
    text = "netcdf a { dimensions: time = 3 ; station = 2 ; variables: " + TIME.format("time", "time, station") + "}"
    assert len(findings(text, "cf-5-multidimensional-name")) == 1


@pytest.mark.parametrize(
    ("declared", "count"),
    [
        ('lat:axis = "y" ;', 0),
        ('lat:axis = "Q" ;', 0),
        ("", 1),
    ],
)
def test_horizontal_coordinate_variables_have_axis(declared: str, count: int) -> None:
    text = f"{LAT.format('lat', 'lat')} {declared}"
    assert len(findings(text, "cf-5-horizontal-axis")) == count


def test_vertical_and_time_coordinates_need_no_axis() -> None:
    text = f"netcdf a {{ dimensions: time = 3 ; variables: {TIME.format('time', 'time')} }}"
    assert findings(text, "cf-5-horizontal-axis") == []


@pytest.mark.parametrize(
    ("dimensions", "advice"),
    [
        ("(time)", "give it that dimension, or name a coordinate along its own dimensions"),
        ("", "give it that one, or name a coordinate that is a scalar"),
    ],
)
def test_a_foreign_dimension_is_told_with_what_to_do(dimensions: str, advice: str) -> None:
    text = (
        'dimensions: station = 1 ; variables: float p(station) ; p:units = "degrees_north" ; '
        f'float x{dimensions} ; x:long_name = "x" ; x:units = "K" ; x:coordinates = "p" ;'
    )
    ((_, _, message),) = findings(text, "cf-5-coordinates-dimensions")
    assert message.endswith(advice)

"""Grid mappings (CF 5.6, Appendix F): every legal way of writing them stays silent."""

import pytest

from fairtool.rules.cf.grid_mapping_examples import (
    CYLINDRICAL,
    GAUSSIAN,
    GEOSTATIONARY,
    HEALPIX,
    MERCATOR,
    POLAR,
    STEREOGRAPHIC,
)
from fairtool.rules.cf.grid_mapping_table import grid_mappings, parameters
from tests.rules.checking import findings

FORM, EXISTS, COORDINATES = "cf-5.6-grid-mapping-form", "cf-5.6-grid-mapping-exists", "cf-5.6-grid-mapping-coordinates"
T = 'float t(lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
CRS = 'int crs ; crs:grid_mapping_name = "latitude_longitude" ; '
ATTRIBUTES = (
    "coordinates",
    "grid_mapping",
    "grid_mapping_name",
    "crs_wkt",
    "indexing_scheme",
    "refinement_level",
    "grid_subtype",
    "latitude_dimension",
    "points_per_latitude",
    "dimensions",
    "cell_measures",
    "standard_name",
    "units",
    "axis",
    "semi_major_axis",
    "semi_minor_axis",
    "inverse_flattening",
    "standard_parallel",
    "longitude_of_projection_origin",
    "sweep_angle_axis",
    "_FillValue",
)
HOSTILE = (
    '""',
    '" "',
    '":"',
    '"::"',
    '"a:b:"',
    '"/"',
    '"//x: ../.."',
    "1",
    "NaN",
    "1, 2, 3",
    "1e308, -1e308",
    '"\\377"',
)


def chapter(text: str, version: str = "1.13") -> list[tuple[str, str, str]]:
    return [one for one in findings(text, version=version) if one[0].startswith(("cf-5", "cf-f"))]


@pytest.mark.parametrize("version", ["1.6", "1.13", "1.14"])
@pytest.mark.parametrize("name", ATTRIBUTES)
def test_no_value_of_an_attribute_makes_a_rule_crash(name: str, version: str) -> None:
    for value in HOSTILE:
        for owner in ("t", "crs", "lat2"):
            text = f"{T} {CRS} float lat2(lat) ; {owner}:{name} = {value} ;"
            findings(text.replace("int crs ;", 'int crs ; crs:note = "x" ;'), version=version)


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_no_array_of_strings_makes_a_rule_crash(name: str) -> None:
    for owner in ("t", "crs"):
        text = f"{T} {CRS.replace('grid_mapping_name', 'x' if name == 'grid_mapping_name' else 'grid_mapping_name')}"
        findings(f'{text} string {owner}:{name} = "a", "b" ;')


@pytest.mark.parametrize("text", [CYLINDRICAL, GEOSTATIONARY, HEALPIX, MERCATOR, POLAR, STEREOGRAPHIC])
def test_whole_grid_mappings_are_silent(text: str) -> None:
    assert chapter(text) == []


def test_the_reduced_gaussian_grid_of_the_draft_is_silent() -> None:
    assert chapter(GAUSSIAN, "1.14") == []


@pytest.mark.parametrize(
    ("value", "version", "count"),
    [
        ('"crs"', "1.13", 0),
        ('" crs "', "1.13", 0),
        ('"crs: lat lon"', "1.13", 0),
        ('"crs:lat lon"', "1.13", 0),
        ('"crs: lat other: lon"', "1.13", 0),
        ('"crs: lat lon"', "1.6", 1),
        ('"crs"', "1.6", 0),
        ('"crs other"', "1.13", 1),
        ('"crs: lat, lon"', "1.13", 1),
        ('"lat crs: lon"', "1.13", 1),
        ('": lat lon"', "1.13", 1),
        ('"crs:"', "1.13", 1),
        ('""', "1.13", 1),
        ("4326", "1.13", 1),
    ],
)
def test_the_form_of_grid_mapping(value: str, version: str, count: int) -> None:
    text = f"{T} {CRS} {CRS.replace('crs', 'other')} t:grid_mapping = {value} ;"
    assert len(findings(text, FORM, version)) == count


def test_what_is_wrong_in_form_is_not_told_again_as_missing() -> None:
    assert [rule for rule, _, _ in chapter(f'{T} t:grid_mapping = "lambert conformal" ;')] == [FORM]


def test_coordinates_without_a_colon_before_them_are_not_taken_for_grid_mappings() -> None:
    assert [rule for rule, _, _ in chapter(f'{T} {CRS} t:grid_mapping = "crs lat lon" ;')] == [FORM]


def test_a_grid_mapping_in_the_group_above_is_found() -> None:
    text = f"netcdf a {{ dimensions: x = 3 ; variables: {CRS} group: g {{ variables: float t(x) ; "
    assert findings(f'{text} t:grid_mapping = "crs" ; }} }}', EXISTS) == []
    assert findings(f'{text} t:grid_mapping = "/crs" ; }} }}', EXISTS) == []
    assert len(findings(f'{text} t:grid_mapping = "/g/crs" ; }} }}', EXISTS)) == 1


@pytest.mark.parametrize(
    ("extra", "names", "count"),
    [
        ("", "lat lon", 0),
        ('double h ; t:coordinates = "h" ;', "lat lon h", 0),
        ("double h ;", "lat lon h", 1),
        ("", "lat lon time", 1),
        ("", "lat lon nowhere", 1),
        (':external_variables = "nowhere" ;', "lat lon nowhere", 0),
    ],
)
def test_coordinates_named_in_grid_mapping(extra: str, names: str, count: int) -> None:
    assert len(findings(f'{T} {CRS} {extra} t:grid_mapping = "crs: {names}" ;', COORDINATES)) == count


def test_coordinates_of_meshes_domains_and_tie_points_count_as_coordinates() -> None:
    mesh = (
        "dimensions: node = 9 ; variables: double x(node) ; double y(node) ; int mesh ; "
        'mesh:cf_role = "mesh_topology" ; mesh:topology_dimension = 1 ; mesh:node_coordinates = "x y" ; '
        f'{CRS} float t(node) ; t:mesh = "mesh" ; t:location = "node" ; t:grid_mapping = "crs: x y" ;'
    )
    domain = f'{CRS} char d ; d:dimensions = "lat lon" ; d:grid_mapping = "crs: lat lon" ;'
    points = (
        "dimensions: n = 9 ; tp = 3 ; variables: double tlat(tp) ; double tlon(tp) ; char linear ; "
        f'linear:interpolation_name = "linear" ; {CRS} float t(n) ; '
        't:coordinate_interpolation = "tlat: tlon: linear" ; t:grid_mapping = "crs: tlat tlon" ;'
    )
    for text in (mesh, domain, points):
        assert findings(text, COORDINATES) == []


def test_a_system_without_a_name_is_told_once_though_many_data_use_it() -> None:
    text = f'{T} {T.replace("t(", "u(").replace("t:", "u:")} int crs ; crs:spatial_ref = "x" ;'
    text = f'{text} t:grid_mapping = "crs" ; u:grid_mapping = "crs" ;'
    assert [rule for rule, _, _ in chapter(text)] == ["cf-5.6-grid-mapping-name"]


@pytest.mark.parametrize(("version", "count"), [("1.12", 1), ("1.13", 0)])
def test_a_name_is_judged_by_the_version(version: str, count: int) -> None:
    assert len(findings(HEALPIX, "cf-5.6-grid-mapping-name", version)) == count


@pytest.mark.parametrize(
    ("version", "name", "rules"),
    [
        ("1.13", "straight_vertical_longitude_from_pole", ["cf-5.6-deprecated-parameters"]),
        ("1.10", "straight_vertical_longitude_from_pole", []),
        ("1.10", "longitude_of_projection_origin", ["cf-f-parameters-required"]),
        ("1.13", "longitude_of_projection_origin", []),
    ],
)
def test_polar_stereographic_changed_in_1_11(version: str, name: str, rules: list[str]) -> None:
    text = POLAR.replace("longitude_of_projection_origin", name)
    assert [rule for rule, _, _ in chapter(text, version)] == rules


def test_both_ways_to_give_the_scale_are_only_worth_knowing() -> None:
    text = POLAR.replace("crs:standard_parallel", "crs:scale_factor_at_projection_origin = 1. ; crs:standard_parallel")
    assert [rule for rule, _, _ in chapter(text)] == ["cf-f-parameters-either"]


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ('"y" ; data', '"Y" ; data', []),
        ('"y" ; data', '"z" ; data', ["cf-f-parameter-values"]),
        ("crs:sweep_angle_axis", "crs:fixed_angle_axis", []),
        ('crs:sweep_angle_axis = "y"', 'crs:note = "y"', ["cf-f-parameters-required"]),
    ],
)
def test_the_axes_of_the_geostationary_mapping(old: str, new: str, rules: list[str]) -> None:
    assert [rule for rule, _, _ in chapter(GEOSTATIONARY.replace(old, new))] == rules


def test_older_geostationary_coordinates_are_legal_before_1_9_and_deprecated_after() -> None:
    text = GEOSTATIONARY.replace("_angular_coordinate", "_coordinate").replace('"rad"', '"m"')
    assert chapter(text, "1.8") == []
    assert {rule for rule, _, _ in chapter(text, "1.9")} == {"cf-f-geostationary-coordinates"}


@pytest.mark.parametrize(
    ("minor", "count"), [("6356752.314245", 0), ("6356752.f", 0), ("6356000.", 1), ('"6356000"', 0)]
)
def test_the_axes_of_the_ellipsoid_agree(minor: str, count: int) -> None:
    text = f"{CRS} crs:semi_major_axis = 6378137. ; crs:inverse_flattening = 298.257223563 ;"
    assert len(findings(f"{text} crs:semi_minor_axis = {minor} ;", "cf-f-ellipsoid-consistent")) == count


def test_a_sphere_has_an_inverse_flattening_of_zero() -> None:
    text = f"{CRS} crs:semi_major_axis = 6371000. ; crs:semi_minor_axis = 6371000. ; crs:inverse_flattening = 0. ;"
    assert findings(text, "cf-f-ellipsoid-consistent") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'{T} {CRS} t:grid_mapping = "crs" ;', id="latitude and longitude"),
        pytest.param(
            MERCATOR.replace("x(x)", "xi(x)")
            .replace("y(y)", "yi(y)")
            .replace(" x:", " xi:")
            .replace(" y:", " yi:")
            .replace("t:units", 't:coordinates = "glat glon" ; t:units')
            .replace(
                "int crs",
                'double glat(y, x) ; glat:units = "degrees_north" ; double glon(y, x) ; glon:units = "degrees_east" ; '
                "int crs",
            )
            .partition("data:")[0],
            id="two-dimensional latitude and longitude alone",
        ),
        pytest.param(
            MERCATOR.replace('"crs" ;', '"crs: x y wgs: glat glon" ;', 1)
            .replace("t:units", 't:coordinates = "glat glon" ; t:units')
            .replace(
                "int crs",
                'double glat(y, x) ; glat:units = "degrees_north" ; double glon(y, x) ; glon:units = "degrees_east" ; '
                'int wgs ; wgs:grid_mapping_name = "latitude_longitude" ; int crs',
            ),
            id="two systems",
        ),
    ],
)
def test_coordinates_that_a_mapping_can_apply_to(text: str) -> None:
    assert findings(text, "cf-f-mapping-coordinates") == []


def test_rotated_data_need_a_grid_mapping_or_latitude_and_longitude() -> None:
    rotated = (
        "dimensions: rlat = 2 ; rlon = 3 ; variables: "
        'double rlat(rlat) ; rlat:units = "degrees" ; rlat:standard_name = "grid_latitude" ; '
        'double rlon(rlon) ; rlon:units = "degrees" ; rlon:standard_name = "grid_longitude" ; '
        'double glat(rlat, rlon) ; glat:units = "degrees_north" ; double glon(rlat, rlon) ; '
        'glon:units = "degrees_east" ; float t(rlat, rlon) ; '
    )
    assert len(findings(rotated, "cf-5-georeferenced")) == 3  # the data, and the two arrays that no one lists
    assert findings(f'{rotated} t:coordinates = "glat glon" ;', "cf-5-georeferenced") == []


def test_text_that_is_a_number_is_mended_and_other_text_is_not() -> None:
    assert len(findings(f'{CRS} crs:earth_radius = "6371000" ;', "cf-5.6-grid-mapping-types")) == 1
    assert findings(f'{CRS} crs:spatial_ref = 1 ; crs:GeoTransform = "0 1 0" ;', "cf-5.6-grid-mapping-types") == []


def test_every_parameter_of_a_mapping_is_in_table_f_1() -> None:
    for mapping in grid_mappings().values():
        chosen = [name for choice in mapping.choices for name in choice.names]
        assert {*mapping.required, *chosen} <= parameters().keys()

"""Ways of writing that files in use have, and what the rules of CF say to them: no false alarm, no second one."""

import pytest

from fairtool.netcdf.role import Role
from fairtool.rules.cf.formula_terms_example import sigma
from fairtool.rules.cf.grid_mapping_examples import MERCATOR
from tests.rules.checking import dataset, findings

_HYBRID = (
    "dimensions: z = 2 ; variables: float z(z) ; "
    'z:standard_name = "atmosphere_hybrid_sigma_pressure_coordinate" ; z:units = "1" ; z:positive = "down" ; '
    'z:long_name = "z" ; z:formula_terms = "ap: ap b: b ps: ps" ; z:bounds = "z_bnds" ; float z_bnds(z, bnds) ; '
    'z_bnds:standard_name = "atmosphere_hybrid_sigma_pressure_coordinate" ; z_bnds:units = "1" ; '
    'z_bnds:formula_terms = "ap: ap_bnds b: b_bnds ps: ps" ; '
    'float ap(z) ; ap:units = "Pa" ; ap:long_name = "a" ; float b(z) ; b:units = "1" ; b:long_name = "b" ; '
    "float ap_bnds(z, bnds) ; float b_bnds(z, bnds) ; "
    'float ps(lat, lon) ; ps:units = "Pa" ; ps:standard_name = "surface_air_pressure" ; '
)
_SGRID = (
    "dimensions: xi = 3 ; eta = 2 ; variables: int grid ; "
    'grid:cf_role = "grid_topology" ; grid:topology_dimension = 2 ; grid:node_dimensions = "xi eta" ; '
    'grid:node_coordinates = "lon_psi lat_psi" ; grid:edge1_coordinates = "lon_psi lat_psi" ; '
    'double lon_psi(eta, xi) ; lon_psi:units = "degrees_east" ; lon_psi:standard_name = "longitude" ; '
    'double lat_psi(eta, xi) ; lat_psi:units = "degrees_north" ; lat_psi:standard_name = "latitude" ; '
)
_X = 'float x(time) ; x:long_name = "x" ; x:units = '


def _rules(text: str, version: str = "1.13") -> list[str]:
    return [rule for rule, _, _ in findings(text, version=version)]


def _message(text: str, rule: str, version: str = "1.13") -> str:
    (found,) = findings(text, rule, version)
    return found[2]


@pytest.mark.parametrize("rule", ["cf-3.2-name", "cf-4.3.3-formula-terms-units"])
def test_the_bounds_of_a_term_need_no_name_and_no_units(rule: str) -> None:
    assert findings(_HYBRID, rule) == []


def test_a_term_that_is_no_bounds_needs_units() -> None:
    text = _HYBRID.replace('ap:units = "Pa" ;', "")
    assert [where for _, where, _ in findings(text, "cf-4.3.3-formula-terms-units")] == ["ap"]


@pytest.mark.parametrize("naming", ['cell_measures = "area: t"', 'ancillary_variables = "t"'])
def test_what_belongs_to_data_is_placed_by_the_data(naming: str) -> None:
    text = MERCATOR.replace('t:grid_mapping = "crs" ;', "")
    assert len(findings(text, "cf-5-georeferenced")) == 1
    other = f'variables: float u(time) ; u:units = "1" ; u:long_name = "u" ; u:{naming} ; '
    assert findings(text.replace("variables:", other, 1), "cf-5-georeferenced") == []


def test_a_misspelt_formula_terms_is_named() -> None:
    text = sigma(None, more='z:formula_term = "sigma: z ps: ps ptop: ptop" ;')
    assert "z:formula_term is not read" in _message(text, "cf-4.3.3-formula-terms-given")


def test_blanks_around_a_standard_name_hide_no_formula() -> None:
    text = sigma().replace('"atmosphere_sigma_coordinate"', '" atmosphere_sigma_coordinate"')
    assert _rules(text) == ["cf-3.3-standard-name-form"]


def test_a_wrong_name_of_a_formula_tells_what_is_meant_and_no_long_list() -> None:
    text = sigma().replace('"atmosphere_sigma_coordinate"', '"atmosphere_sigma"')
    message = _message(text, "cf-4.3.3-formula-terms-place")
    assert "is atmosphere_sigma_coordinate" in message
    assert len(message) < 250


def test_a_grid_of_sgrid_is_no_mesh() -> None:
    assert dataset(_SGRID).having(Role.MESH) == ()
    assert findings(_SGRID, "cf-3.2-name") == []


@pytest.mark.parametrize(("units", "advice"), [("dB km-1", "decibarn"), ("dB/m", "decibarn")])
def test_decibels_are_not_taken_for_barns(units: str, advice: str) -> None:
    message = _message(f'{_X} "{units}" ;', "cf-3.1-units-valid")
    assert f'write "{units.lower()}"' not in message, advice


def test_types_are_told_of_bounds_only_where_they_differ() -> None:
    head = (
        'float lat(lat) ; lat:units = "degrees_north" ; lat:long_name = "a" ; lat:bounds = "b" ; float b(lat, bnds) ; '
    )
    assert "char" not in _message(f'{head} b:long_name = "c" ;', "cf-7.1-bounds-attributes")
    assert "string" in _message(f'{head} string b:long_name = "a" ;', "cf-7.1-bounds-attributes")


def test_words_before_since_are_not_part_of_the_date() -> None:
    text = 'double time(time) ; time:units = "decimal hours since midnight" ; time:standard_name = "time" ;'
    message = _message(text, "cf-4.4.2-reference")
    assert '"midnight" is not a date' in message
    assert '"hours since 2000-01-01"' in message


def test_a_dimension_is_called_by_its_name() -> None:
    text = (
        "netcdf grid { dimensions: lat = 3 ; lon = 4 ; variables: float t(lat, lon) ; "
        't:units = "K" ; t:standard_name = "air_temperature" ; :Conventions = "CF-1.13" ; }'
    )
    messages = [message for _, _, message in findings(text, "cf-5-coordinate-variable")]
    assert [message.split(" has ")[0] for message in messages] == ["the dimension lat", "the dimension lon"]


def test_two_unknown_words_are_told_once() -> None:
    text = 'float x(time) ; x:long_name = "x" ; x:units = "K" ; x:standard_name = "Chad Penington" ;'
    assert [rule for rule in _rules(text, "1.8") if rule.startswith("cf-3.3")] == ["cf-3.3-standard-name-listed"]


def test_dimensions_of_one_name_in_two_groups_are_told_once() -> None:
    text = (
        'group: a { dimensions: n = 2 ; variables: float t(n) ; t:units = "K" ; t:long_name = "t" ; '
        't:coordinates = "/b/place" ; } group: b { dimensions: n = 2 ; variables: float place(n) ; place:units = "m" ; '
        'place:long_name = "place" ; }'
    )
    told = [rule for rule in _rules(text) if rule in ("cf-2.7-same-dimension", "cf-5-coordinates-dimensions")]
    assert told == ["cf-2.7-same-dimension"]


def test_a_wrong_role_in_a_file_of_meshes_is_left_to_ugrid() -> None:
    text = 'int link(time) ; link:cf_role = "face_face connectivity" ; link:long_name = "link" ; '
    assert len(findings(text, "cf-9.5-role-value")) == 1
    assert findings(text + ':Conventions = "CF-1.8 UGRID-1.0" ;', "cf-9.5-role-value") == []


def test_an_axis_of_another_convention_is_told_once() -> None:
    text = 'float azimuth(time) ; azimuth:units = "degrees" ; azimuth:axis = "radial_azimuth_coordinate" ; '
    assert [rule for rule in _rules(text + 'azimuth:long_name = "a" ;') if rule.startswith("cf-4-")] == [
        "cf-4-axis-value"
    ]


def test_a_place_that_a_version_does_not_know_is_told_with_the_version() -> None:
    message = _message('lat:cell_methods = "time: mean" ;', "cf-a-attribute-place", "1.6")
    assert message == "lat:cell_methods: Appendix A of CF-1.6 gives cell_methods a meaning on data, not on coordinates"


@pytest.mark.parametrize(("mapping", "count"), [("geostationary", 0), ("mercator", 1)])
def test_scanning_angles_of_a_geostationary_satellite_are_in_radians(mapping: str, count: int) -> None:
    text = (
        'dimensions: y = 2 ; variables: float y(y) ; y:units = "rad" ; y:standard_name = "projection_y_coordinate" ; '
        f'int crs ; crs:grid_mapping_name = "{mapping}" ; float t(y) ; t:grid_mapping = "crs" ; t:units = "K" ; '
    )
    assert len(findings(text, "cf-3.1-units-canonical", "1.7")) == count


def test_words_after_one_that_fits_nowhere_are_not_told_again() -> None:
    text = 'float t(time) ; t:cell_methods = "time: sum (interval: 1 s) where cloud" ;'
    assert len(findings(text, "cf-7.3-cell-methods-form")) == 1


def test_the_name_of_a_grid_mapping_on_data_is_no_grid_mapping() -> None:
    text = (
        'float t(lat, lon) ; t:grid_mapping = "crs" ; t:grid_mapping_name = "latitude_longitude" ; '
        'int crs ; crs:grid_mapping_name = "latitude_longitude" ; '
    )
    assert "stands on data" in _message(text, "cf-5.6-grid-mapping-scalar")


@pytest.mark.parametrize("name", ["missing_value", "_FillValue"])
def test_text_of_either_type_stands_for_missing_text(name: str) -> None:
    text = f'string id(time) ; id:long_name = "id" ; id:{name} = "" ; '
    assert [rule for rule in _rules(text) if rule.startswith("cf-2.5.1")] == []
    assert [rule for rule in _rules(text.replace("string", "int")) if rule.endswith("value-type")] != []


def test_the_start_of_a_forecast_needs_no_cell_method() -> None:
    text = (
        'float t(time) ; t:units = "K" ; t:long_name = "t" ; t:coordinates = "start" ; t:cell_methods = "time: point" ; '
        'double start ; start:units = "days since 2000-01-01" ; start:{0} = "forecast_reference_time" ; '
    )
    assert findings(text.format("standard_name"), "cf-7.3-cell-methods-complete") == []
    assert len(findings(text.format("long_name"), "cf-7.3-cell-methods-complete")) == 1

"""Bounds: legal ways of writing them are let pass, in every version."""

import tomllib

import pytest

from fairtool.resources import folder
from fairtool.rules.cf.bounds_attributes import INHERITED
from tests.rules.checking import findings

LAT = 'float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:bounds = "lat_bnds" ; '
BNDS = "float lat_bnds(lat, bnds) ; "
CELLS = (
    "dimensions: cell = 2 ; nv = 6 ;\nvariables: "
    'float clat(cell) ; clat:units = "degrees_north" ; clat:long_name = "latitude" ; clat:bounds = "clat_v" ; '
    'float clon(cell) ; clon:units = "degrees_east" ; clon:long_name = "longitude" ; clon:bounds = "clon_v" ; '
    'float clat_v(cell, nv) ; float clon_v(cell, nv) ; float ps(cell) ; ps:units = "Pa" ; ps:coordinates = "clon clat" ; '
)


def test_a_list_of_polygons_is_one_dimensional_and_has_many_vertices() -> None:
    assert findings(CELLS, "cf-7.1-bounds-dimensions") == []


@pytest.mark.parametrize(("version", "found"), [("1.6", 0), ("1.11", 0), ("1.12", 1), ("1.13", 1)])
def test_the_number_of_vertices_is_ruled_from_1_12_on(version: str, found: int) -> None:
    text = f"dimensions: nv = 3 ;\nvariables: {LAT} float lat_bnds(lat, nv) ;"
    assert len(findings(text, "cf-7.1-bounds-dimensions", version)) == found


def test_a_time_of_several_dimensions_has_cells_of_two_ends() -> None:
    text = (
        'dimensions: traj = 2 ; obs = 3 ;\nvariables: double t(traj, obs) ; t:units = "days since 2000-01-01" ; '
        't:bounds = "t_b" ; double t_b(traj, obs, bnds) ; float x(traj, obs) ; x:coordinates = "t" ;'
    )
    assert findings(text, "cf-7.1-bounds-dimensions") == []


def test_a_scalar_coordinate_has_bounds_of_one_dimension() -> None:
    text = (
        'double height ; height:units = "m" ; height:positive = "up" ; height:bounds = "h_b" ; double h_b(bnds) ; '
        'float x(time) ; x:coordinates = "height" ;'
    )
    assert findings(text, "cf-7.1-bounds-dimensions") == []


def test_bounds_in_a_group_have_the_dimensions_above() -> None:
    text = f"{LAT.replace('lat_bnds', 'g/lat_bnds')}\ngroup: g {{ variables: float lat_bnds(lat, bnds) ; }}"
    assert findings(text, "cf-7.1-bounds-variable", "1.8") == []
    assert findings(text, "cf-7.1-bounds-dimensions", "1.8") == []


@pytest.mark.parametrize("value", ["1", "1.5, 2.5", '""', '"a", "b"', "'x'", "-1b"])
def test_a_bounds_attribute_of_any_type_stops_no_rule(value: str) -> None:
    text = f"{LAT} {BNDS} lat:bounds = {value} ;"
    assert len(findings(text, "cf-7.1-bounds-variable")) == 1
    findings(text)


def test_a_string_attribute_names_bounds_too() -> None:
    text = f"{LAT.replace('lat:bounds', 'string lat:bounds')} {BNDS}"
    assert findings(text, "cf-7.1-bounds-variable") == []
    assert findings(text, "cf-7.1-bounds-dimensions") == []


@pytest.mark.parametrize(
    ("attribute", "version", "found"),
    [
        ('lat_bnds:units = "degree_north"', "1.6", 0),  # agrees in meaning
        ('lat_bnds:units = "degree_north"', "1.7", 1),  # agrees not exactly
        ('lat_bnds:axis = "Y"', "1.10", 0),  # not on the coordinate: ruled from 1.11 on
        ('lat_bnds:axis = "Y"', "1.11", 1),
        ('lat_bnds:standard_name = "latitude"', "1.13", 0),
        ('string lat_bnds:standard_name = "latitude"', "1.13", 1),  # another type
        ('string lat_bnds:standard_name = "latitude"', "1.10", 0),
        ('lat_bnds:long_name = "bounds"', "1.10", 0),  # no inherited attribute yet
        ("lat_bnds:_FillValue = -1.f", "1.13", 0),
        ("lat_bnds:units = 1", "1.13", 1),
    ],
)
def test_attributes_agree_as_the_version_asks(attribute: str, version: str, found: int) -> None:
    assert len(findings(f"{LAT} {BNDS} {attribute} ;", "cf-7.1-bounds-attributes", version)) == found


@pytest.mark.parametrize(
    ("attribute", "version", "found"),
    [
        ('lat_bnds:units = "degrees_north"', "1.6", 0),
        ('lat_bnds:units = "degrees_north"', "1.7", 1),
        ('lat_bnds:units = "m"', "1.7", 0),  # an error already
        ('lat_bnds:long_name = "x"', "1.13", 0),  # an error already
        ("lat_bnds:missing_value = -1.f", "1.10", 1),
        ("lat_bnds:missing_value = -1.f", "1.11", 0),
    ],
)
def test_attributes_are_left_to_the_coordinate(attribute: str, version: str, found: int) -> None:
    assert len(findings(f"{LAT} {BNDS} {attribute} ;", "cf-7.1-bounds-bare", version)) == found


def test_the_inherited_attributes_are_those_of_appendix_a() -> None:
    content = tomllib.loads((folder("schemas") / "cf" / "appendix-a.toml").read_text(encoding="utf-8"))
    newest = {
        name: entry["places"][-1]["on"] if "places" in entry else entry["on"]
        for name, entry in content["attributes"].items()
    }
    assert {name for name, places in newest.items() if "BI" in places} == set(INHERITED)


PARAMETRIC = (
    "dimensions: z = 2 ;\nvariables: float z(z) ; "
    'z:standard_name = "atmosphere_hybrid_sigma_pressure_coordinate" ; z:formula_terms = "ap: ap b: b ps: ps" ; '
    'z:bounds = "z_bnds" ; float z_bnds(z, bnds) ; float ap(z) ; float b(z) ; float ap_bnds(z, bnds) ; '
    "float b_bnds(z, bnds) ; float ps(lat, lon) ; "
)


@pytest.mark.parametrize(
    ("terms", "version", "found"),
    [
        ("ap: ap_bnds b: b_bnds ps: ps", "1.13", 0),
        ("b: b_bnds ps: ps ap: ap_bnds", "1.13", 0),
        ("ap: ap b: b ps: ps", "1.6", 0),
        ("ap: ap b: b ps: ps", "1.13", 2),
        ("ap: ap_bnds b: b_bnds ps: ap", "1.13", 1),
        ("ap: ps b: b_bnds ps: ps", "1.13", 1),
    ],
)
def test_formula_terms_of_bounds(terms: str, version: str, found: int) -> None:
    text = f'{PARAMETRIC} z_bnds:formula_terms = "{terms}" ;'
    assert len(findings(text, "cf-7.1-bounds-formula-terms", version)) == found


def test_the_bounds_of_a_term_are_those_that_the_bounds_name() -> None:
    text = f'{PARAMETRIC} z_bnds:formula_terms = "ap: ap_bnds b: b_bnds ps: ps" ; b:bounds = "ap_bnds" ;'
    assert len(findings(text, "cf-7.1-bounds-formula-terms")) == 1


def test_a_scalar_parametric_coordinate_may_name_bounds_or_not() -> None:
    scalar = PARAMETRIC.replace("(z, bnds)", "(bnds)").replace("(z)", "")
    for terms in ("ap: ap_bnds b: b_bnds ps: ps", "ap: ap b: b ps: ps"):
        assert findings(f'{scalar} z_bnds:formula_terms = "{terms}" ;', "cf-7.1-bounds-formula-terms") == []

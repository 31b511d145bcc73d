"""Subsampled coordinates: the examples of the conventions, shared variables, versions."""

import pytest

from fairtool.rules.cf.interpolation_example import GOOD, PLAIN
from tests.rules.checking import examined, findings

# Example 8.6 of the conventions, shortened: one index variable for two interpolation variables.
SHARED = """dimensions:
  y = 20 ; x = 30 ; tp_y = 3 ; tp_x = 3 ;
variables:
  float t(time, y, x) ; t:units = "K" ; t:long_name = "t" ;
    t:coordinate_interpolation = "lat: lon: both x: linear_x" ;
  char both ; both:interpolation_name = "bi_linear" ; both:computational_precision = "64" ;
    both:tie_point_mapping = "y: y_indices tp_y  x: x_indices tp_x" ;
  char linear_x ; linear_x:interpolation_name = "linear" ; linear_x:computational_precision = "32" ;
    linear_x:tie_point_mapping = "x: x_indices tp_x" ;
  double x(time, tp_x) ; x:units = "km" ; x:standard_name = "projection_x_coordinate" ;
  double lat(time, tp_y, tp_x) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ;
  double lon(time, tp_y, tp_x) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;
  int y_indices(tp_y) ; int x_indices(tp_x) ;
data:
  y_indices = 0, 9, 19 ; x_indices = 0, 15, 29 ;
"""


def _found(text: str, version: str = "1.13") -> list[tuple[str, str]]:
    return [one[:2] for one in findings(text, version=version) if one[0].startswith("cf-8.3")]


@pytest.mark.parametrize("version", ["1.9", "1.10", "1.11", "1.12", "1.13", "1.14"])
@pytest.mark.parametrize("text", [GOOD, PLAIN, SHARED], ids=["parameters", "own method", "shared index"])
def test_legal_subsampling_is_left_alone(text: str, version: str) -> None:
    assert _found(text, version) == []


def test_a_domain_may_be_subsampled() -> None:
    text = PLAIN.replace("float t(time, yc, xc) ;", 'char t ; t:dimensions = "yc xc" ;')
    assert _found(text) == []


def test_a_shared_index_is_told_once() -> None:
    assert _found(SHARED.replace("0, 15, 29", "0, 29, 15")) == [("cf-8.3-tie-point-index-values", "x_indices")]


def test_data_variables_that_share_a_mapping_are_told_once() -> None:
    second = 'float u(time, yc) ; u:units = "1" ; u:long_name = "u" ; u:coordinate_interpolation = "lat: lon: method" ;'
    text = PLAIN.replace("float t(time, yc, xc)", f"{second} float t(time, yc)")
    assert len(findings(text, "cf-8.3-mapped-dimensions")) == 1


@pytest.mark.parametrize(
    "value", ["", "method", "lat:", "lat: lon:", "lat lon method", "lat: method lon:", "lat:method", ": lat method"]
)
def test_other_forms_of_coordinate_interpolation_are_told_once(value: str) -> None:
    assert len(findings(PLAIN.replace("lat: lon: method", value), "cf-8.3-coordinate-interpolation")) == 1


@pytest.mark.parametrize(
    "value",
    ["", "yc", "yc: y_index", "yc y_index tp_yc", "yc: y_index tp_yc a b", "yc:y_index tp_yc", "x yc: y_index tp"],
)
def test_other_forms_of_a_mapping_are_told_once(value: str) -> None:
    text = PLAIN.replace("yc: y_index tp_yc xc: x_index tp_xc", value)
    assert len(findings(text, "cf-8.3-tie-point-mapping")) == 1


@pytest.mark.parametrize(
    ("indices", "found"),
    [
        ("0, 9, 19, 29", 0),
        ("0, 9, 10, 29", 0),
        ("0, 1, 10, 29", 0),
        ("0, 1, 2, 29", 1),
        ("0, 9, 9, 29", 1),
        ("1, 9, 19, 29", 1),
        ("1, 9, 19, 30", 2),
        ("_, _, _, _", 0),
        ("0, 9, _, 29", 0),
    ],
)
def test_indices_grow_from_zero(indices: str, found: int) -> None:
    assert len(findings(PLAIN.replace("0, 9, 19, 29", indices), "cf-8.3-tie-point-index-values")) == found


@pytest.mark.parametrize(("name", "fixed"), [("Linear", True), (" bi_linear ", True), ("bilinear", False)])
def test_a_method_in_upper_case_is_mended(name: str, fixed: bool) -> None:  # noqa: FBT001
    text = PLAIN.replace('interpolation_description = "by hand"', f'interpolation_name = "{name}"')
    (finding,), _ = examined(text, "cf-8.3-interpolation-method")
    assert (finding.fix is not None) is fixed


@pytest.mark.parametrize(("version", "found"), [("1.9", 0), ("1.10", 1), ("1.13", 1)])
def test_flags_are_needed_from_1_10(version: str, found: int) -> None:
    text = GOOD.replace('    method:interpolation_parameters = "ce1: ce interpolation_subarea_flags: flags" ;\n', "")
    assert len(findings(text, "cf-8.3-interpolation-parameters", version)) == found


def test_a_method_of_its_own_has_terms_of_its_own() -> None:
    name = 'interpolation_name = "bi_quadratic_latitude_longitude"'
    text = GOOD.replace(name, 'interpolation_description = "mine"').replace("ce1: ce ", "x: ce ")
    assert _found(text.replace("ce(tp_yc, sub_xc)", "ce")) == []


@pytest.mark.parametrize(
    ("dimensions", "found"),
    [("sub_yc, sub_xc", 0), ("tp_yc, tp_xc", 0), ("tp_yc, sub_yc, sub_xc", 1), ("sub_xc, tp_yc", 0), ("yc, sub_xc", 1)],
)
def test_a_parameter_spans_tie_points_or_subareas(dimensions: str, found: int) -> None:
    text = GOOD.replace("ce(tp_yc, sub_xc)", f"ce({dimensions})")
    assert len(findings(text, "cf-8.3-parameter-dimensions")) == found


@pytest.mark.parametrize(("version", "found"), [("1.10", 0), ("1.11", 1)])
def test_an_attribute_of_bounds_alone_is_a_fault_from_1_11(version: str, found: int) -> None:
    text = GOOD.replace("double edges(tp_yc, tp_xc) ;", 'double edges(tp_yc, tp_xc) ; edges:axis = "Y" ;')
    assert len(findings(text, "cf-8.3-bounds-tie-point-attributes", version)) == found
    assert findings(text, "cf-8.3-bounds-tie-points-bare", version) == []


def test_bounds_tie_points_in_another_order_have_the_same_dimensions() -> None:
    text = GOOD.replace("double edges(tp_yc, tp_xc)", "double edges(tp_xc, tp_yc)")
    assert findings(text, "cf-8.3-bounds-tie-point-dimensions") == []


def test_older_versions_know_no_subsampling() -> None:
    assert _found(GOOD.replace("lat: lon: method", "lat lon").replace('"64"', "1"), "1.8") == []

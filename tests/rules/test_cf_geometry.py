"""Geometries (CF 7.6): what is legal is not reported, and hostile attributes stop no rule."""

import re

import numpy as np
import pytest

from fairtool.rules.cf.geometry_examples import LINES, POLYGONS
from fairtool.rules.cf.geometry_rings import signed_areas
from tests.rules import told as telling

SINGLE_LINE = """dimensions: node = 3 ;
variables:
  double x(node) ; x:units = "degrees_east" ; x:axis = "X" ;
  double y(node) ; y:units = "degrees_north" ; y:axis = "Y" ;
  int shapes ; shapes:geometry_type = "line" ; shapes:node_coordinates = "x y" ;
  float flow(time) ; flow:geometry = "shapes" ;
data:
  x = 0, 1, 2 ; y = 0, 1, 0 ;
"""
RAGGED = (
    LINES.replace("float flow(instance, time)", "float flow(obs)")
    .replace("variables:", 'variables: int which(obs) ; which:instance_dimension = "instance" ;')
    .replace("node = 5 ;", "node = 5 ; obs = 4 ;")
)
MULTIPOINT = LINES.replace('"line"', '"point"').replace("count = 3, 2 ;", "count = 4, 1 ;")
ACROSS_THE_DATE_LINE = POLYGONS.replace(
    "x = 20, 10, 0, 5, 10, 15, 20, 10, 0, 50, 40, 30", "x = -170, 180, 170, 175, 180, -175, 200, 190, 180, 50, 40, 30"
)


def told(text: str, version: str = "1.13") -> list[tuple[str, str]]:
    """Give (rule, where) of what the rules of 7.6 say."""
    return telling.told(text, "cf-7.6-", version=version)


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        POLYGONS,
        SINGLE_LINE,
        RAGGED,
        MULTIPOINT,
        ACROSS_THE_DATE_LINE,
        LINES.replace('"line"', '"LINE"'),
        LINES.replace('axis = "X"', 'axis = "x"'),
        LINES.replace("string", "char").replace(
            'shapes:geometry_type = "line"', 'string shapes:geometry_type = "line"'
        ),
        LINES.partition("data:")[0],
        LINES.replace("count = 3, 2 ;", ""),
        LINES.replace("int count(instance) ;", "int count(instance) ; count:_FillValue = -1 ;")
        .replace("instance = 2", "instance = 3")
        .replace("count = 3, 2 ;", "count = 3, 2, -1 ;")
        .replace("= 30, 50 ;", "= 30, 50, 0 ;")
        .replace("= 10, 60 ;", "= 10, 60, 0 ;"),
        POLYGONS.replace("double x(node)", "float x(node)"),
        POLYGONS.replace("int hole(part)", "byte hole(part)"),
    ],
    ids=range(14),
)
def test_what_is_legal_is_not_reported(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SINGLE_LINE.replace("node = 3", "node = 1").replace("0, 1, 2", "0").replace("0, 1, 0", "0"),
            "single-geometry",
        ),
        (MULTIPOINT.replace('shapes:node_count = "count" ;', ""), "node-count-needed"),
        (
            LINES.replace("float flow(instance, time)", "float flow(node, time)").replace(
                'shapes:node_count = "count" ;', ""
            ),
            "node-count-needed",
        ),
        (LINES.replace('y:axis = "Y"', 'y:axis = "T"'), "node-axis"),
        (LINES.replace('y:axis = "Y"', "y:axis = 2"), "node-axis"),
        (POLYGONS.replace("hole = 0, 1, 0, 0", "hole = 0, 1, 1, 0"), "ring-direction"),
        (POLYGONS.replace("hole = 0, 1, 0, 0", "hole = 0, 1, 0, _"), "interior-ring-values"),
        (LINES.replace('geometry = "shapes"', 'geometry = "shapes crs"'), "geometry-container"),
        (LINES.replace('geometry = "shapes"', "geometry = 1"), "geometry-container"),
    ],
)
def test_what_is_wrong_is_reported(text: str, expected: str) -> None:
    assert f"cf-7.6-{expected}" in {rule for rule, _ in told(text)}


@pytest.mark.parametrize(
    "name", ["geometry_type", "node_coordinates", "node_count", "part_node_count", "interior_ring"]
)
@pytest.mark.parametrize("value", ["1", '""', "1., 2.", '"crs"', '"x x"', '"time"', '"name"'])
def test_no_attribute_of_a_container_stops_the_rules(name: str, value: str) -> None:
    text = re.sub(rf'shapes:{name} = "[^"]*"', f"shapes:{name} = {value}", POLYGONS)
    text = text.replace("variables:", "variables: string name(instance) ;")
    assert told(text) or value == '"crs"'  # crs is an integer without dimensions, as the count of one geometry may be


def test_nothing_is_asked_before_version_1_8() -> None:
    assert told(LINES.replace('"line"', '"linestring"'), "1.7") == []


@pytest.mark.parametrize(
    ("x", "y", "area"),
    [
        ([0, 1, 1, 0], [0, 0, 1, 1], 1.0),
        ([0, 0, 1, 1], [0, 1, 1, 0], -1.0),
        ([179, -179, -179, 179], [0, 0, 1, 1], 2.0),
        ([0, 1, 2, 3], [0, 0, 0, 0], np.nan),
        ([0, 90, 180, 270], [80, 80, 80, 80], np.nan),
        ([0, 1, np.nan, 0], [0, 0, 1, 1], np.nan),
    ],
    ids=["anticlockwise", "clockwise", "across the date line", "no area", "around the pole", "missing node"],
)
def test_the_area_of_a_ring_is_positive_anticlockwise(x: list[float], y: list[float], area: float) -> None:
    found = signed_areas(np.array(x, float), np.array(y, float), np.array([len(x)]), around=360.0)
    np.testing.assert_allclose(found, [area])


def test_rings_without_nodes_have_no_area() -> None:
    found = signed_areas(np.array([0.0, 1, 1]), np.array([0.0, 0, 1]), np.array([0, 3, 0]), around=None)
    np.testing.assert_allclose(found, [np.nan, 0.5, np.nan])

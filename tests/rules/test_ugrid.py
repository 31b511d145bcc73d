"""Meshes (UGRID 1.0): each legal form is accepted, what breaks it is reported, and hostile attributes stop no rule."""

import re

import pytest

from fairtool.rules.ugrid.examples import MESH, NETWORK
from tests.rules import told as telling

DECLARED = ' :Conventions = "CF-1.13 UGRID-1.0" ;\ndata:'
ONE_BASED = (
    MESH.replace("face_nodes:start_index = 0", "face_nodes:start_index = 1")
    .replace("face_nodes = 0, 1, 2, 3, 1, 4, 2, -1", "face_nodes = 1, 2, 3, 4, 2, 5, 3, -1")
    .replace("edge_nodes:start_index = 0", "edge_nodes:start_index = 1")
    .replace("edge_nodes = 0, 1, 1, 2, 2, 3, 3, 0, 1, 4, 4, 2", "edge_nodes = 1, 2, 2, 3, 3, 4, 4, 1, 2, 5, 5, 3")
)
TRANSPOSED = MESH.replace("face_nodes(face, four)", "face_nodes(four, face)").replace(
    "face_nodes = 0, 1, 2, 3, 1, 4, 2, -1", "face_nodes = 0, 1, 1, 4, 2, 2, 3, -1"
)
VOLUMES = """dimensions: node = 4 ; volume = 1 ; four = 4 ;
variables:
  int solid ; solid:cf_role = "mesh_topology" ; solid:topology_dimension = 3 ;
    solid:node_coordinates = "node_x node_y node_z" ; solid:volume_node_connectivity = "volume_nodes" ;
  double node_x(node) ; node_x:units = "degrees_east" ; node_x:standard_name = "longitude" ;
  double node_y(node) ; node_y:units = "degrees_north" ; node_y:standard_name = "latitude" ;
  double node_z(node) ; node_z:units = "m" ; node_z:standard_name = "height" ; node_z:positive = "up" ;
  int volume_nodes(volume, four) ; volume_nodes:cf_role = "volume_node_connectivity" ;
  float temp(time, volume) ; temp:units = "K" ; temp:mesh = "solid" ; temp:location = "volume" ;
data:
  volume_nodes = 0, 1, 2, 3 ;
"""
OUT_OF_MESH = MESH.replace("face_faces:_FillValue = -1", "face_faces:_FillValue = -9").replace(
    "int face_faces(face, four) ;",
    'int face_faces(face, four) ; face_faces:flag_values = -1 ; face_faces:flag_meanings = "out_of_mesh" ;',
)
LEGAL = {
    "mesh": MESH,
    "network": NETWORK,
    "counted from one": ONE_BASED,
    "transposed": TRANSPOSED,
    "dimensions not named": MESH.replace('mesh:face_dimension = "face" ; mesh:edge_dimension = "edge" ;', ""),
    "volumes": VOLUMES,
    "nodes only": NETWORK.replace("dimension = 1", "dimension = 0")
    .replace('net:edge_node_connectivity = "edge_nodes" ;', "")
    .replace('  int edge_nodes(edge, two) ; edge_nodes:cf_role = "edge_node_connectivity" ;', "")
    .replace("edge_nodes = 0, 1, 1, 2 ;", ""),
    "flags": OUT_OF_MESH,
    "without data": MESH.partition("data:")[0] + "data:",
    "layers": MESH.replace("level(time, face)", "level(time, lat, face)"),
    "faces in another order": MESH.replace("corner_x = 0, 1, 1, 0,", "corner_x = 1, 1, 0, 360,"),
    "text as string": MESH.replace('mesh:cf_role = "mesh', 'string mesh:cf_role = "mesh'),
}


def told(text: str) -> list[tuple[str, str]]:
    """Give (rule, where) of what the rules of UGRID say about a file that declares it."""
    return telling.told(text if "Conventions" in text else text.replace("data:", DECLARED, 1), "ugrid-", version="1.0")


@pytest.mark.parametrize("text", LEGAL.values(), ids=LEGAL.keys())
def test_what_is_legal_is_not_reported(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TRANSPOSED.replace('mesh:face_dimension = "face" ;', ""),
            ("ugrid-mesh-dimension-needed", "mesh:face_dimension"),
        ),
        (MESH.replace('mesh:cf_role = "mesh_topology" ;', ""), ("ugrid-mesh-role", "mesh:cf_role")),
        (ONE_BASED.replace("start_index = 1", "start_index = 0"), ("ugrid-connectivity-range", "face_nodes")),
        (
            MESH.replace("topology_dimension = 2", "topology_dimension = 4"),
            ("ugrid-mesh-topology-dimension", "mesh:topology_dimension"),
        ),
        (
            MESH.replace("0.5, 1.3", "_, 1.3").replace("corner_x = 0,", "corner_x = 7,"),
            ("ugrid-coordinate-bounds-values", "corner_x"),
        ),
        (MESH.replace("level(time, face)", "level(time)"), ("ugrid-data-dimension", "level")),
        (VOLUMES.replace("topology_dimension = 3", "topology_dimension = 2"), ("ugrid-data-location", "temp:location")),
    ],
)
def test_what_is_wrong_is_reported(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


def test_a_wrong_name_is_reported_once() -> None:
    text = MESH.replace('level:mesh = "mesh"', 'level:mesh = "grid"')
    assert told(text) == [("ugrid-data-mesh", "level:mesh")]
    text = MESH.replace('"face_faces"', '"nothing"').replace(
        '  int face_faces(face, four) ; face_faces:cf_role = "face_face_connectivity" ;',
        "  int face_faces(face, four) ;",
    )
    assert told(text) == [("ugrid-mesh-names", "mesh:face_face_connectivity")]


@pytest.mark.parametrize(
    "place",
    [
        "mesh:cf_role",
        "mesh:topology_dimension",
        "mesh:node_coordinates",
        "mesh:face_node_connectivity",
        "mesh:edge_dimension",
        "face_nodes:start_index",
        "gauges:location",
        "gauges:mesh",
        "level:mesh",
        "level:location",
        "gauge:location_index_set",
        "face_nodes:cf_role",
    ],
)
@pytest.mark.parametrize("value", ["7", '""', "1., 2.", '"corner_x"', '"a b"', '"word"'])
def test_no_attribute_stops_the_rules(place: str, value: str) -> None:
    text = re.sub(
        rf"{place} = [^;]*;", f"{place} = {value} ;", MESH.replace("variables:", "variables: char word(two) ;")
    )
    assert told(text)

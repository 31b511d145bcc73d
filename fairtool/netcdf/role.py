"""What a variable is for: the roles that CF gives to variables."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """A role of a variable; a variable may have several."""

    DATA = "data"
    COORDINATE = "coordinate variable"
    SCALAR_COORDINATE = "scalar coordinate"
    AUXILIARY = "auxiliary coordinate"
    LABEL = "label"
    BOUNDS = "bounds"
    CLIMATOLOGY = "climatology bounds"
    CELL_MEASURE = "cell measure"
    FORMULA_TERM = "formula term"
    GRID_MAPPING = "grid mapping"
    ANCILLARY = "ancillary variable"
    GEOMETRY = "geometry container"
    NODE_COORDINATE = "node coordinate"
    NODE_COUNT = "node count"
    PART_NODE_COUNT = "part node count"
    INTERIOR_RING = "interior ring"
    DOMAIN = "domain variable"
    INTERPOLATION = "interpolation variable"
    INTERPOLATION_PARAMETER = "interpolation parameter"
    TIE_POINT = "tie point coordinate"
    TIE_POINT_INDEX = "tie point index"
    BOUNDS_TIE_POINT = "bounds tie point"
    QUANTIZATION = "quantization container"
    AGGREGATION = "aggregation variable"
    FRAGMENT = "fragment array variable"
    GATHER = "list variable of gathered dimensions"
    COUNT = "count variable of contiguous ragged arrays"
    INDEX = "index variable of indexed ragged arrays"
    INSTANCE_ID = "instance identifier"
    MESH = "mesh topology"
    CONNECTIVITY = "mesh connectivity"
    LOCATION_INDEX_SET = "location index set"


class Axis(StrEnum):
    """The direction of a space-time coordinate."""

    T = "T"
    Z = "Z"
    Y = "Y"
    X = "X"


# The role that being named by an attribute gives.
BY_REFERENCE: Mapping[str, Role] = {
    "ancillary_variables": Role.ANCILLARY,
    "bounds": Role.BOUNDS,
    "bounds_tie_points": Role.BOUNDS_TIE_POINT,
    "cell_measures": Role.CELL_MEASURE,
    "climatology": Role.CLIMATOLOGY,
    "coordinate_interpolation": Role.INTERPOLATION,
    "formula_terms": Role.FORMULA_TERM,
    "geometry": Role.GEOMETRY,
    "grid_mapping": Role.GRID_MAPPING,
    "interior_ring": Role.INTERIOR_RING,
    "interpolation_parameters": Role.INTERPOLATION_PARAMETER,
    "aggregated_data": Role.FRAGMENT,
    "mesh": Role.MESH,
    "node_coordinates": Role.NODE_COORDINATE,
    "node_count": Role.NODE_COUNT,
    "part_node_count": Role.PART_NODE_COUNT,
    "quantization": Role.QUANTIZATION,
    "location_index_set": Role.LOCATION_INDEX_SET,
    "face_node_connectivity": Role.CONNECTIVITY,
    "edge_node_connectivity": Role.CONNECTIVITY,
    "face_edge_connectivity": Role.CONNECTIVITY,
    "face_face_connectivity": Role.CONNECTIVITY,
    "edge_face_connectivity": Role.CONNECTIVITY,
    "boundary_node_connectivity": Role.CONNECTIVITY,
    "volume_node_connectivity": Role.CONNECTIVITY,
    "edge_coordinates": Role.AUXILIARY,
    "face_coordinates": Role.AUXILIARY,
    "volume_coordinates": Role.AUXILIARY,
}

# The role that having an attribute gives.
BY_ATTRIBUTE: Mapping[str, Role] = {
    "grid_mapping_name": Role.GRID_MAPPING,
    "geometry_type": Role.GEOMETRY,
    "interpolation_name": Role.INTERPOLATION,
    "aggregated_data": Role.AGGREGATION,
    "aggregated_dimensions": Role.AGGREGATION,
    "compress": Role.GATHER,
    "sample_dimension": Role.COUNT,
    "instance_dimension": Role.INDEX,
    "topology_dimension": Role.MESH,
}

# The role that a value of `cf_role` gives.
BY_CF_ROLE: Mapping[str, Role] = {
    "timeseries_id": Role.INSTANCE_ID,
    "profile_id": Role.INSTANCE_ID,
    "trajectory_id": Role.INSTANCE_ID,
    "mesh_topology": Role.MESH,
    "location_index_set": Role.LOCATION_INDEX_SET,
    "face_node_connectivity": Role.CONNECTIVITY,
    "edge_node_connectivity": Role.CONNECTIVITY,
    "face_edge_connectivity": Role.CONNECTIVITY,
    "face_face_connectivity": Role.CONNECTIVITY,
    "edge_face_connectivity": Role.CONNECTIVITY,
    "boundary_node_connectivity": Role.CONNECTIVITY,
    "volume_node_connectivity": Role.CONNECTIVITY,
}

# Roles that leave a variable a data variable: it still holds data of its own.
DATA_TOO = frozenset(
    {Role.ANCILLARY, Role.FORMULA_TERM, Role.AGGREGATION, Role.INTERPOLATION_PARAMETER, Role.CELL_MEASURE}
)
COORDINATES = frozenset({Role.COORDINATE, Role.SCALAR_COORDINATE, Role.AUXILIARY})

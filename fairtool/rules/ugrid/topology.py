"""A mesh topology of UGRID: its attributes, the variables they name, and the dimensions of its elements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Numbers, Variable
from fairtool.netcdf.roles import Role

COORDINATES = ("node_coordinates", "edge_coordinates", "face_coordinates", "volume_coordinates")
CONNECTIVITIES = (
    "edge_node_connectivity",
    "face_node_connectivity",
    "face_edge_connectivity",
    "edge_face_connectivity",
    "face_face_connectivity",
    "boundary_node_connectivity",
)
# Of meshes with volumes, which the conventions have and the conformance document leaves out.
VOLUME_CONNECTIVITIES = (
    "volume_node_connectivity",
    "volume_edge_connectivity",
    "volume_face_connectivity",
    "volume_volume_connectivity",
)
DIMENSIONS = ("edge_dimension", "face_dimension", "volume_dimension")
LOCATIONS = ("node", "edge", "face")
CF_ROLES = ("mesh_topology", "location_index_set", *CONNECTIVITIES, *VOLUME_CONNECTIVITIES, "volume_shape_type")


@dataclass(frozen=True, slots=True)
class Mesh:
    """A mesh: the number of its topology dimension (None where it is none), and its element dimensions by location.

    Locations are node, edge, face and boundary; `transposed` are those whose dimension stands second in a connectivity
    and is named by no attribute.
    """

    variable: Variable
    topology: int | None
    dimensions: Mapping[str, Dimension]
    transposed: frozenset[str]

    @property
    def locations(self) -> tuple[str, ...]:
        """The locations that data can have on this mesh."""
        return (*LOCATIONS, "volume") if self.topology == 3 else LOCATIONS


def meshes(dataset: Dataset) -> tuple[Mesh, ...]:
    """Give the meshes of a data set: what says so by `cf_role`, and what `mesh` or its attributes show to be one."""
    return tuple(mesh_of(variable, dataset) for variable in dataset.having(Role.MESH))


def mesh_of(variable: Variable, dataset: Dataset) -> Mesh:
    """Resolve what a mesh topology variable names."""
    found: dict[str, Dimension] = {}
    transposed: set[str] = set()
    node = next((one for one in named(variable, "node_coordinates", dataset) if one.dimensions), None)
    if node:
        found["node"] = node.dimensions[0]
    for location in ("edge", "face", "boundary", "volume"):
        dimension, second = _element_dimension(variable, location, dataset)
        if dimension:
            found[location] = dimension
        if second:
            transposed.add(location)
    return Mesh(variable, topology_dimension(variable), found, frozenset(transposed))


def topology_dimension(variable: Variable) -> int | None:
    """Give the topology dimension of a mesh where it is a whole number from 0 to 3."""
    value = variable.attributes.get("topology_dimension")
    if isinstance(value, Numbers) and len(value.values) == 1 and value.values[0] in (0, 1, 2, 3):
        return int(value.values[0])
    return None


def named(mesh: Variable, attribute: str, dataset: Dataset) -> tuple[Variable, ...]:
    """Give the variables that an attribute of a mesh names, those that exist."""
    value = mesh.text(attribute) or ""
    found = (dataset.roles.scope.variable(word, mesh.group) for word in value.split())
    return tuple(one[0] for one in found if one)


def connectivities(mesh: Variable, dataset: Dataset) -> Iterator[tuple[str, Variable]]:
    """Give the connectivity variables of a mesh by the attribute that names them."""
    for attribute in CONNECTIVITIES:
        for variable in named(mesh, attribute, dataset)[:1]:
            yield attribute, variable


def ends(attribute: str) -> tuple[str, str]:
    """Give the two locations of a connectivity: face and node of `face_node_connectivity`."""
    first, second, _ = attribute.split("_")
    return first, second


def start_index(variable: Variable) -> int:
    """Give the number of the first element in an index variable: `start_index`, 0 without it."""
    value = variable.attributes.get("start_index")
    number = value.values[0] if isinstance(value, Numbers) and value.values else 0
    return int(number) if number in (0, 1) else 0


def _element_dimension(mesh: Variable, location: str, dataset: Dataset) -> tuple[Dimension | None, bool]:
    """Give the dimension of a location, and whether it stands second in the connectivity without being named."""
    connectivity = next(iter(named(mesh, f"{location}_node_connectivity", dataset)), None)
    if connectivity is None or not connectivity.dimensions:
        return None, False
    text = mesh.text(f"{location}_dimension")
    if text is not None and location != "boundary":
        return dataset.roles.scope.dimension(text.strip(), mesh.group) or connectivity.dimensions[0], False
    used = _used_at(mesh, location, dataset)
    first, *rest = connectivity.dimensions
    if rest and first not in used and rest[0] in used:
        return rest[0], True
    return first, False


def _used_at(mesh: Variable, location: str, dataset: Dataset) -> frozenset[Dimension]:
    """Give the dimensions of the coordinates and the data at a location."""
    data = [one for one in dataset.roles.naming(mesh, "mesh") if one.text("location") == location]
    holders = [*named(mesh, f"{location}_coordinates", dataset), *data]
    return frozenset(dimension for one in holders for dimension in dataset.roles.dimensions[one.path])

"""The attributes of a mesh topology variable (UGRID R101 to R114, A101 to A106)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.ugrid.examples import MESH, NETWORK
from fairtool.rules.ugrid.topology import (
    CONNECTIVITIES,
    COORDINATES,
    DIMENSIONS,
    VOLUME_CONNECTIVITIES,
    topology_dimension,
)

_KNOWN = frozenset({*COORDINATES, *CONNECTIVITIES, *VOLUME_CONNECTIVITIES, *DIMENSIONS, "topology_dimension"})


@rule(
    "ugrid-mesh-role",
    covers=["mesh:R101", "mesh:R102"],
    when=role(Role.MESH),
    examples=[
        Example("mesh:R101", bad=MESH.replace('mesh:cf_role = "mesh_topology" ;', ""), good=MESH),
        Example("mesh:R102", bad=MESH.replace('"mesh_topology"', '"mesh_topogy"'), good=MESH),
    ],
)
def mesh_has_its_role(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A mesh topology variable has cf_role = "mesh_topology".

    Software looks for these words to find the mesh.
    """
    value = mesh.attributes.get("cf_role")
    where = mesh.place("cf_role")
    if value is None:
        yield Problem('{where} is missing; write "mesh_topology"', where=where, row="mesh:R101")
    elif value != "mesh_topology":
        yield Problem('{where} is {value}; write "mesh_topology"', where=where, value=value, row="mesh:R102")


@rule(
    "ugrid-mesh-topology-dimension",
    covers=["mesh:R103", "mesh:R104"],
    when=role(Role.MESH),
    examples=[
        Example("mesh:R103", bad=MESH.replace("mesh:topology_dimension = 2 ;", ""), good=MESH),
        Example("mesh:R104", bad=MESH.replace("topology_dimension = 2 ;", 'topology_dimension = "2" ;'), good=MESH),
    ],
)
def mesh_has_a_topology_dimension(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A mesh has `topology_dimension`: 0 for nodes, 1 for edges, 2 for faces, or 3 for volumes.

    It says what the largest elements are. The conformance document leaves out volumes; the conventions have them.
    """
    value = mesh.attributes.get("topology_dimension")
    where = mesh.place("topology_dimension")
    if value is None:
        yield Problem("{where} is missing; write 1 for edges or 2 for faces", where=where, row="mesh:R103")
    elif topology_dimension(mesh) is None or (isinstance(value, Numbers) and not value.type.is_integer):
        template = "{where} is {value}; write an integer: 1 for edges, 2 for faces"
        yield Problem(template, where=where, value=value, row="mesh:R104")


@rule(
    "ugrid-mesh-names",
    covers=["mesh:R105", "mesh:R106", "mesh:R107"],
    when=role(Role.MESH),
    examples=[
        Example("mesh:R105", bad=MESH.replace('"node_x node_y"', '"node_x, node_y"'), good=MESH),
        Example("mesh:R106", bad=MESH.replace('= "edge_nodes"', '= "edges"'), good=MESH),
        Example("mesh:R107", bad=MESH.replace('= "edge_nodes"', '= "edge_nodes face_nodes"'), good=MESH),
    ],
)
def mesh_names_variables(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The coordinate and connectivity attributes of a mesh name variables of the file, connectivities one each.

    The mesh itself holds nothing: all that it is made of is found by these names.
    """
    for attribute in (*COORDINATES, *CONNECTIVITIES):
        if attribute in mesh.attributes:
            yield from _wrong_names(mesh, attribute, context)


def _wrong_names(mesh: Variable, attribute: str, context: Context[Dataset]) -> Iterator[Problem]:
    value, where = mesh.attributes[attribute], mesh.place(attribute)
    words = value.split() if isinstance(value, str) else []
    if not words or any(re.search(r"[,;\"']", word) for word in words):
        template = "{where} is {value}; write names of variables, separated by blanks"
        yield Problem(template, where=where, value=value, row="mesh:R105")
        return
    if attribute in CONNECTIVITIES and len(words) > 1:
        yield Problem("{where} is {value}; write one name", where=where, value=value, row="mesh:R107")
    for word in words:
        if context.view.roles.scope.variable(word, mesh.group) is None:
            template = "{where} names {name}, which is no variable of the file"
            yield Problem(template, where=where, name=word, row="mesh:R106")


@rule(
    "ugrid-mesh-complete",
    covers=["mesh:R110", "mesh:R111", "mesh:R112", "mesh:R113", "mesh:R114"],
    when=role(Role.MESH),
    examples=[
        Example("mesh:R110", bad=NETWORK.replace('net:node_coordinates = "node_x node_y" ;', ""), good=NETWORK),
        Example("mesh:R111", bad=NETWORK.replace("dimension = 1", "dimension = 0"), good=NETWORK),
        Example("mesh:R112", bad=NETWORK.replace('net:edge_node_connectivity = "edge_nodes" ;', ""), good=NETWORK),
        Example("mesh:R113", bad=NETWORK.replace("dimension = 1", "dimension = 2"), good=MESH),
        Example("mesh:R113", bad=MESH.replace("dimension = 2", "dimension = 1"), good=NETWORK),
        Example("mesh:R114", bad=MESH.replace("dimension = 2", "dimension = 1"), good=NETWORK),
    ],
)
def mesh_has_what_its_dimension_needs(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A mesh has node coordinates, and the connectivities of its dimension: edges for 1, faces for 2, no others.

    Software builds the elements from them; a mesh of faces without the nodes of the faces is a cloud of points.
    """
    if "node_coordinates" not in mesh.attributes:
        yield Problem("{where} is missing; name the coordinates", where=mesh.place("node_coordinates"), row="mesh:R110")
    topology = topology_dimension(mesh)
    if topology is None or topology == 3:  # volumes: the conventions, which the document leaves out
        return
    for attribute, needed, allowed, row in (
        ("edge_node_connectivity", topology == 1, topology > 0, "mesh:R112" if topology else "mesh:R111"),
        ("face_node_connectivity", topology == 2, topology == 2, "mesh:R113"),
        ("boundary_node_connectivity", False, topology == 2, "mesh:R114"),
    ):
        there = attribute in mesh.attributes
        where = mesh.place(attribute)
        if needed and not there:
            template = "{where} is missing; a mesh with topology_dimension {dimension} has it"
            yield Problem(template, where=where, dimension=topology, row=row)
        elif there and not allowed:
            template = "{where} is there; a mesh with topology_dimension {dimension} has no such elements"
            yield Problem(template, where=where, dimension=topology, row=row)


@rule(
    "ugrid-mesh-plain",
    covers=["mesh:A101", "mesh:A102", "mesh:A103", "mesh:A106"],
    when=role(Role.MESH),
    examples=[
        Example("mesh:A101", bad=MESH.replace("int mesh ;", "int mesh(two) ;").replace("mesh = 0 ;", ""), good=MESH),
        Example("mesh:A102", bad=MESH.replace("int mesh ;", 'int mesh ; mesh:standard_name = "region" ;'), good=MESH),
        Example("mesh:A103", bad=MESH.replace("int mesh ;", 'int mesh ; mesh:units = "1" ;'), good=MESH),
        Example("mesh:A106", bad=MESH.replace("int mesh ;", 'int mesh ; mesh:node_dimension = "node" ;'), good=MESH),
    ],
)
def mesh_holds_no_data(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A mesh topology variable holds no data: no dimensions, no `standard_name`, no `units`, no invented attributes.

    It only carries attributes. One that looks like those of UGRID and is none is read by nobody.
    """
    if mesh.dimensions:
        template = "{where} has the dimensions ({dimensions}); a mesh topology variable has none"
        names = ", ".join(mesh.dimension_names)
        yield Problem(template, where=mesh.place(), dimensions=names, row="mesh:A101")
    for attribute, row in (("standard_name", "mesh:A102"), ("units", "mesh:A103")):
        if attribute in mesh.attributes:
            yield Problem("{where} has no meaning on a mesh; remove it", where=mesh.place(attribute), row=row)
    for attribute in mesh.attributes:
        if attribute.endswith(("_connectivity", "_coordinates", "_dimension")) and attribute not in _KNOWN:
            yield Problem("{where} is no attribute of UGRID", where=mesh.place(attribute), row="mesh:A106")

"""The element dimensions of a mesh (UGRID R115 to R123, A104, A105)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.ugrid.examples import MESH, NETWORK
from fairtool.rules.ugrid.topology import connectivities, ends, mesh_of, meshes

_TRANSPOSED = MESH.replace("face_nodes(face, four)", "face_nodes(four, face)").replace(
    "face_nodes = 0, 1, 2, 3, 1, 4, 2, -1", "face_nodes = 0, 1, 1, 4, 2, 2, 3, -1"
)
_EDGES = (
    NETWORK.replace("edge_nodes(edge, two)", "edge_nodes(two, edge)")
    .replace("edge_nodes = 0, 1, 1, 2", "edge_nodes = 0, 1, 1, 2")
    .replace(
        "\ndata:", ' float flow(edge) ; flow:long_name = "flow" ; flow:mesh = "net" ; flow:location = "edge" ;\ndata:'
    )
    .replace("node = 3 ; edge = 2 ;", "node = 4 ; edge = 3 ;")
    .replace("0, 1, 2 ;", "0, 1, 2, 3 ;")
    .replace("0, 1, 0 ;", "0, 1, 0, 1 ;")
    .replace("0, 1, 1, 2 ;", "0, 1, 2, 1, 2, 3 ;")
)


@rule(
    "ugrid-mesh-dimension-names",
    covers=["mesh:R115", "mesh:R117"],
    when=role(Role.MESH),
    examples=[
        Example("mesh:R115", bad=MESH.replace('edge_dimension = "edge"', 'edge_dimension = "edges"'), good=MESH),
        Example("mesh:R117", bad=MESH.replace('face_dimension = "face"', "face_dimension = 2"), good=MESH),
    ],
)
def named_dimensions_exist(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`edge_dimension` and `face_dimension` are each the name of a dimension of the file.

    They say which dimension of the index arrays counts the elements.
    """
    for attribute, row in (("edge_dimension", "mesh:R115"), ("face_dimension", "mesh:R117")):
        value = mesh.attributes.get(attribute)
        text = value.strip() if isinstance(value, str) else ""
        if value is not None and context.view.roles.scope.dimension(text, mesh.group) is None:
            template = "{where} is {value}; write the name of a dimension of the file"
            yield Problem(template, where=mesh.place(attribute), value=value, row=row)


@rule(
    "ugrid-mesh-dimension-needed",
    covers=["mesh:R116", "mesh:R118"],
    when=role(Role.MESH),
    examples=[
        Example("mesh:R116", bad=_EDGES, good=_EDGES.replace("int net ;", 'int net ; net:edge_dimension = "edge" ;')),
        Example("mesh:R118", bad=_TRANSPOSED.replace('mesh:face_dimension = "face" ;', ""), good=_TRANSPOSED),
    ],
)
def dimension_is_named_where_it_is_second(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A mesh names its edge or face dimension where an index array has it second.

    Without the name the first dimension is taken, and the array is read the wrong way round.
    """
    found = mesh_of(mesh, context.view)
    for location, row in (("edge", "mesh:R116"), ("face", "mesh:R118")):
        dimension = found.dimensions.get(location)
        if dimension is None or f"{location}_dimension" in mesh.attributes:
            continue
        for attribute, variable in connectivities(mesh, context.view):
            if ends(attribute)[0] == location and variable.dimensions[1:] == (dimension,):
                yield Problem(
                    "{where} is missing, and {variable} has {dimension} as its second dimension; write its name",
                    where=mesh.place(f"{location}_dimension"),
                    variable=variable.path,
                    dimension=dimension.name,
                    row=row,
                )
                break


@rule(
    "ugrid-mesh-elements-exist",
    covers=["mesh:R119", "mesh:R120", "mesh:R121", "mesh:R122", "mesh:R123"],
    when=role(Role.MESH),
    examples=[
        Example(
            "mesh:R119",
            bad=NETWORK.replace("int net ;", 'int net ; net:face_face_connectivity = "edge_nodes" ;'),
            good=NETWORK,
        ),
        Example(
            "mesh:R120",
            bad=NETWORK.replace("int net ;", 'int net ; net:face_edge_connectivity = "edge_nodes" ;'),
            good=NETWORK,
        ),
        Example(
            "mesh:R121",
            bad=NETWORK.replace("int net ;", 'int net ; net:edge_face_connectivity = "edge_nodes" ;'),
            good=NETWORK,
        ),
        Example("mesh:R122", bad=NETWORK.replace("int net ;", 'int net ; net:face_dimension = "node" ;'), good=NETWORK),
        Example(
            "mesh:R123",
            bad=MESH.replace('mesh:edge_node_connectivity = "edge_nodes" ;', ""),
            good=MESH,
        ),
    ],
)
def attributes_are_about_elements_of_the_mesh(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Attributes about faces or edges stand only on a mesh that has faces or edges.

    Which faces and edges there are is told by the connectivity with the nodes; the others number them only.
    """
    for attribute, locations, row in (
        ("face_face_connectivity", ("face",), "mesh:R119"),
        ("face_edge_connectivity", ("face", "edge"), "mesh:R120"),
        ("edge_face_connectivity", ("face", "edge"), "mesh:R121"),
        ("face_dimension", ("face",), "mesh:R122"),
        ("edge_dimension", ("edge",), "mesh:R123"),
    ):
        if attribute not in mesh.attributes:
            continue
        missing = [f"{one}_node_connectivity" for one in locations if f"{one}_node_connectivity" not in mesh.attributes]
        if missing:
            template = "{where} is there without {missing}; add that, or remove it"
            yield Problem(template, where=mesh.place(attribute), missing=", ".join(missing), row=row)


@rule(
    "ugrid-mesh-dimensions-differ",
    covers=["mesh:A104", "mesh:A105"],
    examples=[
        Example(
            "mesh:A104",
            bad=NETWORK.replace(
                "int net ;",
                'int other ; other:cf_role = "mesh_topology" ; other:topology_dimension = 0 ;'
                ' other:node_coordinates = "node_x node_y" ; int net ;',
            ),
            good=NETWORK,
        ),
        Example(
            "mesh:A105",
            bad=NETWORK.replace("edge_nodes(edge, two)", "edge_nodes(node, two)").replace(
                "0, 1, 1, 2 ;", "0, 1, 1, 2, 0, 2 ;"
            ),
            good=NETWORK,
        ),
    ],
    when=role(Role.MESH),
)
def element_dimensions_differ(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The element dimensions of all meshes are different.

    Then the dimensions of a variable tell where on which mesh it is.
    """
    seen: dict[str, tuple[Variable, str]] = {}
    for mesh in meshes(dataset):
        for location, dimension in mesh.dimensions.items():
            other, there = seen.setdefault(dimension.path or dimension.name, (mesh.variable, location))
            if (other, there) == (mesh.variable, location):
                continue
            yield Problem(
                "{where} counts the elements {first} of {mesh} and {second} of {other}; use two dimensions",
                where=dimension.place,
                first=location,
                mesh=mesh.variable.path,
                second=there,
                other=other.path,
                row="mesh:A105" if other is mesh.variable else "mesh:A104",
            )

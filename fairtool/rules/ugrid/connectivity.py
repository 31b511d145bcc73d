"""The index variables that connect the elements of a mesh (UGRID R301 to R309, A301 to A307)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Numbers, Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.ugrid.examples import MESH, NETWORK
from fairtool.rules.ugrid.topology import CONNECTIVITIES, VOLUME_CONNECTIVITIES, Mesh, connectivities, ends, mesh_of

_PAIRS = ("edge_node_connectivity", "boundary_node_connectivity")
_TEMPLATE = "{where} has the dimensions ({dimensions}); it has {expected}, and one that is no element dimension"
_PAIR_TEMPLATE = "{where} has the dimensions ({dimensions}); beside {expected} it has one of the length 2"
_NET_ROLE = 'edge_nodes:cf_role = "edge_node_connectivity"'


@rule(
    "ugrid-connectivity-role",
    covers=["connectivity:R301", "connectivity:R302", "connectivity:R303"],
    when=role(Role.MESH),
    examples=[
        Example("connectivity:R301", bad=NETWORK.replace(f"{_NET_ROLE} ;", ""), good=NETWORK),
        Example("connectivity:R302", bad=NETWORK.replace(_NET_ROLE, 'edge_nodes:cf_role = "edge_nodes"'), good=NETWORK),
        Example(
            "connectivity:R303",
            bad=NETWORK.replace(_NET_ROLE, 'edge_nodes:cf_role = "face_node_connectivity"'),
            good=NETWORK,
        ),
    ],
)
def connectivity_has_its_role(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A connectivity variable has as `cf_role` the name of the attribute by which the mesh names it.

    Read alone, the variable then says what its numbers are. Example 5.21 of CF leaves it out; UGRID asks for it.
    """
    for attribute, variable in connectivities(mesh, context.view):
        value = variable.attributes.get("cf_role")
        where = variable.place("cf_role")
        fix = SetAttribute(variable.path, "cf_role", attribute)
        if value is None:
            template = '{where} is missing; write "{role}"'
            yield Problem(template, where=where, role=attribute, fix=fix, row="connectivity:R301")
        elif value not in (*CONNECTIVITIES, *VOLUME_CONNECTIVITIES):
            template = '{where} is {value}; write "{role}"'
            yield Problem(template, where=where, value=value, role=attribute, fix=fix, row="connectivity:R302")
        elif value != attribute:
            template = '{where} = "{value}", and {mesh} names it as {role}; write the same in both'
            yield Problem(template, where=where, value=value, mesh=mesh.path, role=attribute, row="connectivity:R303")


@rule(
    "ugrid-connectivity-dimensions",
    covers=[f"connectivity:R{number}" for number in (304, 305, 306, 307, 308)],
    when=role(Role.MESH),
    examples=[
        Example(
            "connectivity:R304",
            bad=MESH.replace("face_edges(face, four)", "face_edges(face)").replace("0, 1, 2, 3, 4, 5, 1, -1", "0, 1"),
            good=MESH,
        ),
        Example("connectivity:R305", bad=MESH.replace("face_edges(face, four)", "face_edges(two, four)"), good=MESH),
        Example(
            "connectivity:R306",
            bad=MESH.replace("face_faces(face, four)", "face_faces(face, node)").replace(
                "-1, 1, -1, -1, -1, -1, 0, -1", "-1, 1, -1, -1, -1, -1, 0, -1, -1, -1"
            ),
            good=MESH,
        ),
        Example(
            "connectivity:R307",
            bad=MESH.replace("face_edges(face, four)", "face_edges(edge, four)").replace(
                "face_edges = 0, 1, 2, 3, 4, 5, 1, -1 ;", ""
            ),
            good=MESH,
        ),
        Example(
            "connectivity:R308",
            bad=NETWORK.replace("two = 2", "two = 3").replace("0, 1, 1, 2 ;", "0, 1, 2, 1, 2, 0 ;"),
            good=NETWORK,
        ),
    ],
)
def connectivity_has_two_dimensions(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A connectivity variable has two dimensions: that of its elements, and one that counts what each is made of.

    An edge is made of two nodes, so there the second one has the length 2.
    """
    found = mesh_of(mesh, context.view)
    for attribute, variable in connectivities(mesh, context.view):
        row = _wrong_dimensions(attribute, variable, found)
        if row:
            expected = found.dimensions.get(ends(attribute)[0])
            yield Problem(
                _PAIR_TEMPLATE if row == "connectivity:R308" else _TEMPLATE,
                where=variable.place(),
                dimensions=", ".join(variable.dimension_names),
                expected=expected.name if expected else f"{ends(attribute)[0]}_dimension",
                row=row,
            )


def _wrong_dimensions(attribute: str, variable: Variable, mesh: Mesh) -> str | None:
    """Give the row that the dimensions of a connectivity break, if any."""
    if len(variable.dimensions) != 2:
        return "connectivity:R304"
    elements = [one for one in variable.dimensions if one in mesh.dimensions.values()]
    if len(elements) != 1:
        return "connectivity:R306" if elements else "connectivity:R305"
    if elements[0] != mesh.dimensions.get(ends(attribute)[0], elements[0]):
        return "connectivity:R307"
    return "connectivity:R308" if attribute in _PAIRS and _other(variable, elements[0]).length != 2 else None


def _other(variable: Variable, element: Dimension) -> Dimension:
    """Give the dimension of a connectivity that is not the one of its elements."""
    return next((one for one in variable.dimensions if one != element), element)


@rule(
    "ugrid-connectivity-type",
    covers=["connectivity:R309", "connectivity:A302", "connectivity:A303"],
    when=role(Role.MESH),
    examples=[
        Example(
            "connectivity:R309",
            bad=NETWORK.replace(_NET_ROLE, f"{_NET_ROLE} ; edge_nodes:start_index = 2"),
            good=NETWORK,
        ),
        Example("connectivity:A302", bad=NETWORK.replace("int edge_nodes", "double edge_nodes"), good=NETWORK),
        Example(
            "connectivity:A303",
            bad=NETWORK.replace(_NET_ROLE, f"{_NET_ROLE} ; edge_nodes:start_index = 0."),
            good=NETWORK,
        ),
    ],
)
def connectivity_holds_integers(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A connectivity variable is of integer type, and its `start_index` is the integer 0 or 1.

    The numbers are places in other arrays, counted from 0 (C) or from 1 (Fortran).
    """
    for _, variable in connectivities(mesh, context.view):
        if not variable.type.is_integer:
            template = "{where} has the type {type}; indices are of an integer type"
            kind = variable.type_name or variable.type.value
            yield Problem(template, where=variable.place(), type=kind, row="connectivity:A302")
        row = wrong_start_index(variable)
        if row:
            yield Problem(
                "{where} is {value}; write the integer 0 or 1",
                where=variable.place("start_index"),
                value=variable.attributes["start_index"],
                row=f"connectivity:{'R309' if row == 'value' else 'A303'}",
            )


def wrong_start_index(variable: Variable) -> str | None:
    """Say whether the `start_index` of an index variable has a wrong `value` or a wrong `type`."""
    start = variable.attributes.get("start_index")
    if start is None:
        return None
    if not isinstance(start, Numbers) or len(start.values) != 1 or start.values[0] not in (0, 1):
        return "value"
    return None if start.type.is_integer else "type"


@rule(
    "ugrid-connectivity-fill",
    covers=["connectivity:A304", "connectivity:A306", "connectivity:A307"],
    when=role(Role.MESH),
    examples=[
        Example(
            "connectivity:A304",
            bad=NETWORK.replace(_NET_ROLE, f"{_NET_ROLE} ; edge_nodes:_FillValue = -1"),
            good=NETWORK,
        ),
        Example(
            "connectivity:A306",
            bad=MESH.replace("face_nodes:_FillValue = -1", "short face_nodes:_FillValue = -1s"),
            good=MESH,
        ),
        Example(
            "connectivity:A307",
            bad=MESH.replace("face_edges:_FillValue = -1", "face_edges:_FillValue = 999"),
            good=MESH,
        ),
    ],
)
def fill_values_are_told_apart(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `_FillValue` of a connectivity has its type and is negative; edges and boundaries have none.

    A negative number can be no index. An edge always has two nodes, so nothing is missing there.
    """
    for attribute, variable in connectivities(mesh, context.view):
        fill = variable.attributes.get("_FillValue")
        where = variable.place("_FillValue")
        if fill is None:
            continue
        if attribute in _PAIRS:
            yield Problem("{where} is there; edges have no missing nodes", where=where, row="connectivity:A304")
        if not isinstance(fill, Numbers) or fill.type is not variable.type:
            template = "{where} is {value}, which is not of the type {type} of its variable"
            kind = variable.type_name or variable.type.value
            yield Problem(template, where=where, value=fill, type=kind, row="connectivity:A306")
        elif fill.values and fill.values[0] >= 0:
            yield Problem("{where} is {value}; use a negative number", where=where, value=fill, row="connectivity:A307")


@rule(
    "ugrid-connectivity-one-mesh",
    covers=["connectivity:A301"],
    when=role(Role.MESH),
    examples=[
        Example(
            "connectivity:A301",
            bad=NETWORK.replace(
                "int net ;",
                'int other ; other:cf_role = "mesh_topology" ; other:topology_dimension = 1 ;'
                ' other:node_coordinates = "node_x node_y" ; other:edge_node_connectivity = "edge_nodes" ; int net ;',
            ),
            good=NETWORK,
        )
    ],
)
def connectivity_belongs_to_one_mesh(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """A connectivity variable belongs to one mesh.

    Its numbers are places in the elements of that mesh.
    """
    seen: dict[str, Variable] = {}
    for mesh in dataset.having(Role.MESH):
        for _, variable in connectivities(mesh, dataset):
            first = seen.setdefault(variable.path, mesh)
            if first is not mesh:
                yield Problem(
                    "{where} is a connectivity of {first} and of {second}; give each mesh its own",
                    where=variable.place(),
                    first=first.path,
                    second=mesh.path,
                    related=(Related(first.place()),),
                )

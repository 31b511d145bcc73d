"""What UGRID asks of the whole file: `Conventions` and `cf_role` (UGRID A902 to A905)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.conventions import declared
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.ugrid.examples import NETWORK
from fairtool.rules.ugrid.topology import CF_ROLES, CONNECTIVITIES, connectivities

_FEATURES = ("timeseries_id", "profile_id", "trajectory_id")
_STAGGERED = "grid_topology"  # a grid of SGRID, which may stand in the same file
_BARE = 'netcdf bare { variables: int net ; net:cf_role = "mesh_topology" ; net:topology_dimension = 0 ; }'


@rule(
    "ugrid-conventions",
    covers=["other:A902", "other:A903"],
    when=role(Role.MESH),
    examples=[
        Example("other:A902", bad=_BARE, good=NETWORK),
        Example("other:A903", bad=NETWORK.replace("data:", ':Conventions = "CF-1.8" ;\ndata:'), good=NETWORK),
    ],
)
def conventions_name_ugrid(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """A file with a mesh names UGRID and its version in the global attribute `Conventions`.

    Software that knows meshes looks there first.
    """
    where = dataset.place("Conventions")
    value = dataset.attributes.get("Conventions")
    if value is None:
        yield Problem('{where} is missing; write for example "CF-1.13 UGRID-1.0"', where=where, row="other:A902")
    elif not isinstance(value, str) or declared(value).version("ugrid") is None:
        yield Problem("{where} is {value}; add UGRID-1.0", where=where, value=value, row="other:A903")


@rule(
    "ugrid-role",
    covers=["other:A904", "other:A905"],
    when=attribute("cf_role"),
    examples=[
        Example(
            "other:A904",
            bad=NETWORK.replace('net:edge_node_connectivity = "edge_nodes" ;', "").replace(
                "topology_dimension = 1", "topology_dimension = 0"
            ),
            good=NETWORK,
        ),
        Example("other:A905", bad=NETWORK.replace("data:", ' int id ; id:cf_role = "station" ;\ndata:'), good=NETWORK),
    ],
)
def roles_are_those_of_meshes(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A `cf_role` is one of UGRID or CF, and one of UGRID stands only on a part of a mesh.

    An index array that no mesh names is found by nobody. What a mesh names has rules of its own.
    """
    value = variable.attributes["cf_role"]
    used = {one.path for mesh in context.view.having(Role.MESH) for _, one in connectivities(mesh, context.view)}
    where = variable.place("cf_role")
    if variable.path in used or context.view.roles.has(variable, Role.MESH, Role.LOCATION_INDEX_SET):
        return
    if value in CONNECTIVITIES:
        template = '{where} = "{value}", and no mesh names the variable; name it on the mesh'
        yield Problem(template, where=where, value=value, row="other:A904")
    elif value not in (*CF_ROLES, *_FEATURES, _STAGGERED):
        yield Problem("{where} is {value}, which is no role of CF or UGRID", where=where, value=value, row="other:A905")

"""Location index sets, which choose some elements of a mesh (UGRID R401 to R406, A401, A403, A404, A407)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.ugrid.connectivity import wrong_start_index
from fairtool.rules.ugrid.examples import MESH
from fairtool.rules.ugrid.topology import Mesh, mesh_of

_S = "location-index-set"
_SET = 'gauges:location = "node" ;'


def mesh_of_set(index: Variable, dataset: Dataset) -> Mesh | None:
    """Give the mesh that a location index set names, None where it names none."""
    target = dataset.roles.target(index, "mesh")
    return mesh_of(target, dataset) if target else None


@rule(
    "ugrid-index-set-attributes",
    covers=[f"{_S}:R401", f"{_S}:R402", f"{_S}:R403", f"{_S}:R404"],
    when=role(Role.LOCATION_INDEX_SET),
    examples=[
        Example(f"{_S}:R401", bad=MESH.replace('gauges:cf_role = "location_index_set" ;', ""), good=MESH),
        Example(f"{_S}:R402", bad=MESH.replace('gauges:mesh = "mesh"', 'gauges:mesh = "grid"'), good=MESH),
        Example(f"{_S}:R403", bad=MESH.replace(_SET, 'gauges:location = "corner" ;'), good=MESH),
        Example(
            f"{_S}:R404",
            bad=MESH.replace(_SET, 'gauges:location = "edge" ;')
            .replace('mesh:edge_node_connectivity = "edge_nodes" ;', "")
            .replace('mesh:edge_dimension = "edge" ;', "")
            .replace('mesh:face_edge_connectivity = "face_edges" ;', ""),
            good=MESH,
        ),
    ],
)
def index_set_says_what_it_chooses_from(index: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A location index set has its `cf_role`, the `mesh` and the `location` that it chooses from.

    Its numbers mean nothing without the mesh, and without knowing whether they are nodes, edges or faces.
    """
    mesh = mesh_of_set(index, context.view)
    known = mesh.locations if mesh else ("node", "edge", "face", "volume")
    for name, right, row, template in (
        (
            "cf_role",
            index.text("cf_role") == "location_index_set",
            "R401",
            '{where} is not "location_index_set"; write it',
        ),
        ("mesh", mesh is not None, "R402", "{where} is not the name of a mesh topology variable; write it"),
        (
            "location",
            index.text("location") in known,
            "R403",
            "{where} is not one of {known}; write the one that is meant",
        ),
    ):
        if not right:
            yield Problem(template, where=index.place(name), known=", ".join(known), row=f"{_S}:{row}")
    location = index.text("location")
    if mesh and location in known and location not in mesh.dimensions:
        yield Problem(
            '{where} = "{value}", and {mesh} has no such elements',
            where=index.place("location"),
            value=location,
            mesh=mesh.variable.path,
            row=f"{_S}:R404",
        )


@rule(
    "ugrid-index-set-form",
    covers=[f"{_S}:R405", f"{_S}:R406", f"{_S}:A401", f"{_S}:A403", f"{_S}:A404", f"{_S}:A407"],
    when=role(Role.LOCATION_INDEX_SET),
    examples=[
        Example(
            f"{_S}:R405",
            bad=MESH.replace("gauges(point)", "gauges(point, two)").replace("gauges = 0, 4", "gauges = 0, 1, 2, 4"),
            good=MESH,
        ),
        Example(f"{_S}:R406", bad=MESH.replace("gauges:start_index = 0", "gauges:start_index = -1"), good=MESH),
        Example(f"{_S}:A401", bad=MESH.replace("int gauges", "float gauges"), good=MESH),
        Example(f"{_S}:A403", bad=MESH.replace(_SET, f"{_SET} gauges:_FillValue = -1 ;"), good=MESH),
        Example(
            f"{_S}:A404",
            bad=MESH.replace("point = 2", "point = 6").replace("gauges = 0, 4", "gauges = 0, 1, 2, 3, 4, 0"),
            good=MESH,
        ),
        Example(f"{_S}:A407", bad=MESH.replace("gauges:start_index = 0", "gauges:start_index = 0."), good=MESH),
    ],
)
def index_set_is_a_list_of_integers(index: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A location index set has one dimension, integers and no `_FillValue`, and is no longer than what it chooses from.

    It is a list of places on the mesh, counted from `start_index`, which is the integer 0 or 1.
    """
    if len(index.dimensions) != 1:
        template = "{where} has {number} dimensions; a location index set has one"
        yield Problem(template, where=index.place(), number=len(index.dimensions), row=f"{_S}:R405")
    if not index.type.is_integer:
        template = "{where} has the type {type}; indices are of an integer type"
        yield Problem(template, where=index.place(), type=index.type_name or index.type.value, row=f"{_S}:A401")
    if "_FillValue" in index.attributes:
        template = "{where} is there; a location index set has no missing values"
        yield Problem(template, where=index.place("_FillValue"), row=f"{_S}:A403")
    wrong = wrong_start_index(index)
    if wrong:
        yield Problem(
            "{where} is {value}; write the integer 0 or 1",
            where=index.place("start_index"),
            value=index.attributes["start_index"],
            row=f"{_S}:{'R406' if wrong == 'value' else 'A407'}",
        )
    yield from _too_long(index, context)


def _too_long(index: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    mesh = mesh_of_set(index, context.view)
    source = mesh.dimensions.get(index.text("location") or "") if mesh else None
    if source and len(index.dimensions) == 1 and index.dimensions[0].length > source.length:
        yield Problem(
            "{where} has {number} places, more than the {length} of {dimension} that it chooses from",
            where=index.place(),
            number=index.dimensions[0].length,
            length=source.length,
            dimension=source.name,
            row=f"{_S}:A404",
        )

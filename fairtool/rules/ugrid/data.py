"""Data variables on a mesh (UGRID R501 to R510)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.ugrid.examples import MESH
from fairtool.rules.ugrid.location_index_set import mesh_of_set
from fairtool.rules.ugrid.topology import Mesh, mesh_of

_GAUGE = 'gauge:location_index_set = "gauges" ;'


@rule(
    "ugrid-data-mesh",
    covers=["data:R501", "data:R502", "data:R506", "data:R507", "data:R508"],
    when=attribute("mesh", "location_index_set"),
    examples=[
        Example("data:R501", bad=MESH.replace(_GAUGE, f'{_GAUGE} gauge:mesh = "mesh" ;'), good=MESH),
        Example("data:R502", bad=MESH.replace('level:mesh = "mesh"', 'level:mesh = "grid"'), good=MESH),
        Example("data:R506", bad=MESH.replace(_GAUGE, f'{_GAUGE} gauge:mesh = "mesh" ;'), good=MESH),
        Example("data:R507", bad=MESH.replace(_GAUGE, f'{_GAUGE} gauge:location = "node" ;'), good=MESH),
        Example("data:R508", bad=MESH.replace(_GAUGE, 'gauge:location_index_set = "places" ;'), good=MESH),
    ],
)
def data_name_a_mesh_or_an_index_set(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A data variable on a mesh names either the mesh or a location index set that exists.

    The index set names the mesh and the location itself; written twice they could differ.
    """
    if _is_index_set(variable, context.view):
        return
    for name, row, template in (
        ("mesh", "data:R502", "{where} is {value}; write the name of a mesh topology variable of the file"),
        ("location_index_set", "data:R508", "{where} is {value}; write the name of a location index set of the file"),
    ):
        if name in variable.attributes and context.view.roles.target(variable, name) is None:
            yield Problem(template, where=variable.place(name), value=variable.attributes[name], row=row)
    if "location_index_set" in variable.attributes:
        for name, row in (("mesh", "data:R501"), ("location", "data:R507")):
            if name in variable.attributes:
                yield Problem(
                    "{where} is there beside location_index_set, which says it already; remove it",
                    where=variable.place(name),
                    row=row,
                )


@rule(
    "ugrid-data-location",
    covers=["data:R503", "data:R504", "data:R505"],
    when=attribute("mesh"),
    examples=[
        Example("data:R503", bad=MESH.replace('level:location = "face" ;', ""), good=MESH),
        Example("data:R504", bad=MESH.replace('level:location = "face"', 'level:location = "faces"'), good=MESH),
        Example(
            "data:R505",
            bad=MESH.replace('level:location = "face"', 'level:location = "edge"').replace(
                'mesh:edge_node_connectivity = "edge_nodes" ;', ""
            ),
            good=MESH,
        ),
    ],
)
def data_have_a_location(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A data variable with `mesh` has a `location`: node, edge or face, which the mesh has.

    The values are on the corners, on the sides or in the middle; nothing else tells.
    """
    target = context.view.roles.target(variable, "mesh")
    if target is None or _is_index_set(variable, context.view) or "location_index_set" in variable.attributes:
        return
    mesh = mesh_of(target, context.view)
    value = variable.attributes.get("location")
    where = variable.place("location")
    known = ", ".join(mesh.locations)
    if value is None:
        yield Problem("{where} is missing; write one of {known}", where=where, known=known, row="data:R503")
    elif value not in mesh.locations:
        template = "{where} is {value}; write one of {known}"
        yield Problem(template, where=where, value=value, known=known, row="data:R504")
    elif value not in mesh.dimensions:
        template = '{where} = "{value}", and {mesh} has no such elements'
        yield Problem(template, where=where, value=value, mesh=target.path, row="data:R505")


@rule(
    "ugrid-data-dimension",
    covers=["data:R509", "data:R510"],
    when=attribute("mesh", "location_index_set"),
    examples=[
        Example("data:R509", bad=MESH.replace("level(time, face)", "level(time, edge, face)"), good=MESH),
        Example("data:R509", bad=MESH.replace("gauge(time, point)", "gauge(time)"), good=MESH),
        Example("data:R510", bad=MESH.replace("level(time, face)", "level(time, edge)"), good=MESH),
    ],
)
def data_have_the_element_dimension(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A data variable on a mesh has one element dimension: that of its location, or that of its location index set.

    Along it each value belongs to one element.
    """
    if _is_index_set(variable, context.view):
        return
    mesh, expected = _expected(variable, context.view)
    if mesh is None or expected is None:
        return
    own = context.view.roles.dimensions[variable.path]
    elements = {*mesh.dimensions.values(), expected} & set(own)
    if elements == {expected}:
        return
    yield Problem(
        "{where} has the dimensions ({dimensions}); of the element dimensions it has one, {expected}",
        where=variable.place(),
        dimensions=", ".join(one.name for one in own),
        expected=expected.name,
        row="data:R510" if len(elements) == 1 else "data:R509",
    )


def _expected(variable: Variable, dataset: Dataset) -> tuple[Mesh | None, Dimension | None]:
    """Give the mesh of a data variable, and the dimension that its elements have."""
    index = dataset.roles.target(variable, "location_index_set")
    if index:
        return mesh_of_set(index, dataset), index.dimensions[0] if len(index.dimensions) == 1 else None
    target = dataset.roles.target(variable, "mesh")
    mesh = mesh_of(target, dataset) if target else None
    return mesh, mesh.dimensions.get(variable.text("location") or "") if mesh else None


def _is_index_set(variable: Variable, dataset: Dataset) -> bool:
    return dataset.roles.has(variable, Role.LOCATION_INDEX_SET)

"""The coordinates of the nodes, edges and faces of a mesh (UGRID R201 to R203, A201 to A206)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Role
from fairtool.netcdf.units import is_valid
from fairtool.rule import Example, role, rule
from fairtool.rules.ugrid.examples import MESH, NETWORK
from fairtool.rules.ugrid.topology import LOCATIONS, mesh_of, named


def coordinates_of(mesh: Variable, dataset: Dataset) -> Iterator[tuple[str, Variable]]:
    """Give the coordinate variables of a mesh with their location, each once."""
    seen: set[tuple[str, str]] = set()
    for location in LOCATIONS:
        for variable in named(mesh, f"{location}_coordinates", dataset):
            if (location, variable.path) not in seen:
                seen.add((location, variable.path))
                yield location, variable


@rule(
    "ugrid-coordinate-dimension",
    covers=["coordinates:R201", "coordinates:R202"],
    when=role(Role.MESH),
    examples=[
        Example(
            "coordinates:R201",
            bad=NETWORK.replace("node_y(node)", "node_y(two, node)").replace("0, 1, 0 ;", "0, 1, 0, 0, 1, 0 ;"),
            good=NETWORK,
        ),
        Example("coordinates:R202", bad=MESH.replace("face_y(face)", "face_y(two)"), good=MESH),
    ],
)
def coordinates_have_the_element_dimension(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A mesh coordinate has one dimension: that of the nodes, edges or faces that it places.

    Element number n is at place n of its coordinates.
    """
    dimensions = mesh_of(mesh, context.view).dimensions
    for location, variable in coordinates_of(mesh, context.view):
        expected = dimensions.get(location)
        if len(variable.dimensions) != 1:
            yield Problem(
                "{where} has {number} dimensions; a coordinate of the {location} elements has one",
                where=variable.place(),
                number=len(variable.dimensions),
                location=location,
                row="coordinates:R201",
            )
        elif expected and variable.dimensions[0] != expected:
            yield Problem(
                "{where} has the dimension {dimension}; the {location} elements of {mesh} have {expected}",
                where=variable.place(),
                dimension=variable.dimensions[0].name,
                location=location,
                mesh=mesh.path,
                expected=expected.name,
                row="coordinates:R202",
            )


@rule(
    "ugrid-coordinate-bounds",
    covers=["coordinates:R203", "coordinates:A206"],
    when=role(Role.MESH),
    examples=[
        Example("coordinates:R203", bad=MESH.replace("corner_x(face, four)", "corner_x(four, face)"), good=MESH),
        Example(
            "coordinates:A206",
            bad=NETWORK.replace("node_x:units", 'node_x:bounds = "ends_x" ; node_x:units').replace(
                "data:", " double ends_x(node, two) ;\ndata:"
            ),
            good=NETWORK,
        ),
    ],
)
def bounds_fit_the_coordinates(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The bounds of a mesh coordinate have its dimension and one more; nodes, which are points, have none.

    The last dimension counts the corners of each edge or face.
    """
    for location, variable in coordinates_of(mesh, context.view):
        if "bounds" not in variable.attributes:
            continue
        where = variable.place("bounds")
        if location == "node":
            template = "{where} gives bounds to nodes, which are points; remove it"
            yield Problem(template, where=where, row="coordinates:A206")
        bounds = context.view.roles.target(variable, "bounds")
        if bounds is None or bounds.dimensions[:-1] != variable.dimensions:
            yield Problem(
                "{where} is {value}; write the name of a variable with the dimensions of {variable} and one more",
                where=where,
                value=variable.attributes["bounds"],
                variable=variable.path,
                row="coordinates:R203",
            )


@rule(
    "ugrid-coordinate-description",
    covers=["coordinates:A202", "coordinates:A203", "coordinates:A204"],
    when=role(Role.MESH),
    examples=[
        Example("coordinates:A202", bad=NETWORK.replace("double node_x", "int node_x"), good=NETWORK),
        Example("coordinates:A203", bad=NETWORK.replace('node_x:standard_name = "longitude" ;', ""), good=NETWORK),
        Example("coordinates:A204", bad=NETWORK.replace('"degrees_east"', '"degrees eastwards"'), good=NETWORK),
    ],
)
def coordinates_are_described(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A mesh coordinate is float or double, and has a `standard_name` and valid `units`.

    Only these say which of two numbers is the longitude.
    """
    for _, variable in coordinates_of(mesh, context.view):
        if not variable.type.is_floating:
            template = "{where} has the type {type}; coordinates are float or double"
            kind = variable.type_name or variable.type.value
            yield Problem(template, where=variable.place(), type=kind, row="coordinates:A202")
        if "standard_name" not in variable.attributes:
            template = "{where} is missing; write longitude, latitude or what it is"
            yield Problem(template, where=variable.place("standard_name"), row="coordinates:A203")
        units = variable.attributes.get("units")
        if units is None:
            template = "{where} is missing; write units that UDUNITS knows"
            yield Problem(template, where=variable.place("units"), row="coordinates:A204")
        elif not isinstance(units, str) or not is_valid(units):
            template = "{where} is {value}; write units that UDUNITS knows"
            yield Problem(template, where=variable.place("units"), value=units, row="coordinates:A204")


@rule(
    "ugrid-coordinate-one-mesh",
    covers=["coordinates:A201"],
    when=role(Role.MESH),
    examples=[
        Example(
            "coordinates:A201",
            bad=NETWORK.replace(
                "int net ;",
                'int other ; other:cf_role = "mesh_topology" ; other:topology_dimension = 0 ;'
                ' other:node_coordinates = "node_x node_y" ; int net ;',
            ),
            good=NETWORK,
        )
    ],
)
def coordinates_belong_to_one_mesh(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """A mesh coordinate belongs to one mesh.

    Then its dimension tells which mesh a variable is on.
    """
    seen: dict[str, Variable] = {}
    for mesh in dataset.having(Role.MESH):
        for _, variable in coordinates_of(mesh, dataset):
            first = seen.setdefault(variable.path, mesh)
            if first is not mesh:
                yield Problem(
                    "{where} is a coordinate of {first} and of {second}; give each mesh its own",
                    where=variable.place(),
                    first=first.path,
                    second=mesh.path,
                    related=(Related(first.place()),),
                )

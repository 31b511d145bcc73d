"""What a data variable with geometries must have (CF 7.6)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.references import Reference
from fairtool.netcdf.roles import Axis, Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.geometry_container import Geometry, data_dimensions, geometry_of
from fairtool.rules.cf.geometry_examples import LINES, POLYGONS


@rule(
    "cf-7.6-geometry-dimension",
    covers=["7.6:R1"],
    when=attribute("geometry"),
    examples=[Example("7.6:R1", bad=LINES.replace("flow(instance, time)", "flow(time)"), good=LINES)],
)
def data_has_the_geometry_dimension(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A data variable with `geometry` has the dimension that counts the geometries.

    Each value belongs to one geometry. Without that dimension nobody knows which. Where the data are a ragged or
    gathered array, the dimension of the instances that it stands for counts.
    """
    container = context.view.roles.target(variable, "geometry")
    count = container and context.view.roles.target(container, "node_count")
    if not count or len(count.dimensions) != 1 or count.dimensions[0] in data_dimensions(variable, context.view):
        return
    yield Problem(
        "{where} has no dimension {dimension}, along which {count} counts the geometries; give it that dimension",
        where=variable.place(),
        dimension=count.dimensions[0].name,
        count=count.path,
        related=(Related(count.place()),),
    )


@rule(
    "cf-7.6-geometry-container",
    covers=["7.6:R2"],
    when=attribute("geometry"),
    examples=[Example("7.6:R2", bad=LINES.replace('geometry = "shapes"', 'geometry = "rivers"'), good=LINES)],
)
def geometry_names_a_container(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `geometry` attribute is the name of one container variable of the file.

    It leads to the shapes that the values belong to; a name that leads nowhere loses them.
    """
    value = variable.attributes["geometry"]
    where = variable.place("geometry")
    if not isinstance(value, str):
        yield Problem("{where} is {value}; write the name of the geometry container as text", where=where, value=value)
        return
    words = value.split()
    if len(words) != 1:
        template = '{where} = "{value}" holds {number} names; write the name of one geometry container'
        yield Problem(template, where=where, value=value, number=len(words))
    elif context.view.roles.target(variable, "geometry") is None:
        template = '{where} = "{value}" names no variable of the file; write the name of the geometry container'
        yield Problem(template, where=where, value=value)


@rule(
    "cf-7.6-container-attributes-on-data",
    covers=["7.6:R10"],
    when=role(Role.GEOMETRY),
    examples=[
        Example("7.6:R10", bad=POLYGONS.replace('flow:grid_mapping = "crs" ;', ""), good=POLYGONS),
        Example(
            "7.6:R10",
            bad=POLYGONS.replace('flow:coordinates = "site_lat site_lon"', 'flow:coordinates = "site_lat"'),
            good=POLYGONS,
        ),
    ],
)
def container_attributes_are_on_the_data(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """What `grid_mapping` and `coordinates` name on a geometry container, the data variables that use it name too.

    Software that does not know geometries reads the data variable only, and must find its place there.
    """
    roles = context.view.roles
    for name in ("grid_mapping", "coordinates"):
        wanted = roles.named_by(container, name)
        for user in roles.naming(container, "geometry") if wanted else ():
            there = {_identity(one) for one in roles.named_by(user, name)}
            there |= {one.path for one in roles.coordinates[user.path]}  # coordinate variables need not be named
            missing = [one.name for one in wanted if _identity(one) not in there]
            if missing:
                yield Problem(
                    "{where} does not name {missing}, as {container} does; write it there too",
                    where=user.place(name),
                    missing=", ".join(missing),
                    container=container.place(name),
                    related=(Related(container.place(name), container.text(name) or ""),),
                )


@rule(
    "cf-7.6-node-count-needed",
    covers=["7.6:R16"],
    when=attribute("geometry_type"),
    examples=[
        Example("7.6:R16", bad=LINES.replace('shapes:node_count = "count" ;', ""), good=LINES),
        Example(
            "7.6:R16",
            bad=LINES.replace('"line"', '"point"').replace('shapes:node_count = "count" ;', ""),
            good=LINES.replace('"line"', '"point"')
            .replace('shapes:node_count = "count" ;', "")
            .replace("node = 5", "unused = 5")
            .replace("(node)", "(instance)")
            .replace(", 40, 50, 50 ;", " ;")
            .replace(", 40, 60, 50 ;", " ;"),
        ),
    ],
)
def node_count_is_there_where_needed(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Without `node_count`, several geometries are single points whose node dimension is one of the data variable.

    Only then each geometry has one node, and nobody has to count. A single geometry without `node_count` takes all
    nodes.
    """
    if "node_count" in container.attributes:
        return
    geometry = geometry_of(container, context.view)
    node = geometry.node_dimension
    if node is None or node.length < 2 or not geometry.kind:
        return
    for user in geometry.users:
        shared = node in data_dimensions(user, context.view)
        if geometry.kind == "point":
            if not shared:
                yield Problem(
                    "{where} is missing, and {data} has not the dimension {node} of the points; add one or the other",
                    where=container.place("node_count"),
                    data=user.path,
                    node=node.name,
                )
        elif shared or _has_several(user, geometry, context.view):
            yield Problem(
                "{where} is missing, and {data} is on several geometries of type {kind}; "
                "name a variable with the number of nodes of each",
                where=container.place("node_count"),
                data=user.path,
                kind=geometry.kind,
            )


def _identity(reference: Reference) -> str:
    return reference.target.path if reference.target else reference.name


def _has_several(user: Variable, geometry: Geometry, dataset: Dataset) -> bool:
    """Say whether horizontal coordinates of the data that stand for the nodes show more than one geometry."""
    names = {node.name for node in geometry.nodes}
    return any(
        dimension.length > 1
        for coordinate in dataset.roles.coordinates[user.path]
        if coordinate.text("nodes") in names and dataset.roles.axis(coordinate) in (Axis.X, Axis.Y)
        for dimension in coordinate.dimensions
    )

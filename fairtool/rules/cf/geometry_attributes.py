"""The attributes of a geometry container (CF 7.6)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.geometry_container import LEAST_NODES
from fairtool.rules.cf.geometry_examples import LINES, POLYGONS

_COUNTS = ("node_count", "part_node_count", "interior_ring")


@rule(
    "cf-7.6-container-complete",
    covers=["7.6:R3"],
    when=role(Role.GEOMETRY),
    examples=[
        Example("7.6:R3", bad=LINES.replace('shapes:geometry_type = "line" ;', ""), good=LINES),
        Example("7.6:R3", bad=LINES.replace('shapes:node_coordinates = "x y" ;', ""), good=LINES),
    ],
)
def container_is_complete(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A geometry container has `geometry_type` and `node_coordinates`.

    They say what the nodes are joined to and where the nodes are; without either there is no shape.
    """
    for name in ("geometry_type", "node_coordinates"):
        if name not in container.attributes:
            yield Problem(
                "{where} is missing; a geometry container has geometry_type and node_coordinates",
                where=container.place(name),
            )


@rule(
    "cf-7.6-geometry-type",
    covers=["7.6:R4"],
    when=attribute("geometry_type"),
    examples=[Example("7.6:R4", bad=LINES.replace('"line"', '"linestring"'), good=LINES.replace('"line"', '"Line"'))],
)
def geometry_type_is_known(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `geometry_type` is point, line or polygon, in either case.

    Software draws by it. A shape of several parts has the same three types.
    """
    value = container.attributes["geometry_type"]
    if not isinstance(value, str) or value.strip().lower() not in LEAST_NODES:
        yield Problem(
            "{where} is {value}; write point, line or polygon", where=container.place("geometry_type"), value=value
        )


@rule(
    "cf-7.6-node-coordinates-exist",
    covers=["7.6:R7"],
    when=attribute("geometry_type"),
    examples=[Example("7.6:R7", bad=LINES.replace('"x y"', '"x y z"'), good=LINES)],
)
def node_coordinates_exist(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `node_coordinates` of a container are names of variables of the file, separated by blanks.

    They hold the places of the nodes, one variable for each direction.
    """
    value = container.attributes.get("node_coordinates")
    where = container.place("node_coordinates")
    if value is None:
        return
    if not isinstance(value, str) or not value.strip():
        yield Problem("{where} is {value}; write the names of the node coordinates as text", where=where, value=value)
        return
    for one in context.view.roles.named_by(container, "node_coordinates"):
        if one.target is None:
            yield Problem("{where} names {name}, which is no variable of the file", where=where, name=one.name)


@rule(
    "cf-7.6-interior-ring-needs-parts",
    covers=["7.6:R18"],
    when=attribute("interior_ring"),
    examples=[Example("7.6:R18", bad=POLYGONS.replace('shapes:part_node_count = "part_count" ;', ""), good=POLYGONS)],
)
def interior_rings_are_parts(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A container with `interior_ring` has `part_node_count`.

    A hole is a part of a polygon, and the parts are found by counting their nodes.
    """
    if "part_node_count" not in container.attributes:
        yield Problem(
            "{where} is there without part_node_count; name the variable that counts the nodes of each part",
            where=container.place("interior_ring"),
        )


@rule(
    "cf-7.6-count-variables",
    covers=["7.6:S1"],
    when=attribute("geometry_type"),
    examples=[
        Example("7.6:S1", bad=LINES.replace('node_count = "count"', 'node_count = "counts"'), good=LINES),
        Example("7.6:S1", bad=LINES.replace("int count", "float count"), good=LINES),
    ],
)
def count_variables_exist(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`node_count`, `part_node_count` and `interior_ring` are each the name of one integer variable of the file.

    The nodes are cut into geometries and parts by their values. The chapter asks for the variables; that they count,
    and so hold integers, follows.
    """
    for name in _COUNTS:
        value = container.attributes.get(name)
        where = container.place(name)
        if value is None:
            continue
        if not isinstance(value, str) or len(value.split()) != 1:
            yield Problem("{where} is {value}; write the name of one variable", where=where, value=value)
            continue
        target = context.view.roles.target(container, name)
        if target is None:
            yield Problem("{where} names {name}, which is no variable of the file", where=where, name=value)
        elif not target.type.is_integer:
            template = "{where} has the type {type}; a count is of an integer type"
            yield Problem(template, where=target.place(), type=target.type_name or target.type.value)

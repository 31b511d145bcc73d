"""The node coordinates and the dimensions of a geometry (CF 7.6)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.geometry_container import geometry_of
from fairtool.rules.cf.geometry_examples import LINES, POLYGONS


@rule(
    "cf-7.6-node-axis",
    covers=["7.6:R8", "7.6:R9"],
    when=attribute("geometry_type"),
    examples=[
        Example("7.6:R8", bad=LINES.replace('y:axis = "Y" ;', ""), good=LINES),
        Example("7.6:R9", bad=LINES.replace('y:axis = "Y" ;', 'y:axis = "X" ;'), good=LINES),
    ],
)
def node_coordinates_have_an_axis(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Each node coordinate of a container has an `axis` of its own: X, Y or Z.

    That is how software knows which number goes east and which goes north. The conformance document asks for the
    attribute only; the chapter names its values.
    """
    seen: dict[str, Variable] = {}
    for node in geometry_of(container, context.view).nodes:
        axis = node.attributes.get("axis")
        where = node.place("axis")
        letter = axis.strip().upper() if isinstance(axis, str) else ""
        if axis is None:
            template = "{where} is missing; a node coordinate has the axis X, Y or Z"
            yield Problem(template, where=where, row="7.6:R8")
        elif letter not in ("X", "Y", "Z"):
            template = "{where} is {value}; a node coordinate has the axis X, Y or Z"
            yield Problem(template, where=where, value=axis, row="7.6:R8")
        elif seen.setdefault(letter, node) is not node:
            yield Problem(
                '{where} = "{value}" is the axis of {other} too; each node coordinate of {container} has its own',
                where=where,
                value=axis,
                other=seen[letter].path,
                container=container.path,
                related=(Related(seen[letter].place("axis"), letter),),
                row="7.6:R9",
            )


@rule(
    "cf-7.6-node-dimension",
    covers=["7.6:R13"],
    when=attribute("geometry_type"),
    examples=[Example("7.6:R13", bad=LINES.replace("double y(node)", "double y(node, bnds)"), good=LINES)],
)
def node_coordinates_share_a_dimension(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """All node coordinates of a container have the same single dimension.

    A node is one place in that dimension; the numbers of one node stand at the same index.
    """
    nodes = geometry_of(container, context.view).nodes
    for node in nodes:
        if len(node.dimensions) != 1 or node.dimensions != nodes[0].dimensions:
            shared = nodes[0].dimension_names if len(nodes[0].dimensions) == 1 else ("node",)
            yield Problem(
                "{where} has the dimensions ({dimensions}); all node coordinates of {container} have one, ({shared})",
                where=node.place(),
                dimensions=", ".join(node.dimension_names),
                container=container.path,
                shared=shared[0],
            )


@rule(
    "cf-7.6-part-dimension",
    covers=["7.6:R15", "7.6:R20"],
    when=attribute("part_node_count"),
    examples=[
        Example(
            "7.6:R15",
            bad=POLYGONS.replace("int part_count(part)", "int part_count(part, bnds)")
            .replace("int hole(part)", "int hole(part, bnds)")
            .replace("3, 3, 3, 3 ;", "3, 3, 3, 3, 0, 0, 0, 0 ;")
            .replace("0, 1, 0, 0 ;", "0, 1, 0, 0, 0, 0, 0, 0 ;"),
            good=POLYGONS,
        ),
        Example(
            "7.6:R20",
            bad=POLYGONS.replace("part = 4 ;", "part = 4 ; ring = 4 ;").replace("hole(part)", "hole(ring)"),
            good=POLYGONS,
        ),
    ],
)
def parts_have_one_dimension(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The part node count has one dimension, that of the parts, and the interior ring variable has the same.

    A part is one place in that dimension: how many nodes it has, and whether it is a hole.
    """
    geometry = geometry_of(container, context.view)
    parts, rings = geometry.part_node_count, geometry.interior_ring
    if parts is None:
        return
    if len(parts.dimensions) != 1:
        yield Problem(
            "{where} has {number} dimensions; give it one, the number of all parts",
            where=parts.place(),
            number=len(parts.dimensions),
            row="7.6:R15",
        )
    elif rings is not None and rings.dimensions != parts.dimensions:
        yield Problem(
            "{where} has the dimensions ({dimensions}); give it the dimension {part} of {parts}",
            where=rings.place(),
            dimensions=", ".join(rings.dimension_names),
            part=parts.dimensions[0].name,
            parts=parts.path,
            row="7.6:R20",
        )


@rule(
    "cf-7.6-single-geometry",
    covers=["7.6:R5", "7.6:R6"],
    when=attribute("geometry_type"),
    examples=[
        Example(
            "7.6:R5",
            bad="""dimensions: node = 1 ;
variables: int shape ; shape:geometry_type = "line" ; shape:node_coordinates = "x y" ;
double x(node) ; x:units = "degrees_east" ; x:standard_name = "longitude" ; x:axis = "X" ;
double y(node) ; y:units = "degrees_north" ; y:standard_name = "latitude" ; y:axis = "Y" ;""",
            good="""dimensions: node = 2 ;
variables: int shape ; shape:geometry_type = "line" ; shape:node_coordinates = "x y" ;
double x(node) ; x:units = "degrees_east" ; x:standard_name = "longitude" ; x:axis = "X" ;
double y(node) ; y:units = "degrees_north" ; y:standard_name = "latitude" ; y:axis = "Y" ;""",
        )
    ],
)
def a_single_geometry_has_enough_nodes(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A line has two nodes or more and a polygon three or more, also where no `node_count` counts them.

    A single geometry takes all nodes of its dimension.
    """
    geometry = geometry_of(container, context.view)
    node = geometry.node_dimension
    if node is None or "node_count" in container.attributes or node.length >= geometry.least or not node.length:
        return
    yield Problem(
        "{where} is a {kind} and the dimension {node} has the length {length}; it needs {least} nodes or more",
        where=container.place(),
        kind=geometry.kind,
        node=node.name,
        length=node.length,
        least=geometry.least,
        row="7.6:R6" if geometry.kind == "polygon" else "7.6:R5",
    )

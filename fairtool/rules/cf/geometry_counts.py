"""How many nodes the geometries and their parts have (CF 7.6); reads the counts."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.geometry_container import geometry_of
from fairtool.rules.cf.geometry_examples import LINES, POLYGONS


def counted(variable: Variable, dataset: Dataset) -> NDArray[np.int64]:
    """Give the counts of a count variable as integers, missing ones as 0."""
    raw = dataset.read(variable).ravel()
    return np.where(missing.present(variable, raw), raw, 0).astype(np.int64)


def is_countable(variable: Variable | None) -> bool:
    """Say whether a variable can hold counts: integer, with at most one dimension."""
    return variable is not None and variable.type.is_integer and len(variable.dimensions) <= 1


@rule(
    "cf-7.6-nodes-of-each-geometry",
    covers=["7.6:R5", "7.6:R6"],
    when=attribute("node_count"),
    reads="values",
    examples=[
        Example("7.6:R5", bad=LINES.replace("count = 3, 2 ;", "count = 4, 1 ;"), good=LINES),
        Example("7.6:R6", bad=LINES.replace('"line"', '"polygon"'), good=POLYGONS),
    ],
)
def each_geometry_has_enough_nodes(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Each line has two nodes or more, and each polygon three or more.

    Fewer make no line and no surface. Each geometry is counted, not the total.
    """
    geometry = geometry_of(container, context.view)
    count = geometry.node_count
    if count is None or not is_countable(count) or geometry.least == 1:
        return
    raw = context.view.read(count).ravel()
    few = np.flatnonzero(missing.present(count, raw) & (raw < geometry.least))
    if few.size:
        yield Problem(
            "{where} is {count} at geometry {index}; a {kind} has {least} nodes or more ({number} such in all)",
            where=count.place(),
            number=int(few.size),
            least=geometry.least,
            index=int(few[0]),
            count=int(raw[few[0]]),
            kind=geometry.kind,
            row="7.6:R6" if geometry.kind == "polygon" else "7.6:R5",
        )


@rule(
    "cf-7.6-nodes-counted",
    covers=["7.6:R13"],
    when=attribute("node_count"),
    reads="values",
    examples=[Example("7.6:R13", bad=LINES.replace("count = 3, 2 ;", "count = 2, 2 ;"), good=LINES)],
)
def node_counts_add_up_to_the_nodes(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The node counts add up to the length of the node dimension.

    The nodes of the geometries stand one after the other; a wrong count shifts all that follow.
    """
    geometry = geometry_of(container, context.view)
    count, node = geometry.node_count, geometry.node_dimension
    if count is None or node is None or not is_countable(count):
        return
    total = _total(count, context.view)
    if total is not None and total != node.length:
        yield Problem(
            "{where} adds up to {total}, and the dimension {node} of the nodes has the length {length}",
            where=count.place(),
            total=total,
            node=node.name,
            length=node.length,
            related=(Related(node.place, str(node.length)),),
        )


@rule(
    "cf-7.6-parts-counted",
    covers=["7.6:R17", "7.6:R15"],
    when=attribute("part_node_count"),
    reads="values",
    examples=[
        Example("7.6:R17", bad=POLYGONS.replace("= 3, 3, 3, 3 ;", "= 3, 3, 3, 4 ;"), good=POLYGONS),
        Example("7.6:R15", bad=POLYGONS.replace("= 3, 3, 3, 3 ;", "= 3, 3, 4, 2 ;"), good=POLYGONS),
    ],
)
def part_counts_fit_the_node_counts(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The part node counts add up to the node counts, geometry by geometry.

    The conformance document asks for equal sums. Where the sums are equal and yet a part would begin in one geometry
    and end in the next, the parts are not those of the geometries.
    """
    geometry = geometry_of(container, context.view)
    parts, count = geometry.part_node_count, geometry.node_count
    if parts is None or count is None or not is_countable(parts) or not is_countable(count):
        return
    ends = np.cumsum(counted(count, context.view))
    part_ends = np.cumsum(counted(parts, context.view))
    if not all(each.size and each[-1] for each in (ends, part_ends)):
        return
    if ends[-1] != part_ends[-1]:
        yield Problem(
            "{where} adds up to {parts} nodes, and {count} to {nodes}; the two sums are equal",
            where=parts.place(),
            parts=int(part_ends[-1]),
            count=count.path,
            nodes=int(ends[-1]),
            row="7.6:R17",
        )
    elif (astray := np.flatnonzero(~np.isin(ends, part_ends))).size:
        yield Problem(
            "{where} has a part that begins in geometry {index} and ends in the next; parts end where geometries end",
            where=parts.place(),
            index=int(astray[0]),
            row="7.6:R15",
        )


@rule(
    "cf-7.6-interior-ring-values",
    covers=["7.6:R19"],
    when=attribute("interior_ring"),
    reads="values",
    examples=[Example("7.6:R19", bad=POLYGONS.replace("hole = 0, 1, 0, 0 ;", "hole = 0, 2, 0, 0 ;"), good=POLYGONS)],
)
def interior_rings_are_zero_or_one(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The interior ring variable holds 0 for an outline and 1 for a hole, and nothing else.

    Any other number leaves open whether the part is cut out or filled.
    """
    rings = geometry_of(container, context.view).interior_ring
    if rings is None or not rings.type.is_numeric:
        return
    raw = context.view.read(rings).ravel()
    there = missing.present(rings, raw)
    wrong = np.flatnonzero(~np.isin(raw, (0, 1)) & (there | bool(there.any())))
    if wrong.size:
        yield Problem(
            "{where} is {value} at part {index}; write 0 for an outline, 1 for a hole",
            where=rings.place(),
            value=raw[wrong[0]].item(),
            index=int(wrong[0]),
        )


def _total(count: Variable, dataset: Dataset) -> int | None:
    """Give the sum of the counts, or None where none has been written."""
    raw = dataset.read(count)
    there = missing.present(count, raw)
    return int(raw[there].astype(np.int64).sum()) if there.any() else None

"""The direction in which the rings of polygons run (CF 7.6); reads the nodes."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.units import is_longitude_units
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.geometry_container import Geometry, geometry_of
from fairtool.rules.cf.geometry_counts import counted, is_countable
from fairtool.rules.cf.geometry_examples import POLYGONS

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]


@rule(
    "cf-7.6-ring-direction",
    covers=["7.6:R14"],
    when=attribute("geometry_type"),
    reads="values",
    examples=[
        Example("7.6:R14", bad=POLYGONS.replace("50, 40, 30 ;", "30, 40, 50 ;"), good=POLYGONS),
        Example("7.6:R14", bad=POLYGONS.replace("hole = 0, 1, 0, 0", "hole = 0, 0, 0, 0"), good=POLYGONS),
    ],
)
def rings_run_the_right_way(container: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Outlines of polygons run anticlockwise seen from above, holes clockwise.

    Software takes the inside from the direction; a ring the wrong way round covers the rest of the world. Rings with
    missing nodes, without area or around a pole are not judged.
    """
    geometry = geometry_of(container, context.view)
    nodes = _horizontal_nodes(geometry)
    sizes = _ring_sizes(geometry, context.view) if nodes else None
    if nodes is None or sizes is None or not _fill_the_nodes(sizes, geometry):
        return
    x, y = (_places(node, context.view) for node in nodes)
    areas = signed_areas(x, y, sizes, around=_circle(nodes[0]))
    expected = np.where(_holes(geometry, context.view, sizes.size), -1, 1)
    wrong = np.flatnonzero(np.sign(areas) == -expected)
    if wrong.size:
        first = int(wrong[0])
        yield Problem(
            "{where}: part {index}, from node {node} on, runs the wrong way round ({number} such in all); "
            "outlines run anticlockwise, holes clockwise",
            where=container.place(),
            number=int(wrong.size),
            index=first,
            node=int(sizes[:first].sum()),
        )


def signed_areas(x: Floats, y: Floats, sizes: Indexes, *, around: float | None) -> Floats:
    """Give the area of each ring in the plane, positive anticlockwise; NaN where it cannot be told.

    `sizes` are the numbers of nodes of the rings, which stand one after the other. `around` is the length of the
    circle (360 for degrees) where x are longitudes: steps of more than half of it go the other way round. Green's
    theorem: the area is minus the integral of y along x, so only steps of x matter and a ring may cross the date line.
    """
    starts = np.cumsum(sizes) - sizes
    following = np.arange(1, x.size + 1)
    filled = sizes > 0
    following[(starts + sizes - 1)[filled]] = starts[filled]
    steps = x[following] - x
    if around is not None:
        steps = (steps + around / 2) % around - around / 2
    areas = np.full(sizes.size, np.nan)
    if not filled.any():
        return areas
    pieces = np.add.reduceat(-steps * (y + y[following]) / 2, starts[filled])
    turned = np.add.reduceat(steps, starts[filled])
    scale = np.add.reduceat(np.abs(steps) * np.abs(y), starts[filled])
    judged = (np.abs(turned) < (around or np.inf) / 2) & (np.abs(pieces) > 1e-12 * scale)
    areas[filled] = np.where(judged, pieces, np.nan)
    return areas


def _horizontal_nodes(geometry: Geometry) -> tuple[Variable, Variable] | None:
    """Give the x and y of the nodes of polygons; None where these are no polygons, or x or y no number."""
    axes = {(node.text("axis") or "").strip().upper(): node for node in geometry.nodes}
    x, y = axes.get("X"), axes.get("Y")
    if geometry.kind != "polygon" or geometry.node_dimension is None or x is None or y is None:
        return None
    return (x, y) if x.type.is_numeric and y.type.is_numeric else None


def _fill_the_nodes(sizes: Indexes, geometry: Geometry) -> bool:
    """Say whether rings of these sizes take up all nodes."""
    node = geometry.node_dimension
    return node is not None and int(sizes.sum()) == node.length and not (sizes < 0).any()


def _ring_sizes(geometry: Geometry, dataset: Dataset) -> Indexes | None:
    """Give the number of nodes of each ring: of the parts, else of the geometries, else of the only one."""
    attributes = geometry.container.attributes
    for name, variable in (("part_node_count", geometry.part_node_count), ("node_count", geometry.node_count)):
        if name in attributes:
            return counted(variable, dataset) if variable is not None and is_countable(variable) else None
    return np.array([geometry.node_dimension.length]) if geometry.node_dimension else None


def _holes(geometry: Geometry, dataset: Dataset, number: int) -> NDArray[np.bool_]:
    rings = geometry.interior_ring
    if rings is None or not is_countable(rings):
        return np.zeros(number, dtype=bool)
    raw = dataset.read(rings).ravel()
    return raw == 1 if raw.size == number else np.zeros(number, dtype=bool)


def _places(node: Variable, dataset: Dataset) -> Floats:
    """Give the unpacked places of the nodes, NaN where missing."""
    raw = dataset.read(node)
    factor, offset = (_number(node, name, default) for name, default in (("scale_factor", 1), ("add_offset", 0)))
    return np.where(missing.present(node, raw), raw, np.nan).astype(np.float64) * factor + offset


def _number(node: Variable, name: str, default: float) -> float:
    value = node.attributes.get(name)
    return value.values[0] if isinstance(value, Numbers) and value.values else default


def _circle(node: Variable) -> float | None:
    return 360.0 if is_longitude_units(node.text("units") or "") else None

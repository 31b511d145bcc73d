"""The numbers in the connectivities of a mesh (UGRID R310, R311, A205, A305, A308); reads them."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Numbers, Variable
from fairtool.netcdf.roles import Role
from fairtool.netcdf.values import Array
from fairtool.rule import Example, role, rule
from fairtool.rules.ugrid.coordinates import coordinates_of
from fairtool.rules.ugrid.examples import MESH, NETWORK
from fairtool.rules.ugrid.topology import connectivities, ends, mesh_of, named, start_index

_PAIRS = ("edge_node_connectivity", "boundary_node_connectivity")


@rule(
    "ugrid-connectivity-nodes",
    covers=["connectivity:R310", "connectivity:R311"],
    when=role(Role.MESH),
    reads="values",
    examples=[
        Example(
            "connectivity:R310", bad=NETWORK.replace("edge_nodes = 0, 1, 1, 2", "edge_nodes = 0, 1, 1, _"), good=NETWORK
        ),
        Example("connectivity:R311", bad=MESH.replace("1, 4, 2, -1 ;", "1, 4, -1, -1 ;"), good=MESH),
    ],
)
def elements_have_their_nodes(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Each edge has two nodes, and each face three or more; missing numbers only fill up the rows of small faces.

    A face of two nodes is an edge, and an edge of one node is nothing.
    """
    found = mesh_of(mesh, context.view)
    for attribute, variable in connectivities(mesh, context.view):
        least = 2 if attribute in _PAIRS else 3
        element = found.dimensions.get(ends(attribute)[0])
        if attribute not in (*_PAIRS, "face_node_connectivity") or not _is_readable(variable) or element is None:
            continue
        there = missing.present(variable, context.view.read(variable))
        if element not in variable.dimensions or not there.any():
            continue
        few = np.flatnonzero(there.sum(axis=1 - variable.dimensions.index(element)) < least)
        if few.size:
            yield Problem(
                "{where} gives element {element} fewer than {least} nodes ({number} such in all)",
                where=variable.place(),
                element=int(few[0]),
                least=least,
                number=int(few.size),
                row="connectivity:R310" if least == 2 else "connectivity:R311",
            )


@rule(
    "ugrid-connectivity-range",
    covers=["connectivity:A305", "connectivity:A308"],
    when=role(Role.MESH),
    reads="values",
    examples=[
        Example(
            "connectivity:A305",
            bad=MESH.replace("    face_nodes:_FillValue = -1 ;", "").replace("4, 2, -1 ;", "4, 2, _ ;"),
            good=MESH,
        ),
        Example(
            "connectivity:A308", bad=NETWORK.replace("edge_nodes = 0, 1, 1, 2", "edge_nodes = 1, 2, 2, 3"), good=NETWORK
        ),
    ],
)
def indices_are_places(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The numbers of a connectivity are places in the dimension of what it names; a missing one is its `_FillValue`.

    A number beyond the end is an element that does not exist; often `start_index` is wrong by one.
    """
    found = mesh_of(mesh, context.view)
    for attribute, variable in connectivities(mesh, context.view):
        target = found.dimensions.get(ends(attribute)[1])
        if not _is_readable(variable):
            continue
        raw = context.view.read(variable)
        there = missing.present(variable, raw)
        if not there.any():
            continue
        if not there.all() and "_FillValue" not in variable.attributes:
            template = "{where} is missing, and {variable} has missing indices; write the number that stands for them"
            yield Problem(template, where=variable.place("_FillValue"), variable=variable.path, row="connectivity:A305")
        if target is not None:
            outside = raw[there & ~_in_range(variable, raw, target)]
            if outside.size:
                yield _astray(variable, outside, target)


@rule(
    "ugrid-coordinate-bounds-values",
    covers=["coordinates:A205"],
    when=role(Role.MESH),
    reads="values",
    examples=[
        Example(
            "coordinates:A205",
            bad=MESH.replace("corner_x = 0, 1, 1, 0, 1, 2, 1, _", "corner_x = 0, 1, 1, 0, 1, 3, 1, _"),
            good=MESH,
        )
    ],
)
def bounds_are_the_nodes(mesh: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The bounds of edges and faces are the coordinates of their nodes.

    They say the same thing twice; where they differ nobody knows which to draw. The order of the corners is not
    compared, nor longitudes that differ by whole turns.
    """
    view = context.view
    for location, variable in coordinates_of(mesh, view):
        bounds = view.roles.target(variable, "bounds")
        nodes = [one for one in named(mesh, "node_coordinates", view) if _alike(one, variable)]
        index = next(iter(named(mesh, f"{location}_node_connectivity", view)), None)
        if (
            location == "node"
            or bounds is None
            or index is None
            or len(nodes) != 1
            or not _is_row_by_row(index, bounds)
        ):
            continue
        wrong = _wrong_bounds(bounds, index, nodes[0], view)
        if wrong.size:
            yield Problem(
                "{where} differs from the nodes of element {element} ({number} such in all)",
                where=bounds.place(),
                element=int(wrong[0]),
                number=int(wrong.size),
            )


def _is_row_by_row(index: Variable, bounds: Variable) -> bool:
    """Say whether bounds have a value for each number of a connectivity that can be read."""
    same = index.shape == bounds.shape and index.dimensions[:1] == bounds.dimensions[:1]
    return same and _is_readable(index)


def _wrong_bounds(bounds: Variable, index: Variable, node: Variable, view: Dataset) -> NDArray[np.intp]:
    """Give the elements whose bounds are not the coordinates of their nodes; none where either cannot be told."""
    expected, there = _corners(index, node, view)
    actual = view.read(bounds)
    if not bounds.type.is_floating or expected is None or (there & ~missing.present(bounds, actual)).all():
        return np.array([], dtype=np.intp)
    return _differing_rows(np.where(there, actual, np.nan), np.where(there, expected, np.nan))


def _alike(node: Variable, variable: Variable) -> bool:
    same = node.text("standard_name") == variable.text("standard_name") and node.text("units") == variable.text("units")
    return same and node.type.is_floating and node.text("standard_name") is not None and len(node.dimensions) == 1


def _corners(index: Variable, node: Variable, dataset: Dataset) -> tuple[Array | None, NDArray[np.bool_]]:
    """Give the node coordinates at each index, and where there is one; None where an index is out of range."""
    raw = dataset.read(index)
    there = missing.present(index, raw)
    places = np.where(there, raw - start_index(index), 0).astype(np.int64)
    values = dataset.read(node)
    if not values.size or (places < 0).any() or (places >= values.size).any():
        return None, there
    return values[places], there


def _differing_rows(actual: Array, expected: Array) -> NDArray[np.intp]:
    first, second = (np.sort(np.mod(values.astype(np.float64), 360.0), axis=1) for values in (actual, expected))
    turn = np.abs(first - second)
    return np.flatnonzero((np.minimum(turn, 360.0 - turn) > 1e-4).any(axis=1))


def _is_readable(variable: Variable) -> bool:
    return variable.type.is_integer and len(variable.dimensions) == 2


def _in_range(variable: Variable, raw: Array, target: Dimension) -> NDArray[np.bool_]:
    """Say which numbers are places in a dimension, or flags such as the -1 of out_of_mesh."""
    first = start_index(variable)
    flags = variable.attributes.get("flag_values")
    flagged = np.isin(raw, flags.values) if isinstance(flags, Numbers) else np.zeros(raw.shape, dtype=bool)
    inside: NDArray[np.bool_] = ((raw >= first) & (raw < target.length + first)) | flagged
    return inside


def _astray(variable: Variable, outside: Array, target: Dimension) -> Problem:
    first = start_index(variable)
    return Problem(
        "{where} has the index {value} ({number} such in all); the elements of {dimension} are {first} to {last}",
        where=variable.place(),
        value=int(outside[0]),
        number=int(outside.size),
        dimension=target.name,
        first=first,
        last=target.length + first - 1,
        row="connectivity:A308",
    )

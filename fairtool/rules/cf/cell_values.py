"""The values of coordinates and of the bounds of their cells, unpacked, with what is missing as NaN."""

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from fairtool.context import Context
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.missing import present
from fairtool.netcdf.model import NcType, Numbers, Variable
from fairtool.netcdf.values import Array

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
TURN = 360.0
POLAR = 85.0
FEW = 16


@dataclass(frozen=True, slots=True)
class Cells:
    """The points of a coordinate and the vertices of their cells, which have one more dimension at the end.

    `tolerance` is what rounding in the type that is stored may move a point, in the units of the coordinate.
    """

    points: Floats
    vertices: Floats
    tolerance: Floats


@np.errstate(all="ignore")
def cells_of(coordinate: Variable, bounds: Variable, context: Context[Dataset]) -> Cells | None:
    """Read a coordinate and its bounds; None where the shapes do not fit or text is stored.

    Raises `Unavailable` where the values cannot be had.
    """
    if not (coordinate.type.is_numeric and bounds.type.is_numeric):
        return None
    raw, edges = context.view.read(coordinate), context.view.read(bounds)
    if edges.ndim == 0 or edges.shape[:-1] != raw.shape or edges.shape[-1] < 2:
        return None
    points, vertices = unpacked(coordinate, raw), unpacked(bounds, edges)
    size = across(np.fmax, np.abs(vertices))
    relative = 2 * max(_precision(coordinate), _precision(bounds))
    step = max(_step(coordinate), _step(bounds))
    return Cells(points, vertices, relative * np.fmax(size, np.abs(points)) + step)


@np.errstate(all="ignore")
def unpacked(variable: Variable, raw: Array) -> Floats:
    """Give values as the reader means them: unpacked (CF 8.1), in double precision, NaN where they are missing."""
    values = raw.astype(np.float64)
    there = present(variable, raw)
    if not there.all():
        values[~there] = np.nan
    if is_packed(variable):
        values = values * _factor(variable, "scale_factor", 1.0) + _factor(variable, "add_offset", 0.0)
    return values


def nearest_turn(degrees: Floats) -> Floats:
    """Give differences of longitudes within half a turn of zero (faster than a modulo on large grids)."""
    return degrees - TURN * np.rint(degrees / TURN)


def across(function: np.ufunc, values: Floats) -> Floats:
    """Reduce the last dimension; where it is short, as it is for vertices, slice by slice, which is much faster."""
    if values.shape[-1] > FEW or values.shape[-1] == 0:
        found: Floats = function.reduce(values, axis=-1)
        return found
    return reduce(function, (values[..., vertex] for vertex in range(values.shape[-1])))


def is_packed(variable: Variable) -> bool:
    """Say whether the values of a variable are packed."""
    return "scale_factor" in variable.attributes or "add_offset" in variable.attributes


def direction(points: Floats) -> int:
    """Give 1 for values that increase strictly, -1 for values that decrease, 0 for all else (too few or missing)."""
    if points.ndim != 1 or points.size < 2 or not np.isfinite(points).all():
        return 0
    steps = np.diff(points)
    return int(bool((steps > 0).all())) - int(bool((steps < 0).all()))


def _factor(variable: Variable, name: str, default: float) -> float:
    value = variable.attributes.get(name)
    return float(value.values[0]) if isinstance(value, Numbers) and len(value.values) == 1 else default


def _precision(variable: Variable) -> float:
    """Give the relative distance of neighbouring numbers in the type of a variable."""
    return 1.2e-7 if variable.type is NcType.FLOAT else 2.3e-16


def _step(variable: Variable) -> float:
    """Give the absolute distance of neighbouring numbers in a packed variable, else 0."""
    return abs(_factor(variable, "scale_factor", 0.0)) if variable.type.is_integer else 0.0


@np.errstate(all="ignore")
def outside(cells: Cells, *, turning: bool) -> Flags:
    """Say which points lie outside of a cell of two vertices; `turning` takes them as longitudes in degrees.

    A missing point or vertex lies nowhere, so it is not outside.
    """
    first, last = cells.vertices[..., 0], cells.vertices[..., 1]
    low, high = np.minimum(first, last), np.maximum(first, last)
    beyond: Flags = (cells.points < low - cells.tolerance) | (cells.points > high + cells.tolerance)
    if not turning or not beyond.any():
        return beyond
    return beyond & _outside_arc(cells, low, high)


def _outside_arc(cells: Cells, low: Floats, high: Floats) -> Flags:
    """Say which longitudes lie outside of the arc between two vertices, whatever turn each is written in.

    Of the two arcs between the vertices, the one that runs against the axis, such as 355 to 5 on an axis that
    increases, crosses the place where the numbering of longitudes starts again.
    """
    way = direction(cells.points) or 1
    against = (cells.vertices[..., 1] - cells.vertices[..., 0]) * way < 0
    start, width = np.where(against, high, low), np.where(against, TURN - (high - low), high - low)
    ahead = np.mod(cells.points - start, TURN)
    there: Flags = (ahead > width + cells.tolerance) & (ahead < TURN - cells.tolerance)
    return there & np.isfinite(ahead)


@np.errstate(all="ignore")
def far_outside(cells: Cells, *, turning: bool, latitude: bool) -> Flags:
    """Say which points lie clearly outside of a polygon: beyond its vertices by more than a quarter of its extent.

    The sides of a polygon may be great circles, which reach beyond the vertices; cells near a pole are left out, and
    so are cells of which fewer than three vertices are there.
    """
    offsets = cells.vertices - cells.points[..., np.newaxis]
    if turning:
        offsets = nearest_turn(offsets)
    low, high = across(np.fmin, offsets), across(np.fmax, offsets)
    slack = (high - low) / 4 + cells.tolerance
    beyond: Flags = (low > slack) | (high < -slack)
    beyond &= across(np.add, np.isfinite(cells.vertices).astype(np.float64)) > 2
    if latitude:
        beyond &= ~(across(np.fmax, np.abs(cells.vertices)) > POLAR)
    return beyond

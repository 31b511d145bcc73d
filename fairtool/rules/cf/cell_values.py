"""The values of coordinates and of the bounds of their cells, unpacked, with what is missing as NaN."""

from dataclasses import dataclass

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
    size = np.nanmax(np.abs(vertices), axis=-1, initial=0.0)
    relative = 2 * max(_precision(coordinate), _precision(bounds))
    step = max(_step(coordinate), _step(bounds))
    return Cells(points, vertices, relative * np.maximum(size, np.abs(points)) + step)


@np.errstate(all="ignore")
def unpacked(variable: Variable, raw: Array) -> Floats:
    """Give values as the reader means them: unpacked (CF 8.1), in double precision, NaN where they are missing."""
    values = np.where(present(variable, raw), raw.astype(np.float64), np.nan)
    return values * _factor(variable, "scale_factor", 1.0) + _factor(variable, "add_offset", 0.0)


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
        offsets = np.mod(offsets + TURN / 2, TURN) - TURN / 2
    low, high = np.fmin.reduce(offsets, axis=-1), np.fmax.reduce(offsets, axis=-1)
    slack = (high - low) / 4 + cells.tolerance
    beyond: Flags = (low > slack) | (high < -slack)
    beyond &= np.isfinite(cells.vertices).sum(axis=-1) > 2
    if latitude:
        beyond &= ~(np.fmax.reduce(np.abs(cells.vertices), axis=-1) > POLAR)
    return beyond

"""Longitudes round the globe: which boxes hold them, so that data across the antimeridian do not fill the globe."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fairtool.record.extent import Box

_CIRCLE, _HALF = 360.0, 180.0
_WIDEST_SEAM = 10.0  # degrees: where the data leave less of the globe open, they are all round it
_BINS = 3600

Arc = tuple[float, float]
Doubles = NDArray[np.float64]


def arcs(intervals: Iterable[Arc]) -> tuple[Arc, ...]:
    """Give the shortest arc that holds all intervals of longitudes, in two where it crosses the antimeridian.

    Intervals are from west to east within -180 and 180. What is nearly all round the globe is one arc.
    """
    ordered = sorted(intervals)
    if not ordered:
        return ()
    united = [ordered[0]]
    for west, east in ordered[1:]:
        if west <= united[-1][1]:
            united[-1] = (united[-1][0], max(east, united[-1][1]))
        else:
            united.append((west, east))
    first, last = united[0][0], united[-1][1]
    gaps = [after[0] - before[1] for before, after in pairwise(united)]
    widest = max(gaps, default=0.0)
    if widest <= first + _CIRCLE - last or widest < _WIDEST_SEAM:
        return ((first, last),)
    at = gaps.index(widest)
    return (united[at + 1][0], _HALF), (-_HALF, united[at][1])


class Longitudes:
    """The longitudes that were seen, in bins of a tenth of a degree: their number does not matter."""

    __slots__ = ("_high", "_low")

    def __init__(self) -> None:
        """Begin with none."""
        self._low = np.full(_BINS, np.inf)
        self._high = np.full(_BINS, -np.inf)

    def add(self, values: Doubles) -> None:
        """Take values in degrees; what is off the globe is no position."""
        inside = values[np.abs(values) <= _CIRCLE]
        turned = np.where(inside > _HALF, inside - _CIRCLE, inside)
        turned = np.where(turned < -_HALF, turned + _CIRCLE, turned)
        bins = np.clip(((turned + _HALF) * (_BINS / _CIRCLE)).astype(np.int64), 0, _BINS - 1)
        np.minimum.at(self._low, bins, turned)
        np.maximum.at(self._high, bins, turned)

    def arcs(self) -> tuple[Arc, ...]:
        """Give the arcs that hold all values."""
        seen = np.flatnonzero(np.isfinite(self._low))
        return arcs(zip(self._low[seen].tolist(), self._high[seen].tolist(), strict=True))


def united(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Give the box that holds several, or the two on both sides of the antimeridian; incomplete ones are left out."""
    whole = [box for box in boxes if None not in (box.west, box.east, box.south, box.north)]
    if not whole:
        return ()
    south, north = min(box.south or 0.0 for box in whole), max(box.north or 0.0 for box in whole)
    intervals: list[Arc] = []
    for box in whole:
        west, east = box.west or 0.0, box.east or 0.0
        intervals += [(west, east)] if west <= east else [(west, _HALF), (-_HALF, east)]
    return tuple(Box(west=west, east=east, south=south, north=north) for west, east in arcs(intervals))

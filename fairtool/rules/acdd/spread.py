"""How far the coordinates reach, measured from the limits that the attributes of ACDD give."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from fairtool.netcdf.coordinate_values import Doubles, blocks, latitudes, longitudes, verticals
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rules.acdd.limits import Box, box

CIRCLE = 360.0


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the values of a coordinate reach, measured from the lower limit of the box upwards.

    For longitudes it is measured eastwards round the globe. `cell` is the distance of neighbours, 0 where unknown.
    """

    variable: Variable
    low: float
    high: float
    cell: float


def compared(dataset: Dataset) -> Iterator[tuple[Box, Spread, str]]:
    """Give the limits of each axis with the spread of its coordinates, all coordinates of an axis taken together."""
    for axis, variables in (("lat", latitudes(dataset)), ("lon", longitudes(dataset))):
        limits = box(dataset, axis, "degrees")
        if limits is not None and variables:
            yield from _united(dataset, limits, axis, variables)
    for variable in verticals(dataset):
        limits = box(dataset, "vertical", variable.text("units") or "")
        if limits is not None:
            yield from _united(dataset, _directed(limits, dataset, variable), "vertical", (variable,))


def _united(
    dataset: Dataset, limits: Box, axis: str, variables: tuple[Variable, ...]
) -> Iterator[tuple[Box, Spread, str]]:
    spreads = tuple(found for one in variables if (found := _spread(dataset, limits, axis, one)))
    if spreads:
        lowest = min(spreads, key=lambda one: one.low)
        highest = max(spreads, key=lambda one: one.high)
        farthest = lowest if lowest.low < 0 else highest
        cell = max(one.cell for one in spreads)
        yield limits, Spread(farthest.variable, lowest.low, highest.high, cell), axis


def _spread(dataset: Dataset, limits: Box, axis: str, variable: Variable) -> Spread | None:
    lows: list[float] = []
    highs: list[float] = []
    cell = 0.0
    for block in blocks(variable, dataset):
        values = _measured(block, limits, axis)
        if values.size:
            lows.append(float(values.min()))
            highs.append(float(values.max()))
            cell = max(cell, _cell(values, variable))
    return Spread(variable, min(lows), max(highs), cell) if lows else None


def _measured(values: Doubles, limits: Box, axis: str) -> Doubles:
    """Measure values from the lower limit; what is off the globe is no position, and for other rules to tell."""
    if axis == "lat":
        values = values[np.abs(values) <= 90.0001]
    if axis != "lon":
        return values - limits.low.value
    values = values[np.abs(values) <= 2 * CIRCLE]
    around = (values - limits.low.value) % CIRCLE
    beyond = width_of(limits) + (CIRCLE - width_of(limits)) / 2  # what is nearer to the lower limit is west of it
    return np.where(around > beyond, around - CIRCLE, around)


def _cell(values: Doubles, variable: Variable) -> float:
    if len(variable.dimensions) != 1 or values.size < 2:
        return 0.0
    steps = np.abs(np.diff(values))
    return float(np.median(steps))


def width_of(limits: Box) -> float:
    """Give the degrees from the western to the eastern limit; 360 for a box all around."""
    width = limits.high.value - limits.low.value
    return width if 0 <= width <= CIRCLE else width % CIRCLE


def _directed(limits: Box, dataset: Dataset, variable: Variable) -> Box:
    """Turn limits that count upwards into those of a coordinate that counts downwards, and the reverse."""
    given = (dataset.text("geospatial_vertical_positive") or "").strip().lower()
    own = (variable.text("positive") or "").strip().lower()
    if {given, own} != {"up", "down"}:
        return limits
    low, high = limits.ends
    return Box(
        type(high)(high.name, -high.value, high.rounding),
        type(low)(low.name, -low.value, low.rounding),
    )

"""Boxes as they are compared: by their sides, turned round the globe to where two are nearest."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fairtool.record.extent import Box

LEAST = 0.011  # degrees; records and plans give two decimals


class Sides(NamedTuple):
    """The sides of a box in degrees; `east` is beyond 180 where the box crosses the antimeridian."""

    west: float
    east: float
    south: float
    north: float


def united_sides(boxes: Sequence[Box]) -> Sides | None:
    """Give the box that holds all boxes; None where no box is whole."""
    known = [
        Sides(box.west, box.east + 360 * (box.east < box.west), box.south, box.north)
        for box in boxes
        if box.west is not None and box.east is not None and box.south is not None and box.north is not None
    ]
    if not known:
        return None
    first = known[0]
    near = [first, *(nearest(box, first) for box in known[1:])]
    return Sides(
        min(one.west for one in near),
        max(one.east for one in near),
        min(one.south for one in near),
        max(one.north for one in near),
    )


def nearest(box: Sides, other: Sides) -> Sides:
    """Give a box turned round the globe to where it is nearest to another: 350 is -10."""
    if other.east - other.west >= 360 - LEAST:
        return box._replace(west=max(box.west, other.west), east=min(box.east, other.east))
    turns = min((-360, 0, 360), key=lambda turn: abs(_middle(box) + turn - _middle(other)))
    return box._replace(west=box.west + turns, east=box.east + turns)


def _middle(box: Sides) -> float:
    return (box.west + box.east) / 2


def outside(inner: Sides, outer: Sides) -> Iterator[tuple[str, float]]:
    """Give how far one box reaches beyond another on each side, in degrees."""
    yield "west", inner.west - outer.west
    yield "east", outer.east - inner.east
    yield "south", inner.south - outer.south
    yield "north", outer.north - inner.north

"""Bounding boxes in Dataverse, whose northern and southern bounds were called longitudes before 6.2."""

from collections.abc import Iterator, Mapping, Sequence

BOX = "geographicBoundingBox"
SIDES: Mapping[str, str] = {
    "westLongitude": "west",
    "eastLongitude": "east",
    "northLongitude": "north",
    "northLatitude": "north",
    "southLongitude": "south",
    "southLatitude": "south",
}
_LARGEST: Mapping[str, float] = {"west": 180, "east": 180, "north": 90, "south": 90}


def named_as(names: Sequence[str], item: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Give the boxes of a value with the names of a server; a box across the meridian of 180° becomes two.

    A box that lacks a side, or has one that cannot be, is left out: servers from 6.2 on refuse the whole record for it.
    """
    sides = {SIDES[name]: text for name, text in item.items() if name in SIDES}
    if not _stands(sides):
        return
    own = {SIDES[name]: name for name in names if name in SIDES}
    for box in _unwrapped(sides):
        yield {own[side]: text for side, text in box.items() if side in own}


def _stands(sides: Mapping[str, str]) -> bool:
    try:
        numbers = {side: float(sides[side]) for side in _LARGEST}
    except (KeyError, ValueError):
        return False
    return all(abs(numbers[side]) <= most for side, most in _LARGEST.items()) and numbers["south"] <= numbers["north"]


def _unwrapped(sides: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    if float(sides["west"]) <= float(sides["east"]):
        yield sides
        return
    for west, east in ((sides["west"], "180"), ("-180", sides["east"])):
        yield {**sides, "west": west, "east": east}

"""Well-known text of a geometry (OGC Simple Features), as `geospatial_bounds` has it: `POLYGON ((40 -5, ...))`.

Text of reference systems, which shares the name, is read by `wkt`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LIMIT = 200_000  # characters

Point = tuple[float, ...]

# How many brackets enclose a point of each kind.
_DEPTHS: Mapping[str, tuple[int, ...]] = {
    "POINT": (1,),
    "LINESTRING": (1,),
    "LINEARRING": (1,),
    "POLYGON": (2,),
    "MULTIPOINT": (1, 2),
    "MULTILINESTRING": (2,),
    "MULTIPOLYGON": (3,),
}
_RINGS = frozenset({"LINEARRING", "POLYGON", "MULTIPOLYGON"})
_HEAD = re.compile(r"\s*([A-Za-z]+)\s*(ZM|Z|M)?\s*(?=\()", re.IGNORECASE)
_TOKEN = re.compile(r"\s*([(),]|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?=[\s(),]|$)|\S{1,40})")
_NUMBER = re.compile(r"[+-]?(?:\d|\.\d)")
_DEEPEST = 3


class GeometryFault(StrEnum):
    """Why a text is no geometry."""

    TOO_LONG = "too long"
    KIND = "kind"
    BRACKETS = "brackets"
    WORD = "word"
    COORDINATES = "coordinates"
    OPEN_RING = "open ring"


class GeometryError(Exception):
    """A text is no geometry; `found` is the part that shows it."""

    def __init__(self, fault: GeometryFault, found: str) -> None:
        """Keep the fault and where it shows."""
        super().__init__(fault, found)
        self.fault = fault
        self.found = found


@dataclass(frozen=True, slots=True)
class Geometry:
    """A geometry: its kind in upper case (`POLYGON`), and the lists of points that it is made of."""

    kind: str
    parts: tuple[tuple[Point, ...], ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, in the order of the text."""
        return tuple(point for part in self.parts for point in part)


@lru_cache(maxsize=64)
def parse_geometry(text: str) -> Geometry:
    """Read the text of one geometry; raises GeometryError with the first fault."""
    if len(text) > LIMIT:
        raise GeometryError(GeometryFault.TOO_LONG, str(LIMIT))
    head = _HEAD.match(text)
    kind = head[1].upper() if head else ""
    if head is None or kind not in _DEPTHS:
        raise GeometryError(GeometryFault.KIND, text.strip()[:40])
    depths, parts = _parts(tuple(_TOKEN.findall(text, head.end())))
    if depths - set(_DEPTHS[kind]) or len(depths) > 1:
        raise GeometryError(GeometryFault.BRACKETS, kind)
    _check(kind, parts)
    return Geometry(kind, parts)


def _parts(tokens: tuple[str, ...]) -> tuple[set[int], tuple[tuple[Point, ...], ...]]:
    """Give how many brackets enclose the points, and the lists of points, in the order of the text."""
    depth, place, is_item = 0, 0, True  # an item (a list or a point) is expected, or else a comma or closing bracket
    depths: set[int] = set()
    lists: list[list[Point]] = []
    while place < len(tokens) and (place == 0 or depth):
        if not is_item:
            depth, is_item = _after_item(tokens[place], depth)
            place += 1
        elif tokens[place] == "(":
            depth, place = _deeper(depth), place + 1
            lists.append([])
        else:
            point, place = _point(tokens, place)
            lists[-1].append(point)
            depths.add(depth)
            is_item = False
    _check_end(tokens, place, depth)
    return depths, tuple(tuple(points) for points in lists if points)


def _deeper(depth: int) -> int:
    if depth >= _DEEPEST:
        raise GeometryError(GeometryFault.BRACKETS, "((((")
    return depth + 1


def _after_item(sign: str, depth: int) -> tuple[int, bool]:
    """Give how many brackets are open after a comma or a closing bracket, and whether an item comes next."""
    if sign not in (",", ")"):
        raise GeometryError(GeometryFault.WORD, sign)
    return (depth, True) if sign == "," else (depth - 1, False)


def _check_end(tokens: tuple[str, ...], place: int, depth: int) -> None:
    """Refuse a text that ends within brackets, or that goes on after the last of them."""
    if depth:
        raise GeometryError(GeometryFault.BRACKETS, tokens[-1])
    if place < len(tokens):
        raise GeometryError(GeometryFault.WORD, tokens[place])


def _point(tokens: tuple[str, ...], start: int) -> tuple[Point, int]:
    """Read the numbers of a point; give it and the place after it."""
    place = start
    while place < len(tokens) and _NUMBER.match(tokens[place]):
        place += 1
    numbers = tokens[start:place]
    if not numbers:
        raise GeometryError(GeometryFault.WORD, tokens[start])
    if not 2 <= len(numbers) <= 4:
        raise GeometryError(GeometryFault.COORDINATES, " ".join(numbers[:5]))
    try:
        return tuple(float(number) for number in numbers), place
    except ValueError:
        raise GeometryError(GeometryFault.WORD, " ".join(numbers)) from None


def _check(kind: str, parts: tuple[tuple[Point, ...], ...]) -> None:
    sizes = {len(point) for part in parts for point in part}
    if len(sizes) > 1 or (kind == "POINT" and len(parts[0]) > 1):
        raise GeometryError(GeometryFault.COORDINATES, kind)
    for part in parts if kind in _RINGS else ():
        _check_ring(part)


def _check_ring(ring: tuple[Point, ...]) -> None:
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise GeometryError(GeometryFault.OPEN_RING, " ".join(f"{number:g}" for number in ring[-1]))

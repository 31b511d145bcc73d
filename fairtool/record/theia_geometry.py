"""Judges the geometries of the Theia/OZCAR pivot: GeoJSON, longitude first."""

from collections.abc import Iterator, Mapping, Sequence

from fairtool.finding import Problem

# How deep positions stand in the coordinates, and how many each line or ring has at least.
_DEPTHS: Mapping[str, tuple[int, int]] = {
    "Point": (0, 0),
    "MultiPoint": (1, 1),
    "LineString": (1, 2),
    "MultiLineString": (2, 2),
    "Polygon": (2, 3),
    "MultiPolygon": (3, 3),
}


def check_geometry(value: Mapping[object, object], allowed: Sequence[str], where: str) -> Iterator[Problem]:
    """Give what is wrong with a geometry, of which only some types are allowed."""
    kind = value.get("type")
    if kind not in allowed or not isinstance(kind, str):
        yield Problem(
            "{where} is a geometry of type {value}; the portal takes one of: {allowed}",
            where=where,
            value=kind,
            allowed=", ".join(allowed),
        )
        return
    depth, least = _DEPTHS[kind]
    yield from _coordinates(value.get("coordinates"), depth, least, f"{where}/coordinates")


def _coordinates(value: object, depth: int, least: int, where: str) -> Iterator[Problem]:
    if depth == 0:
        yield from _position(value, where)
        return
    wanted = least if depth == 1 else 1
    if not isinstance(value, list) or len(value) < wanted:
        yield Problem("{where} is not a list of at least {least} positions or parts", where=where, least=wanted)
        return
    for number, one in enumerate(value):
        found = tuple(_coordinates(one, depth - 1, least, f"{where}/{number}"))
        yield from found
        if found:  # the next would be wrong in the same way
            return


def _position(value: object, where: str) -> Iterator[Problem]:
    if not isinstance(value, list) or len(value) not in {2, 3} or not all(map(_is_number, value)):
        yield Problem("{where} is not a position; write longitude, latitude and, if known, height", where=where)
    elif abs(value[0]) > 180 or abs(value[1]) > 90:
        yield Problem(
            "{where} is {longitude}, {latitude}; longitude comes first and is at most 180, latitude at most 90",
            where=where,
            longitude=value[0],
            latitude=value[1],
        )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)

"""Where and when a resource is, as STAC has it: boxes longitude first, moments in UTC."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from fairtool.record.extent import Box, Period

WORLD = (-180.0, -90.0, 180.0, 90.0)  # what STAC writes where the box is not known
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
Bounds = tuple[float, float, float, float]


def bounds(boxes: Iterable[Box]) -> tuple[Bounds, ...]:
    """Give boxes as west, south, east, north; those that are not whole are left out."""
    return tuple(
        (box.west, box.south, box.east, box.north)
        for box in boxes
        if box.west is not None and box.south is not None and box.east is not None and box.north is not None
    )


def overall(found: Sequence[Bounds]) -> Bounds:
    """Give the box around boxes; all longitudes where one of several lies over the antimeridian."""
    if len(found) == 1:
        return found[0]
    if not found:
        return WORLD
    across = any(west > east for west, _, east, _ in found)
    west, south, east, north = zip(*found, strict=True)
    return (-180.0 if across else min(west), min(south), 180.0 if across else max(east), max(north))


def bounding_boxes(boxes: Iterable[Box]) -> list[list[float]]:
    """Give the box around all first, and then each where there are several; the world where there is none."""
    found = bounds(boxes)
    return [list(one) for one in ((overall(found), *found) if len(found) > 1 else (overall(found),))]


def intervals(periods: Iterable[Period]) -> list[list[str | None]]:
    """Give the interval around all first, and then each where there are several; an open end is null."""
    found = [interval(period) for period in periods]
    if len(found) < 2:
        return [list(one) for one in found] or [[None, None]]
    begins, ends = [begin for begin, _ in found], [end for _, end in found]
    begin = None if None in begins else min(one for one in begins if one)
    end = None if None in ends else max(one for one in ends if one)
    return [[begin, end], *(list(one) for one in found)]


def interval(period: Period) -> tuple[str | None, str | None]:
    """Give the first and the last moment of a period, none for an end that is open or not known."""
    return moment(period.begin), moment(period.end, last=True)


def moment(text: str, *, last: bool = False) -> str | None:
    """Give a date or time of ISO 8601 as a moment in UTC; `last` takes the last second of a year, month or day."""
    found = _DATE.fullmatch(text.strip())
    try:
        if found is None:
            instant = datetime.fromisoformat(text.strip())
            aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
            return _written(aware.astimezone(UTC))
        first = datetime(int(found[1]), int(found[2] or 1), int(found[3] or 1), tzinfo=UTC)
        return _written(_last_second(first, found) if last else first)
    except (ValueError, OverflowError):
        return None


def geometry(box: Bounds) -> dict[str, object]:
    """Give a box as GeoJSON: a point, a polygon, or two that meet at the antimeridian."""
    west, south, east, north = box
    if west == east and south == north:
        return {"type": "Point", "coordinates": [west, south]}
    rings = [_ring(*part) for part in halves(box)]
    if len(rings) > 1:
        return {"type": "MultiPolygon", "coordinates": rings}
    return {"type": "Polygon", "coordinates": rings[0]}


def halves(box: Bounds) -> tuple[Bounds, ...]:
    """Give a box, or the two on both sides of the antimeridian that it is made of."""
    west, south, east, north = box
    return (box,) if west <= east else ((west, south, 180.0, north), (-180.0, south, east, north))


def _ring(west: float, south: float, east: float, north: float) -> list[list[list[float]]]:
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def _last_second(first: datetime, found: re.Match[str]) -> datetime:
    if found[3]:
        after = first + timedelta(days=1)
    elif found[2]:
        after = (first + timedelta(days=32)).replace(day=1)
    else:
        after = first.replace(year=first.year + 1)
    return after - timedelta(seconds=1)


def _written(instant: datetime) -> str:
    return instant.isoformat().replace("+00:00", "Z")

"""Reads where and when a resource is from a description in DCAT."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isfinite

from fairtool.record.dcat_graph import Graph
from fairtool.record.extent import Box, Period
from fairtool.record.flat_identifiers import epsg_of
from fairtool.record.geodcat_thing import Iri, Literal, full
from fairtool.record.text import Text

_SCHEMA = ("http://schema.org/", "https://schema.org/")
_TIME = "http://www.w3.org/2006/time#"
# Read without going back: a hostile literal may be long.
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_CORNER = re.compile(r"<(?:\w+:)?(?:lowerCorner|upperCorner|pos|posList)\b[^>]*>([^<]*)<")
_LATITUDE_FIRST = re.compile(r"EPSG(?:/0/|::?)4326", re.IGNORECASE)
_SYSTEMS = ("/SpatialReferenceSystem", "/TemporalReferenceSystem")
_Points = list[tuple[float, float]]


def boxes(graph: Graph, subject: str) -> tuple[Box, ...]:
    """Give the boxes of the locations; one in two parts that meet at the antimeridian is one box."""
    found = (_box(graph, place) for place in graph.nodes(subject, "dct:spatial"))
    return tuple(dict.fromkeys(box for box in found if box is not None))


def places(graph: Graph, subject: str, main: str) -> tuple[Text, ...]:
    """Give the locations by name or address."""
    labels = (graph.label(node, main) for node in graph.all(subject, "dct:spatial"))
    return tuple(label for label in labels if label.value and not label.value.startswith("_:"))


def periods(graph: Graph, subject: str) -> tuple[Period, ...]:
    """Give the periods."""
    found = (_period(graph, node) for node in graph.nodes(subject, "dct:temporal"))
    return tuple(dict.fromkeys(period for period in found if period != Period()))


def systems(graph: Graph, subject: str, main: str) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Give the spatial reference systems, and apart from them the other specifications conformed to."""
    reference: list[Text] = []
    others: list[Text] = []
    for node in graph.all(subject, "dct:conformsTo"):
        kind = graph.word(node.value, "dct:type") if isinstance(node, Iri) else ""
        label = graph.label(node, main)
        code = epsg_of(Text(label.value, label.href))
        if kind.endswith(_SYSTEMS[0]) or code is not None:
            reference.append(Text(f"EPSG:{code}", label.href) if label.value == label.href and code else label)
        elif not kind.endswith(_SYSTEMS[1]) and label.value and not label.value.startswith("_:"):
            others.append(label)
    return tuple(reference), tuple(others)


def number(text: str) -> float | None:
    """Give the number that a literal is; None where it is none or not finite."""
    found = float(text) if _NUMBER.fullmatch(text.strip()) else None
    return found if found is not None and isfinite(found) else None


def scale(graph: Graph, subject: str) -> int | None:
    """Give the denominator of the scale, from the measurement of the resolution as scale."""
    for node in graph.nodes(subject, "dqv:hasQualityMeasurement"):
        value = number(graph.word(node, "dqv:value"))
        if value and graph.word(node, "dqv:isMeasurementOf") == full("geodcatap:spatialResolutionAsScale"):
            return round(1 / value) if 1e-9 < value <= 1 else None
    return None


def _box(graph: Graph, place: str) -> Box | None:
    literals = [
        node for node in graph.all(place, "dcat:bbox", "locn:geometry", "dcat:centroid") if isinstance(node, Literal)
    ]
    ordered = sorted(literals, key=lambda literal: "gml" in literal.datatype.casefold())
    return next((box for literal in ordered if (box := _box_of(list(_parts(literal.value)))) is not None), None)


def _box_of(parts: list[_Points]) -> Box | None:
    boxes_ = [_around(points) for points in parts if points]
    if len(boxes_) == 2:
        first, second = sorted(boxes_, key=lambda box: box[0], reverse=True)
        if first[1] == 180 and second[0] == -180:
            return Box(None, first[0], second[1], min(first[2], second[2]), max(first[3], second[3]))
    if not boxes_:
        return None
    west, east, south, north = zip(*boxes_, strict=True)
    return Box(None, min(west), max(east), min(south), max(north))


def _around(points: _Points) -> tuple[float, float, float, float]:
    x, y = zip(*points, strict=True)
    return min(x), max(x), min(y), max(y)


def _parts(text: str) -> Iterator[_Points]:
    """Give the rings of a geometry as points, longitude first, from WKT, GML or GeoJSON."""
    swap = bool(_LATITUDE_FIRST.search(text))
    if text.lstrip().startswith("{"):
        yield _geojson(text)
        return
    if corners := _CORNER.findall(text):
        flat = [one for corner in corners for word in corner.split() if (one := number(word)) is not None]
        yield [(y, x) if swap else (x, y) for x, y in list(pairwise(flat))[::2]]
        return
    for ring in re.split(r"\)\s{0,9},\s{0,9}\(", text.partition(">")[2] if text.lstrip().startswith("<") else text):
        pairs = [pair for position in ring.split(",") if (pair := _pair(position))]
        yield [(y, x) for x, y in pairs] if swap else pairs


def _pair(position: str) -> tuple[float, float] | None:
    numbers = [one for word in re.split(r"[\s()]", position) if (one := number(word)) is not None]
    return (numbers[0], numbers[1]) if len(numbers) >= 2 else None


def _geojson(text: str) -> _Points:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return list(positions(document.get("coordinates") if isinstance(document, dict) else None))


def positions(value: object, depth: int = 0) -> Iterator[tuple[float, float]]:
    """Give the positions of the coordinates of GeoJSON, longitude first."""
    if not isinstance(value, Sequence) or isinstance(value, str) or depth > 4:
        return
    if len(value) >= 2 and all(isinstance(one, int | float) for one in value[:2]):
        yield float(value[0]), float(value[1])
        return
    for one in value:
        yield from positions(one, depth + 1)


def _period(graph: Graph, node: str) -> Period:
    begin = graph.word(node, "dcat:startDate", *(f"{schema}startDate" for schema in _SCHEMA))
    end = graph.word(node, "dcat:endDate", *(f"{schema}endDate" for schema in _SCHEMA))
    return Period(
        begin or _moment(graph, node, "hasBeginning"),
        end=end or _moment(graph, node, "hasEnd"),
        description=graph.word(node, "rdfs:label"),
    )


def _moment(graph: Graph, node: str, predicate: str) -> str:
    kinds = ("inXSDDateTimeStamp", "inXSDDateTime", "inXSDDate", "inXSDgYearMonth", "inXSDgYear")
    moments = graph.nodes(node, _TIME + predicate)
    return next((word for one in moments if (word := graph.word(one, *(_TIME + kind for kind in kinds)))), "")

"""Limits of extents: their range, and that the first does not come after the last."""

import math
import re
from collections.abc import Iterator
from datetime import datetime

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.calendar import moment
from fairtool.rules.iso.told import by_inspire, by_structure

_BOX = "gmd:identificationInfo/*/gmd:extent[1]/*/gmd:geographicElement/gmd:EX_GeographicBoundingBox"
_TIME = "gmd:identificationInfo/*/gmd:extent[2]/*/gmd:temporalElement/*/gmd:extent/gml:TimePeriod"
_VERTICAL = (
    "gmd:identificationInfo/*/gmd:extent[1]/*/gmd:geographicElement += <gmd:verticalElement><gmd:EX_VerticalExtent>"
    "<gmd:minimumValue><gco:Real>{}</gco:Real></gmd:minimumValue><gmd:maximumValue><gco:Real>{}</gco:Real>"
    '</gmd:maximumValue><gmd:verticalCRS xlink:href="http://www.opengis.net/def/crs/EPSG/0/5720"/>'
    "</gmd:EX_VerticalExtent></gmd:verticalElement>"
)
_OF_INSPIRE = "inspire-c.19-bounding-box"
_HALF = 180.0
_QUARTER = 90.0
_DEGREES = re.compile(r"-?[0-9]{1,3}\.[0-9]{1,20}")


def _limit(side: str, value: str) -> str:
    return f"{_BOX}/gmd:{side} = <gmd:{side}><gco:Decimal>{value}</gco:Decimal></gmd:{side}>"


def number(node: Node | None) -> float | None:
    """Give the number that stands in a node; None where there is none."""
    try:
        value = float(node.value) if node else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None


@rule(
    "iso-gex-box-range",
    covers=["gex.box-range"],
    when=element("Box"),
    examples=[
        Example(
            "gex.box-range",
            bad=_limit("northBoundLatitude", "484.0"),
            good=_limit("northBoundLatitude", "48.40"),
        )
    ],
)
def box_is_on_the_globe(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The limits of a bounding box are decimal degrees, from -180 to 180 and from -90 to 90.

    Metres of a projection and degrees with minutes put the data somewhere else on the map, or nowhere.
    """
    if by_inspire(node.element, _OF_INSPIRE, "extents.boxes", context):
        return
    for side, most in (("west", _HALF), ("east", _HALF), ("south", _QUARTER), ("north", _QUARTER)):
        limit = node.first(side)
        value = number(limit)
        is_wrong = limit and limit.value and (value is None or abs(value) > most)
        if limit and is_wrong and not by_structure(limit.element, context):
            yield Problem(
                '{where} is "{value}"; write decimal degrees from -{most} to {most}, with a point: {example}',
                where=limit.where,
                line=limit.line,
                value=limit.value,
                most=int(most),
                example=_written_right(limit.value, most),
            )


def _written_right(text: str, most: float) -> str:
    """Give the same limit with a point where it only has a comma; else some limit that is possible there."""
    pointed = text.replace(",", ".", 1)
    if _DEGREES.fullmatch(pointed) and abs(float(pointed)) <= most:
        return pointed
    return "48.40" if most == _QUARTER else "-4.60"


@rule(
    "iso-gex-box-order",
    covers=["gex.box-order"],
    when=element("Box"),
    examples=[
        Example(
            "gex.box-order",
            bad=f"{_limit('southBoundLatitude', '48.40')}\n{_limit('northBoundLatitude', '48.30')}",
            good=_limit("southBoundLatitude", "48.40"),
        )
    ],
)
def box_has_its_south_below(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The southern limit of a bounding box is not north of the northern one.

    Such a box holds nothing, and the data are found by no search on a map.
    """
    if by_inspire(node.element, _OF_INSPIRE, "extents.boxes", context):
        return
    south, north = number(node.first("south")), number(node.first("north"))
    if south is not None and north is not None and south > north:
        yield Problem(
            "{where} has its south ({south}) above its north ({north}); exchange the two",
            where=node.where,
            line=node.line,
            south=south,
            north=north,
        )


@rule(
    "iso-gex-box-swapped",
    covers=["gex.box-swapped"],
    when=element("Box"),
    examples=[
        Example(
            "gex.box-swapped",
            bad=f"{_limit('westBoundLongitude', '-4.50')}\n{_limit('eastBoundLongitude', '-4.60')}",
            good=f"{_limit('westBoundLongitude', '178.10')}\n{_limit('eastBoundLongitude', '-178.20')}",
        )
    ],
)
def box_has_its_west_first(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A bounding box whose west lies east of its east crosses the meridian of 180 degrees on the shorter way.

    Otherwise it goes round the other side of the globe, which is rarely meant: the two limits were exchanged.
    """
    west, east = number(node.first("west")), number(node.first("east"))
    if west is not None and east is not None and west > east and west - east < _HALF:
        yield Problem(
            "{where} goes from {west} eastwards to {east}, nearly round the globe; exchange west and east",
            where=node.where,
            line=node.line,
            west=west,
            east=east,
        )


@rule(
    "iso-gex-period-order",
    covers=["gex.period-order"],
    when=element("Period"),
    examples=[
        Example(
            "gex.period-order",
            bad=f"{_TIME}/gml:endPosition = <gml:endPosition>2009-12-31</gml:endPosition>",
            good=f"{_TIME}/gml:endPosition = <gml:endPosition>2010</gml:endPosition>",
        )
    ],
)
def period_ends_after_it_begins(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A period does not end before it begins.

    No search in time finds data of a period that holds no moment.
    """
    begin, end = node.first("begin"), node.first("end")
    if begin and end and _is_after(moment(begin.value), moment(end.value)):
        yield Problem(
            "{where} ends ({end}) before it begins ({begin}); exchange the two, or write the right ones",
            where=node.where,
            line=node.line,
            begin=begin.value,
            end=end.value,
        )


def _is_after(first: tuple[datetime, int] | None, last: tuple[datetime, int] | None) -> bool:
    """Compare two moments as finely as both are given: 2010 is not before 2010-03-01."""
    if first is None or last is None:
        return False
    fineness = min(first[1], last[1])
    return first[0].timetuple()[:fineness] > last[0].timetuple()[:fineness]


@rule(
    "iso-gex-vertical-order",
    covers=["gex.vertical-order"],
    when=element("Vertical"),
    examples=[Example("gex.vertical-order", bad=_VERTICAL.format(0, -12), good=_VERTICAL.format(-12, 0))],
)
def vertical_minimum_is_below(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The smallest value of a vertical extent is not above the largest.

    They are values along the axis of the reference system: in one of heights, the bottom is the smallest.
    """
    low, high = number(node.first("minimum")), number(node.first("maximum"))
    if low is not None and high is not None and low > high:
        yield Problem(
            "{where} has its smallest value ({low}) above its largest ({high}); exchange the two",
            where=node.where,
            line=node.line,
            low=low,
            high=high,
        )

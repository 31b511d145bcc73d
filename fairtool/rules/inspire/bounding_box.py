"""Geographic bounding boxes: given, in degrees with decimals, on the globe, and not upside down (C.19)."""

import math
import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.about import DATA
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import place
from fairtool.rules.inspire.levels import identifications, levels

_DECIMAL = re.compile(r"-?\d+\.\d{2,}")
_POINTED = re.compile(r"-?\d{1,20}(?:\.\d{0,20})?", re.ASCII)
_LIMITS = {"west": 180, "east": 180, "south": 90, "north": 90}
_EXTENT = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:extent/gmd:EX_Extent/gmd:geographicElement"
_WEST = f"{_EXTENT}/gmd:EX_GeographicBoundingBox/gmd:westBoundLongitude/gco:Decimal"
_SOUTH = f"{_EXTENT}/gmd:EX_GeographicBoundingBox/gmd:southBoundLatitude/gco:Decimal"


@rule(
    "inspire-c.19-bounding-box",
    covers=["C.19"],
    when=element("Record"),
    examples=[
        Example("C.19", bad=f"{_EXTENT} =", good=""),
        Example(
            "C.19", bad=f"{_WEST} = <gco:Decimal>-4.6</gco:Decimal>", good=f"{_WEST} = <gco:Decimal>-4.60</gco:Decimal>"
        ),
        Example(
            "C.19",
            bad=f"{_SOUTH} = <gco:Decimal>49.00</gco:Decimal>",
            good=f"{_SOUTH} = <gco:Decimal>48.00</gco:Decimal>",
        ),
    ],
)
def box_is_on_the_globe(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A data set has a bounding box in degrees with two decimals at least, on the globe, the south below the north.

    Every search by map uses it. Two decimals are a kilometre; the west may be greater than the east, where the box
    crosses the antimeridian.
    """
    resources = identifications(context.view)
    boxes = [box for resource in resources for box in resource.all("extents.boxes")]
    if not boxes and not DATA.isdisjoint(levels(context.view)):
        holder = resources[0] if resources else node
        yield Problem(
            "{where} has no geographic bounding box; write its west, east, south and north in degrees, such as -4.60",
            where=place(holder, "extents") if resources else holder.where,
            line=holder.line,
        )
    for box in boxes:
        yield from _wrong(box)


def _wrong(box: Node) -> Iterator[Problem]:
    read: dict[str, float] = {}
    for name, limit in _LIMITS.items():
        given = box.first(name)
        if given is None:
            yield Problem(
                "{where} is missing; write it in degrees, such as -4.60", where=place(box, name), line=box.line
            )
            continue
        number = _number(given.value)
        if abs(number) <= limit:
            read[name] = number
        if len(given.value) > 40 or not _DECIMAL.fullmatch(given.value):
            yield _written(given, limit)
        elif abs(number) > limit:
            yield _beyond(given, limit)
    if "south" in read and "north" in read and read["south"] > read["north"]:
        yield Problem(
            "{where} has its south ({south}) above its north ({north}); exchange them",
            where=box.where,
            line=box.line,
            south=box.text("south"),
            north=box.text("north"),
        )


def _beyond(given: Node, limit: int) -> Problem:
    return Problem(
        "{where} is {value}, which is not on the globe; write degrees from -{limit} to {limit}",
        where=given.where,
        line=given.line,
        value=given.value,
        limit=limit,
    )


def _number(text: str) -> float:
    """Give the number that a text is with a point or a comma; NaN for another text."""
    pointed = text.replace(",", ".", 1)
    return float(pointed) if _POINTED.fullmatch(pointed) else math.nan


def _written(given: Node, limit: int) -> Problem:
    number = _number(given.value)
    right = f"{number:.2f}" if len(given.value) < 20 else ""
    if abs(number) > limit:
        return _beyond(given, limit)
    if right and abs(float(right) - number) < 1e-9:
        return Problem(
            '{where} is "{value}"; write it with a point and two decimals at least: {right}',
            where=given.where,
            line=given.line,
            value=given.value,
            right=right,
            fix=given.set_text(right),
        )
    return Problem(
        '{where} is "{value}", which is no decimal number of degrees; write it like -4.60',
        where=given.where,
        line=given.line,
        value=given.value,
    )

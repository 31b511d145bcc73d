"""A spatial resolution is a scale or a distance (1.5)."""

import math
import re
from collections.abc import Iterator, Sequence

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import children
from fairtool.rules.inspire.levels import first_identification

_DENOMINATOR = re.compile(r"\d{1,40}")
_RESOLUTION = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:spatialResolution/gmd:MD_Resolution"
_SCALE = """<gmd:MD_Resolution><gmd:equivalentScale><gmd:MD_RepresentativeFraction><gmd:denominator><gco:Integer>{}
</gco:Integer></gmd:denominator></gmd:MD_RepresentativeFraction></gmd:equivalentScale></gmd:MD_Resolution>"""
# The last three are of ISO 19115-1 only.
_KINDS = ("equivalentScale", "distance", "vertical", "angularDistance", "levelOfDetail")


@rule(
    "inspire-1.5-spatial-resolution",
    covers=["1.5"],
    when=element("DataRecord"),
    examples=[
        Example(
            "1.5", bad=f"{_RESOLUTION} = {_SCALE.format('1/25000')}", good=f"{_RESOLUTION} = {_SCALE.format('25000')}"
        ),
        Example(
            "1.5",
            bad=f'{_RESOLUTION}/gmd:distance/gco:Distance = <gco:Distance uom="m">10 m</gco:Distance>',
            good=f'{_RESOLUTION}/gmd:distance/gco:Distance = <gco:Distance uom="m">10</gco:Distance>',
        ),
        Example("1.5", bad=f"{_RESOLUTION} =", good=""),
    ],
)
def resolution_is_a_number(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A spatial resolution is the denominator of a scale, or a distance on the ground, and not both in one.

    It tells how near one may look. A record of data without a resolution, such as a table, has no element for it.
    """
    resource = first_identification(context.view)
    if resource is None:
        return
    given = children(resource.element, "spatialResolution")
    if given and not any(children(held, *_KINDS) for one in given for held in children(one, "MD_Resolution")):
        yield Problem(
            "{where} holds neither a scale nor a distance; write one of them, or take the element out",
            where=xpath(given[0]),
            line=line_of(given[0]),
        )
    for one in resource.all("resolutions"):
        if children(one.element, "equivalentScale") and children(one.element, "distance"):
            yield Problem("{where} has both a scale and a distance; keep one", where=one.where, line=one.line)
        yield from _scales(one.all("scale"))
        yield from _distances(one.all("distance"))


def _scales(given: Sequence[Node]) -> Iterator[Problem]:
    for one in given:
        if not _DENOMINATOR.fullmatch(one.value):
            yield Problem(
                '{where} is "{value}"; write the denominator of the scale as a whole number, 25000 for 1:25,000',
                where=one.where,
                line=one.line,
                value=one.value,
            )


def _distances(given: Sequence[Node]) -> Iterator[Problem]:
    for one in given:
        if not _is_length(one.value):
            yield Problem(
                '{where} is "{value}"; write a number other than 0, with its unit in uom',
                where=one.where,
                line=one.line,
                value=one.value,
            )


def _is_length(text: str) -> bool:
    try:
        value = float(text) if len(text) < 100 and "_" not in text else 0.0
    except ValueError:
        return False
    return value != 0 and not math.isnan(value)

"""A temporal extent is an instant or a period with dates that can be read (C.14)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetXml
from fairtool.iso.element import Element
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import child, children
from fairtool.rules.inspire.dates import is_date, is_date_time
from fairtool.rules.inspire.levels import first_identification
from fairtool.rules.iso.calendar import ambiguous, mended

_AT = ("now", "unknown")
_BOUND = ("after", "before", "now", "unknown")
_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
_EXTENT = f"{_DATA}/gmd:extent/gmd:EX_Extent/gmd:temporalElement/gmd:EX_TemporalExtent/gmd:extent"
_PERIOD = f"{_EXTENT}/gml:TimePeriod"
_INSTANT = f"""{_PERIOD} = <gml:TimeInstant gml:id="instant"><gml:timePosition>{{}}</gml:timePosition>
</gml:TimeInstant>"""


@rule(
    "inspire-c.14-temporal-extent",
    covers=["C.14"],
    when=element("Record"),
    examples=[
        Example(
            "C.14",
            bad=f"{_PERIOD}/gml:endPosition = <gml:endPosition>aujourd’hui</gml:endPosition>",
            good=f'{_PERIOD}/gml:endPosition = <gml:endPosition indeterminatePosition="now"/>',
        ),
        Example(
            "C.14",
            bad=f"{_PERIOD}/gml:beginPosition = <gml:beginPosition/>",
            good=f'{_PERIOD}/gml:beginPosition = <gml:beginPosition indeterminatePosition="unknown"/>',
        ),
        Example(
            "C.14",
            bad=_INSTANT.format("1/2010"),
            good=_INSTANT.format("2010-01"),
        ),
    ],
)
def temporal_extents_can_be_read(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A temporal extent is an instant or a period; its positions are dates of ISO 8601, or are marked as indeterminate.

    Searches by time leave out data whose extent cannot be read. What goes on has an empty end with
    `indeterminatePosition="now"`, what has no known begin or end one with `"unknown"`.
    """
    resource = first_identification(context.view)
    if resource is None:
        return
    for extent in resource.all("extents"):
        for temporal in children(extent.element, "temporalElement"):
            for holder in children(temporal, "EX_TemporalExtent"):
                for one in children(holder, "extent"):
                    yield from _wrong(one)


def _wrong(extent: Element) -> Iterator[Problem]:
    period, instant = child(extent, "TimePeriod"), child(extent, "TimeInstant", "timePosition")
    if instant is not None:
        yield from _position(instant, _AT)
    elif period is not None:
        for name in ("beginPosition", "endPosition"):
            position = child(period, name)
            if position is not None:
                yield from _position(position, _BOUND)
            else:
                yield Problem(
                    '{where} has no {name}; write the date there, or indeterminatePosition="unknown" without one',
                    where=xpath(period),
                    line=line_of(period),
                    name=name,
                )
    else:
        yield Problem(
            "{where} holds neither a period with a begin and an end nor an instant; write one of them, or take it out",
            where=xpath(extent),
            line=line_of(extent),
        )


def _position(element: Element, allowed: tuple[str, ...]) -> Iterator[Problem]:
    mark = element.get("indeterminatePosition")
    text = (element.text or "").strip()
    if mark is None and not is_date(text) and not is_date_time(text):
        yield _no_date(element, text)
    elif mark is not None and mark not in allowed:
        yield Problem(
            '{where} is "{value}"; write one of {allowed}, or a date without the attribute',
            where=f"{xpath(element)}/@indeterminatePosition",
            line=line_of(element),
            value=mark,
            allowed=", ".join(allowed),
        )


def _no_date(element: Element, text: str) -> Problem:
    right, both = mended(text), ambiguous(text) or ("", "")
    template = '{where} is "{value}", which is no date of ISO 8601; write it like 2010-01-01 or 2010-01-01T08:00:00Z'
    if right:
        template = '{where} is "{value}", which is no date of ISO 8601; write {right}'
    elif both[0]:
        template = '{where} is "{value}", which may be {first} or {second}; write the one that is meant'
    elif not text:
        template = '{where} is empty; write a date, or indeterminatePosition="unknown" ("now" for what goes on)'
    return Problem(
        template,
        where=xpath(element),
        line=line_of(element),
        value=text,
        right=right,
        first=both[0],
        second=both[1],
        fix=SetXml(xpath(element), right) if right else None,
    )

"""Dates and times: in the form of ISO 8601, on days that there are."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.inspire.dates import is_date, is_date_time
from fairtool.rules.iso.calendar import ambiguous, is_sound, mended
from fairtool.rules.iso.told import by_inspire, by_structure

_TAGS = (
    *(f"{{{uri}}}{name}" for uri in URIS["gco"] for name in ("Date", "DateTime")),
    *(f"{{{uri}}}{name}" for uri in URIS["gml"] for name in ("beginPosition", "endPosition", "timePosition")),
)
_TEMPORAL = "inspire-c.14-temporal-extent"
_POSITIONS = ("extents.periods.begin", "extents.periods.end", "extents.instants.value")
_STAMP = "gmd:dateStamp = <gmd:dateStamp><gco:Date>{}</gco:Date></gmd:dateStamp>"


@rule(
    "iso-gco-date-form",
    covers=["gco.date-form"],
    examples=[Example("gco.date-form", bad=_STAMP.format("31/12/2025"), good=_STAMP.format("2025-12-31"))],
)
def dates_are_of_the_calendar(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A date or time is one of the calendar, in the form of ISO 8601.

    A date in another order of day and month is read wrongly, or not at all.
    """
    for tag in _TAGS:
        for one in view.by_tag.get(tag, ()):
            text = (one.text or "").strip()
            if not text or is_sound(text) or one.get("frame") or _is_told(one, text, context):
                continue
            where, line, right = Node(one, "date", view.paths).where, one.sourceline, mended(text)
            if right:
                fix = Node(one, "date", view.paths).set_text(right)
                template = '{where} is "{value}"; write "{right}"'
                yield Problem(template, where=where, line=line, value=text, right=right, fix=fix)
            elif both := ambiguous(text):
                template = '{where} is "{value}", which may be {first} or {second}; write the one that is meant'
                yield Problem(template, where=where, line=line, value=text, first=both[0], second=both[1])
            else:
                template = '{where} is "{value}", which is no date; write YEAR-MONTH-DAY, such as "2025-12-31"'
                yield Problem(template, where=where, line=line, value=text)


def _is_told(one: Element, text: str, context: Context[XmlRecord]) -> bool:
    """Tell whether the rules of structure tell it, or that of INSPIRE on temporal extents."""
    if by_structure(one, context):
        return True
    is_wrong = one.get("indeterminatePosition") is None and not is_date(text) and not is_date_time(text)
    return is_wrong and any(by_inspire(one, _TEMPORAL, field, context) for field in _POSITIONS)

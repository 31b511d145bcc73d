"""The date of the metadata is given once (C.7)."""

from collections.abc import Iterator, Sequence

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import children, local, place
from fairtool.rules.inspire.dates import is_date, is_date_time
from fairtool.rules.inspire.levels import LEVELS, levels
from fairtool.rules.iso.calendar import ambiguous, mended


@rule(
    "inspire-c.7-metadata-date",
    covers=["C.7"],
    when=element("Record"),
    examples=[
        Example(
            "C.7",
            bad="gmd:dateStamp/gco:Date = <gco:Date>01/03/2026</gco:Date>",
            good="gmd:dateStamp/gco:Date = <gco:DateTime>2026-03-01T08:00:00</gco:DateTime>",
        ),
        Example("C.7", bad="gmd:dateStamp/gco:Date = <gco:Date>31/03/2026</gco:Date>", good=""),
        Example("C.7", bad="gmd:dateStamp =", good=""),
    ],
)
def metadata_has_its_date(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The date of the metadata is given once, as a date or a date with time of ISO 8601.

    Harvesters compare it with the copy they have: where it cannot be read, a changed record is never fetched again.
    """
    if LEVELS.isdisjoint(levels(context.view)):
        return
    dates, field = (node.all("date_stamp"), "date_stamp") if node.path("date_stamp") else _of_19115_3(node)
    if not dates:
        yield Problem(
            "{where} is missing: the record has no date of its own; write when it was last changed, such as 2026-03-01",
            where=place(node, field),
            line=node.line,
        )
    elif field == "date_stamp" and (len(dates) > 1 or len(children(node.element, "dateStamp")) > 1):
        yield Problem(
            "{where} is one of several dates of the metadata; keep the last one",
            where=dates[0].where,
            line=dates[0].line,
        )
    yield from wrong_dates(dates)


def wrong_dates(dates: Sequence[Node]) -> Iterator[Problem]:
    """Tell of each date that is not written by ISO 8601."""
    for one in dates:
        if local(one.element) == "DateTime" and not is_date_time(one.value):
            yield Problem(
                '{where} is "{value}", which is no date with time of ISO 8601; write it like 2026-03-01T08:00:00Z, '
                "or a day in gco:Date",
                where=one.where,
                line=one.line,
                value=one.value,
            )
        elif local(one.element) != "DateTime" and not is_date(one.value):
            yield _no_date(one)


def _no_date(one: Node) -> Problem:
    right, both = mended(one.value), ambiguous(one.value) or ("", "")
    template = '{where} is "{value}", which is no date of ISO 8601; write it like 2026-03-01, or 2026 alone'
    if right:
        template = '{where} is "{value}", which is no date of ISO 8601; write {right}'
    elif both[0]:
        template = '{where} is "{value}", which may be {first} or {second}; write the one that is meant'
    return Problem(
        template,
        where=one.where,
        line=one.line,
        value=one.value,
        right=right,
        first=both[0],
        second=both[1],
        fix=one.set_text(right) if right else None,
    )


def _of_19115_3(node: Node) -> tuple[Sequence[Node], str]:
    return node.all("dates.value"), "dates"

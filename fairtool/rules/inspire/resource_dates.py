"""The dates of the resource: of which types, how written, and how many (C.11 to C.13)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import code, place
from fairtool.rules.inspire.levels import first_identification
from fairtool.rules.inspire.metadata_date import wrong_dates

TYPES = ("publication", "revision", "creation")
_DATE = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:citation/gmd:CI_Citation/gmd:date"
_TYPE = f"{_DATE}/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode@codeListValue"


def _more(kind: str, day: str) -> str:
    return f"""{_DATE} += <gmd:date><gmd:CI_Date><gmd:date><gco:Date>{day}</gco:Date></gmd:date><gmd:dateType>
<gmd:CI_DateTypeCode codeList="#CI_DateTypeCode" codeListValue="{kind}"/></gmd:dateType></gmd:CI_Date></gmd:date>
"""


@rule(
    "inspire-c.11-temporal-reference",
    covers=["C.11"],
    when=element("Record"),
    examples=[
        Example("C.11", bad=f"{_DATE} =", good=""),
        Example("C.11", bad=f"{_TYPE} = validityBegins", good=f"{_TYPE} = creation"),
        Example(
            "C.11",
            bad=f"{_DATE}/gmd:CI_Date/gmd:date/gco:Date = <gco:Date>2026-02-30</gco:Date>",
            good=f"{_DATE}/gmd:CI_Date/gmd:date/gco:Date = <gco:Date>2026-02</gco:Date>",
        ),
    ],
)
def resource_has_dates(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The data has at least one date, and each is a publication, revision or creation written by ISO 8601.

    The date tells whether the data is new enough for a use; without its type nobody knows what happened that day. Other
    types of ISO 19115-1 are not known to INSPIRE.
    """
    dates = _dates(context.view)
    if not dates:
        holder = next(iter(node.all("resources.citation")), None)
        yield Problem(
            "{where} is missing: the data or service has no date; "
            "write that of its publication, its last revision or its creation",
            where=place(holder, "dates") if holder else place(node, "resources"),
            line=holder.line if holder else node.line,
        )
    for one in dates:
        values = one.all("value")
        if not values:
            yield Problem("{where} is missing: the date is not said", where=place(one, "value"), line=one.line)
        yield from wrong_dates(values)
        yield from wrong_type(one)


@rule(
    "inspire-c.12-one-creation",
    covers=["C.12"],
    when=element("Record"),
    examples=[
        Example(
            "C.12",
            bad=_more("creation", "2010-01-01") + _more("creation", "2011-01-01"),
            good=_more("creation", "2010-01-01"),
        ),
    ],
)
def resource_is_created_once(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The data has at most one date of creation.

    Of two dates nobody knows which is meant. A second one is most often that of a revision.
    """
    yield from _several(context.view, "creation")


@rule(
    "inspire-c.13-one-revision",
    covers=["C.13"],
    when=element("Record"),
    examples=[
        Example(
            "C.13",
            bad=_more("revision", "2010-01-01") + _more("revision", "2011-01-01"),
            good=_more("revision", "2010-01-01"),
        ),
    ],
)
def resource_has_one_last_revision(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The data has at most one date of revision: that of the last.

    Earlier revisions belong to the lineage: in the citation, software takes any one of them as the last.
    """
    yield from _several(context.view, "revision")


def wrong_type(one: Node) -> Iterator[Problem]:
    """Tell of a date of a type that INSPIRE does not know, or of none."""
    kind = one.first("type")
    if kind is None:
        yield Problem(
            "{where} is missing: the date has no type; write publication, revision or creation",
            where=place(one, "type"),
            line=one.line,
        )
    elif code(kind) not in TYPES:
        yield Problem(
            '{where} is "{value}", a type of date that INSPIRE does not know; write publication, revision or creation',
            where=f"{kind.where}/@codeListValue",
            line=kind.line,
            value=code(kind) or kind.value,
        )


@lru_cache(maxsize=2)  # three rules ask it of one record, then of the next
def _dates(view: XmlRecord) -> tuple[Node, ...]:
    resource = first_identification(view)
    return resource.all("citation.dates") if resource is not None else ()


def _several(view: XmlRecord, kind: str) -> Iterator[Problem]:
    of_kind: Sequence[Node] = [one for one in _dates(view) if any(code(known) == kind for known in one.all("type"))]
    for one in of_kind[1:]:
        yield Problem(
            '{where} is one of {count} dates of the type "{type}": {days}; keep one of them',
            where=one.where,
            line=one.line,
            count=len(of_kind),
            type=kind,
            days=", ".join(each.text("value") for each in of_kind),
        )

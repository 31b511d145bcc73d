"""The record declares conformity (C.20), cites the specification (C.21) and says the degree (C.22)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetXml
from fairtool.iso.element import Element
from fairtool.iso.node import Node
from fairtool.iso.values import nil_of
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import child, children, place
from fairtool.rules.inspire.declarations import (
    NONE_DECLARED,
    RESULT,
    act_of,
    declarations,
    is_undeclared,
    of_the_act,
    official_title,
)
from fairtool.rules.inspire.levels import LEVELS, levels
from fairtool.rules.inspire.metadata_date import wrong_dates
from fairtool.rules.inspire.resource_dates import wrong_type
from fairtool.vocabulary.inspire import regulations

_REPORT = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report"
_CITATION = f"{RESULT}/gmd:specification/gmd:CI_Citation"
_PASS = f"{RESULT}/gmd:pass"
# What XML Schema and people take for an answer.
_ANSWERS = {"1": "true", "0": "false", "true": "true", "false": "false"}


@rule(
    NONE_DECLARED,
    covers=["C.20"],
    when=element("Record"),
    examples=[Example("C.20", bad=f"{_REPORT} =", good="")],
)
def conformity_is_declared(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The quality section declares the conformity with at least one specification.

    INSPIRE asks every record whether the data follows its rules yet; that nobody has looked is an answer too.
    """
    if is_undeclared(context.view):
        yield Problem(
            "{where} declares no conformity; write a {report} with true, false or {nil}, which cites, "
            'with the date {day} (publication), "{title}"',
            where=_holder(node).where,
            line=_holder(node).line,
            report="DQ_DomainConsistency",
            nil='nilReason="unknown"',
            day=regulations()[act_of(context.view)].date,
            title=official_title(context.view, act_of(context.view)),
        )


@rule(
    "inspire-c.21-specification",
    covers=["C.21"],
    when=element("Record"),
    examples=[
        Example("C.21", bad=f"{_CITATION}/gmd:date =", good=""),
        Example(
            "C.21",
            bad=f"{_CITATION}/gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode@codeListValue = released",
            good=f"{_CITATION}/gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode@codeListValue = publication",
        ),
        Example("C.21", bad=f"{_CITATION} =", good=""),
    ],
)
def specification_is_cited(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A declaration of conformity cites the specification, with its title, a date and the type of the date.

    Without the citation nobody knows what the data conforms to, and in which edition.
    """
    if LEVELS.isdisjoint(levels(context.view)):
        return
    given = declarations(context.view)
    if not given:
        yield Problem(
            "{where} cites no specification (one mistake, told by {rule})",
            where=_holder(node).where,
            line=_holder(node).line,
            rule=NONE_DECLARED,
        )
    elif not any(result.all("specification") for result in given):
        yield Problem(
            "{where} is missing: no specification is cited; write its title, its date and the type of the date",
            where=place(given[0], "specification"),
            line=given[0].line,
        )
    for result in of_the_act(context.view):
        yield from _date(result)


@rule(
    "inspire-c.22-degree",
    covers=["C.22"],
    when=element("Record"),
    examples=[
        Example("C.22", bad=f"{_PASS} = <gmd:pass/>", good=f'{_PASS} = <gmd:pass gco:nilReason="unknown"/>'),
        Example(
            "C.22",
            bad=f"{_PASS} = <gmd:pass><gco:Boolean>1</gco:Boolean></gmd:pass>",
            good=f"{_PASS} = <gmd:pass><gco:Boolean>true</gco:Boolean></gmd:pass>",
        ),
    ],
)
def degree_is_said(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A declaration of conformity says `true` or `false`, or is empty with the nil reason `unknown`.

    `unknown` is the answer where the conformity has not been evaluated; it is no fault.
    """
    if not declarations(context.view):
        yield Problem(
            "{where} says no degree of conformity (one mistake, told by {rule})"
            if is_undeclared(context.view)
            else "{where} declares no conformity; write true, false or {nil} in a {report}",
            where=_holder(node).where,
            line=_holder(node).line,
            rule=NONE_DECLARED,
            nil='nilReason="unknown"',
            report="DQ_DomainConsistency",
        )
    for result in of_the_act(context.view):
        yield from _degree(result)


def _holder(node: Node) -> Node:
    return node.first("qualities") or node


def _date(result: Node) -> Iterator[Problem]:
    citation = result.first("specification")
    if citation is None:
        return
    dates = citation.all("dates")
    if not dates:
        yield Problem(
            "{where} is missing: the specification has no date; write that of its publication "
            "(2010-12-08 for Regulation 1089/2010, 2009-10-20 for 976/2009)",
            where=place(citation, "dates"),
            line=citation.line,
        )
    for one in dates:
        yield from wrong_dates([value for value in one.all("value") if value.element.tag.endswith("}Date")])
        yield from wrong_type(one)


def _degree(result: Node) -> Iterator[Problem]:
    holder = child(result.element, "pass")
    if holder is None:
        yield Problem(
            '{where} does not say whether the data conforms; write true or false in pass, or pass nilReason="unknown"',
            where=result.where,
            line=result.line,
        )
        return
    answers = children(holder, "Boolean")
    if not answers and nil_of(holder) != "unknown":
        yield Problem(
            '{where} is empty; write true or false, or gco:nilReason="unknown" where the conformity is not evaluated',
            where=xpath(holder),
            line=line_of(holder),
        )
    for answer in answers:
        text = (answer.text or "").strip()
        if text not in ("true", "false"):
            yield Problem(
                '{where} is "{value}"; write true or false, or leave it out with gco:nilReason="unknown"',
                where=xpath(answer),
                line=line_of(answer),
                value=text,
                fix=_answer(answer, result) if text.casefold() in _ANSWERS else None,
            )


def _answer(answer: Element, result: Node) -> SetXml | None:
    return Node(answer, "boolean", result.paths).set_text(_ANSWERS[(answer.text or "").strip().casefold()])

"""What is recommended for measures of topological consistency (Rec-2.4, Rec-2.5, Rec-2.6)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import code, said
from fairtool.rules.inspire.levels import is_data
from fairtool.vocabulary.inspire import iso_lists

_NAME = "<gmd:nameOfMeasure><gco:CharacterString>nombre de microface</gco:CharacterString></gmd:nameOfMeasure>"
_TYPE = """<gmd:evaluationMethodType>
<gmd:DQ_EvaluationMethodTypeCode codeList="#DQ_EvaluationMethodTypeCode" codeListValue="directInternal"/>
</gmd:evaluationMethodType>"""
_METHOD = """<gmd:evaluationMethodDescription><gco:CharacterString>comptage</gco:CharacterString>
</gmd:evaluationMethodDescription>"""
_DATE = "<gmd:dateTime><gco:DateTime>2026-02-10T12:00:00Z</gco:DateTime></gmd:dateTime>"
_RESULT = """<gmd:result><gmd:DQ_QuantitativeResult><gmd:valueUnit xlink:href="http://www.opengis.net/def/uom/OGC/1.0/unity"/>
<gmd:value><gco:Record xmlns:xs="http://www.w3.org/2001/XMLSchema" xsi:type="xs:integer">0</gco:Record></gmd:value>
</gmd:DQ_QuantitativeResult></gmd:result>"""


def _measure(*parts: str) -> str:
    inner = "".join((*parts, _RESULT))
    return (
        "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report += "
        f"<gmd:report><gmd:DQ_TopologicalConsistency>{inner}</gmd:DQ_TopologicalConsistency></gmd:report>"
    )


_WHOLE = _measure(_NAME, _TYPE, _METHOD, _DATE)


def _is_judged(report: Node, view: XmlRecord) -> bool:
    return report.element.tag.endswith("}DQ_TopologicalConsistency") and is_data(view)


@rule(
    "inspire-rec-2.4-measure-name",
    covers=["Rec-2.4"],
    when=element("QualityReport"),
    examples=[Example("Rec-2.4", bad=_measure(_TYPE, _METHOD, _DATE), good=_WHOLE)],
)
def topological_measure_is_named(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A measure of topological consistency has its name.

    The number alone does not say what was counted: gaps, crossings or loose ends.
    """
    if _is_judged(node, context.view) and not any(said(name.element) for name in node.all("names")):
        yield Problem(
            "{where} is missing or empty; write the name of the measure", where=node.place("names"), line=node.line
        )


@rule(
    "inspire-rec-2.5-evaluation-method",
    covers=["Rec-2.5"],
    when=element("QualityReport"),
    examples=[
        Example("Rec-2.5", bad=_measure(_NAME, _TYPE, _DATE), good=_WHOLE),
        Example("Rec-2.5", bad=_measure(_NAME, _METHOD, _DATE), good=_WHOLE),
    ],
)
def topological_measure_describes_its_method(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A measure of topological consistency describes the evaluation method, and its type by the ISO list.

    Whether all of the data was looked at, or a sample, decides what the number is worth.
    """
    if not _is_judged(node, context.view):
        return
    if not any(said(one.element) for one in node.all("method_description")):
        yield Problem(
            "{where} is missing or empty; describe how the measure was evaluated",
            where=node.place("method_description"),
            line=node.line,
        )
    known = iso_lists("iso19139").lists["DQ_EvaluationMethodTypeCode"]
    types = [code(one) for one in node.all("method_type")]
    if not set(types) & set(known):
        yield Problem(
            '{where} is "{value}"; write the type of the evaluation method: {known}',
            where=node.place("method_type"),
            line=node.line,
            value=", ".join(types),
            known=", ".join(known),
        )


@rule(
    "inspire-rec-2.6-evaluation-date",
    covers=["Rec-2.6"],
    when=element("QualityReport"),
    examples=[Example("Rec-2.6", bad=_measure(_NAME, _TYPE, _METHOD), good=_WHOLE)],
)
def topological_measure_is_dated(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A measure of topological consistency has the date and time of the evaluation.

    Data that was changed after that was not looked at.
    """
    if _is_judged(node, context.view) and not node.texts("dates"):
        yield Problem(
            "{where} is missing; write the date and time of the evaluation", where=node.place("dates"), line=node.line
        )

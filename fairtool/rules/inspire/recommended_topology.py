"""What is recommended for measures of topological consistency (Rec-2.4, Rec-2.5, Rec-2.6)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import code, said
from fairtool.rules.inspire.topology import topological_reports
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


@rule(
    "inspire-rec-2.4-measure-name",
    covers=["Rec-2.4"],
    when=element("DataRecord"),
    examples=[Example("Rec-2.4", bad=_measure(_TYPE, _METHOD, _DATE), good=_WHOLE)],
)
def topological_measure_is_named(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A measure of topological consistency has its name.

    The number alone does not say what was counted: gaps, crossings or loose ends.
    """
    for report in topological_reports(view):
        if not any(said(name.element) for name in report.all("names")):
            yield Problem(
                "{where} is missing or empty; write the name of the measure",
                where=report.place("names"),
                line=report.line,
            )


@rule(
    "inspire-rec-2.5-evaluation-method",
    covers=["Rec-2.5"],
    when=element("DataRecord"),
    examples=[
        Example("Rec-2.5", bad=_measure(_NAME, _TYPE, _DATE), good=_WHOLE),
        Example("Rec-2.5", bad=_measure(_NAME, _METHOD, _DATE), good=_WHOLE),
    ],
)
def topological_measure_describes_its_method(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A measure of topological consistency describes the evaluation method, and its type by the ISO list.

    Whether all of the data was looked at, or a sample, decides what the number is worth.
    """
    for report in topological_reports(view):
        yield from _method(report)


def _method(report: Node) -> Iterator[Problem]:
    if not any(said(one.element) for one in report.all("method_description")):
        yield Problem(
            "{where} is missing or empty; describe how the measure was evaluated",
            where=report.place("method_description"),
            line=report.line,
        )
    known = iso_lists("iso19139").lists["DQ_EvaluationMethodTypeCode"]
    types = [code(one) for one in report.all("method_type")]
    if not set(types) & set(known):
        yield Problem(
            '{where} is "{value}", which is no type of evaluation method; write one of {known}'
            if types
            else "{where} is missing; write the type of the evaluation method: {known}",
            where=report.place("method_type"),
            line=report.line,
            value=", ".join(types),
            known=", ".join(known),
        )


@rule(
    "inspire-rec-2.6-evaluation-date",
    covers=["Rec-2.6"],
    when=element("DataRecord"),
    examples=[Example("Rec-2.6", bad=_measure(_NAME, _TYPE, _METHOD), good=_WHOLE)],
)
def topological_measure_is_dated(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A measure of topological consistency has the date and time of the evaluation.

    Data that was changed after that was not looked at.
    """
    for report in topological_reports(view):
        if not report.texts("dates"):
            yield Problem(
                "{where} is missing; write the date and time of the evaluation",
                where=report.place("dates"),
                line=report.line,
            )

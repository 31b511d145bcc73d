"""Reports on topological consistency (2.7, 2.8)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import child, children, code, place, said

_TYPE = f"{{{URIS['xsi'][0]}}}type"
_MODEL = "INSPIRE Data Specifications - Base Models - Generic Network Model"
_REPORT = """gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report += <gmd:report><gmd:DQ_TopologicalConsistency>
<gmd:result>{}</gmd:result></gmd:DQ_TopologicalConsistency></gmd:report>"""
_MEASURED = """<gmd:DQ_QuantitativeResult><gmd:valueUnit/><gmd:value><gco:Record{}>3</gco:Record></gmd:value>
</gmd:DQ_QuantitativeResult>"""
_DECLARED = """<gmd:DQ_ConformanceResult><gmd:specification><gmd:CI_Citation><gmd:title><gco:CharacterString>{title}
</gco:CharacterString></gmd:title><gmd:date><gmd:CI_Date><gmd:date><gco:Date>2013-04-05</gco:Date></gmd:date>
<gmd:dateType><gmd:CI_DateTypeCode codeList="#CI_DateTypeCode" codeListValue="publication"/></gmd:dateType>
</gmd:CI_Date></gmd:date></gmd:CI_Citation></gmd:specification><gmd:explanation><gco:CharacterString>Tronçons disjoints
</gco:CharacterString></gmd:explanation><gmd:pass><gco:Boolean>{passed}</gco:Boolean></gmd:pass>
</gmd:DQ_ConformanceResult>"""


@rule(
    "inspire-2.7-topology-measured",
    covers=["2.7"],
    when=element("DataRecord"),
    examples=[
        Example(
            "2.7",
            bad=_REPORT.format(_MEASURED.format("")),
            good=_REPORT.format(_MEASURED.format(' xsi:type="gco:Integer_PropertyType"')),
        )
    ],
)
def measured_topology_has_a_typed_value(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A quantitative result of topological consistency has a unit, which may be empty, and a value with its type.

    Without `xsi:type` a reader cannot tell a number of faults from a percentage or a text.
    """
    for result in (one for report in topological_reports(view) for one in report.all("measurements")):
        if child(result.element, "valueUnit") is None:
            yield Problem(
                "{where} has no unit of its value; write valueUnit, empty for a plain number",
                where=result.where,
                line=result.line,
            )
        records = result.all("values")
        if not any(record.element.get(_TYPE) for record in records):
            yield Problem(
                "{where} has no typed value; write it in gco:Record, with its type in xsi:type",
                where=place(result, "values"),
                line=(records[0] if records else result).line,
            )


@rule(
    "inspire-2.8-topology-declared",
    covers=["2.8"],
    when=element("DataRecord"),
    examples=[
        Example(
            "2.8",
            bad=_REPORT.format(_DECLARED.format(title=_MODEL, passed="true")),
            good=_REPORT.format(_DECLARED.format(title=_MODEL, passed="false")),
        ),
        Example(
            "2.8",
            bad=_REPORT.format(_DECLARED.format(title="Generic Network Model", passed="false")),
            good=_REPORT.format(_DECLARED.format(title=_MODEL, passed="false")),
        ),
    ],
)
def declared_topology_is_that_of_the_model(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A descriptive result of topological consistency cites the Generic Network Model, says `false`, and explains.

    Such a report is made for data that does not assure the topology of its networks; a planner of routes has to know.
    """
    for result in (one for report in topological_reports(view) for one in report.all("conformances")):
        title = result.first("specification.title")
        if title is None or said(title.element) != _MODEL:
            yield Problem(
                '{where} is "{value}"; write exactly "{title}"',
                where=title.where if title else place(result, "specification"),
                line=(title or result).line,
                value=said(title.element) if title else "",
                title=_MODEL,
            )
        yield from _date(result)
        yield from _answer(result)


def topological_reports(view: XmlRecord) -> tuple[Node, ...]:
    """Give the reports on topological consistency."""
    return tuple(one for one in view.nodes("QualityReport") if one.element.tag.endswith("}DQ_TopologicalConsistency"))


def _date(result: Node) -> Iterator[Problem]:
    dates = result.all("specification.dates")
    if not any(one.texts("value") for one in dates) or any(
        code(kind) != "publication" for one in dates for kind in one.all("type")
    ):
        yield Problem(
            "{where} is not cited with the date of its publication; write it, with the type publication",
            where=place(result, "specification"),
            line=result.line,
        )


def _answer(result: Node) -> Iterator[Problem]:
    if result.text("passed") != "false":
        holder = next(iter(children(result.element, "pass")), None)
        yield Problem(
            '{where} is "{value}"; write false: a network whose topology is assured has no such report',
            where=place(result, "passed"),
            line=holder.sourceline if holder is not None else result.line,
            value=result.text("passed"),
        )
    if not any(said(one.element) for one in result.all("explanation")):
        yield Problem(
            "{where} is missing or empty; tell what is not assured in the network",
            where=place(result, "explanation"),
            line=result.line,
        )

"""The minimum quality of service that an interoperable service promises (6.5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_href, anchor_to, said
from fairtool.rules.inspire.service_parts import service_in
from fairtool.vocabulary.inspire import code_list

_TYPE = f"{{{URIS['xsi'][0]}}}type"
_WHOLE = 100.0  # percent


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion: its code in the INSPIRE register, the unit and the type of its value."""

    code: str
    unit: str
    type: str


CRITERIA = (
    Criterion("availability", "urn:ogc:def:uom:OGC::percent", "double"),
    Criterion("performance", "http://www.opengis.net/def/uom/SI/second", "double"),
    Criterion("capacity", "http://www.opengis.net/def/uom/OGC/1.0/unity", "integer"),
)
_REPORT = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report"
_MEASURE = f"{_REPORT}[4]/gmd:DQ_ConceptualConsistency"
_VALUE = f"{_MEASURE}/gmd:result/gmd:DQ_QuantitativeResult"


@rule(
    "inspire-6.5-quality-of-service",
    covers=["6.5"],
    when=element("ServiceRecord"),
    examples=[
        Example("6.5", bad=f"in sds\n{_REPORT}[6] =", good="in sds"),
        Example("6.5", bad=f"in sds\n{_MEASURE}/gmd:measureDescription =", good="in sds"),
        Example("6.5", bad=f"in sds\n{_VALUE}/gmd:valueUnit@xlink:href = %", good="in sds"),
        Example("6.5", bad=f"in sds\n{_VALUE}/gmd:value/gco:Record@xsi:type = xs:string", good="in sds"),
        Example("6.5", bad=f"in sds\n{_VALUE}/gmd:value =", good="in sds"),
    ],
)
def quality_of_service_is_promised(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An interoperable service promises its availability, its performance and its capacity, each with value and unit.

    Availability is a part of the year in percent, performance the seconds until an answer begins, capacity the number
    of requests served at once. They are the least that a client can count on. It concerns the services that declare
    the category `interoperable` or `harmonised`; other measures may stand beside these.
    """
    service = service_in(view)
    if not service.is_interoperable:
        return
    uri = code_list("QualityOfServiceCriteria")
    reports = [
        (anchor_href(name.element), report)
        for report in view.node.all("qualities.reports")
        for name in report.all("names")[:1]
    ]
    for criterion in CRITERIA:
        address = uri.value_uri(criterion.code)
        measures = [report for href, report in reports if href == address]
        if not measures:
            place = view.node.first("qualities") or view.node
            yield Problem(
                "{where} does not say the {criterion} of the service; report it in a {report} named {anchor}",
                where=place.where,
                line=place.line,
                criterion=criterion.code,
                report="DQ_ConceptualConsistency",
                anchor=anchor_to(view, address, criterion.code),
            )
        for measure in measures:
            yield from _measure(measure, criterion)


def _measure(measure: Node, criterion: Criterion) -> Iterator[Problem]:
    if not any(said(one.element) for one in measure.all("measure_description")):
        yield Problem(
            "{where} is empty; describe how the {criterion} of the service is measured",
            where=measure.place("measure_description"),
            line=measure.line,
            criterion=criterion.code,
        )
    results = measure.all("measurements")
    if not results:
        yield Problem(
            "{where} is missing; give the value of the {criterion}",
            where=measure.place("measurements"),
            line=measure.line,
            criterion=criterion.code,
        )
    for result in results:
        yield from _result(result, criterion)


def _result(result: Node, criterion: Criterion) -> Iterator[Problem]:
    unit = result.text("unit")
    if unit != criterion.unit:
        yield Problem(
            '{where} is "{unit}"; the unit of the {criterion} is {expected}',
            where=result.place("unit"),
            line=result.line,
            unit=unit,
            expected=criterion.unit,
            criterion=criterion.code,
        )
    values = result.all("values")
    if not any(_is_typed(value, criterion) for value in values):
        yield Problem(
            '{where} is "{value}" of the type "{type}"; write a number ({criterion}) with xsi:type="xs:{expected}"',
            where=values[0].where if values else result.place("values"),
            line=values[0].line if values else result.line,
            value=values[0].value if values else "",
            type=values[0].element.get(_TYPE, "") if values else "",
            criterion=criterion.code,
            expected=criterion.type,
        )


def _is_typed(value: Node, criterion: Criterion) -> bool:
    if value.element.get(_TYPE, "").rpartition(":")[2] != criterion.type:
        return False
    try:
        number = float(value.value[:40])
    except ValueError:
        return False
    return criterion.code != "availability" or 0.0 <= number <= _WHOLE

"""What an invocable service declares to conform to: the regulation, its category, a specification (5.3 to 5.5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Fix, Problem
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_to
from fairtool.rules.inspire.declarations import DATA_ACT, is_official, official_title, right_title
from fairtool.rules.inspire.service_declarations import CATEGORIES, Declaration, category_uri, declared_in
from fairtool.rules.inspire.service_parts import service_in

_DATES = frozenset({"publication", "creation", "revision"})
_REPORT = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report"
_RESULT = "gmd:DQ_DomainConsistency/gmd:result/gmd:DQ_ConformanceResult"
_TITLE = "gmd:specification/gmd:CI_Citation/gmd:title"
_SHORT = "<gmd:title><gco:CharacterString>Règlement 1089/2010</gco:CharacterString></gmd:title>"
_PLAIN = "<gmd:title><gco:CharacterString>harmonised</gco:CharacterString></gmd:title>"
_HTTPS = """<gmd:title><gmx:Anchor xlink:href="https://inspire.ec.europa.eu/id/ats/metadata/2.0/sds-harmonised">Harmonised
</gmx:Anchor></gmd:title>"""
_FALSE = "<gmd:pass><gco:Boolean>false</gco:Boolean></gmd:pass>"
_CITE = f"{_RESULT}/{_TITLE}"


@rule(
    "inspire-5.3-regulation",
    covers=["5.3"],
    when=element("ServiceRecord"),
    examples=[
        Example("5.3", bad=f"in sds\n{_REPORT}[1] =", good="in sds"),
        Example("5.3", bad=f"in sds\n{_REPORT}[1]/{_CITE} = {_SHORT}", good="in sds"),
    ],
)
def invocable_service_cites_the_regulation(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An invocable service declares its conformity with Regulation 1089/2010, cited by its official title.

    The title tells what the service was compared with, and is compared word by word by the reference validator; it is
    that of the Official Journal in some language. It concerns the services that declare a category,
    such as `invocable`.
    """
    service = service_in(view)
    if not service.is_invocable:
        return
    cited = [one for one in declared_in(view) if one.cites(DATA_ACT)]
    if any(is_official(one.text, DATA_ACT) for one in cited):
        return
    right = right_title(cited[0].text, DATA_ACT) if cited else ""
    place = cited[0].place if cited else view.node.first("qualities") or view.node
    yield Problem(
        '{where} is "{value}"; cite the regulation by its title: {title}'
        if cited
        else "{where} does not declare the conformity with Regulation 1089/2010; cite it by its title: {title}",
        where=place.where,
        line=place.line,
        value=cited[0].text if cited else "",
        title=right or official_title(view, DATA_ACT),
        fix=place.set_text(right) if right else None,
    )


@rule(
    "inspire-5.4-category",
    covers=["5.4"],
    when=element("ServiceRecord"),
    examples=[
        Example("5.4", bad=f"in sds\n{_REPORT}[2]/{_CITE} = {_PLAIN}", good="in sds"),
        Example("5.4", bad=f"in sds\n{_REPORT}[2]/{_CITE} = {_HTTPS}", good="in sds"),
        Example("5.4", bad=f"in sds\n{_REPORT}[2]/{_RESULT}/gmd:pass = {_FALSE}", good="in sds"),
    ],
)
def category_is_declared(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """One declaration says the category of an invocable service, by an anchor to its class, with `true`.

    The category is `invocable`, `interoperable` or `harmonised`, in English in all languages; the guidance gives the
    address of each. The highest one is given, and only it, since each includes those before.
    """
    service = service_in(view)
    if not service.is_invocable:
        return
    cited = [one for one in declared_in(view) if one.category]
    for other in cited[1:]:
        yield Problem(
            "{where} is one of {count} declarations of a category; keep that of {category} only",
            where=other.place.where,
            line=other.place.line,
            count=len(cited),
            category=service.category,
        )
    if len(cited) == 1:
        yield from _category(cited[0], view)


def _category(declared: Declaration, view: XmlRecord) -> Iterator[Problem]:
    place, category = declared.place, declared.category
    if declared.href != category_uri(category) or declared.text != category:
        yield Problem(
            '{where} is "{value}" with the address "{href}"; write {anchor}'
            if declared.href
            else '{where} is "{value}" without an address; write {anchor}',
            where=place.where,
            line=place.line,
            value=declared.text,
            href=declared.href,
            anchor=anchor_to(view, category_uri(category), category),
            fix=_rewritten(declared),
        )
    if declared.passed != "true":
        yield Problem(
            '{where} is "{value}"; a service declares the category that it fully conforms to: write true',
            where=declared.node.place("passed"),
            line=declared.node.line,
            value=declared.passed,
        )
    if _DATES.isdisjoint(declared.node.texts("specification.dates.type")):
        yield Problem(
            "{where} has no date of publication, revision or creation; write that of the guidance with the class",
            where=place.where,
            line=place.line,
        )


def _rewritten(declared: Declaration) -> Fix | None:
    """Give the edits of an anchor; a character string has no place for the address."""
    edits = (
        declared.place.set_attribute("xlink:href", category_uri(declared.category)),
        declared.place.set_text(declared.category),
    )
    return Fix(tuple(filter(None, edits))) if declared.href and all(edits) else None


@rule(
    "inspire-5.5-technical-specification",
    covers=["5.5"],
    when=element("ServiceRecord"),
    examples=[
        Example("5.5", bad=f"in sds\n{_REPORT}[3] =", good="in sds"),
        Example("5.5", bad=f"in sds\n{_REPORT}[3]/{_RESULT}/gmd:pass = {_FALSE}", good="in sds"),
    ],
)
def a_specification_tells_how_to_invoke(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An invocable service declares full conformity with a technical specification, beside the regulation.

    The specification, such as a standard of the OGC, is what a programmer writes a client by: without one the service
    is not invocable. It concerns the services that declare a category, such as `invocable`.
    """
    service = service_in(view)
    if not service.is_invocable:
        return
    if any(is_technical(one) and one.passed == "true" for one in declared_in(view)):
        return
    quality = view.node.first("qualities") or view.node
    yield Problem(
        "{where} declares full conformity with no technical specification; "
        "cite the one that the service is used by, with the result true",
        where=quality.where,
        line=quality.line,
    )


def is_technical(declared: Declaration) -> bool:
    """Tell whether a declaration is about neither an INSPIRE regulation nor a category of services."""
    return declared.title is not None and not declared.regulation and declared.category not in CATEGORIES

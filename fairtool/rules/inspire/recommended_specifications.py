"""Specifications that are cited by their addresses (Rec-C.11, Rec-1.11, Rec-1.12, Rec-4.2, Rec-4.3, Rec-5.2 to 5.4)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetXml
from fairtool.iso.values import content_of
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_to
from fairtool.rules.inspire.declarations import SERVICE_ACT
from fairtool.rules.inspire.levels import is_data
from fairtool.rules.inspire.service_conformity import is_technical
from fairtool.rules.inspire.service_declarations import Declaration, declared_in
from fairtool.rules.inspire.service_parts import service_in, service_of
from fairtool.rules.inspire.service_type import NETWORK
from fairtool.vocabulary.inspire import regulations

_TESTS = "/id/ats/"  # in the addresses of abstract test suites and conformance classes
_ADDRESS = "http://inspire.ec.europa.eu/id/ats/"
_REPORT = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report"
_TITLE = "gmd:DQ_DomainConsistency/gmd:result/gmd:DQ_ConformanceResult/gmd:specification/gmd:CI_Citation/gmd:title"
_OFFICIAL = (
    "Règlement (UE) n o 1089/2010 de la Commission du 23 novembre 2010 portant modalités d'application de la "
    "directive 2007/2/CE du Parlement européen et du Conseil en ce qui concerne l'interopérabilité des séries et des "
    "services de données géographiques"
)
_PLAIN = "<gmd:title><gco:CharacterString>OGC WPS 2.0 Interface Standard</gco:CharacterString></gmd:title>"


def _anchor(address: str, text: str) -> str:
    return f'<gmd:title><gmx:Anchor xlink:href="{address}">{text}</gmx:Anchor></gmd:title>'


_ELSEWHERE = _anchor("https://eur-lex.europa.eu/", _OFFICIAL)
_NETWORK_ELSEWHERE = _anchor("https://eur-lex.europa.eu/", "Règlement (CE) no 976/2009 de la Commission")
_OF_TESTS = _anchor("https://inspire.ec.europa.eu/id/ats/metadata/2.0/common", "Métadonnées INSPIRE")
_WITHOUT = _anchor("", "Métadonnées INSPIRE")


@rule(
    "inspire-rec-c.11-specification-anchors",
    covers=["Rec-C.11"],
    examples=[
        Example(
            "Rec-C.11",
            bad=f"{_REPORT}/{_TITLE} = <gmd:title><gco:CharacterString>{_OFFICIAL}</gco:CharacterString></gmd:title>",
            good="",
        )
    ],
)
def acts_are_cited_by_anchors(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The title of an INSPIRE act in a declaration of conformity is an anchor that refers to its address.

    The titles are long, and differ by language and by printer; the address is the same everywhere.
    """
    for declared in declared_in(view):
        if declared.regulation and declared.title and not declared.href:
            yield _write(declared, regulations()[declared.regulation].uri, view, "Rec-C.11")


@rule(
    "inspire-rec-1.11-regulation-address",
    covers=["Rec-1.11", "Rec-4.2", "Rec-5.2"],
    when=element("DataRecord", "ServiceRecord"),
    examples=[
        Example("Rec-1.11", bad=f"{_REPORT}/{_TITLE} = {_ELSEWHERE}", good=""),
        Example("Rec-4.2", bad=f"in service\n{_REPORT}/{_TITLE} = {_NETWORK_ELSEWHERE}", good="in service"),
        Example("Rec-5.2", bad=f"in sds\n{_REPORT}[1]/{_TITLE} = {_ELSEWHERE}", good="in sds"),
    ],
)
def regulations_have_their_addresses(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An anchor on Regulation 1089/2010 or 976/2009 refers to the address that the European Union gives it.

    Both have one at data.europa.eu, which stays when pages and portals move. The other addresses of the same text are
    not recognised as the same.
    """
    for declared in declared_in(view):
        row = _row_of_regulation(declared, view)
        if row and declared.href and declared.href != regulations()[declared.regulation].uri:
            yield _write(declared, regulations()[declared.regulation].uri, view, row)


def _row_of_regulation(declared: Declaration, view: XmlRecord) -> str:
    service = service_of(view)
    match declared.regulation:
        case "1089/2010" if is_data(view):
            return "Rec-1.11"
        case "1089/2010" if service and service.is_invocable:
            return "Rec-5.2"
        case "976/2009" if service:
            return "Rec-4.2"
    return ""


@rule(
    "inspire-rec-1.12-test-suite-address",
    covers=["Rec-1.12", "Rec-4.3", "Rec-5.3"],
    when=element("DataRecord", "ServiceRecord"),
    examples=[
        Example("Rec-1.12", bad=f"{_REPORT}/{_TITLE} = {_WITHOUT}", good=""),
        Example("Rec-4.3", bad=f"in service\n{_REPORT}/{_TITLE} = {_OF_TESTS}", good="in service"),
        Example("Rec-5.3", bad=f"in sds\n{_REPORT}[3]/{_TITLE} = {_OF_TESTS}", good="in sds"),
    ],
)
def test_suites_have_their_addresses(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An anchor on an abstract test suite or a conformance class refers to its address in the INSPIRE register.

    These addresses begin with http://inspire.ec.europa.eu/id/ats/. An anchor without any address tells nothing that a
    plain text would not.
    """
    row = _row_of_tests(view)
    for declared in declared_in(view) if row else ():
        if declared.title is None or declared.regulation or declared.category:
            continue
        content = content_of(declared.title.element)
        is_anchor = content is not None and str(content.tag).endswith("}Anchor")
        if is_anchor and not declared.href:
            yield Problem(
                '{where} is an anchor without address on "{value}"; write that of the specification in xlink:href',
                where=declared.title.where,
                line=declared.title.line,
                value=declared.text,
                row=row,
            )
        elif _TESTS in declared.href and not declared.href.startswith(_ADDRESS):
            yield Problem(
                "{where} refers to {value}; the addresses of test suites and conformance classes begin with {expected}",
                where=declared.title.where,
                line=declared.title.line,
                value=declared.href,
                expected=_ADDRESS,
                row=row,
                fix=_with_http(declared),
            )


def _with_http(declared: Declaration) -> SetXml | None:
    right = declared.href.replace("https:", "http:", 1)
    return declared.place.set_attribute("xlink:href", right) if right.startswith(_ADDRESS) else None


def _row_of_tests(view: XmlRecord) -> str:
    service = service_of(view)
    if service is None:
        return "Rec-1.12" if is_data(view) else ""
    return "Rec-5.3" if service.is_invocable else "Rec-4.3"


@rule(
    "inspire-rec-4.1-network-services",
    covers=["Rec-4.1"],
    when=element("ServiceRecord"),
    examples=[Example("Rec-4.1", bad=f"in service\n{_REPORT}/{_TITLE} = {_OF_TESTS}", good="in service")],
)
def network_service_cites_its_regulation(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A network service declares its conformity with Regulation 976/2009, once.

    This regulation is what view, download, discovery and transformation services have to keep; Regulation 1089/2010 is
    about data, and about other services.
    """
    service = service_in(view)
    if service.type not in NETWORK:
        return
    cited = [one for one in declared_in(view) if one.cites(SERVICE_ACT)]
    if len(cited) != 1:
        place = cited[1].place if cited else view.node.first("qualities") or view.node
        yield Problem(
            "{where} is one of {count} declarations of conformity with Regulation 976/2009; keep one, citing {uri}"
            if cited
            else "{where} declares no conformity with Regulation 976/2009; declare it, citing {uri}",
            where=place.where,
            line=place.line,
            count=len(cited),
            uri=regulations()[SERVICE_ACT].uri,
        )


@rule(
    "inspire-rec-5.4-specification-anchor",
    covers=["Rec-5.4"],
    when=element("ServiceRecord"),
    examples=[Example("Rec-5.4", bad=f"in sds\n{_REPORT}[3]/{_TITLE} = {_PLAIN}", good="in sds")],
)
def specification_is_cited_by_an_anchor(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The title of the technical specification of an invocable service is an anchor to its official address.

    A program, or a programmer, finds the text of the specification there.
    """
    service = service_in(view)
    if not service.is_invocable:
        return
    for declared in declared_in(view):
        if is_technical(declared) and not declared.href:
            yield Problem(
                '{where} is "{value}" without its own address; cite it by an anchor to its official page',
                where=declared.place.where,
                line=declared.place.line,
                value=declared.text,
            )


def _write(declared: Declaration, uri: str, view: XmlRecord, row: str) -> Problem:
    return Problem(
        '{where} refers to "{href}"; put the title of the regulation into {anchor}'
        if declared.href
        else "{where} cites the regulation without its address; put the title into {anchor}",
        where=declared.place.where,
        line=declared.place.line,
        href=declared.href,
        anchor=anchor_to(view, uri, "..."),
        row=row,
        fix=declared.place.set_attribute("xlink:href", uri) if _is_nearly(declared.href, uri) else None,
    )


def _is_nearly(href: str, uri: str) -> bool:
    """Tell whether an address is another only by https or a slash at its end."""
    return bool(href) and href.replace("https:", "http:", 1).rstrip("/") == uri

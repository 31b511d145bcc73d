"""Resource locators that say what they lead to (Rec-1.9, Rec-3.4, Rec-3.6, Rec-5.1, Rec-8.1, Rec-8.2)."""

from collections.abc import Iterator
from functools import cache

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_href, anchor_to, code, folded, said
from fairtool.rules.inspire.levels import is_data
from fairtool.rules.inspire.links import address_of, links
from fairtool.rules.inspire.service_access_point import access_points
from fairtool.rules.inspire.service_category import codes_by_label
from fairtool.rules.inspire.service_parts import service_in, service_of
from fairtool.vocabulary.inspire import code_list, iso_lists, protocols

_ONLINE = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine"
_RESOURCE = f"{_ONLINE}/gmd:CI_OnlineResource"
_ON = "gmd:identificationInfo/srv:SV_ServiceIdentification/srv:operatesOn"
_WHOLE = "https://baie.example/catalogue/5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11.xml"
_TYPES = "SpatialDataServiceType"
_PROTOCOL = "<gmd:protocol><gco:CharacterString>OGC:WMS</gco:CharacterString></gmd:protocol>"
_PROFILE = """<gmd:applicationProfile><gco:CharacterString>Service de consultation</gco:CharacterString>
</gmd:applicationProfile>"""
_SHORTEST = 3  # letters of a protocol: wms, wfs


@rule(
    "inspire-rec-1.9-resource-locator",
    covers=["Rec-1.9", "Rec-3.4"],
    when=element("Distribution"),
    examples=[
        Example("Rec-1.9", bad=f"{_RESOURCE}/gmd:description =", good=""),
        Example("Rec-1.9", bad=f"{_RESOURCE}/gmd:function/gmd:CI_OnLineFunctionCode@codeListValue = lien", good=""),
        Example("Rec-3.4", bad=f"in service\n{_RESOURCE}/gmd:name =", good="in service"),
    ],
)
def locators_are_described(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A resource locator has a name, a description and a function of the ISO list.

    A portal shows them as the text of the link: without them the reader sees an address, and learns by following it
    whether it is the data, a page, or a form to order it.
    """
    row = "Rec-3.4" if service_of(view) else "Rec-1.9" if is_data(view) else ""
    for link in links(view) if row else ():
        missing = [link.path(field) for field in ("name", "description") if not _says(link, field)]
        if not {code(one) for one in link.all("function")} & _functions():
            missing.append(link.path("function"))
        if missing:
            yield Problem(
                "{where} says too little of what {url} leads to; write {missing}",
                where=link.where,
                line=link.line,
                url=address_of(link) or "-",
                missing=", ".join(missing),
                row=row,
            )


@rule(
    "inspire-rec-3.6-coupled-resource",
    covers=["Rec-3.6"],
    when=element("OperatesOn"),
    examples=[Example("Rec-3.6", bad=f"in service\n{_ON}@xlink:href = {_WHOLE}", good="in service")],
)
def links_lead_to_the_data_section(link: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The link to a coupled resource points to the identification section of its record, by `#` and the id of it.

    ISO 19119 means the data set and not its record; the guidance takes links to the record as well.
    """
    href = link.text("href")
    if href.startswith(("http://", "https://")) and "#" not in href and service_of(context.view):
        yield Problem(
            "{where} is {value}; add # and the id of MD_DataIdentification in that record",
            where=link.where,
            line=link.line,
            value=href,
        )


@rule(
    "inspire-rec-5.1-access-point",
    covers=["Rec-5.1"],
    when=element("ServiceRecord"),
    examples=[
        Example("Rec-5.1", bad=f"in sds\n{_RESOURCE}/gmd:name =", good="in sds"),
        Example(
            "Rec-5.1",
            bad=f"in sds\n{_RESOURCE}/gmd:function/gmd:CI_OnLineFunctionCode@codeListValue = order",
            good="in sds",
        ),
    ],
)
def access_point_is_described(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The resource locator of an access point has a name and the function `information`.

    What the access point gives is information about the service and its operations, and no data yet.
    """
    service = service_in(view)
    if not service.is_invocable:
        return
    for point in access_points(view):
        functions = [code(one) for one in point.all("function")]
        if not _says(point, "name"):
            yield Problem(
                "{where} is missing or empty; write a name for the access point",
                where=point.place("name"),
                line=point.line,
            )
        if "information" not in functions:
            yield Problem(
                '{where} is "{function}"; the function of an access point is information',
                where=point.place("function"),
                line=point.line,
                function=", ".join(functions),
            )


@rule(
    "inspire-rec-8.1-protocol-anchor",
    covers=["Rec-8.1"],
    when=element("DataRecord"),
    examples=[Example("Rec-8.1", bad=f"{_RESOURCE}/gmd:protocol = {_PROTOCOL}", good="")],
)
def protocols_refer_to_their_addresses(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The protocol of a link from a data set to a service is an anchor to a value of the INSPIRE list.

    Catalogues write the same protocol in many ways (OGC:WMS, OGC:WMS-1.3.0-http-get-map); the address is one.
    """
    for link in links(view):
        for protocol in link.all("protocol"):
            meant = _protocol(said(protocol.element))
            if meant and anchor_href(protocol.element) not in protocols():
                yield _anchor(protocol, anchor_to(view, meant, protocols()[meant]))


@rule(
    "inspire-rec-8.2-application-profile-anchor",
    covers=["Rec-8.2"],
    when=element("DataRecord"),
    examples=[Example("Rec-8.2", bad=f"{_RESOURCE}/gmd:protocol += {_PROFILE}", good="")],
)
def profiles_refer_to_their_addresses(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The application profile of a link from a data set to a service is an anchor to a value of the INSPIRE list.

    By this address the INSPIRE geoportal finds out that the link leads to a view or to a download service.
    """
    for link in links(view):
        for profile in link.all("application_profile"):
            meant = codes_by_label(_TYPES).get(folded(said(profile.element)))
            href = anchor_href(profile.element).replace("https:", "http:", 1)
            if meant and code_list(_TYPES).code_of(href) is None:
                uri = code_list(_TYPES).value_uri(meant).replace("http:", "https:", 1)  # as the guidance writes it
                yield _anchor(profile, anchor_to(view, uri, profile.value))


def _anchor(node: Node, anchor: str) -> Problem:
    return Problem(
        '{where} is "{value}" without its own address; write {anchor}',
        where=node.where,
        line=node.line,
        value=node.value,
        anchor=anchor,
    )


def _says(link: Node, field: str) -> bool:
    return any(said(one.element) or anchor_href(one.element) for one in link.all(field))


@cache
def _functions() -> frozenset[str]:
    known = (iso_lists("iso19139"), iso_lists("iso19115-3"))
    return frozenset(one for standard in known for one in standard.lists["CI_OnLineFunctionCode"])


def _protocol(text: str) -> str:
    """Give the address of the protocol that a text names: by its label, or by its letters as in OGC:WMS-1.3.0."""
    plain = folded(text)
    words = plain.replace(":", " ").replace("-", " ").split()
    for address, label in protocols().items():
        letters = address.rpartition("/")[2]
        is_named = len(letters) == _SHORTEST or letters == "wmts"
        if plain == label.casefold() or (is_named and letters in words):
            return address
    return ""

"""The view service (8.1) and the download service (8.2) of data are among its resource locators."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, anchor_href, anchor_to, child, place, said
from fairtool.rules.inspire.links import address_of, links
from fairtool.vocabulary.inspire import code_list, protocols, value

_LIST = "https://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceType"
_WMS = "http://www.opengis.net/def/serviceType/ogc/wms"
_WFS = "http://www.opengis.net/def/serviceType/ogc/wfs"
_ON_LINE = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine"
_PROTOCOLS = {"view": _WMS, "download": _WFS}
_LOOKS = {"view": ("wms", "wmts"), "download": ("wfs", "atom", "wcs")}


def _locator(profile: str, protocol: str) -> str:
    return f"""{_ON_LINE} += <gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://baie.example/service
</gmd:URL></gmd:linkage><gmd:protocol>{protocol}</gmd:protocol>{profile}</gmd:CI_OnlineResource></gmd:onLine>
"""


def _anchor(uri: str, text: str) -> str:
    return f'<gmx:Anchor xlink:href="{uri}">{text}</gmx:Anchor>'


def _profile(service: str, text: str) -> str:
    return f"<gmd:applicationProfile>{_anchor(f'{_LIST}/{service}', text)}</gmd:applicationProfile>"


_VIEW = _locator(_profile("view", "Service de consultation"), _anchor(_WMS, "OGC Web Map Service"))
_DOWNLOAD = _locator(_profile("download", "Service de téléchargement"), _anchor(_WFS, "OGC Web Feature Service"))


@rule(
    "inspire-8.1-view-service",
    covers=["8.1"],
    when=element("DataRecord"),
    examples=[
        Example("8.1", bad=_DOWNLOAD, good=_VIEW + _DOWNLOAD),
        Example("8.1", bad=_VIEW.replace(_WMS, "") + _DOWNLOAD, good=_VIEW + _DOWNLOAD),
    ],
)
def view_service_is_linked(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A resource locator leads to the view service of the data, with a protocol and the application profile `view`.

    The geoportal of INSPIRE shows a map of the data by it. Linking services from the record of the data is a class of
    its own in the guidance: it is looked at where a locator has an application profile of the INSPIRE list.
    """
    yield from _unlinked(node, context.view, "view")


@rule(
    "inspire-8.2-download-service",
    covers=["8.2"],
    when=element("DataRecord"),
    examples=[
        Example("8.2", bad=_VIEW, good=_VIEW + _DOWNLOAD),
        Example("8.2", bad=_VIEW + _DOWNLOAD.replace(_WFS, ""), good=_VIEW + _DOWNLOAD),
    ],
)
def download_service_is_linked(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A resource locator leads to the download service of the data, with a protocol and the profile `download`.

    The geoportal of INSPIRE offers the data by it. Linking services from the record of the data is a class of its own
    in the guidance: it is looked at where a locator has an application profile of the INSPIRE list.
    """
    yield from _unlinked(node, context.view, "download")


@rule(
    "inspire-8-linked-services",
    when=element("DataRecord"),
    severity=Severity.INFO,
    source=f"{INSPIRE} 8.1, 8.2",
    examples=[
        Example("8.1", bad=_locator("", "<gco:CharacterString>OGC:WMS</gco:CharacterString>"), good=_VIEW + _DOWNLOAD)
    ],
)
def services_say_what_they_are(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A resource locator to a view or download service says so, by its application profile.

    The geoportal finds the services of a data set by it, without a record of the service. It is a class of the guidance
    that a catalogue chooses: without any application profile nothing is wrong.
    """
    for link in links(context.view):
        service = next((name for name, signs in _LOOKS.items() if _looks_like(link, signs)), None)
        if service and not link.all("application_profile"):
            yield Problem(
                '{where} has the protocol "{protocol}" of a {service} service; write the application profile {uri} '
                "for the geoportal to find it",
                where=link.where,
                line=link.line,
                protocol=link.text("protocol"),
                service=service,
                uri=f"{_LIST}/{service}",
            )


def _unlinked(node: Node, view: XmlRecord, service: str) -> Iterator[Problem]:
    given = _services(view)
    meant = [link for link, kind in given if kind == service]
    if given and not meant:
        yield Problem(
            "{where} has no resource locator to a {service} service; write one with the application profile "
            "{uri}, a protocol, and the address of the capabilities",
            where=place(node, "distributions"),
            line=node.line,
            service=service,
            uri=f"{_LIST}/{service}",
        )
    faults = [list(_incomplete(link, view, service)) for link in meant]
    if all(faults):
        yield from faults[0] if faults else ()


def _looks_like(link: Node, signs: Sequence[str]) -> bool:
    words = link.text("protocol")[:100].casefold().replace(":", " ").replace("-", " ").split()
    return any(sign in words for sign in signs)


@lru_cache(maxsize=2)  # two rules ask it of one record, then of the next
def _services(view: XmlRecord) -> tuple[tuple[Node, str], ...]:
    """Give the locators that say by their application profile that they lead to a service, and to which."""
    return tuple((link, kind) for link in links(view) if (kind := _service_of(link)))


def _service_of(link: Node) -> str | None:
    """Give the type of service that the application profile of a locator says."""
    for profile in link.all("application_profile"):
        address = anchor_href(profile.element).replace("https:", "http:", 1)
        text = said(profile.element)
        found = value("SpatialDataServiceType", text) if 0 < len(text) < 100 else None
        return code_list("SpatialDataServiceType").code_of(address) or (found.entry if found else None)
    return None


def _incomplete(link: Node, view: XmlRecord, service: str) -> Iterator[Problem]:
    if not address_of(link):
        yield Problem(
            "{where} is empty; write the address of the capabilities of the service",
            where=place(link, "url"),
            line=link.line,
        )
    protocol, address = link.first("protocol"), _PROTOCOLS[service]
    if protocol is None or not _is_protocol(protocol):
        yield Problem(
            '{where} is "{value}"; write the protocol as an anchor to a value of the INSPIRE list, such as {anchor}',
            where=place(link, "protocol"),
            line=link.line,
            value=(said(protocol.element) if protocol else ""),
            anchor=anchor_to(view, address, protocols()[address]),
        )


def _is_protocol(protocol: Node) -> bool:
    if child(protocol.element, "Anchor") is not None:
        return anchor_href(protocol.element) in protocols()
    return said(protocol.element) in protocols().values()

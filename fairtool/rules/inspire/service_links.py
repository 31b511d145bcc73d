"""The links of a service: to the records of its data sets, and to itself (3.6, 3.7)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.links import address_of
from fairtool.rules.inspire.service_parts import service_of

_ON = "gmd:identificationInfo/srv:SV_ServiceIdentification/srv:operatesOn"
_ONLINE = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine"
_URL = f"{_ONLINE}/gmd:CI_OnlineResource/gmd:linkage/gmd:URL"


@rule(
    "inspire-3.6-coupled-resource",
    covers=["3.6"],
    when=element("OperatesOn"),
    examples=[
        Example(
            "3.6",
            bad=f'in service\n{_ON} = <srv:operatesOn uuidref="5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11"/>',
            good="in service",
        ),
        Example("3.6", bad=f'in service\n{_ON} = <srv:operatesOn xlink:href="#couche"/>', good="in service"),
        Example(
            "3.6",
            bad=f'in service\n{_ON} = <srv:operatesOn xlink:href="5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11"/>',
            good="in service",
        ),
    ],
)
def data_sets_are_linked_by_address(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Each data set that a service operates on is given by a link to its metadata record, in `xlink:href`.

    The INSPIRE geoportal finds out by these links which data sets can be viewed and downloaded. An identifier in
    `uuidref` leads nowhere outside of the catalogue. Whether the address answers with the record of a data set is not
    evaluated here, since the record is read without the network; a link of the form `#id` must lead to an element of
    the same document.
    """
    service = service_of(view)
    if service is None:
        return
    links = [link for section in service.sections for link in section.all("operates_on")]
    known = _ids(view) if any(link.text("href").startswith("#") for link in links) else frozenset()
    for link in links:
        yield from _link(link, known)


def _ids(view: XmlRecord) -> frozenset[str]:
    """Give the ids in the whole document: a response of a catalogue may hold the record of the data set too."""
    root = view.root.getroottree().getroot()
    return frozenset(
        str(text) for one in root.iter("*") for name, text in one.attrib.items() if name == "id" or name.endswith("}id")
    )


def _link(link: Node, known: frozenset[str]) -> Iterator[Problem]:
    href = link.text("href")
    if not href:
        yield Problem(
            '{where} has no xlink:href (uuidref is "{uuid}"); write the address of the record of the data set there',
            where=link.where,
            line=link.line,
            uuid=link.text("uuid"),
        )
    elif href.startswith("#"):
        if href[1:] not in known:
            yield Problem(
                "{where} refers to {href}, and no element of the document has that id; "
                "write the address of the record of the data set",
                where=link.where,
                line=link.line,
                href=href,
            )
    elif not href.startswith(("http://", "https://")):
        yield Problem(
            '{where} refers to "{href}", which is no HTTP address; write that of the record of the data set, '
            "such as a GetRecordById of the catalogue",
            where=link.where,
            line=link.line,
            href=href,
        )


@rule(
    "inspire-3.7-resource-locator",
    covers=["3.7"],
    when=element("ServiceRecord"),
    examples=[
        Example("3.7", bad=f"in service\n{_ONLINE} =", good="in service"),
        Example("3.7", bad=f"in service\n{_URL} = <gmd:URL/>", good="in service"),
    ],
)
def distribution_has_an_address(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The distribution section of a service has a resource locator with a URL.

    The address of the service, usually that of its capabilities, is what the record is looked up for. A service that
    cannot be reached on line gives that of a page about it, or has no distribution section at all.
    """
    for distribution in view.node.all("distributions"):
        if not any(address_of(link) for link in distribution.all("transfers.links")):
            yield Problem(
                "{where} holds no URL; write the address of the service in {path}",
                where=distribution.where,
                line=distribution.line,
                path="/".join(
                    distribution.paths[kind].fields[name].text
                    for kind, name in (("Distribution", "transfers"), ("Transfer", "links"), ("Online", "url"))
                ),
            )

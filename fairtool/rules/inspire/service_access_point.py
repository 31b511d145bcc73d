"""The access points of an invocable service (5.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_href, anchor_to
from fairtool.rules.inspire.links import address_of, links
from fairtool.rules.inspire.service_parts import service_in
from fairtool.vocabulary.inspire import code_list

_ONLINE = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine"
_RESOURCE = f"{_ONLINE}/gmd:CI_OnlineResource"
_TEXT = "<gmd:description><gco:CharacterString>point d’accès</gco:CharacterString></gmd:description>"


@rule(
    "inspire-5.2-access-point",
    covers=["5.2"],
    when=element("ServiceRecord"),
    examples=[
        Example("5.2", bad=f"in sds\n{_RESOURCE}/gmd:description = {_TEXT}", good="in sds"),
        Example("5.2", bad=f"in sds\n{_RESOURCE}/gmd:linkage/gmd:URL = <gmd:URL/>", good="in sds"),
    ],
)
def access_point_is_marked(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Each access point of an invocable service is a locator with a URL, described by an anchor to `accessPoint`.

    A program that wants to use the service starts there: the anchor is how it tells the access point from links to
    pages and images. It concerns the services that declare a category, such as `invocable`.
    """
    service = service_in(view)
    if not service.is_invocable:
        return
    points = access_points(view)
    uri = code_list("OnLineDescriptionCode").value_uri("accessPoint")
    if not points:
        first = next(iter(links(view)), None)
        yield Problem(
            "{where} is no anchor to accessPoint; describe the resource locator of the access point by {anchor}",
            where=first.place("description") if first else view.node.place("distributions"),
            line=first.line if first else view.node.line,
            anchor=anchor_to(view, uri, "access point"),
        )
    for point in points:
        if not address_of(point):
            yield Problem(
                "{where} is empty; write the address of the access point of the service",
                where=point.place("url"),
                line=point.line,
            )


def access_points(view: XmlRecord) -> tuple[Node, ...]:
    """Give the resource locators whose description is an anchor to `accessPoint`."""
    uri = code_list("OnLineDescriptionCode").value_uri("accessPoint")
    return tuple(
        link
        for link in links(view)
        if any(anchor_href(description.element) == uri for description in link.all("description"))
    )

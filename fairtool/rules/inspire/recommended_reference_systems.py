"""Coordinate reference systems that are anchors to their addresses (Rec-2.1.1, Rec-6.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_href, anchor_to, said
from fairtool.rules.inspire.levels import is_data
from fairtool.rules.inspire.service_parts import service_of

_CODE = (
    "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier/gmd:code = "
    "<gmd:code><gco:CharacterString>http://www.opengis.net/def/crs/EPSG/0/4258</gco:CharacterString></gmd:code>"
)


@rule(
    "inspire-rec-2.1.1-reference-system-anchor",
    covers=["Rec-2.1.1", "Rec-6.1"],
    when=element("ReferenceSystem"),
    examples=[
        Example("Rec-2.1.1", bad=_CODE, good=""),
        Example("Rec-6.1", bad=f"in sds\n{_CODE}", good="in sds"),
    ],
)
def reference_systems_are_anchors(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A coordinate reference system identified by an HTTP address is an anchor that refers to it.

    As an anchor the address is a link, and its text can be a name that a reader knows, such as EPSG:4258.
    """
    service = service_of(view)
    row = "Rec-2.1.1" if is_data(view) else "Rec-6.1" if service and service.is_interoperable else ""
    for code in view.node.all("reference_systems.identifier.code") if row else ():
        text = said(code.element)
        if text.startswith(("http://", "https://")) and not anchor_href(code.element):
            yield Problem(
                "{where} is the text {value}; write {anchor}",
                where=code.where,
                line=code.line,
                value=text,
                anchor=anchor_to(view, text, text.rstrip("/").rpartition("/")[2]),
                row=row,
            )

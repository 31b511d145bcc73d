"""The root of an INSPIRE record is that of ISO 19139 (C.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule

_GMI = """<gmi:MI_Metadata xmlns:gmi="http://standards.iso.org/iso/19115/-2/gmi/1.0"
 xmlns:gmd="http://www.isotc211.org/2005/gmd"/>"""


@rule(
    "inspire-c.2-root-element",
    covers=["C.2"],
    examples=[Example("C.2", bad=_GMI, good="")],
)
def root_is_that_of_iso_19139(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record is exactly one `gmd:MD_Metadata` element of ISO 19139.

    The INSPIRE geoportal and its validator look for this element only: in a record with another root, such as
    `gmi:MI_Metadata` of ISO 19115-2 or `mdb:MD_Metadata` of ISO 19115-3, they see no record at all. The catalogue can
    keep its own encoding: what is harvested for INSPIRE has to be ISO 19139.
    """
    if view.encoding.family == "iso" and view.node.name != "gmd:MD_Metadata":
        yield Problem(
            "{where} is a record in {encoding}, which INSPIRE does not take; give it as gmd:MD_Metadata of ISO 19139",
            where=view.node.where,
            line=view.node.line,
            encoding=view.encoding.label,
        )

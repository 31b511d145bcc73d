"""The root of an INSPIRE record is that of ISO 19139 (C.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.inspire.content import INSPIRE

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
    `gmi:MI_Metadata` of ISO 19115-2, they see no record at all. The catalogue can keep its own encoding: what is
    harvested for INSPIRE has to be ISO 19139. On records in ISO 19115-3, which are another edition of the standard,
    another rule says so.
    """
    if view.encoding.column == "19139" and view.node.name != "gmd:MD_Metadata":
        yield Problem(
            "{where} is a record in {encoding}, which INSPIRE does not take; give it as gmd:MD_Metadata of ISO 19139",
            where=view.node.where,
            line=view.node.line,
            encoding=view.encoding.label,
        )


@rule(
    "inspire-c.2-other-edition",
    severity=Severity.WARNING,
    source=f"{INSPIRE} C.2",
    examples=[Example("C.2", bad="in dataset-3", good="")],
)
def edition_is_that_of_iso_19139(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A record that cites INSPIRE is in ISO 19139, and not in ISO 19115-3.

    The newer edition says the same and more, and a catalogue may well keep its records in it; the guidance of INSPIRE
    knows the older one only. What the record says is judged all the same.
    """
    if view.encoding.column == "19115-3":
        yield Problem(
            "{where} is in {encoding}, and INSPIRE takes ISO 19139; fairtool convert RECORD --to iso19139 makes it",
            where=view.node.where,
            line=view.node.line,
            encoding=view.encoding.label,
        )

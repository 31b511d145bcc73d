"""The date of the last revision of a data set (Rec-C.6)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.levels import identifications, levels

_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
_REVISED = """<gmd:date><gmd:CI_Date><gmd:date><gco:Date>2026-02-20</gco:Date></gmd:date><gmd:dateType>
<gmd:CI_DateTypeCode codeList="#CI_DateTypeCode" codeListValue="revision"/></gmd:dateType></gmd:CI_Date></gmd:date>"""


@rule(
    "inspire-rec-c.6-date-of-revision",
    covers=["Rec-C.6"],
    when=element("DataRecord"),
    examples=[Example("Rec-C.6", bad="", good=f"{_DATA}/gmd:citation/gmd:CI_Citation/gmd:date += {_REVISED}")],
)
def data_set_has_its_date_of_revision(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A data set has the date of its last revision.

    Those who have a copy see by it whether there is a newer one.
    """
    sections = identifications(view) if "dataset" in levels(view) else ()
    if sections and not any("revision" in section.texts("citation.dates.type") for section in sections):
        citation = sections[0].first("citation") or sections[0]
        yield Problem(
            "{where} has no date of the type revision; add the one of the last change of the data",
            where=citation.where,
            line=citation.line,
        )

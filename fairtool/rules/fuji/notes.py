"""Known defects of F-UJI that touch a record or a page: they are told, and blame nobody."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.fair.fuji.source import Part, Way
from fairtool.fair.fuji.xml_paths import elements_at
from fairtool.fair.online.page_view import PageView
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.fair.said import essentials, problem, says
from fairtool.rules.fuji.question import SOURCE, page_exposed
from fairtool.rules.fuji.record_examples import CODE

_CODE = "identificationInfo//citation/CI_Citation/identifier/MD_Identifier/code/{}"
_TEXTS = ("resources.citation.title", "resources.abstract")


@rule(
    "fuji-note-anchor",
    severity=Severity.INFO,
    source=SOURCE,
    shows=("resources.citation.identifiers.code",),
    examples=[
        Example(
            "note",
            bad="gmd:identificationInfo/*/gmd:citation/*/gmd:identifier/*/gmd:code = <gmd:code><gmx:Anchor "
            'xlink:href="https://doi.org/10.17882/1">10.17882/1</gmx:Anchor></gmd:code>',
            good=CODE.format("https://doi.org/10.17882/1"),
        )
    ],
)
def anchor_is_overlooked(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The identifier of the data is no anchor, so that F-UJI sees it in a record of ISO.

    F-UJI 3.5.1 looks for a character string there. The record is not at fault.
    """
    anchors = elements_at(view.root, _CODE.format("Anchor"))
    if anchors and not elements_at(view.root, _CODE.format("CharacterString")):
        yield problem(
            view,
            "{where} is an anchor, in which F-UJI does not see an identifier; that in JSON-LD is seen",
            "resources.citation.identifiers.code",
        )


@rule(
    "fuji-note-period",
    severity=Severity.INFO,
    source=SOURCE,
    shows=("resources.extents.periods",),
    examples=[
        Example(
            "note",
            bad="gmd:language/gmd:LanguageCode@codeListValue = fre",
            good="gmd:identificationInfo/*/gmd:extent/*/gmd:temporalElement =",
        )
    ],
)
def period_is_overlooked(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """F-UJI has no path to the period in a record of ISO.

    The period counts where it stands in JSON-LD of the page too. The record is not at fault.
    """
    if view.encoding.column and essentials(view).periods:
        yield problem(
            view,
            "{where} has a period that F-UJI does not see in a record of ISO; that in JSON-LD is seen",
            "resources.extents",
        )


@rule(
    "fuji-note-presence",
    severity=Severity.INFO,
    source=SOURCE,
    shows=_TEXTS,
    examples=[
        Example(
            "note",
            bad="gmd:identificationInfo/*/gmd:abstract = <gmd:abstract><gco:CharacterString>x</gco:CharacterString>"
            "</gmd:abstract>",
            good="gmd:language/gmd:LanguageCode@codeListValue = fre",
        )
    ],
)
def presence_counts(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """Title and abstract say something, which F-UJI does not ask.

    It counts that a value is there, whatever it says: a record of nothing but "x" scores high.
    """
    said = essentials(view)
    if said.title and not says(said.title):
        yield problem(
            view,
            'the title at {where} is "{value}", which says nothing and counts all the same for F-UJI',
            _TEXTS[0],
            value=str(said.title),
        )
    if said.abstract and not says(said.abstract):
        yield problem(
            view,
            'the abstract at {where} is "{value}", which says nothing and counts all the same for F-UJI',
            _TEXTS[1],
            value=str(said.abstract),
        )


@rule("fuji-page-note-fields", severity=Severity.INFO, source=SOURCE, shows=("status",))
def fields_are_lost(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The page sends all typed links in one header field `Link`.

    Several fields are as good by the standard of HTTP, but F-UJI 3.5.1 keeps only the last of them. The server is not
    at fault.
    """
    lost = page_exposed(view).lost_fields
    if lost:
        yield Problem(
            "{where} sends {count} header fields Link, of which F-UJI keeps the last; one field with all links is seen "
            "whole",
            where=view.where,
            count=lost + 1,
        )


@rule("fuji-page-note-reader", severity=Severity.INFO, source=SOURCE, shows=("data",))
def no_reader_of_formats(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """Variables are compared with the data only where F-UJI runs with a reader of file formats.

    It never opens netCDF itself. Whether a service of F-UJI has such a reader is not seen from outside.
    """
    if page_exposed(view).elements.get(Part.VARIABLES) and page_exposed(view).asked_files:
        yield Problem(
            "the variables of {where} are compared with the data only where F-UJI runs with a reader of file formats",
            where=view.where,
        )


@rule("fuji-page-note-anchor", severity=Severity.INFO, source=SOURCE, shows=("record",))
def record_without_identifier(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """F-UJI sees an identifier in the record of ISO to which the page leads.

    It sees one that is a character string, and overlooks an anchor. The record is not at fault.
    """
    records = [one for one in page_exposed(view).sources if one.way in (Way.XML_LINKED, Way.XML_ASKED)]
    if any(one.elements and not one.has(Part.IDENTIFIER) for one in records):
        yield Problem(
            "{where} leads to a record in which F-UJI sees no identifier; it overlooks one that is an anchor",
            where=view.where,
        )

"""What the schema makes the writer put, and must not be left empty: citation, title, dates, abstract, contact."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.element import Element
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import children, is_excused
from fairtool.rules.iso.told import by_inspire

_RESOURCE = "gmd:identificationInfo/gmd:MD_DataIdentification"
_CITATION = f"{_RESOURCE}/gmd:citation/gmd:CI_Citation"
_EMPTY = "<gco:CharacterString/>"
_DATE = (
    f"{_CITATION}/gmd:date += <gmd:date><gmd:CI_Date>{{}}<gmd:dateType><gmd:CI_DateTypeCode "
    'codeList="http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#CI_DateTypeCode" '
    'codeListValue="creation"/></gmd:dateType></gmd:CI_Date></gmd:date>'
)
_TYPE = f"{_CITATION}/gmd:date/gmd:CI_Date/gmd:dateType = "
_CONTACT = "gmd:contact += <gmd:contact{}/>"


def _empty(element_: Element, node: Node, what: str) -> Problem:
    found = Node(element_, node.kind, node.paths)
    return Problem(
        "{where} is empty; write {what}, or say why it cannot be told in gco:nilReason",
        where=found.where,
        line=found.line,
        what=_WHAT[what][0],
        what_fr=_WHAT[what][1],
    )


_WHAT = {
    "citation": ("the citation of the resource", "la citation de la ressource"),
    "title": ("the title of the resource", "le titre de la ressource"),
    "date": ("the date", "la date"),
    "type": ("what it is the date of", "de quoi c’est la date"),
    "abstract": ("the abstract", "le résumé"),
    "contact": ("who answers for the record", "qui répond de la fiche"),
    "language": ("the language", "la langue"),
}


@rule(
    "iso-mri-citation",
    covers=["mri.citation"],
    when=element("Resource"),
    examples=[
        Example(
            "mri.citation",
            bad=f"{_RESOURCE}/gmd:citation = <gmd:citation/>",
            good=f'{_RESOURCE}/gmd:citation = <gmd:citation gco:nilReason="unknown"/>',
        )
    ],
)
def citation_is_filled_in(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The citation of the resource is not left empty.

    It holds the title and the dates, without which nobody can tell one data set from another.
    """
    for citation in children(node.element, "citation"):
        if not len(citation) and not is_excused(citation):
            yield _empty(citation, node, "citation")


@rule(
    "iso-cit-title",
    covers=["cit.title"],
    when=element("Resource"),
    examples=[
        Example(
            "cit.title",
            bad=f"{_CITATION}/gmd:title = <gmd:title>{_EMPTY}</gmd:title>",
            good=f'{_CITATION}/gmd:title = <gmd:title gco:nilReason="withheld">{_EMPTY}</gmd:title>',
        )
    ],
)
def title_is_filled_in(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The title of the resource is not left empty.

    It is what every list of results shows.
    """
    if by_inspire(node.element, "inspire-c.8-resource-title", "", context):
        return
    for citation in node.all("citation"):
        for title in children(citation.element, "title"):
            if not is_excused(title):
                yield _empty(title, node, "title")


@rule(
    "iso-mri-abstract",
    covers=["mri.abstract"],
    when=element("Resource"),
    examples=[
        Example(
            "mri.abstract",
            bad=f"{_RESOURCE}/gmd:abstract = <gmd:abstract>{_EMPTY}</gmd:abstract>",
            good=f"{_RESOURCE}/gmd:abstract = <gmd:abstract><gco:CharacterString>Mesures d’une bouée"
            "</gco:CharacterString></gmd:abstract>",
        )
    ],
)
def abstract_is_filled_in(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The abstract of the resource is not left empty.

    It is what a reader decides by, and what search engines index.
    """
    if by_inspire(node.element, "inspire-c.9-resource-abstract", "", context):
        return
    for abstract in children(node.element, "abstract"):
        if not is_excused(abstract):
            yield _empty(abstract, node, "abstract")


@rule(
    "iso-cit-date",
    covers=["cit.date"],
    when=element("Resource"),
    examples=[
        Example(
            "cit.date",
            bad=_DATE.format("<gmd:date/>"),
            good=_DATE.format("<gmd:date><gco:Date>2026-01-10</gco:Date></gmd:date>"),
        )
    ],
)
def citation_dates_have_values(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A date in the citation of the resource has a value.

    The year is part of how the data are cited.
    """
    for date in node.all("citation.dates"):
        for value in children(date.element, "date"):
            if not is_excused(value):
                yield _empty(value, node, "date")


@rule(
    "iso-cit-date-type",
    covers=["cit.date-type"],
    when=element("Resource"),
    examples=[
        Example(
            "cit.date-type",
            bad=f"{_TYPE}<gmd:dateType/>",
            good=f"{_TYPE}<gmd:dateType><gmd:CI_DateTypeCode "
            'codeList="http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#CI_DateTypeCode" '
            'codeListValue="revision"/></gmd:dateType>',
        )
    ],
)
def citation_dates_have_types(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A date in the citation of the resource says what it is the date of.

    The day of creation, of publication and of the last revision may lie years apart.
    """
    for date in node.all("citation.dates"):
        for kind in children(date.element, "dateType"):
            if not len(kind) and not is_excused(kind):
                yield _empty(kind, node, "type")


@rule(
    "iso-mdb-contact",
    covers=["mdb.contact"],
    when=element("Record"),
    examples=[
        Example("mdb.contact", bad=_CONTACT.format(""), good=_CONTACT.format(' gco:nilReason="unknown"')),
    ],
)
def metadata_contact_is_filled_in(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A contact for the metadata is not left empty.

    Somebody must be told of the mistakes in the record.
    """
    for contact in children(node.element, "contact"):
        if not len(contact) and not is_excused(contact):
            yield _empty(contact, node, "contact")


@rule(
    "iso-lan-language",
    covers=["lan.language"],
    when=element("Record"),
    examples=[
        Example(
            "lan.language",
            bad="gmd:language = <gmd:language/>",
            good='gmd:language = <gmd:language gco:nilReason="unknown"/>',
        )
    ],
)
def language_is_filled_in(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A language is not left empty.

    Without it no catalogue knows in which index to put the words.
    """
    for holder in (node, *node.all("resources")):
        for language in children(holder.element, "language"):
            if not is_excused(language):
                yield _empty(language, node, "language")

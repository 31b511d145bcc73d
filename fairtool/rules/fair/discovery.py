"""F2: the record describes the data so well that those who need them find them."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.record.essentials import AUTHORS, Party
from fairtool.rule import Example, rule
from fairtool.rules.fair.said import SOURCE, essentials, problem, says

_SHORTEST_TITLE = 15  # characters
_SHORTEST_ABSTRACT = 100
_FEWEST_WORDS = 12  # different words of an abstract
_FEWEST_KEYWORDS = 3
_MAKERS = (*AUTHORS, "owner", "custodian", "processor", "resourceProvider")
_PUBLISHERS = ("publisher", "distributor", "resourceProvider", "custodian", "owner")
_TEXT = "gmd:identificationInfo/*/{} = <{}><gco:CharacterString>{}</gco:CharacterString></{}>"
_TITLE = (
    "gmd:identificationInfo/*/gmd:citation/*/gmd:title = "
    "<gmd:title><gco:CharacterString>{}</gco:CharacterString></gmd:title>"
)
_ROLE = "gmd:identificationInfo/*/gmd:pointOfContact/*/gmd:role/gmd:CI_RoleCode@codeListValue = {}"
_DAY = "gmd:identificationInfo/*/gmd:citation/*/gmd:date/*/gmd:date = <gmd:date>{}</gmd:date>"
_KEYWORDS = (
    "gmd:identificationInfo/*/gmd:descriptiveKeywords += <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword>"
    "<gco:CharacterString>{}</gco:CharacterString></gmd:keyword></gmd:MD_Keywords></gmd:descriptiveKeywords>"
)
_EXTENT = "gmd:identificationInfo/*/gmd:extent[{}] ="


@rule(
    "fair-f2-title",
    severity=Severity.WARNING,
    source=f"{SOURCE} F2",
    shows=("resources.citation.title",),
    examples=[Example("F2", bad=_TITLE.format("x"), good=_TITLE.format("Température de la mer, de 2010 à 2025"))],
)
def title_says_what(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The title says what the data are, in several words.

    A title stands alone in lists of results: "data" or "x" there is never opened.
    """
    title = str(essentials(view).title or "")
    if not says(title) or len(title) < _SHORTEST_TITLE or " " not in title.strip():
        yield problem(
            view,
            '{where} has the title "{value}"; say what was measured, where and when'
            if title.strip()
            else "{where} has no title; say in one what was measured, where and when",
            "resources.citation.title",
            value=title,
        )


@rule(
    "fair-f2-abstract",
    severity=Severity.WARNING,
    source=f"{SOURCE} F2",
    shows=("resources.abstract",),
    examples=[
        Example(
            "F2",
            bad=_TEXT.format("gmd:abstract", "gmd:abstract", "x " * 80, "gmd:abstract"),
            good="gmd:language/gmd:LanguageCode@codeListValue = fre",
        )
    ],
)
def abstract_says_enough(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The abstract has a hundred characters at least, and a dozen different words.

    It is what search engines index, and what a reader decides by.
    """
    abstract = str(essentials(view).abstract or "")
    words = {word.casefold() for word in abstract.split() if len(word) > 1}
    if not says(abstract) or len(abstract) < _SHORTEST_ABSTRACT or len(words) < _FEWEST_WORDS:
        yield problem(
            view,
            "the abstract at {where} says too little (characters: {count}, different words: {words}); say in some "
            "sentences what the data are, how they were made and what they serve"
            if abstract.strip()
            else "{where} has no abstract; say in some sentences what the data are, how they were made and what they "
            "serve",
            "resources.abstract",
            count=len(abstract.strip()),
            words=len(words),
        )


@rule(
    "fair-f2-creator",
    severity=Severity.WARNING,
    source=f"{SOURCE} F2",
    shows=("resources.citation.responsibilities.organisation", "resources.contacts.organisation"),
    examples=[Example("F2", bad=_ROLE.format("user"), good=_ROLE.format("author"))],
)
def creator_is_named(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record names who made the data.

    A data set without an author cannot be cited, and nobody answers for it.
    """
    if not _named(essentials(view).having(*_MAKERS)):
        yield problem(view, "{where} does not name who made the data; give a party the role author or originator")


@rule(
    "fair-f2-publisher",
    severity=Severity.WARNING,
    source=f"{SOURCE} F2",
    shows=("resources.contacts.organisation",),
    examples=[Example("F2", bad=_ROLE.format("user"), good=_ROLE.format("publisher"))],
)
def publisher_is_named(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record names who publishes or keeps the data.

    It is whom a user asks when the address has changed.
    """
    if not _named(essentials(view).having(*_PUBLISHERS)):
        yield problem(
            view, "{where} does not name who publishes the data; give a party the role publisher or custodian"
        )


@rule(
    "fair-f2-date",
    severity=Severity.WARNING,
    source=f"{SOURCE} F2",
    shows=("resources.citation.dates.value",),
    examples=[
        Example(
            "F2",
            bad=_DAY.format('<gco:DateTime xmlns:gco="http://www.isotc211.org/2005/gco">x</gco:DateTime>'),
            good=_DAY.format("<gco:Date>2026-02-15</gco:Date>"),
        )
    ],
)
def data_are_dated(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record says when the data were made, published or revised, with the year at least.

    The year is a part of the citation, and what results are sorted by.
    """
    said = essentials(view)
    if any(_has_year(one) for one in (said.created, said.published, said.revised)):
        return
    citation = view.record.resource.citation
    untyped = (
        next((one.value for one in citation.dates if _has_year(one.value) and not one.type), "") if citation else ""
    )
    yield problem(
        view,
        "the date {value} at {where} does not say what happened then; write its type: creation, publication or revision"
        if untyped
        else "{where} has no date of the data; write when they were made or published, as 2026-03-01",
        *(("resources.citation.dates.value",) if untyped else ()),
        value=untyped,
    )


@rule(
    "fair-f2-keywords",
    severity=Severity.WARNING,
    source=f"{SOURCE} F2",
    shows=("resources.keywords.words",),
    examples=[Example("F2", bad=_KEYWORDS.format("x"), good=_KEYWORDS.format("température de la mer"))],
)
def keywords_are_several(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record has three keywords at least, none of which only holds a place.

    Words that the title does not have are found by keywords alone.
    """
    labels = [str(one.label).strip() for one in essentials(view).keywords]
    said = {one.casefold() for one in labels if says(one)}
    empty = next((one for one in labels if one and not says(one)), "")
    if len(said) >= _FEWEST_KEYWORDS and empty:
        template = 'the keyword "{value}" at {where} only holds a place; write a word there, or take it out'
        yield problem(view, template, "resources.keywords", value=empty)
    elif len(said) < _FEWEST_KEYWORDS:
        yield problem(
            view,
            "too few keywords at {where} say something ({count}); give three or more: variables, theme, place, platform"
            if any(labels)
            else "{where} has no keyword; give three or more: variables, theme, place, platform",
            "resources.keywords",
            count=len(said),
        )


@rule(
    "fair-f2-box",
    severity=Severity.WARNING,
    source=f"{SOURCE} F2",
    shows=("resources.extents.boxes.west", "resources.extents.boxes.south"),
    examples=[Example("F2", bad=_EXTENT.format(1), good="gmd:language/gmd:LanguageCode@codeListValue = fre")],
)
def place_is_told(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record has a whole bounding box.

    Earth-system data are searched by place first.
    """
    boxes = essentials(view).boxes
    if not any(None not in (one.west, one.east, one.south, one.north) for one in boxes):
        yield problem(view, "{where} has no whole bounding box; write that of the data", "resources.extents.boxes")


@rule(
    "fair-f2-period",
    severity=Severity.WARNING,
    source=f"{SOURCE} F2",
    shows=("resources.extents.periods.begin", "resources.extents.periods.end"),
    examples=[Example("F2", bad=_EXTENT.format(2), good="gmd:language/gmd:LanguageCode@codeListValue = fre")],
)
def time_is_told(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record says which time the data are about.

    Earth-system data are searched by time next.
    """
    if not any(one.begin[:4].isdecimal() for one in essentials(view).periods if one.begin):
        yield problem(view, "{where} has no temporal extent; write begin and end of the data", "resources.extents")


def _has_year(date: str) -> bool:
    return date[:4].isdecimal() and len(date) >= 4


def _named(parties: tuple[Party, ...]) -> bool:
    return any(says(party.name) for party in parties)

"""I1 and I2: record and data are in forms and words that programs understand."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.fair.said import SOURCE, essentials, problem

_STANDARDS = ("iso", "datacite", "eml", "dcat")
_PLAIN = (
    "gmd:identificationInfo/*/gmd:descriptiveKeywords += <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword>"
    "<gco:CharacterString>température</gco:CharacterString></gmd:keyword></gmd:MD_Keywords></gmd:descriptiveKeywords>"
)
_ANCHOR = "gmd:identificationInfo/*/gmd:descriptiveKeywords/*/gmd:keyword/gmx:Anchor@xlink:href = {}"
_SOUND = "gmd:language/gmd:LanguageCode@codeListValue = fre"


@rule("fair-i1-record-standard", severity=Severity.WARNING, source=f"{SOURCE} I1, R1.3")
def record_is_in_a_standard(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record is in a standard form of Earth-system data or of repositories: ISO 19115, DataCite, EML, DCAT.

    Harvesters read those; a form of one's own is read by nobody else.
    """
    if view.encoding.family not in _STANDARDS:
        yield problem(
            view,
            "the record is {encoding}, which catalogues of Earth-system data do not harvest; convert it to ISO 19139 "
            "or DataCite",
            encoding=view.record.encoding or "?",
        )


@rule(
    "fair-i2-keyword-concept",
    severity=Severity.WARNING,
    source=f"{SOURCE} I2",
    shows=("resources.keywords.words",),
    examples=[Example("I2", bad=_ANCHOR.format("x"), good=_SOUND)],
)
def some_keyword_is_a_concept(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A keyword has the address of its concept in a thesaurus.

    "Mercury" is a planet and a metal. The address says which, in every language.
    """
    if not any(_is_address(one.uri) for one in essentials(view).keywords):
        yield problem(
            view,
            "no keyword at {where} has the address of a concept; `fairtool map` finds it and writes it",
            "resources.keywords",
        )


@rule(
    "fair-i2-keywords-concepts",
    severity=Severity.WARNING,
    source=f"{SOURCE} I2",
    shows=("resources.keywords.words",),
    examples=[Example("I2", bad=_PLAIN, good=_SOUND)],
)
def every_keyword_is_a_concept(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """Every keyword has the address of its concept in a thesaurus.

    A word without one is found only by those who write it the same way.
    """
    keywords = essentials(view).keywords
    plain = [str(one.label) for one in keywords if not _is_address(one.uri)]
    if plain or not keywords:
        yield problem(
            view,
            "{count} of {total} keywords have no address of a concept: {names}; `fairtool map` finds them",
            "resources.keywords",
            count=len(plain),
            total=len(keywords),
            names=", ".join(plain[:5]) or "-",
        )


def _is_address(text: str) -> bool:
    scheme, _, rest = text.partition("://")
    return scheme.lower() in ("http", "https") and "." in rest and len(rest) > 5

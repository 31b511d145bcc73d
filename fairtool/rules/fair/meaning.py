"""I1 and I2: record and data are in forms and words that programs understand."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.record.part import parts_at
from fairtool.rule import Example, rule
from fairtool.rules.fair.said import SOURCE, essentials, problem
from fairtool.translate import marked
from fairtool.vocabulary.concept import standard_name_of
from fairtool.vocabulary.inspire import theme_at

_SCHEMES = ("http://", "https://")
_STANDARDS = ("iso", "datacite", "eml", "dcat")
_PLAIN = (
    "gmd:identificationInfo/*/gmd:descriptiveKeywords += <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword>"
    "<gco:CharacterString>température</gco:CharacterString></gmd:keyword></gmd:MD_Keywords></gmd:descriptiveKeywords>"
)
_ANCHOR = "gmd:identificationInfo/*/gmd:descriptiveKeywords/*/gmd:keyword/gmx:Anchor@xlink:href = {}"
_NO_KEYWORD = marked("{where} has no keyword; write some, each with the address of its concept")
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
            "no keyword at {where} has the address of a concept; `fairtool map` finds it and writes it"
            if essentials(view).keywords
            else _NO_KEYWORD,
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
            "keywords without the address of a concept ({count} of {total}): {names}; `fairtool map` finds them"
            if keywords
            else _NO_KEYWORD,
            "resources.keywords",
            count=len(plain),
            total=len(keywords),
            names=", ".join(plain[:5]),
        )


@rule(
    "fair-i2-concept-listed",
    severity=Severity.WARNING,
    source=f"{SOURCE} I2",
    shows=("resources.keywords.words",),
    examples=[
        Example("I2", bad=_ANCHOR.format("http://inspire.ec.europa.eu/theme/zz"), good=_SOUND),
        Example(
            "I2",
            bad=_ANCHOR.format("http://vocab.nerc.ac.uk/standard_name/sea_temprature/"),
            good=_ANCHOR.format("http://vocab.nerc.ac.uk/standard_name/sea_water_temperature/"),
        ),
    ],
)
def concepts_are_listed(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The address of a CF standard name or of an INSPIRE theme is one that the list has.

    An address that was made up, or mistyped, leads to no concept, and joins the data with nothing.
    """
    for one in parts_at(view.record, "resources.keywords.words"):
        if _is_lost(one.href.strip(), context):
            yield Problem(
                'the keyword "{label}" at {where} points to {value}, which its list does not have; `fairtool map` '
                "finds the concept",
                where=one.where,
                line=one.line,
                label=one.value,
                value=one.href,
            )


def _is_lost(address: str, context: Context[XmlRecord]) -> bool:
    """Tell whether an address is of a list that is known here, and not in it; an alias is in it."""
    if name := standard_name_of(address):
        names = context.vocabularies.standard_names
        return name not in names and not names.successors(name)
    return any(f"{scheme}inspire.ec.europa.eu/theme/" in address for scheme in _SCHEMES) and theme_at(address) is None


def _is_address(text: str) -> bool:
    scheme, _, rest = text.partition("://")
    return scheme.lower() in ("http", "https") and "." in rest and len(rest) > 5

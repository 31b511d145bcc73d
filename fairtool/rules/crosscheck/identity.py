"""What the data are called: title, DOI, licence, keywords."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.record.bundle import Bundle
from fairtool.rule import Example, rule
from fairtool.rules.crosscheck.disagreement import SOURCE, disagreement

_ALIKE = 0.5  # how alike two titles are, from 0 to 1
_MOST = 10
_SMALL_WORDS = {
    "fr": frozenset(
        ["de", "la", "le", "les", "des", "du", "et", "à", "en", "au", "aux", "sur", "dans", "par", "pour", "d", "l"]
    ),
    "en": frozenset(["of", "the", "and", "in", "from", "for", "at", "on", "by", "with", "to"]),
}
_CITATION = "resources[0].citation"
_LONGEST = 500  # characters that are compared


@rule(
    "crosscheck-title",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "title",
            bad='---\n:title = "Salinité des lacs" ;',
            good='---\n:title = "Température de la mer à la bouée de la Baie" ;',
        )
    ],
)
def titles_are_alike(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The title of the record and that of the data name the same thing.

    Two titles that have nothing in common are a sign that record and file were mixed up. Titles in different languages
    are not compared.
    """
    said, found = bundle.said.title, bundle.found.title
    if said is None or found is None:
        return
    titles = [_plain(text) for text in (said.value, *said.translations.values()) if text]
    comparable = [title for title in titles if _language(title) == _language(_plain(found.value))]
    if comparable and all(_likeness(title, _plain(found.value)) < _ALIKE for title in comparable):
        yield disagreement(
            bundle,
            'the title of the record is "{said}", that of the data "{found}" ({at}); is it the right file?',
            fields=(f"{_CITATION}.title",),
            measured=(f"{_CITATION}.title",),
            said=said.value,
            found=found.value,
        )


@rule(
    "crosscheck-doi",
    severity=Severity.ERROR,
    source=SOURCE,
    examples=[
        Example(
            "doi",
            bad="gmd:identificationInfo/*/gmd:citation/*/gmd:identifier/*/gmd:code = <gmd:code><gco:CharacterString>"
            'https://doi.org/10.1234/abc</gco:CharacterString></gmd:code>\n---\n:id = "10.1234/xyz" ;',
            good="gmd:identificationInfo/*/gmd:citation/*/gmd:identifier/*/gmd:code = <gmd:code><gco:CharacterString>"
            'https://doi.org/10.1234/abc</gco:CharacterString></gmd:code>\n---\n:id = "doi:10.1234/ABC" ;',
        )
    ],
)
def dois_agree(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The DOI is the same in the record and in the data.

    Whoever cites the data takes it from the one or the other.
    """
    said, found = bundle.said.doi, bundle.found.doi
    if said and found and said.lower() != found.lower():
        yield disagreement(
            bundle,
            "the record gives the DOI {said}, the data {found} ({at}); correct the one or the other",
            fields=(f"{_CITATION}.identifiers", _CITATION),
            measured=(f"{_CITATION}.identifiers", _CITATION),
            said=said,
            found=found,
        )


@rule(
    "crosscheck-licence",
    severity=Severity.ERROR,
    source=SOURCE,
    examples=[Example("licence", bad='---\n:license = "CC0-1.0" ;', good='---\n:license = "CC-BY-4.0" ;')],
)
def licences_agree(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The licence is the same in the record and in the data.

    With two licences nobody knows what may be done. Only licences that are recognised are compared.
    """
    said = {one.spdx for one in bundle.said.licences if one.spdx}
    found = {one.spdx for one in bundle.found.licences if one.spdx}
    if said and found and said.isdisjoint(found):
        yield disagreement(
            bundle,
            "the licence of the record is {said}, that of the data {found} ({at}); correct the one or the other",
            fields=("resources[0].constraints",),
            measured=("resources[0].constraints",),
            said=", ".join(sorted(said)),
            found=", ".join(sorted(found)),
        )


@rule(
    "crosscheck-keywords",
    severity=Severity.INFO,
    source=SOURCE,
    examples=[
        Example(
            "keywords",
            bad='---\n:keywords = "salinity, chlorophyll" ;',
            good='---\n:keywords = "Caractéristiques géographiques océanographiques" ;',
        )
    ],
)
def keywords_are_shared(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """Record and data have a keyword in common.

    The words of the data are those that their users know: a record that has none of them is found by others only.
    """
    said = {
        _plain(text) for one in bundle.said.keywords for text in (one.label.value, *one.label.translations.values())
    }
    found = [one.label.value for one in bundle.found.keywords]
    if said and found and said.isdisjoint(map(_plain, found)):
        yield disagreement(
            bundle,
            "none of the keywords of the data is in the record: {found} ({at}); add those that fit",
            fields=("resources[0].keywords",),
            measured=("resources[0].keywords",),
            found=", ".join(found[:_MOST]),
        )


def _language(title: str) -> str:
    """Guess the language of a title from its small words; empty where it has none."""
    words = frozenset(title.replace("’", " ").replace("'", " ").split())
    counts = {language: len(words & small) for language, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())[:_LONGEST]


def _likeness(first: str, second: str) -> float:
    """Give how alike two titles are; one within the other is the same."""
    if first in second or second in first:
        return 1.0
    small = frozenset().union(*_SMALL_WORDS.values())
    words, others = set(first.split()) - small, set(second.split()) - small
    shared = len(words & others) / max(min(len(words), len(others)), 1)
    return max(shared, SequenceMatcher(None, first, second, autojunk=False).ratio())

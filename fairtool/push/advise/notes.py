"""What is not known of a data set, whatever the place: told once, and never guessed."""

from collections.abc import Iterator

from fairtool.push.advise.advice import Advice, Verdict
from fairtool.push.advise.reason import Weight
from fairtool.translate import Language, marked, translate

_EXAMPLE = marked("the DOI {doi} has a prefix for examples, and counts for nothing")
_LOOKED_AT = marked("{looked_at} of {found} data files were looked into")
_UNSURE = marked("the record tells more than one theme: the first in the list has the most clues")


def open_points(advice: Advice, language: Language) -> tuple[str, ...]:
    """Give the sentences on what is not known, of the data set and of places that nothing shuts, each once."""
    return tuple(dict.fromkeys((*_of_subject(advice, language), *_of_places(advice, language))))


def _of_subject(advice: Advice, language: Language) -> Iterator[str]:
    subject = advice.subject
    if subject.example_doi:
        yield translate(_EXAMPLE, language, doi=subject.example_doi)
    if advice.looked_at < advice.found:
        yield translate(_LOOKED_AT, language, looked_at=advice.looked_at, found=advice.found)
    if len([one for one in subject.themes if one not in ("earth", "other")]) > 1:
        yield translate(_UNSURE, language)


def _of_places(advice: Advice, language: Language) -> Iterator[str]:
    for one in advice.judged:
        if one.verdict is not Verdict.NO:
            yield from (reason.text(language) for reason in one.having(Weight.OPEN))

"""The label of a concept in the language of what it is written into."""

from collections.abc import Iterable

from fairtool.mapping.answer import Candidate
from fairtool.vocabulary.languages import language


def label_in(one: Candidate, languages: Iterable[str]) -> str:
    """Give the preferred label in the first of the languages that has one, or else the label that is shown.

    Languages are codes of ISO 639 or names, as files write them; what is none is passed over. A concept that its
    thesaurus knows by its path is called so in all of them.
    """
    if " > " in one.label:
        return one.label
    for wanted in languages:
        known = language(wanted) if wanted else None
        found = next((label.text for label in one.labels if known and language(label.lang or "-") is known), "")
        if found:
            return found
    return one.label

"""When a concept may be taken without a person looking at it, when it is shown to one, and when nothing is said."""

from dataclasses import dataclass

from fairtool.mapping.answer import Method
from fairtool.mapping.evidence import FEATURES, Evidence, is_acronym
from fairtool.mapping.lexicon import PARTS_COST
from fairtool.mapping.rank import Ranked
from fairtool.mapping.readings import Reading
from fairtool.mapping.units import contradicts
from fairtool.thesauri.index import Index
from fairtool.thesauri.words import content_words, key_of

ACCEPTED = 0.9  # probability from which the best concept may be taken
SUGGESTED = 0.1  # probability of the best concept below which nothing is said
_SHORTEST = 3  # letters of a keyword that may be taken by its letters
_NEAR = 0.02  # of the cost of a reading
_SAME_WORDS, _SAME_KEY, _COST, _USAGE = (
    FEATURES.index(name) for name in ("same_words", "same_key", "cost", "usage_label")
)


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """What was found for a keyword in a thesaurus: its readings, the evidence, and the best concepts in order."""

    text: str
    readings: tuple[Reading, ...]
    evidence: Evidence
    best: tuple[Ranked, ...]
    index: Index
    unit: str = ""


def is_certain(search: Search) -> bool:
    """Tell whether the best concept may be taken as it is.

    All words of a label and of the keyword, in one of its readings, have to be the same, and of no other concept. One
    bare word is not enough where it is a jargon word of the field or a name that producers use, nor where it is a
    heading of a thesaurus that is known by its paths: these have narrower concepts, of which a producer means one.
    An acronym has to be a label as it stands, and a variable to be one that its units can be those of.
    """
    best = search.best[0]
    key = key_of(search.text)
    if best.probability < ACCEPTED or len(key) < _SHORTEST:
        return False
    if not search.evidence.features[best.row, _SAME_WORDS] or _has_twin(search):
        return False
    reading = search.readings[best.reading]
    if contradicts(search.index.hit(best.concept).unit, search.unit):
        return False
    is_label = bool(search.evidence.features[best.row, _SAME_KEY]) and not best.reading
    if (is_acronym(search.text) and not is_label) or _is_detour(search):
        return False
    if len(content_words(key, reading.lang)) > 1:
        return True
    is_jargon = reading.method is Method.FIELD or bool(search.evidence.features[best.row, _USAGE])
    return not (is_jargon or _is_heading(best.concept, search.index))


def _is_detour(search: Search) -> bool:
    """Tell whether a keyword was put together in another language although the thesaurus has labels in its own."""
    reading = search.readings[search.best[0].reading]
    is_translated = reading.method is Method.TRANSLATED and reading.cost >= PARTS_COST
    return is_translated and search.readings[0].lang in search.index.languages


def _has_twin(search: Search) -> bool:
    """Tell whether another concept has the same label, or one of the same words where only these agree.

    It counts where it was found in no dearer a reading.
    """
    own, *others = (search.evidence.features[one.row] for one in search.best)
    same = _SAME_KEY if own[_SAME_KEY] else _SAME_WORDS
    return any(bool(row[same]) and row[_COST] <= own[_COST] + _NEAR for row in others)


def _is_heading(concept: int, index: Index) -> bool:
    hit = index.hit(concept)
    return bool(hit.path) and bool(index.narrower(hit.uri))

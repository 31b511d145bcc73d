"""When a concept may be taken without a person looking at it, when it is shown to one, and when nothing is said."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from fairtool.mapping.answer import Method
from fairtool.mapping.evidence import FEATURES, Evidence, is_acronym
from fairtool.mapping.lexicon import PARTS_COST
from fairtool.mapping.own_words import names_only
from fairtool.mapping.rank import Ranked
from fairtool.mapping.readings import Reading
from fairtool.mapping.units import contradicts
from fairtool.skos.facet import Facet
from fairtool.thesauri.index import Index
from fairtool.thesauri.parts import parts_of
from fairtool.thesauri.words import content_words, key_of, singular, stem_of
from fairtool.translate import marked

ACCEPTED = 0.9  # probability from which the best concept may be taken
SUGGESTED = 0.1  # probability of the best concept below which nothing is said
_SHORTEST = 3  # letters of a keyword that may be taken by its letters
_NEAR = 0.02  # of the cost of a reading
_MEASURES = ("mass fraction", "mass concentration", "mole fraction", "mole concentration", "number concentration")
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


def doubt_of(search: Search) -> str:
    """Give why the best concept is to be looked at by a person, as a template; empty where nothing is in doubt."""
    return next((template for is_so, template in _DOUBTS if is_so(search)), "")


def _is_short(search: Search) -> bool:
    """Tell whether a keyword has too few letters to mean one thing; the symbols of units have no more."""
    is_symbol = Facet.UNIT in search.index.facts.facets and _is_same(search)
    return len(key_of(search.text)) < _SHORTEST and not is_symbol


def _differs(search: Search) -> bool:
    """Tell whether the words of the label and of the keyword, in the reading that led to it, are not all the same."""
    best = search.best[0]
    if best.way < 0 or not search.evidence.features[best.row, _SAME_WORDS]:
        return True
    reading, found = search.readings[best.reading], search.index.found(best.way)
    return len(content_words(reading.key, reading.lang)) != len(content_words(found.key, found.lang[:2]))


def _has_twin(search: Search) -> bool:
    """Tell whether another concept has the same label, or one of the same words where only these agree.

    It counts where it was found in no dearer a reading.
    """
    own, *others = (search.evidence.features[one.row] for one in search.best)
    same = _SAME_KEY if own[_SAME_KEY] else _SAME_WORDS
    return any(bool(row[same]) and row[_COST] <= own[_COST] + _NEAR for row in others)


def _contradicts_units(search: Search) -> bool:
    return contradicts(search.index.hit(search.best[0].concept).unit, search.unit)


def _is_loose_acronym(search: Search) -> bool:
    """Tell whether a keyword in capitals is no label as it stands."""
    return is_acronym(search.text) and (search.best[0].reading > 0 or not _is_same(search))


def _is_same(search: Search) -> bool:
    return bool(search.evidence.features[search.best[0].row, _SAME_KEY])


def _is_detour(search: Search) -> bool:
    """Tell whether a keyword was put together in another language although the thesaurus has labels in its own."""
    reading = search.readings[search.best[0].reading]
    is_translated = reading.method is Method.TRANSLATED and reading.cost >= PARTS_COST
    return is_translated and search.readings[0].lang in search.index.languages


def _is_translated_name(search: Search) -> bool:
    """Tell whether a keyword became the name of a platform or instrument by being translated or bent."""
    reading = search.readings[search.best[0].reading]
    is_own = reading.method is Method.SIMILAR and not reading.aside
    return names_only(search.index) and not (is_own and _is_same(search))


def _is_bare(search: Search) -> bool:
    reading = search.readings[search.best[0].reading]
    return len(content_words(key_of(search.text), reading.lang)) < 2


def _is_jargon(search: Search) -> bool:
    best = search.best[0]
    is_said = search.readings[best.reading].method is Method.FIELD
    return _is_bare(search) and (is_said or bool(search.evidence.features[best.row, _USAGE]))


def _is_unsaid_measure(search: Search) -> bool:
    """Tell whether a label says how an amount is measured, a mole or mass fraction, say, and the keyword does not.

    Units do: they rank what they fit.
    """
    best = search.best[0]
    if search.unit or search.readings[best.reading].method is not Method.FIELD or best.way < 0:
        return False
    told = parts_of(search.index.found(best.way).key, "property") & _measures()
    said = [one.key for one in search.readings if one.method is not Method.FIELD]
    return bool(told) and not any(told & parts_of(key, "property") for key in said)


def _is_unsaid_sea(search: Search) -> bool:
    """Tell whether a label is of the sea, and the keyword of any water: `température de l'eau`."""
    best = search.best[0]
    if search.readings[best.reading].method is not Method.FIELD or best.way < 0:
        return False
    said = [one.key for one in search.readings if one.method is not Method.FIELD]
    is_water = any("water" in key.split() for key in said) and not any(parts_of(key, "matrix") for key in said)
    return is_water and bool(parts_of(search.index.found(best.way).key, "matrix") & parts_of("sea water", "matrix"))


@cache
def _measures() -> int:
    return reduce(or_, (parts_of(words, "property") for words in _MEASURES))


def _is_heading(search: Search) -> bool:
    """Tell whether one word is a heading of a thesaurus that is known by its paths, which a producer seldom means."""
    if not _is_bare(search):
        return False
    hit = search.index.hit(search.best[0].concept)
    return bool(hit.path) and bool(search.index.narrower(hit.uri))


def _is_bent(search: Search) -> bool:
    """Tell whether one word has only its stem in common with the label: `national` and `nationalisation`.

    A plural is the same word.
    """
    if not _is_bare(search) or _is_same(search):
        return False
    best = search.best[0]
    one, other = search.readings[best.reading].key, search.index.found(best.way).key
    return singular(one) != singular(other)


def _is_turned(search: Search) -> bool:
    """Tell whether a French label begins with another word: `sols artificialisés`, `artificialisation des sols`."""
    best = search.best[0]
    reading, found = search.readings[best.reading], search.index.found(best.way)
    if reading.lang != "fr" or found.lang[:2] != "fr":
        return False
    one, other = (content_words(key, "fr")[:1] for key in (reading.key, found.key))
    return [stem_of(word, "fr") for word in one] != [stem_of(word, "fr") for word in other]


_DOUBTS: tuple[tuple[Callable[[Search], bool], str], ...] = (
    (_is_short, marked("a keyword of one or two letters may mean many things")),
    (_differs, marked("its label has not the same words as the keyword")),
    (_has_twin, marked("another concept has the same label")),
    (_contradicts_units, marked("the units of the variable are not those of this quantity")),
    (_is_loose_acronym, marked("an acronym may stand for several things")),
    (_is_translated_name, marked("names of platforms and instruments are not translated")),
    (_is_detour, marked("the thesaurus has labels in the language of the keyword, but none is the keyword")),
    (_is_jargon, marked("one word that the field uses for it, and for other things as well")),
    (_is_unsaid_measure, marked("it says how the amount is measured, which the keyword does not, and no units do")),
    (_is_unsaid_sea, marked("the keyword says water, and not that it is the sea")),
    (_is_heading, marked("a heading with narrower concepts: one of them may be meant")),
    (_is_bent, marked("only the stem of the word is the same")),
    (_is_turned, marked("its words are the same, but in another order, which says another thing in French")),
)

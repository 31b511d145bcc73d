"""From a keyword to the concepts that it may mean, by a cascade that stops where it is certain.

First what curators decided, then identifiers, then labels by their letters and words, then what is alike; units rank
what is found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from fairtool.mapping.answer import MOST_CANDIDATES, Answer, Candidate, Decision, Keyword, Method
from fairtool.mapping.bridge import bridge_for
from fairtool.mapping.candidates import by_mapping, candidates_of, identified
from fairtool.mapping.decide import SUGGESTED, Search
from fairtool.mapping.evidence import Evidence, evidence_for
from fairtool.mapping.own_words import as_names, in_own_words
from fairtool.mapping.rank import Doubles, Model, ranked, shipped_model
from fairtool.mapping.readings import readings_of
from fairtool.mapping.review import Reviews, reviewed
from fairtool.mapping.siblings import with_siblings
from fairtool.mapping.units import for_units
from fairtool.skos.facet import Facet
from fairtool.thesauri.index import Found, Index
from fairtool.thesauri.labels import Origin
from fairtool.thesauri.words import key_of
from fairtool.translate import Language
from fairtool.vocabulary.concept import standard_name_of

_INVERSE = re.compile(r"[ .*]([A-Za-z]+)(?:\^|\*\*)?-1(?!\d)")
_LABEL = 10.0  # what a label that is the keyword adds to a score
_SHARED_LABEL = 3.0  # ... where several concepts have it


@dataclass(frozen=True, slots=True)
class Matcher:
    """Maps keywords onto thesauri; `lang` is that of the labels shown, `names` the index of the standard names.

    `names` serves thesauri that can be reached by way of them; without it they are not.
    """

    indexes: tuple[Index, ...]
    lang: Language = "en"
    names: Index | None = None
    reviews: Reviews = field(default_factory=Reviews)
    model: Model = field(default_factory=shipped_model)
    most: int = MOST_CANDIDATES

    @property
    def schemes(self) -> tuple[str, ...]:
        """The names of the thesauri."""
        return tuple(index.facts.name for index in self.indexes)

    def answers(self, keywords: Iterable[Keyword]) -> tuple[Answer, ...]:
        """Give an answer for each keyword, in order; those that stand in one file speak for each other."""
        return with_siblings([self.answer(keyword) for keyword in keywords], self.indexes)

    def answer(self, keyword: Keyword) -> Answer:
        """Give the concepts of all thesauri that a keyword may mean, best first."""
        found = _linked(keyword, [one for index in self._asked(keyword) for one in self.candidates(keyword, index)])
        found.sort(key=lambda one: (not one.certain, -one.score))
        answer = reviewed(Answer(keyword, _decision(found), tuple(found)), self.reviews, self.schemes)
        return replace(answer, candidates=tuple(self._completed(one) for one in answer.candidates))

    def _completed(self, one: Candidate) -> Candidate:
        """Give a concept that a curator named with what its thesaurus says of it."""
        if one.method is not Method.REVIEWED or one.labels:
            return one
        for index in self.indexes:
            for number in index.by_identifier(one.uri):
                known = identified(number, index, self.lang)
                return replace(known, method=Method.REVIEWED, certain=True, remarks=())
        return one

    def candidates(self, keyword: Keyword, index: Index) -> tuple[Candidate, ...]:
        """Give the concepts of one thesaurus that a keyword may mean, best first; none where nothing is near."""
        text = standard_name_of(keyword.text.strip()) or keyword.text.strip()
        said = (keyword.uri and index.by_identifier(keyword.uri)) or ()
        numbers = said or _named(text, index)
        if len(numbers) == 1:
            return (identified(numbers[0], index, self.lang, sure=bool(said) or _is_code(text), said=text),)
        if mapped := by_mapping(text, index, self.lang):
            return mapped
        plain = _divided(text) if keyword.facet is Facet.UNIT else last_step(text)
        search = self._searched(plain, keyword, index)
        if search is None or not search.best or search.best[0].probability < SUGGESTED:
            return ()
        return candidates_of(search, self.lang)

    def _searched(self, text: str, keyword: Keyword, index: Index) -> Search | None:
        labels = [one for one in index.by_key(index.parted(key_of(text))) if one.origin <= Origin.OLD]
        readings = readings_of(text, keyword.lang or _language_of(labels), index.rewritten, index.languages)
        if not readings:
            return None
        evidence = evidence_for(text, readings, index, self._bridge(keyword, index))
        more = for_units(keyword.unit, evidence, self.model, index) + _for_label(labels, evidence)
        best = ranked(evidence, self.model, self.most, more)
        best = as_names(in_own_words(best, readings, evidence, index), evidence, index)
        return Search(text, readings, evidence, best, index, keyword.unit)

    def _asked(self, keyword: Keyword) -> Iterator[Index]:
        """Yield the thesauri that are about what a keyword is about, as far as both say."""
        for index in self.indexes:
            facets = index.facts.facets
            of_units = Facet.UNIT in (keyword.facet, *facets)
            if keyword.facet in facets or not (of_units or (keyword.facet and facets)):
                yield index

    def _bridge(self, keyword: Keyword, index: Index) -> Mapping[int, float]:
        if self.names is None:
            return {}
        ways = bridge_for(keyword.text, keyword.lang, self.names, index.facts.akin, self.model)
        return {number: share for uri, share in ways.items() for number in index.by_identifier(uri)}


def _linked(keyword: Keyword, found: list[Candidate]) -> list[Candidate]:
    """Give the concepts of a keyword that is linked to one of them already: that one, and what it is mapped onto.

    What is merely called alike in another thesaurus would be added to a file each time that it is mapped.
    """
    named = [one for one in found if one.method is Method.IDENTIFIER]
    return named if keyword.uri and any(one.certain for one in named) else found


def _divided(unit: str) -> str:
    """Give a unit with strokes for powers of minus one, as vocabularies write it: `umol/kg` for `umol kg-1`."""
    return _INVERSE.sub(r"/\1", unit)


def last_step(text: str) -> str:
    """Give the last step of a path, which is not in the thesaurus as a whole; another text as it is."""
    return text.rpartition(">")[2].strip() or text


def _named(text: str, index: Index) -> tuple[int, ...]:
    """Give the concepts that a text names by address, code or path; one step of a path alone is but a label."""
    found = index.by_identifier(text)
    return () if found and ">" not in text and index.hit(found[0]).path and "://" not in text else found


def _is_code(text: str) -> bool:
    """Tell whether what is written like the code of a concept can be nothing else: two letters are a word, too."""
    return len(text) > 2 and not text.isdigit()


def _language_of(labels: Iterable[Found]) -> str:
    """Give the language of the labels that a keyword is, where that is one that keywords are in, and no other."""
    languages = {one.lang.partition("-")[0] for one in labels}
    return "".join(languages) if languages in ({"fr"}, {"en"}) else ""


def _for_label(labels: Iterable[Found], evidence: Evidence) -> Doubles | float:
    """Give what labels of the thesaurus itself that are the keyword add to the score of their concept.

    Where they are those of several concepts they add less.
    """
    concepts = {one.concept for one in labels}
    own = np.isin(evidence.concepts, list(concepts)).astype(np.float64)
    return own * (_LABEL if len(concepts) == 1 else _SHARED_LABEL)


def _decision(candidates: Sequence[Candidate]) -> Decision:
    if not candidates:
        return Decision.NONE
    return Decision.ACCEPTED if candidates[0].certain else Decision.SUGGESTED

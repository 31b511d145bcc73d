"""What is corrected in a ranking by what the labels say: own words before translations, names only as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from fairtool.mapping.evidence import FEATURES, Evidence
from fairtool.mapping.rank import Ranked
from fairtool.mapping.readings import Reading
from fairtool.skos.facet import Facet
from fairtool.thesauri.index import Index
from fairtool.thesauri.words import content_words, singular

NAMES = frozenset({Facet.PLATFORM, Facet.INSTRUMENT})  # what is called by names
_SAME_WORDS, _EXTRA = (FEATURES.index(name) for name in ("same_words", "extra"))


def names_only(index: Index) -> bool:
    """Tell whether a thesaurus has nothing but names of platforms and instruments."""
    facets = index.facts.facets
    return bool(facets) and facets <= NAMES


def in_own_words(
    best: Sequence[Ranked], readings: Sequence[Reading], evidence: Evidence, index: Index
) -> tuple[Ranked, ...]:
    """Give concepts with the label that is a plural of the keyword in its own language, if they were reached otherwise.

    `oiseaux` leads to `oiseau`, not by way of English to `bird`.
    """
    return tuple(_inflected(one, readings, evidence, index) for one in best)


def _inflected(one: Ranked, readings: Sequence[Reading], evidence: Evidence, index: Index) -> Ranked:
    if one.reading == 0 or one.way < 0:
        return one
    own = (evidence.concepts == one.concept) & (evidence.readings == 0) & (evidence.features[:, _SAME_WORDS] > 0)
    for row in np.flatnonzero(own):
        found = index.found(int(evidence.ways[row]))
        if found.lang[:2] == readings[0].lang and singulars(found.key, found.lang) == singulars(
            readings[0].key, found.lang
        ):
            return replace(one, way=int(evidence.ways[row]), reading=0, row=int(row))
    return one


def singulars(key: str, lang: str) -> list[str]:
    """Give the words of a key that say something, without the endings of plurals."""
    return [singular(word) for word in content_words(key, lang[:2])]


def as_names(best: Sequence[Ranked], evidence: Evidence, index: Index) -> tuple[Ranked, ...]:
    """Give concepts of a thesaurus of names, less likely where a keyword is but a part of the name.

    `cirrus` is not the Far-Infrared Sensor for Cirrus.
    """
    return tuple(_falling(best, evidence)) if names_only(index) else tuple(best)


def _falling(best: Sequence[Ranked], evidence: Evidence) -> Iterator[Ranked]:
    last = 1.0
    for one in best:
        told = 1 - float(evidence.features[one.row, _EXTRA])
        last = min(last, one.probability * told**2)
        yield replace(one, probability=last)

"""Which of the concepts that a keyword may mean it means most likely, and how likely that is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from fairtool.mapping.evidence import FEATURES, Evidence
from fairtool.resources import schema

_SAME_WORDS, _SAME_KEY, _COST = (FEATURES.index(name) for name in ("same_words", "same_key", "cost"))
_SIGNS = (
    "cosine",
    "overlap",
    "same_key",
    "same_words",
    "cost",
    "missing",
    "extra",
    "other_label",
    "usage_label",
    "bridge",
    "initials",
)
_BARE = 0.3  # of the feature `stems`: labels of one word are below it
_SUREST = 0.98  # probability that letters and words alone give at most: some exact labels were wrong in the tables
_SURE = 30.0  # a margin beside which there is no other concept
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The weights of the evidence, and what turns a score and its margin into a probability.

    Both were fitted by `scripts/fit_mapping.py` on one half of the published tables.
    """

    weights: Doubles
    calibration: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A concept by its number: its score, the probability that it is meant, the label and the reading that led to it.

    `row` is that of the evidence.
    """

    concept: int
    score: float
    probability: float
    way: int
    reading: int
    row: int


@cache
def shipped_model() -> Model:
    """Give the model of the project."""
    table = schema("mapping/weights")
    return Model(np.array([table["weights"][name] for name in FEATURES], np.float64), table["calibration"])


def ranked(evidence: Evidence, model: Model, most: int, more: Doubles | float = 0.0) -> tuple[Ranked, ...]:
    """Give the concepts most likely meant, best first; `more` is added to the score of each row of the evidence."""
    scores = evidence.features @ model.weights + more
    best = best_rows(evidence, scores, most + 1)
    found = tuple(
        Ranked(
            int(evidence.concepts[row]), float(scores[row]), probability(evidence, scores, best, place, model),
            int(evidence.ways[row]), int(evidence.readings[row]), int(row),
        )
        for place, row in enumerate(best[:most])
    )  # fmt: skip
    return tuple(_by_label(one, evidence) for one in _falling(_shared(found, evidence)))


def _by_label(one: Ranked, evidence: Evidence) -> Ranked:
    """Give a concept with the plainest way to it: where a label is the keyword in some reading, in the cheapest."""
    features = evidence.features
    rows = np.flatnonzero((evidence.concepts == one.concept) & (features[:, _SAME_KEY] > 0))
    if not len(rows):
        return one
    row = int(rows[np.argmin(features[rows, _COST])])
    return replace(one, way=int(evidence.ways[row]), reading=int(evidence.readings[row]), row=row)


def _shared(found: tuple[Ranked, ...], evidence: Evidence) -> tuple[Ranked, ...]:
    """Give concepts of which those with the same label share the probability of the first of them."""
    same = [one for one in found if evidence.features[one.row][_SAME_KEY]]
    if len(same) < 2:
        return found
    whole = sum(np.exp(one.score - same[0].score) for one in same)
    shares = {one.concept: same[0].probability * float(np.exp(one.score - same[0].score) / whole) for one in same}
    return tuple(replace(one, probability=shares.get(one.concept, one.probability)) for one in found)


def _falling(found: Iterable[Ranked]) -> Iterator[Ranked]:
    """Yield concepts whose probabilities never rise from one to the next: the score has put them in order."""
    last = 1.0
    for one in found:
        last = min(last, one.probability)
        yield replace(one, probability=last)


def best_rows(evidence: Evidence, scores: Doubles, most: int) -> NDArray[np.intp]:
    """Give the rows of the best concepts, best first: of each concept that which scores best."""
    order = np.argsort(-scores, kind="stable")
    _, first = np.unique(evidence.concepts[order], return_index=True)
    return order[np.sort(first)][:most]


def probability(evidence: Evidence, scores: Doubles, best: NDArray[np.intp], place: int, model: Model) -> float:
    """Give the probability that a concept is meant, by its score and by how far it stands from the best other one."""
    signs = calibration_signs(evidence, scores, best, place)
    total = sum(model.calibration[name] * value for name, value in signs.items())
    return min(float(1 / (1 + np.exp(-total))), _SUREST)


def calibration_signs(evidence: Evidence, scores: Doubles, best: NDArray[np.intp], place: int) -> Mapping[str, float]:
    """Give the signs by which the probability of the concept at a place of the ranking is told.

    `twin` holds where another concept has a label made of the same words.
    """
    row = dict(zip(FEATURES, evidence.features[best[place]].tolist(), strict=True))
    others = [number for number in best if number != best[place]]
    margin = float(scores[best[place]] - max(scores[others])) if others else _SURE
    same = evidence.features[others][:, _SAME_WORDS] > 0
    return {
        "one": 1.0,
        "score": float(scores[best[place]]),
        "margin": min(max(margin, 0.0), 4.0),
        "behind": min(margin, 0.0),
        "twin": float(row["same_words"] > 0 and bool(same.any())),
        "bare": float(row["stems"] < _BARE),
        **{name: row[name] for name in _SIGNS},
    }

"""Fit the weights of `fairtool map` on one half of the published tables; benchmarks/mapping.py reports on both halves.

    FAIRTOOL_CORPUS=folder python scripts/fit_mapping.py

A keyword is of the half that is fitted when the last bit of its SHA-256 is 0. Weights: softmax over the concepts near a
keyword (listwise, Cao et al. 2007). Calibration: logistic regression of whether the best concept is right.
schemas/mapping/weights.toml is written; run scripts/compile_tables.py then.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.mapping_tables import Table, of_fitted_half, tables
from fairtool.mapping.bridge import bridge_for
from fairtool.mapping.evidence import FEATURES, Evidence, evidence_for
from fairtool.mapping.rank import Doubles, Model, best_rows, calibration_signs
from fairtool.mapping.readings import readings_of

TARGET = Path(__file__).parents[1] / "schemas" / "mapping" / "weights.toml"
START = {
    "cosine": 2,
    "overlap": 2,
    "asked": 1,
    "told": 1,
    "same_key": 1,
    "same_words": 1,
    "used": 0.3,
    "cost": -1,
    "missing": -1,
    "extra": -1,
    "deprecated": -1,
    "bridge": 1,
    "initials": 3,
}
PULL = 0.05  # towards 0, of each weight
STEPS, ROUNDS, SPEED = 300, 3, 0.1
NEWTON, RIDGE = 30, 2.0
STRANGERS = 60  # keywords of other tables that each thesaurus is asked for
SIGNS = (
    "one", "score", "margin", "behind", "twin", "bare", "cosine", "overlap", "same_key", "same_words", "cost",
    "missing", "extra", "other_label", "usage_label", "bridge", "initials",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A keyword of a table: the evidence, which concepts are right, and how much the case counts."""

    table: Table
    keyword: str
    evidence: Evidence
    right: frozenset[int]
    weight: float


def main() -> None:
    """Fit and write."""
    model = Model(np.array([float(START.get(name, 0)) for name in FEATURES]), dict.fromkeys(SIGNS, 0.0))
    with tables() as found:
        for _ in range(2):  # the bridge needs a model, and the model a bridge
            cases = [case for table in found for case in _cases(table, model)]
            fitted = [case for case in cases if of_fitted_half(case.keyword)]
            model = Model(_weights(fitted, model), model.calibration)
        strangers = [case for table in found for case in _strangers(table, found)]
        model = Model(model.weights, _calibration([*fitted, *strangers], model))
    TARGET.write_text(_document(model), encoding="utf-8", newline="\n")


def _cases(table: Table, model: Model) -> list[Case]:
    found = []
    for keyword, uris in table.answers.items():
        index = table.index
        ways = bridge_for(keyword, table.lang, table.names, index.facts.akin, model) if table.names else {}
        bridge = {number: share for uri, share in ways.items() for number in index.by_identifier(uri)}
        readings = readings_of(keyword, table.lang, index.rewritten, index.languages)
        evidence = evidence_for(keyword, readings, index, bridge)
        right = frozenset(number for uri in uris for number in index.by_identifier(uri))
        found.append(Case(table, keyword, evidence, right, 1 / len(table.answers) ** 0.5))
    return found


def _strangers(table: Table, others: Sequence[Table]) -> list[Case]:
    """Give keywords of other tables, which the thesaurus of this one has no concept for.

    Those that it has a label of the same words for are left out: nobody knows whether that is right. Only those of
    the half that is fitted count, and all together as much as a third of the table.
    """
    words = [
        word for other in others if other.index is not table.index for word in other.answers if of_fitted_half(word)
    ]
    found = []
    for keyword in words[:: max(1, len(words) // STRANGERS)]:
        evidence = evidence_for(
            keyword, readings_of(keyword, table.lang, table.index.rewritten, table.index.languages), table.index, {}
        )
        if len(evidence.concepts) and not evidence.features[:, FEATURES.index("same_words")].any():
            found.append(Case(table, keyword, evidence, frozenset(), (1 / 3 / STRANGERS) ** 0.5))
    return found


def _weights(cases: Sequence[Case], model: Model) -> Doubles:
    """Give the weights that make the right concepts likely; of a concept, the row that scores best counts."""
    weights = model.weights
    for _ in range(ROUNDS):
        rows = [_best_rows(case, weights) for case in cases]
        usable = [
            (features, right, case.weight) for case, (features, right) in zip(cases, rows, strict=True) if right.any()
        ]
        weights = _descended(weights, usable)
    return weights


def _best_rows(case: Case, weights: Doubles) -> tuple[Doubles, Doubles]:
    scores = case.evidence.features @ weights
    order = np.argsort(-scores, kind="stable")
    concepts, first = np.unique(case.evidence.concepts[order], return_index=True)
    return case.evidence.features[order[first]].astype(float), np.isin(concepts, list(case.right)).astype(float)


def _descended(weights: Doubles, cases: Sequence[tuple[Doubles, Doubles, float]]) -> Doubles:
    """Give the weights after some steps of Adam (Kingma and Ba 2015)."""
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = PULL * weights
        for features, right, weight in cases:
            score = features @ weights
            share = np.exp(score - score.max())
            share /= share.sum()
            wanted = share * right / (share * right).sum()
            slope = slope + weight * ((share - wanted) @ features)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights = weights - SPEED * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def _signs(case: Case, model: Model) -> tuple[list[float], bool] | None:
    """Give the signs of the best concept, and whether it is right."""
    scores = case.evidence.features @ model.weights
    best = best_rows(case.evidence, scores, 3)
    if not len(best):
        return None
    signs = calibration_signs(case.evidence, scores, best, 0)
    return [signs[name] for name in SIGNS], int(case.evidence.concepts[best[0]]) in case.right


def _calibration(cases: Sequence[Case], model: Model) -> Mapping[str, float]:
    """Give the weights of a logistic regression of whether the best concept is right, by Newton's method."""
    rows = [(told, case.weight**2) for case in cases if (told := _signs(case, model))]
    signs = np.array([one for (one, _), _ in rows])
    right = np.array([float(one) for (_, one), _ in rows])
    each = np.array([weight for _, weight in rows]) * len(rows) / sum(weight for _, weight in rows)
    weights = np.zeros(len(SIGNS))
    for _ in range(NEWTON):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (each * (chance - right)) + RIDGE * weights
        curve = (signs * (each * chance * (1 - chance))[:, None]).T @ signs + RIDGE * np.eye(len(SIGNS))
        weights = weights - np.linalg.solve(curve, slope)
    return dict(zip(SIGNS, weights.tolist(), strict=True)) | {"behind": 1.0}


def _document(model: Model) -> str:
    lines = [
        "# Written by scripts/fit_mapping.py: what each kind of evidence weighs; how a score becomes a probability.",
        "",
        "[weights]",
        *(f"{name} = {weight:.4f}" for name, weight in zip(FEATURES, model.weights, strict=True)),
        "",
        "[calibration]",
        *(f"{name} = {weight:.4f}" for name, weight in model.calibration.items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

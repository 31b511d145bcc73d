"""Concepts are ranked as the published tables say, and what is accepted is right in nineteen of twenty cases."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from benchmarks.mapping_tables import Table, of_fitted_half, tables
from fairtool.mapping.answer import Answer, Decision, Keyword
from fairtool.mapping.evidence import FEATURES, evidence_for
from fairtool.mapping.matcher import Matcher
from fairtool.mapping.rank import ranked, shipped_model
from fairtool.mapping.readings import readings_of
from fairtool.thesauri.index import Index
from tests.thesauri.small import entry, index_of

# The least that is asked of each table: the right concept first, and among the first five.
LEAST = {
    "cf-alias": (0.80, 0.90),
    "cf-alias-known": (1.00, 1.00),
    "ncar-cf": (0.55, 0.80),
    "ncar-gcmd": (0.50, 0.70),
    "sweet-gcmd": (0.90, 0.95),
    "envthes-alt": (0.78, 0.88),
    "en-gemet-fr": (0.75, 0.85),
    "fr-envthes-en": (0.75, 0.85),
}
_FEWEST = 20  # accepted keywords from which a share says something
_TRUE = 0.95

needs_corpus = pytest.mark.skipif(
    not os.environ.get("FAIRTOOL_CORPUS"), reason="FAIRTOOL_CORPUS does not name the folder of the published tables"
)
Answered = Mapping[str, tuple[Table, tuple[Answer, ...]]]


@pytest.fixture(scope="module")
def answered(session_cache: Path) -> Iterator[Answered]:
    """Give the answers to all keywords of all tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAIRTOOL_CACHE_DIR", str(session_cache))
        with tables() as found:
            yield {table.name: (table, _answers(table)) for table in found}


def _answers(table: Table) -> tuple[Answer, ...]:
    matcher = Matcher((table.index,), names=table.names)
    return tuple(matcher.answers([Keyword(text, table.lang) for text in table.answers]))


def _right(answer: Answer, table: Table, most: int) -> bool:
    return any(one.uri in table.answers[answer.keyword.text] for one in answer.candidates[:most])


def _share(answers: list[Answer], table: Table, most: int) -> float:
    return sum(_right(answer, table, most) for answer in answers) / len(answers)


@needs_corpus
@pytest.mark.parametrize("name", LEAST)
@pytest.mark.parametrize("half", ["fitted", "held out"])
def test_a_table_is_answered_at_least_so_well(answered: Answered, name: str, half: str) -> None:
    table, answers = answered[name]
    wanted = [one for one in answers if of_fitted_half(one.keyword.text) is (half == "fitted")]
    first, five = LEAST[name]
    assert _share(wanted, table, 1) >= first
    assert _share(wanted, table, 5) >= five


@needs_corpus
def test_every_table_has_a_floor(answered: Answered) -> None:
    assert set(answered) == set(LEAST)


@needs_corpus
@pytest.mark.parametrize("name", LEAST)
def test_what_is_accepted_is_right(answered: Answered, name: str) -> None:
    table, answers = answered[name]
    wanted = [one for one in answers if not of_fitted_half(one.keyword.text) and one.decision is Decision.ACCEPTED]
    if len(wanted) < _FEWEST:
        pytest.skip(f"{len(wanted)} accepted keywords are too few to tell a share")
    assert _share(wanted, table, 1) >= _TRUE


@needs_corpus
def test_a_probability_promises_no_more_than_it_holds(answered: Answered) -> None:
    said = [
        (one.candidates[0].score, _right(one, table, 1))
        for table, found in answered.values()
        for one in found
        if one.candidates
    ]
    for low, high in ((0.1, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01)):
        group = [(score, right) for score, right in said if low <= score < high]
        scores, rights = zip(*group, strict=True)
        assert np.mean(rights) >= np.mean(scores) - 0.1


# The ranking itself, with a thesaurus that is known by heart


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = index_of(
        tmp_path,
        entry("a", "en:sea ice thickness"),
        entry("b", "en:sea ice"),
        entry("c", "en:ice"),
        entry("d", "en:wind", "fr:vent"),
    )
    yield made
    made.close()


def _order(text: str, index: Index, most: int = 5) -> list[int]:
    evidence = evidence_for(text, readings_of(text, "", index.rewritten, index.languages), index, {})
    return [one.concept for one in ranked(evidence, shipped_model(), most)]


@pytest.mark.parametrize(
    ("text", "order"),
    [("sea ice", [1, 0, 2]), ("thickness of sea ice", [0, 1, 2]), ("vent", [3]), ("wnid", [3])],
)
def test_the_nearest_label_comes_first(index: Index, text: str, order: list[int]) -> None:
    assert _order(text, index)[: len(order)] == order


def test_a_concept_comes_once_however_many_labels_lead_to_it(index: Index) -> None:
    assert sorted(_order("wind vent", index)) == sorted(set(_order("wind vent", index)))


@pytest.mark.parametrize("most", [1, 2, 5])
def test_no_more_concepts_are_given_than_asked_for(index: Index, most: int) -> None:
    assert len(_order("sea ice", index, most)) <= most


def test_every_kind_of_evidence_has_its_weight() -> None:
    model = shipped_model()
    assert len(model.weights) == len(FEATURES)
    assert np.isfinite(model.weights).all()


def test_evidence_is_finite(index: Index) -> None:
    for text in ("sea ice", "of", "x", "vent zonal", "BMI", "CH4"):
        evidence = evidence_for(text, readings_of(text, "", index.rewritten, index.languages), index, {3: 0.5})
        assert np.isfinite(evidence.features).all()
        assert 3 in evidence.concepts

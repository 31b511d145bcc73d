"""Similarity of words by arrays is what a plain computation gives."""

from collections import Counter
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.thesauri.postings import postings_of

DOCUMENTS = [Counter(text.split()) for text in ("sea ice", "sea", "air sea", "wind wind", "")]


def _plain_cosine(asked: Counter[str], documents: list[Counter[str]]) -> list[float]:
    """Compute the cosine of each document with TF-IDF weights, the slow way."""
    count = len(documents)
    held = Counter(term for document in documents for term in document)
    rarity = {term: log((1 + count) / (1 + number)) + 1 for term, number in held.items()}
    weights = {term: number * rarity.get(term, log(1 + count) + 1) for term, number in asked.items()}
    length = sqrt(sum(weight**2 for weight in weights.values()))
    found = []
    for document in documents:
        own = {term: number * rarity[term] for term, number in document.items()}
        size = sqrt(sum(weight**2 for weight in own.values())) * length
        found.append(sum(weights.get(term, 0) * weight for term, weight in own.items()) / size if size else 0.0)
    return found


terms = st.text(alphabet="abcd", min_size=1, max_size=2)
counters = st.dictionaries(terms, st.integers(1, 3), max_size=5).map(Counter)


@given(st.lists(counters, min_size=1, max_size=8), counters)
def test_the_cosine_is_that_of_the_vectors(documents: list[Counter[str]], asked: Counter[str]) -> None:
    found = postings_of(documents).cosine(asked)
    assert found.tolist() == pytest.approx(_plain_cosine(asked, documents), abs=1e-5)


def test_a_document_is_like_itself() -> None:
    assert postings_of(DOCUMENTS).cosine(DOCUMENTS[0])[0] == pytest.approx(1)


def test_holders_are_in_ascending_order() -> None:
    postings = postings_of(DOCUMENTS)
    assert postings.holders("sea").tolist() == [0, 1, 2]
    assert postings.holders("nothing").tolist() == []


def test_a_rare_term_says_more_than_a_common_one_and_an_unknown_one_most() -> None:
    postings = postings_of(DOCUMENTS)
    assert postings.rarity_of("sea") < postings.rarity_of("ice") < postings.rarity_of("nothing")


def test_a_term_that_too_many_hold_says_nothing() -> None:
    postings = postings_of(DOCUMENTS, 0.5)
    assert postings.holders("sea").tolist() == []
    assert postings.rarity_of("sea") == 0
    assert postings.cosine(Counter(["sea"])).tolist() == [0] * 5


@pytest.mark.parametrize("documents", [[], [Counter()], [Counter(), Counter()]])
def test_nothing_is_like_nothing(documents: list[Counter[str]]) -> None:
    postings = postings_of(documents)
    assert postings.cosine(Counter(["sea"])).tolist() == [0] * len(documents)
    assert postings.cosine(Counter()).tolist() == [0] * len(documents)

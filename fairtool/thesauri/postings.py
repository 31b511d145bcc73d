"""Which labels hold a word, or a part of one, and how much that says: the arrays that similarity is computed from."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """An inverted list: for each term the documents that hold it, in order, with the weight of the term there.

    `starts` has one element more than there are terms: the documents of term `t` are
    `documents[starts[t]:starts[t + 1]]`. `rarity` is the inverse document frequency of each term, `norms` the length
    of the vector of each document. `unknown` is the rarity of a term that no document holds.
    """

    numbers: Mapping[str, int]
    starts: Sequence[int]
    documents: NDArray[np.intp]
    weights: NDArray[np.float64]
    rarity: Sequence[float]
    norms: Floats

    @property
    def unknown(self) -> float:
        """The rarity of a term that no document holds: more than that of any other."""
        return log(1 + len(self.norms)) + 1

    def holders(self, term: str) -> NDArray[np.intp]:
        """Give the documents that hold a term, in ascending order."""
        number = self.numbers.get(term)
        if number is None:
            return self.documents[:0]
        return self.documents[self.starts[number] : self.starts[number + 1]]

    def rarity_of(self, term: str) -> float:
        """Give how much a term says."""
        number = self.numbers.get(term)
        return self.unknown if number is None else self.rarity[number]

    def cosine(self, terms: Mapping[str, int]) -> Floats:
        """Give the cosine of the angle between the vector of these terms and that of each document, 0 to 1."""
        known: list[tuple[int, float]] = []
        square = 0.0
        for term, count in terms.items():
            number = self.numbers.get(term)
            weight = count * (self.unknown if number is None else self.rarity[number])
            square += weight * weight
            if number is not None:
                known.append((number, weight))
        if not square:
            return np.zeros(len(self.norms), np.float32)
        return self._sums(known) / (self.norms * np.float32(square**0.5))

    def _sums(self, terms: Sequence[tuple[int, float]]) -> Floats:
        """Give for each document the sum of the products of its weights with those of the terms."""
        if not terms:
            return np.zeros(len(self.norms), np.float32)
        spans = [(self.starts[number], self.starts[number + 1]) for number, _ in terms]
        documents = np.concatenate([self.documents[start:end] for start, end in spans])
        weights = np.concatenate([self.weights[start:end] for start, end in spans])
        weights *= np.repeat([weight for _, weight in terms], [end - start for start, end in spans])
        return np.bincount(documents, weights, len(self.norms)).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Arrays:
    """Of each label its concept, origin, number of stems, their rarity together, parts; of each concept its use.

    `use` is the logarithm of one more than the number of names that data producers have for a concept, `topic` that
    of the number of concepts in its topic, in thesauri that are known by their paths.
    """

    concept: Integers
    origin: Integers
    stems: Floats
    rarity: Floats
    property: NDArray[np.int64]
    matrix: NDArray[np.int64]
    use: Floats
    topic: Floats
    deprecated: NDArray[np.bool_]


def postings_of(documents: Iterable[Mapping[str, int]], most: float = 1.0) -> Postings:
    """Give the inverted list of documents, each a count of its terms.

    A term that more than a share `most` of the documents hold says nothing: its rarity is 0, and nobody holds it.
    """
    numbers, terms, counts, sizes = _columns(documents)
    order = np.argsort(terms, kind="stable")
    holders = np.repeat(np.arange(len(sizes)), sizes)[order]
    terms, counts = terms[order], counts[order]
    frequency = np.bincount(terms, minlength=len(numbers))
    common = frequency > most * len(sizes)
    rarity = np.where(common, 0, np.log((1 + len(sizes)) / (1 + frequency)) + 1)
    kept = ~common[terms]
    terms, holders, counts = terms[kept], holders[kept], counts[kept]
    weights = counts.astype(np.float64) * rarity[terms]
    squares = np.bincount(holders, weights**2, len(sizes))
    return Postings(
        numbers,
        [0, *np.cumsum(np.where(common, 0, frequency)).tolist()],
        holders.astype(np.intp),
        weights,
        rarity.tolist(),
        np.where(squares > 0, np.sqrt(squares), 1).astype(np.float32),
    )


def _columns(
    documents: Iterable[Mapping[str, int]],
) -> tuple[dict[str, int], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Give the numbers of terms, and of all documents in a row their terms, their counts, and how many each has."""
    numbers: dict[str, int] = {}
    terms, counts, sizes = array("i"), array("i"), array("i")
    for document in documents:
        terms.extend([numbers.setdefault(term, len(numbers)) for term in document])
        counts.extend(document.values())
        sizes.append(len(document))
    return numbers, np.array(terms, np.int32), np.array(counts, np.int32), np.array(sizes, np.int32)

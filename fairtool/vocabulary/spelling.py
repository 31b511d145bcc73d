"""Which listed entry a misspelt one was most likely meant to be.

Entries are compared word by word, because that is how producers get them wrong: a word misspelt
(`temprature`), cut short (`temp`), glued to the next (`windspeed`), left out, or out of order.
A rare word says more than `of` or `sea`, so words weigh by how few entries hold them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import islice, pairwise
from math import log1p

_SIMILAR = 0.75  # two words at least this alike may be one, misspelt: `spd` and `speed`
_SHORTENED = 0.8  # what a word cut short counts: `temp` for `temperature`
_PLAUSIBLE = 0.35  # word score below which an entry is not looked at again
_NEAR = 0.5  # final score below which an entry is no suggestion
_WORD_SHARE = 0.75  # of the final score; the rest is how alike the entries look as a whole
_COMMON = 0.1  # share of entries above which a word chooses none
_POOL = 40  # entries that the final score is computed for
_SHORTEST = 3  # letters of a word cut short or glued: two begin or end too many words
_DIFFERENT = 2  # letters that a misspelt word has more, fewer or other
_LONGEST = 200  # characters looked at: longer text is no entry, and must not cost time


@dataclass(frozen=True, slots=True, eq=False)
class SpellingIndex:
    """Entries by the words in them, with what each word and each entry weighs."""

    entries: tuple[str, ...]
    holders: Mapping[str, frozenset[int]]
    weights: Mapping[str, float]
    totals: Sequence[float]
    letters: Mapping[str, int]

    @property
    def unknown(self) -> float:
        """The weight of a word that no entry holds: as much as the rarest."""
        return log1p(len(self.entries))


@cache
def index_of(entries: tuple[str, ...]) -> SpellingIndex:
    """Give the index of a list of entries, built when the first of them is misspelt."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for position, entry in enumerate(entries):
        for word in entry.lower().split("_"):
            positions[word].append(position)
    holders = {word: frozenset(found) for word, found in positions.items()}
    weights = {word: log1p(len(entries) / len(found)) for word, found in holders.items()}
    totals = [0.0] * len(entries)
    for word, found in holders.items():
        weight = weights[word]
        for position in found:
            totals[position] += weight
    return SpellingIndex(entries, holders, weights, tuple(totals), {word: _letters(word) for word in holders})


def _split_words(text: str) -> list[str]:
    """Cut text at underscores, blanks and other signs, and ignore upper case."""
    return re.findall(r"[^\W_]+", text[:_LONGEST].lower())


def rank(index: SpellingIndex, text: str, keep: Callable[[str], bool]) -> Iterator[str]:
    """Yield the entries near `text`, best first, of those that `keep` lets pass."""
    words = [part for word in _split_words(text) for part in _unglue(index, word)]
    by_words = _score_by_words(index, [_readings(index, word) for word in dict.fromkeys(words)])
    best_first = sorted(by_words, key=lambda entry: (-by_words[entry], entry))
    pool = islice((entry for entry in best_first if keep(entry)), _POOL)
    pairs = _pairs("_".join(words))
    scores = {
        entry: _WORD_SHARE * by_words[entry] + (1 - _WORD_SHARE) * _overlap(pairs, _pairs(entry.lower()))
        for entry in pool
    }
    yield from sorted(
        (entry for entry, score in scores.items() if score >= _NEAR),
        key=lambda entry: (-scores[entry], len(entry), entry),
    )


def _score_by_words(index: SpellingIndex, readings: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Give the share of weighted words that each plausible entry has in common with the text.

    The rarest words choose the entries; a word such as `of`, which thousands hold, only adds to them.
    """
    shared: defaultdict[int, float] = defaultdict(float)
    for reading in sorted(readings, key=lambda reading: sum(len(index.holders[word]) for word in reading)):
        for position, gain in _gains(index, reading, shared).items():
            shared[position] += gain
    asked = sum(max((index.weights[word] for word in reading), default=index.unknown) for reading in readings)
    scores = {
        index.entries[position]: min(2 * gain / (asked + index.totals[position]), 1.0)
        for position, gain in shared.items()
    }
    return {entry: score for entry, score in scores.items() if score >= _PLAUSIBLE}


def _gains(index: SpellingIndex, reading: Mapping[str, float], chosen: Mapping[int, float]) -> dict[int, float]:
    """Give what one word of the text adds to each entry, by its best reading there."""
    gains: dict[int, float] = {}
    for word, similarity in reading.items():
        gain = similarity * index.weights[word]
        holders = index.holders[word]
        common = chosen and len(holders) > _COMMON * len(index.entries)
        for position in filter(holders.__contains__, chosen) if common else holders:
            gains[position] = max(gain, gains.get(position, 0.0))
    return gains


@lru_cache(maxsize=4096)
def _readings(index: SpellingIndex, word: str) -> Mapping[str, float]:
    """Give the known words that a word of the text may stand for, with how alike they are.

    Remembered, because the files of an archive have the same words misspelt.
    """
    if word in index.holders:
        return {word: 1.0}
    readings = dict(_misspelt(index, word))
    if len(word) >= _SHORTEST:
        for known in index.holders:
            if known.startswith(word):
                readings[known] = max(_SHORTENED, readings.get(known, 0.0))
    return readings


def _misspelt(index: SpellingIndex, word: str) -> Iterator[tuple[str, float]]:
    """Yield the known words spelt nearly like this one.

    Two sets of letters are compared before two words: that is one operation on two integers, and
    leaves a few dozen of the 1500 words of the standard name table.
    """
    letters = _letters(word)
    matcher = SequenceMatcher(None, b=word, autojunk=False)
    for known, known_letters in index.letters.items():
        if (letters ^ known_letters).bit_count() > _DIFFERENT or abs(len(word) - len(known)) > _DIFFERENT:
            continue
        matcher.set_seq1(known)
        if matcher.quick_ratio() >= _SIMILAR and (similarity := matcher.ratio()) >= _SIMILAR:
            yield known, similarity


def _unglue(index: SpellingIndex, word: str) -> tuple[str, ...]:
    """Cut an unknown word into known ones where it is made of nothing else."""
    if word in index.holders:
        return (word,)
    ways: list[tuple[str, ...] | None] = [(), *[None] * len(word)]
    for end in range(1, len(word) + 1):
        for start in range(end):
            before, part = ways[start], word[start:end]
            if before is None or len(part) < _SHORTEST or part not in index.holders:
                continue
            best = ways[end]
            if best is None or len(before) + 1 < len(best):
                ways[end] = (*before, part)
    return ways[-1] or (word,)


def _letters(word: str) -> int:
    """Give the set of letters of a word as the bits of an integer."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 64)
    return bits


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Give the pairs of neighbouring characters."""
    return frozenset(pairwise(text))


def _overlap(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    """Give the share of pairs that two texts have in common, from 0 to 1."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)

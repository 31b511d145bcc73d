"""What speaks for each concept being what a keyword means, in numbers: a column for each kind of evidence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairtool.mapping.readings import Reading
from fairtool.thesauri.index import Index
from fairtool.thesauri.labels import Origin
from fairtool.thesauri.parts import PARTS, parts_of
from fairtool.thesauri.words import grams_of, stems_of

FEATURES = (
    "cosine", "cosine_squared", "overlap", "overlap_squared", "asked", "told", "missing", "extra", "same_key",
    "same_words", "other_label", "usage_label", "used", "used_by_length", "topic", "context", "cost", "stems",
    "deprecated",
    "property_same", "property_other", "matrix_same", "matrix_other", "bridge", "initials",
)  # fmt: skip
_POOL = 60  # labels of each reading that are looked at closely
_EQUAL = 0.9999  # cosine from which two labels have the same letters
_ACRONYM = re.compile(r"[A-Za-z]{2,6}")
_COLUMN: Mapping[str, int] = {name: number for number, name in enumerate(FEATURES)}
Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The concepts that a keyword may mean, by number, and for each the row of features, label and reading.

    `ways` are the numbers of the labels, -1 where a concept was found by none; `readings` are numbers of readings.
    """

    concepts: NDArray[np.int32]
    features: Matrix
    ways: NDArray[np.int32]
    readings: NDArray[np.int32]


def evidence_for(text: str, readings: Sequence[Reading], index: Index, bridge: Mapping[int, float]) -> Evidence:
    """Gather the evidence for the concepts of a thesaurus that are near a keyword in one of its readings.

    `bridge` gives how likely concepts are by way of another thesaurus, by their numbers.
    """
    parts = [_of_reading(number, reading, index) for number, reading in enumerate(readings)]
    parts.append(_of_initials(text, index))
    parts.append(_of_bridge(bridge))
    ways, features, origin, concepts = (np.concatenate(column) for column in zip(*parts, strict=True))
    features[:, _COLUMN["bridge"]] = [bridge.get(int(one), 0.0) for one in concepts]
    used = index.arrays.use[concepts]
    features[:, _COLUMN["used"]] = used
    features[:, _COLUMN["used_by_length"]] = used / (1 + len(readings[0].key.split()))
    features[:, _COLUMN["topic"]] = index.arrays.topic[concepts]
    features[:, _COLUMN["deprecated"]] = index.arrays.deprecated[concepts]
    return Evidence(concepts, features, ways, origin)


_Part = tuple[NDArray[np.int32], Matrix, NDArray[np.int32], NDArray[np.int32]]


def _of_reading(number: int, reading: Reading, index: Index) -> _Part:
    """Give the labels nearest to a reading, with their features."""
    arrays, words = index.arrays, index.words
    stems = stems_of(reading.key, reading.lang)
    cosine = index.grams.cosine(grams_of(reading.key))
    rarity = np.array([words.rarity_of(stem) for stem in stems], np.float32)
    holders = [words.holders(stem) for stem in stems]
    shared = np.bincount(np.concatenate(holders), np.repeat(rarity, [len(one) for one in holders]), len(cosine)).astype(
        np.float32
    )
    asked = float(rarity.sum())
    overlap = 2 * shared / (asked + arrays.rarity)
    nearness = cosine + overlap
    size = min(_POOL, len(nearness))
    # Of equal ones the last comes first: thesauri grow at their end, and the newer concept is in use more often.
    best = np.sort(np.argpartition(-nearness, size - 1)[:size])[::-1].astype(np.int32)
    best = best[nearness[best] > 0]
    matched = _held(holders, best)
    inside = _held([index.context.holders(stem) for stem in stems], arrays.concept[best]) & ~matched
    count = matched.sum(axis=0)
    features = np.zeros((len(best), len(FEATURES)), np.float32)
    own = np.maximum(arrays.stems[best], 1)
    same = (count == len(stems)) & (own == len(stems))
    columns: dict[str, NDArray[np.generic] | float] = {
        "cosine": cosine[best],
        "cosine_squared": cosine[best] ** 2,
        "overlap": overlap[best],
        "overlap_squared": overlap[best] ** 2,
        "asked": shared[best] / asked,
        "told": shared[best] / np.maximum(arrays.rarity[best], 1e-6),
        "missing": 1 - count / len(stems),
        "extra": 1 - count / own,
        "same_words": same,
        "same_key": same & (cosine[best] > _EQUAL),
        "other_label": (arrays.origin[best] > Origin.PREFERRED) & (arrays.origin[best] < Origin.USAGE),
        "usage_label": arrays.origin[best] >= Origin.USAGE,
        "context": (inside * rarity[:, None]).sum(axis=0) / asked,
        "cost": reading.cost,
        "stems": own / 6,
    }
    columns |= _of_parts(reading.key, best, index)
    for name, column in columns.items():
        features[:, _COLUMN[name]] = column
    return best, features, np.full(len(best), number, np.int32), arrays.concept[best]


def _of_parts(key: str, best: NDArray[np.int32], index: Index) -> dict[str, NDArray[np.bool_]]:
    """Tell which labels name a property or matrix that the keyword names, too, and which name only others."""
    found: dict[str, NDArray[np.bool_]] = {}
    for part in PARTS:
        asked, told = parts_of(key, part), getattr(index.arrays, part)[best]
        found[f"{part}_same"] = (told & asked) != 0
        found[f"{part}_other"] = (told != 0) & (asked != 0) & ~found[f"{part}_same"]
    return found


def _held(holders: Sequence[NDArray[np.intp]], wanted: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Tell for each list of numbers in order which of the wanted ones it holds."""
    found = np.zeros((len(holders), len(wanted)), np.bool_)
    for row, numbers in enumerate(holders):
        if len(numbers):
            places = np.minimum(np.searchsorted(numbers, wanted), len(numbers) - 1)
            found[row] = numbers[places] == wanted
    return found


def is_acronym(text: str) -> bool:
    """Tell whether a keyword is one word of a few letters, at least two of them capitals."""
    alone = text.strip()
    return bool(_ACRONYM.fullmatch(alone)) and sum(sign.isupper() for sign in alone) > 1


def _of_initials(text: str, index: Index) -> _Part:
    """Give the labels whose initials a keyword in capitals is: `BMI` for body mass index."""
    if not is_acronym(text):
        return _part((), "initials", ())
    concepts = tuple({one.concept for one in index.by_key(text.strip().lower()) if one.origin is Origin.INITIALS})
    return _part(concepts, "initials", [len(concepts) ** -0.5 for _ in concepts])


def _of_bridge(bridge: Mapping[int, float]) -> _Part:
    return _part(tuple(bridge), "bridge", tuple(bridge.values()))


def _part(concepts: Sequence[int], name: str, values: Iterable[float]) -> _Part:
    """Give concepts that were found by no label near the keyword."""
    features = np.zeros((len(concepts), len(FEATURES)), np.float32)
    features[:, _COLUMN[name]] = tuple(values)
    if name == "bridge":
        features[:, [_COLUMN["missing"], _COLUMN["extra"]]] = 1
    nowhere = np.full(len(concepts), -1, np.int32)
    return nowhere, features, np.zeros(len(concepts), np.int32), np.array(concepts, np.int32)

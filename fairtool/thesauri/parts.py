"""The parts of the name of a quantity, after I-ADOPT: what is measured and in what, as bits of a number."""

from collections.abc import Mapping
from functools import cache, lru_cache

from fairtool.resources import schema
from fairtool.thesauri.words import stems_of

PARTS = ("property", "matrix")
_LONGEST = 4  # words of a part


@lru_cache(maxsize=20_000)
def parts_of(key: str, part: str) -> int:
    """Give the properties or matrices that a key names, a bit for each; 0 where it names none.

    The longest words count: `sea ice` is no `sea`.
    """
    known = _known(part)
    stems = stems_of(key, "en")
    bits, start = 0, 0
    while start < len(stems):
        length = next(
            (n for n in range(min(_LONGEST, len(stems) - start), 0, -1) if " ".join(stems[start : start + n]) in known),
            0,
        )
        bits |= known[" ".join(stems[start : start + length])] if length else 0
        start += length or 1
    return bits


@cache
def _known(part: str) -> Mapping[str, int]:
    rows: Mapping[str, list[str]] = schema("mapping/parts")[part]
    return {" ".join(stems_of(word, "en")): 1 << bit for bit, words in enumerate(rows.values()) for word in words}

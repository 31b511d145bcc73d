"""How far a plan may lie from its data, and what formats are called, as data (`schemas/plans/check.toml`)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from fairtool.resources import schema

_MEDIA_TYPE = re.compile(r"\w[\w.+-]*/[\w.+-]+")
_WORD = re.compile(r"[\w+]+")


@dataclass(frozen=True, slots=True)
class Tolerances:
    """From where on a difference counts.

    Of volumes from `volume_share` of the greater one and `volume_least` bytes on, of costs from `cost_factor` times
    more or less on. A plan that was changed within `version_months` before a version was due is that version.
    `kinds` gives the name of the format that first bytes tell, `words` the formats that a word may mean.
    """

    volume_share: float
    volume_least: int
    cost_factor: float
    version_months: int
    kinds: Mapping[str, str]
    words: Mapping[str, frozenset[str]]

    def named(self, text: str) -> frozenset[str]:
        """Give the formats that a text of a plan may mean; none where it names none that is known."""
        plain = text.strip().lower().lstrip(".")
        if plain in self.words:
            return self.words[plain]
        found = (*_MEDIA_TYPE.findall(plain), *_WORD.findall(plain))
        return frozenset().union(*(self.words.get(one, frozenset()) for one in found))

    def differ(self, said: float, found: float) -> bool:
        """Say whether two volumes in bytes differ by more than may be."""
        return abs(said - found) > max(self.volume_share * max(said, found), self.volume_least)


@cache
def tolerances() -> Tolerances:
    """Give the tolerances that are shipped."""
    content = schema("plans/check")
    formats: Mapping[str, Mapping[str, Iterable[str]]] = content["formats"]
    words: dict[str, frozenset[str]] = {}
    for name, one in formats.items():
        for word in one["words"]:
            words[word] = words.get(word, frozenset()) | {name}
    return Tolerances(
        volume_share=content["volume"]["share"],
        volume_least=content["volume"]["least"],
        cost_factor=content["cost"]["factor"],
        version_months=content["versions"]["months"],
        kinds={kind: name for name, one in formats.items() for kind in one["kinds"]},
        words=words,
    )

"""Folding the headers of files whose names have one pattern."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

from fairtool.audit.collection import FileKind
from fairtool.audit.header_words import SHARED, Layout, Texts
from fairtool.audit.tally import Names, Spread, Tally

Value = TypeVar("Value", bound=Hashable)
_MOST = 1000  # attributes, standard names and dimensions that are told apart


class KindFold:
    """What the files of one pattern say, while they pass by."""

    __slots__ = ("_attribute_sets", "_attributes", "_lengths", "_named", "_variable_sets", "count")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.count = 0
        self._attributes: dict[str, Tally[str]] = defaultdict(Tally)
        self._attribute_sets: Tally[Names] = Tally()
        self._variable_sets: Tally[Names] = Tally()
        self._named: dict[str, Tally[str]] = defaultdict(Tally)
        self._lengths: dict[str, Tally[int]] = defaultdict(Tally)

    def add_texts(self, texts: Texts, names: Names, count: int) -> None:
        """Count files that have the same global attributes."""
        self._attribute_sets.add(tuple(sorted(key for key, _ in texts)), names, count)
        for key, text in texts:
            if key.lower() not in SHARED:
                added(self._attributes, key, text, (names, count))

    def add_layout(self, layout: Layout, names: Names, count: int) -> None:
        """Count files whose variables have the same layout."""
        self.count += count
        self._variable_sets.add(tuple(sorted(path for path, _ in layout.variables)), names, count)
        for standard_name, variable in layout.alone:
            added(self._named, standard_name, variable, (names, count))
        for dimension, length in layout.lengths:
            added(self._lengths, dimension, length, (names, count))

    def kind(self, pattern: str) -> FileKind:
        """Give what remains."""
        return FileKind(
            pattern,
            self.count,
            spreads(self._attributes),
            self._attribute_sets.spread(),
            self._variable_sets.spread(),
            spreads(self._named),
            spreads(self._lengths),
        )


def added(tallies: dict[str, Tally[Value]], key: str, value: Value, files: tuple[Names, int]) -> None:
    """Count a value under a key, unless there are too many keys."""
    if key in tallies or len(tallies) < _MOST:
        tallies[key].add(value, *files)


def spreads(tallies: Mapping[str, Tally[Value]]) -> Mapping[str, Spread[Value]]:
    """Give what was counted under each key."""
    return {key: tally.spread() for key, tally in tallies.items()}

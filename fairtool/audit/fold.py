"""Folding: the files of a data set pass by once, and what they have in common remains."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from fairtool.audit.collection import Collection
from fairtool.audit.file_name import folded
from fairtool.audit.fold_kind import KindFold, added, spreads
from fairtool.audit.fold_variables import VariableFold
from fairtool.audit.header_words import SHARED, Layout, Texts
from fairtool.audit.headings import Heading
from fairtool.audit.holding import Holding
from fairtool.audit.series import Series, series_of
from fairtool.audit.tally import Bunch, Names, Tally
from fairtool.audit.timeline import Timeline

_MEMBERS = 1000  # files that a report names
_KINDS, _PATTERNS = 200, 10_000  # that are told apart
_FEWEST = 2  # files that have something in common


def fold(holdings: Iterable[tuple[Holding, Heading | None]], name: str = "") -> Collection:
    """Fold the files of a data set, in one pass; a file without a header is looked at by its name and times alone."""
    folding = _Folding()
    for holding, heading in holdings:
        folding.add(holding, heading)
    return folding.collection(name)


class _Folding:
    """All that is counted of a data set while its files pass by."""

    def __init__(self) -> None:
        self.count = self.untold = 0
        self.members: list[str] = []
        self.attributes: dict[str, Tally[str]] = defaultdict(Tally)
        self.patterns: Tally[str] = Tally()
        self.numbers: dict[tuple[str, str], int] = {}
        self.kinds: dict[str, KindFold] = {}
        self.variables = VariableFold()
        self.texts: Bunch[tuple[str, Texts]] = Bunch(self._take_texts)
        self.layouts: Bunch[tuple[str, Layout]] = Bunch(self._take_layout)
        self.line = Timeline()

    def add(self, holding: Holding, heading: Heading | None) -> None:
        """Count a file: its name, its times, its header."""
        name = holding.name
        self.count += 1
        if len(self.members) < _MEMBERS:
            self.members.append(name)
        folder, pattern, _ = folded(name)
        self.patterns.add(pattern, (name,))
        if holding.times is not None:
            number = self._number(folder, pattern)
            if number is not None:
                self.line.add(name, holding.times, number)
        if heading is not None:
            self._header(name, pattern, heading)

    def _number(self, folder: str, pattern: str) -> int | None:
        """Give the number of a pattern; None where there are too many to tell series apart."""
        if (folder, pattern) not in self.numbers and len(self.numbers) >= _PATTERNS:
            self.untold += 1
            return None
        return self.numbers.setdefault((folder, pattern), len(self.numbers))

    def _header(self, name: str, pattern: str, heading: Heading) -> None:
        if pattern not in self.kinds and len(self.kinds) < _KINDS:
            self.kinds[pattern] = KindFold()
        self.untold += pattern not in self.kinds
        self.texts.add((pattern, heading.texts), name)
        self.layouts.add((pattern, heading.layout), name)

    def _take_texts(self, given: tuple[str, Texts], names: Names, count: int) -> None:
        pattern, texts = given
        for key, text in texts:
            if key.lower() in SHARED:
                added(self.attributes, key, text, (names, count))
        if pattern in self.kinds:
            self.kinds[pattern].add_texts(texts, names, count)

    def _take_layout(self, given: tuple[str, Layout], names: Names, count: int) -> None:
        pattern, layout = given
        self.variables.add(layout, names, count)
        if pattern in self.kinds:
            self.kinds[pattern].add_layout(layout, names, count)

    def collection(self, name: str) -> Collection:
        """Give what remains."""
        self.texts.empty()
        self.layouts.empty()
        return Collection(
            name,
            self.count,
            tuple(self.members),
            spreads(self.attributes),
            self.patterns.spread(),
            tuple(one.kind(pattern) for pattern, one in self.kinds.items() if one.count >= _FEWEST),
            self.variables.variables(),
            tuple(self._series()),
            self.untold,
        )

    def _series(self) -> Iterator[Series]:
        patterns = tuple(pattern for _, pattern in self.numbers)
        for number, places in self.line.series():
            if len(places) >= _FEWEST:
                yield series_of(self.line, places, patterns[number])

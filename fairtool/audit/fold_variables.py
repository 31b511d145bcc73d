"""Folding the variables that several files have by one name."""

from fairtool.audit.collection import SharedVariable
from fairtool.audit.header_words import Layout
from fairtool.audit.tally import Names, Tally

_MOST = 2000  # variables that are told apart


class VariableFold:
    """Units, standard names, types and dimensions of each variable, while files pass by."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        """Begin with nothing."""
        self._found: dict[str, tuple[Tally[str], ...]] = {}

    def add(self, layout: Layout, names: Names, count: int) -> None:
        """Count the variables of files with one layout."""
        for path, aspects in layout.variables:
            if path in self._found or len(self._found) < _MOST:
                tallies = self._found.setdefault(path, (Tally(), Tally(), Tally(), Tally()))
                for tally, said in zip(tallies, aspects, strict=True):
                    tally.add(said, names, count)

    def variables(self) -> tuple[SharedVariable, ...]:
        """Give what remains."""
        return tuple(
            SharedVariable(path, *(tally.spread() for tally in tallies)) for path, tallies in self._found.items()
        )

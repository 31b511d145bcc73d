"""Counting what files say: how often each value is found, with the first files that have it, in bounded memory."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value", bound=Hashable)
Names = tuple[str, ...]
_NAMES = 3  # files that are named
_BUNCH = 200  # whole headers that are counted before they are taken apart
_MOST = 100  # values that are told apart; an attribute with more of them differs by nature


@dataclass(frozen=True, slots=True)
class Variant(Generic[Value]):
    """One value, in how many files it is, and the first of them."""

    value: Value
    count: int
    names: Names

    @property
    def files(self) -> str:
        """The names as a sentence shows them."""
        return ", ".join(self.names) + (" ..." if self.count > len(self.names) else "")


@dataclass(frozen=True, slots=True)
class Spread(Generic[Value]):
    """The values that were found, the most frequent first; `others` counts files with values that were too many."""

    variants: tuple[Variant[Value], ...] = ()
    others: int = 0

    @property
    def total(self) -> int:
        """In how many files something was found."""
        return sum(one.count for one in self.variants) + self.others

    def usual(self, share: float) -> Variant[Value] | None:
        """Give the value that more than a share of the files have: the norm; None where there is no such value."""
        first = self.variants[0] if self.variants else None
        return first if first and first.count > share * self.total else None


class Tally(Generic[Value]):
    """What is counted while files pass by."""

    __slots__ = ("_found", "_others")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._found: dict[Value, tuple[int, Names]] = {}
        self._others = 0

    def add(self, value: Value, names: Names, count: int = 1) -> None:
        """Count a value that some files have, of which the first are named."""
        known, first = self._found.get(value, (0, ()))
        if not known and len(self._found) >= _MOST:
            self._others += count
            return
        self._found[value] = (known + count, first if len(first) >= _NAMES else (*first, *names)[:_NAMES])

    def spread(self) -> Spread[Value]:
        """Give what was found."""
        ordered = sorted(self._found.items(), key=lambda item: -item[1][0])
        return Spread(tuple(Variant(value, count, names) for value, (count, names) in ordered), self._others)


class Bunch(Generic[Value]):
    """Counts whole headers, or what is alike of them, so that each is taken apart once and not once for each file."""

    __slots__ = ("_found", "_open")

    def __init__(self, take_apart: Callable[[Value, Names, int], None]) -> None:
        """Begin with nothing; `take_apart` is told each value, the first files that have it, and how many have it."""
        self._found: dict[Value, tuple[int, Names]] = {}
        self._open = take_apart

    def add(self, value: Value, name: str) -> None:
        """Count the value of a file."""
        count, names = self._found.get(value, (0, ()))
        self._found[value] = (count + 1, names if len(names) == _NAMES else (*names, name))
        if len(self._found) > _BUNCH:
            self.empty()

    def empty(self) -> None:
        """Take apart what was counted."""
        for value, (count, names) in self._found.items():
            self._open(value, names, count)
        self._found.clear()

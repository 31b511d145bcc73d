"""Folders in which hardly anything has its counterpart: they are told once, and not each of their records or data sets.

A catalogue that was harvested beside some data, or an archive of which one data set has a record, is made so; a
thousand findings would say no more than one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

_FEWEST = 5  # without their counterpart, so that a folder is told in their place
_FEW = 0.1  # of what lies in a folder: so many may have theirs all the same


@dataclass(frozen=True, slots=True)
class Placed:
    """A record or a data set: the folder in which it lies, and whether it has its counterpart."""

    folder: str
    is_paired: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with the places, in what was given, of all that have no counterpart, and how many lie in it.

    The name is empty where all that there is lies in no other folder in common.
    """

    name: str
    lonely: tuple[int, ...]
    total: int


@dataclass(slots=True)
class _Sum:
    total: int = 0
    lonely: int = 0

    @property
    def is_apart(self) -> bool:
        """Say whether so few have their counterpart that nobody seems to expect it here."""
        return self.lonely >= _FEWEST and self.total - self.lonely <= _FEW * self.total


def apart(placed: Sequence[Placed]) -> tuple[Folder, ...]:
    """Give the folders in which at most a tenth has its counterpart; the largest, with all that lies below it."""
    sums: dict[str, _Sum] = {}
    for one in placed:
        for folder in upwards(one.folder):
            held = sums.setdefault(folder, _Sum())
            held.total += 1
            held.lonely += not one.is_paired
    tops: dict[str, str] = {}
    found: dict[str, list[int]] = {}
    for number, one in enumerate(placed):
        if not one.is_paired:
            if one.folder not in tops:
                tops[one.folder] = _top(one.folder, sums)
            found.setdefault(tops[one.folder], []).append(number)
    return tuple(
        Folder(name, tuple(numbers), sums[name].total) for name, numbers in found.items() if sums[name].is_apart
    )


def common(one: str, other: str) -> str:
    """Give the folder in which two folders lie."""
    if other == one or other.startswith(f"{one}/"):
        return one
    pairs = zip(one.split("/"), other.split("/"), strict=False)
    return "/".join(first for first, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def upwards(folder: str) -> Iterator[str]:
    """Give a folder and those in which it lies, up to the host of an address, or to all there is, without a name."""
    yield folder
    start = folder.find("://") + 3 if "://" in folder else 0
    while (end := folder.rfind("/", start)) >= 0:
        folder = folder[:end]
        yield folder
    if folder and not start:
        yield ""


def _top(folder: str, sums: Mapping[str, _Sum]) -> str:
    """Give the highest folder that is apart, by the lowest of its names: `/a/b` where all of `/a` lies in `/a/b`."""
    chain = tuple(upwards(folder))
    high = next((one for one in reversed(chain) if sums[one].is_apart), folder)
    return next(one for one in chain if sums[one].total == sums[high].total)

"""Paths as a plan file writes them: from its own folder, so that the folder can move with the data."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


def from_folder(path: str, folder: Path) -> str:
    """Give a path from a folder, with `/`; one that was named from the root stays so."""
    if Path(path).is_absolute():
        return Path(path).as_posix()
    return Path(os.path.relpath(path, folder)).as_posix()


def to_here(path: str, folder: Path) -> str:
    """Give a path that a plan file in a folder writes as one that can be opened here."""
    return str(path if Path(path).is_absolute() else Path(os.path.normpath(folder / path)))


@dataclass(frozen=True, slots=True)
class Spellings:
    """The paths that were named, each as it is opened here and as the plan writes it."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, here: Sequence[str], written: Sequence[str]) -> "Spellings":
        """Take both ways to write each path."""
        return cls(tuple((Path(one).as_posix(), other) for one, other in zip(here, written, strict=True)))

    def written(self, place: str) -> str:
        """Give a place below one of the paths as the plan writes it."""
        found = (_moved(place, here, written) for here, written in self.pairs)
        return next((one for one in found if one is not None), place)

    def here(self, place: str) -> str:
        """Give a place that the plan writes as it is found here."""
        found = (_moved(place, written, here) for here, written in self.pairs)
        return next((one for one in found if one is not None), place)


def _moved(place: str, old: str, new: str) -> str | None:
    """Give a place with the beginning replaced; None where it does not begin so."""
    if old == ".":
        return _joined(new, place) if not Path(place).is_absolute() else None
    rest = place.removeprefix(old)
    if rest == place or (rest and rest[0] not in "/#"):
        return None
    return _joined(new, rest[1:]) if rest.startswith("/") else f"{new}{rest}"


def _joined(folder: str, rest: str) -> str:
    if folder == ".":
        return rest
    return folder if rest == "." else f"{folder}/{rest}"

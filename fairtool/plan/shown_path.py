"""Paths as a plan file writes them: from its own folder, so that the folder can move with the data."""

import os
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
class Spelling:
    """How a plan in a folder writes places: from the folder, or from the root where all that it names is so."""

    folder: Path
    is_absolute: bool = False

    def written(self, place: str) -> str:
        """Give a place as the plan writes it."""
        if self.is_absolute:
            return Path(place).absolute().as_posix()
        return Path(os.path.relpath(place, self.folder)).as_posix()

    def here(self, place: str) -> str:
        """Give a place that the plan writes as it is found here."""
        return to_here(place, self.folder)

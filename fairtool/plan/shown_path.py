"""Paths as a plan file writes them: from its own folder, so that the folder can move with the data."""

import os
from pathlib import Path


def from_folder(path: str, folder: Path) -> str:
    """Give a path from a folder, with `/`; one that was named from the root stays so."""
    if Path(path).is_absolute():
        return Path(path).as_posix()
    return Path(os.path.relpath(path, folder)).as_posix()


def to_here(path: str, folder: Path) -> str:
    """Give a path that a plan file in a folder writes as one that can be opened here."""
    return str(path if Path(path).is_absolute() else Path(os.path.normpath(folder / path)))

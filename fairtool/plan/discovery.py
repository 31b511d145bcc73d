"""Plans in folders: the files in JSON that hold one."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from fairtool.kinds import is_plan


def plan_names(names: Sequence[str]) -> tuple[str, ...]:
    """Give what the user named, with the plans in a folder in place of the folder, in the order of their names."""
    return tuple(found for name in names for found in (_in_folder(name) if Path(name).is_dir() else (name,)))


def _in_folder(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root) / name
            if path.suffix.lower() == ".json" and path.is_file() and is_plan(path):
                yield str(path)

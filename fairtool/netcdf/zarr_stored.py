"""How much of an array is really in its store: chunks that were never written take no room, and may be any number."""

import os
from pathlib import Path

LARGEST_RATIO = 1000  # as of netCDF-4: values that expand more were never written, or are a trap


def is_expanded(folder: Path, nbytes: int) -> bool:
    """Say whether values of `nbytes` bytes are more than 1,000 times what the files of an array hold.

    The files are counted only until there are enough of them.
    """
    stored = 0
    for root, _, files in os.walk(folder):
        for name in files:
            stored += (Path(root) / name).lstat().st_size
            if stored * LARGEST_RATIO >= nbytes:
                return False
    return True

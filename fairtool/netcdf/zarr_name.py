"""The names that Zarr goes by: of a folder that is a store, of the files that make it one, of unnamed dimensions."""

import os
from collections.abc import Iterable
from pathlib import Path

SUFFIX = ".zarr"
# What makes a folder a group or an array.
NODES = frozenset({"zarr.json", ".zgroup", ".zarray", ".zmetadata"})
METADATA = NODES | {".zattrs"}
UNNAMED = "_Anonymous_Dim_"  # and the length, as netCDF-C calls a dimension without a name


def is_store(path: Path) -> bool:
    """Say whether a path is a folder that has the name of a store, or the metadata of a group or an array in it."""
    return path.is_dir() and (path.suffix.lower() == SUFFIX or any(os.path.lexists(f"{path}/{name}") for name in NODES))


def looks_like_store(name: str, files: Iterable[str]) -> bool:
    """Say the same of a folder whose name and files are at hand, so that a walk looks nothing up."""
    return name.lower().endswith(SUFFIX) or not NODES.isdisjoint(files)

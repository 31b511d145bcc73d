"""How a folder is known to be a Zarr store: by its name, or by the files of metadata in it."""

from collections.abc import Iterable
from pathlib import Path

SUFFIX = ".zarr"
# What makes a folder a group or an array.
NODES = frozenset({"zarr.json", ".zgroup", ".zarray", ".zmetadata"})
METADATA = NODES | {".zattrs"}


def is_store(path: Path) -> bool:
    """Say whether a path is a folder that has the name of a store, or the metadata of a group or an array in it."""
    return path.is_dir() and (path.suffix.lower() == SUFFIX or any((path / name).exists() for name in NODES))


def looks_like_store(name: str, files: Iterable[str]) -> bool:
    """Say the same of a folder whose name and files are at hand, so that a walk looks nothing up."""
    return name.lower().endswith(SUFFIX) or not NODES.isdisjoint(files)

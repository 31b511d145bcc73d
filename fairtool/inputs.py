"""Bringing standard input and addresses onto the disk for the time of a run."""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fairtool.discovery import Source


@contextmanager
def materialised(sources: Iterable[Source]) -> Iterator[Iterator[Source]]:
    """Give the sources with standard input replaced by a temporary file, removed at the end."""
    with tempfile.TemporaryDirectory(prefix="fairtool-") as folder:
        yield (_on_disk(source, Path(folder)) for source in sources)


def _on_disk(source: Source, folder: Path) -> Source:
    if not source.is_stdin:
        return source
    path = folder / "stdin"
    with path.open("wb") as target:
        shutil.copyfileobj(sys.stdin.buffer, target)
    return Source(source.name, path)


@contextmanager
def local(source: Source, seconds: float) -> Iterator[Path]:
    """Give the path of a source; what an address names is fetched, and removed afterwards.

    Raises UnreadableError that names the address where that fails.
    """
    if "://" not in source.name:
        yield source.path
        return
    from fairtool.download import download  # noqa: PLC0415 - only where an address was given

    with tempfile.TemporaryDirectory(prefix="fairtool-") as folder:
        path = Path(folder) / (source.path.name or "download")
        download(source.name, path, seconds=seconds)
        yield path

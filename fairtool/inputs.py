"""Bringing standard input and addresses onto the disk for the time of a run."""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from fairtool.discovery import Source
from fairtool.errors import UsageError


@contextmanager
def materialised(sources: Iterable[Source]) -> Iterator[Iterator[Source]]:
    """Give the sources with a place on the disk for standard input and for each address; all goes at the end.

    Standard input is copied here; an address is fetched by the process that reads it. The folder belongs to this
    process, so that nothing stays behind where a worker is killed.
    """
    with tempfile.TemporaryDirectory(prefix="fairtool-", ignore_cleanup_errors=True) as folder:
        yield (_on_disk(source, Path(folder), number) for number, source in enumerate(sources))


def _on_disk(source: Source, folder: Path, number: int) -> Source:
    if source.is_address:
        return replace(source, path=folder / f"{number}-{_last_part(source.name)}")
    if not source.is_stdin:
        return source
    if sys.stdin is None:
        raise UsageError("standard input is closed", hint="give the name of a file instead of -")
    path = folder / "stdin"
    with path.open("wb") as target:
        shutil.copyfileobj(sys.stdin.buffer, target)
    return replace(source, path=path)


def _last_part(address: str) -> str:
    return PurePosixPath(urlsplit(address).path).name[-100:] or "download"


@contextmanager
def local(source: Source, seconds: float) -> Iterator[Path]:
    """Give the path of a source; what an address names is fetched to there, and removed afterwards.

    Raises UnreadableError that names the address where that fails.
    """
    if not source.is_address:
        yield source.path
        return
    try:
        _fetch(source, seconds)
        yield source.path
    finally:
        source.path.unlink(missing_ok=True)


def _fetch(source: Source, seconds: float) -> None:
    from fairtool.cloud.address import STORE, scheme_of, source_of  # noqa: PLC0415 - only where an address was given

    if scheme_of(source.name) == STORE:
        from fairtool.asking import LARGEST  # noqa: PLC0415 - likewise

        source_of(source.name, seconds).whole(source.path, LARGEST)
        return
    from fairtool.download import download  # noqa: PLC0415 - likewise

    download(source.name, source.path, seconds=seconds)

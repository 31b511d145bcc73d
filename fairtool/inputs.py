"""Bringing standard input, addresses and members of archive files onto the disk for the time of a run."""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from fairtool.archives.names import form_of
from fairtool.discovery import Source
from fairtool.errors import UsageError


@contextmanager
def materialised(sources: Iterable[Source]) -> Iterator[Iterator[Source]]:
    """Give the sources with a place on the disk for what is no file yet; all goes at the end.

    Standard input is copied here; an address is fetched, and a member unpacked, by the process that reads it. The
    folder belongs to this process, so that nothing stays behind where a worker is killed.
    """
    with tempfile.TemporaryDirectory(prefix="fairtool-", ignore_cleanup_errors=True) as folder:
        yield (_on_disk(source, Path(folder), number) for number, source in enumerate(sources))


def _on_disk(source: Source, folder: Path, number: int) -> Source:
    if source.is_address or source.is_member:
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
    """Give the path of a source; an address is fetched, a member of an archive unpacked, and removed afterwards.

    Raises UnreadableError that names it where that fails.
    """
    if source.is_member:
        with _unpacked(source) as path:
            yield path
        return
    if not source.is_address:
        if form_of(source.name):
            _check_archive(source)
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


def _check_archive(source: Source) -> None:
    """Raise UnreadableError that says what is wrong with an archive file, which is read for nothing else itself."""
    from fairtool.archives.listing import check_archive  # noqa: PLC0415 - only for an archive

    check_archive(source.path, source.name)


@contextmanager
def _unpacked(source: Source) -> Iterator[Path]:
    """Unpack a member into the place that `materialised` gave it, which becomes a folder, or into one of its own."""
    from fairtool.archives.extract import extracted  # noqa: PLC0415 - only where a member was given

    place = source.path if str(source.path) != source.name else None
    with tempfile.TemporaryDirectory(prefix="fairtool-", ignore_cleanup_errors=True, dir=_made(place)) as folder:
        yield extracted(source.name, Path(folder))


def _made(folder: Path | None) -> Path | None:
    if folder is not None:
        folder.mkdir(exist_ok=True)
    return folder

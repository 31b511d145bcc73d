"""Carrying pulled thesauri to a machine without network: one archive with their files and their lock entries."""

import gzip
import io
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from fairtool.errors import UnreadableError, UsageError
from fairtool.fingerprint import checksum
from fairtool.thesauri.apart import overview, within
from fairtool.thesauri.careful import CarefulStream
from fairtool.thesauri.lock import LOCK, LockEntry, PulledThesaurus, entries_of, lock_text, update_lock
from fairtool.thesauri.presets import WITH_KEY, presets
from fairtool.thesauri.pull import forget_others, put
from fairtool.thesauri.servers.joined import with_address
from fairtool.thesauri.servers.session import LARGEST

_LARGEST_LOCK = 16 * 2**20  # bytes
_MOST = 5000  # members
_PIECE = 2**20  # bytes
_PATHS = "vocabularies"
_DAMAGED = (
    *(tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(
        ValueError,
        NotImplementedError,
        RuntimeError,
        lzma.LZMAError,
    ),  # of zip files that nobody writes, encrypted ones for instance
)
Member = tuple[str, int, Callable[[], BinaryIO]]
"""The name, the size that is claimed, and the way to open a member of an archive."""


def export(chosen: Sequence[PulledThesaurus], target: Path) -> None:
    """Write thesauri into a `.tar.gz` or `.zip` file; raises UsageError for another ending, or a damaged file here.

    The same thesauri give the same archive, byte for byte.
    """
    if not target.name.endswith((".tar.gz", ".tgz", ".zip")):
        raise UsageError("{path} is no name of a bundle", path=target, hint="let it end in .tar.gz or .zip")
    for one in chosen:
        if checksum(one.path) != one.entry.sha256:
            raise UsageError(
                "{path} is not what was pulled", path=one.path, hint="pull it again: fairtool vocab pull {name}",
                name=one.entry.name,
            )  # fmt: skip
    lock = lock_text({one.entry.name: one.entry for one in chosen}).encode()
    write = _write_zip if target.suffix == ".zip" else _write_tar
    with _whole(target) as path:
        write(path, lock, chosen)


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """Give the path to write to, which becomes the target at the end, or nothing on any error."""
    part = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        yield part
        part.replace(target)
    except OSError as error:
        raise UsageError("{path} cannot be written: {reason}", path=target, reason=error.strerror or error) from error
    finally:
        part.unlink(missing_ok=True)


def _write_zip(path: Path, lock: bytes, chosen: Sequence[PulledThesaurus]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(LOCK), lock, zipfile.ZIP_DEFLATED)
        for one in chosen:
            with (
                one.path.open("rb") as source,
                archive.open(_zip_info(_member(one.entry)), "w", force_zip64=True) as to,
            ):
                while piece := source.read(_PIECE):
                    to.write(piece)


def _zip_info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _write_tar(path: Path, lock: bytes, chosen: Sequence[PulledThesaurus]) -> None:
    with (
        path.open("wb") as stream,
        gzip.GzipFile("", "wb", fileobj=stream, mtime=0) as packed,
        tarfile.TarFile(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive,
    ):
        info = tarfile.TarInfo(LOCK)
        info.size = len(lock)
        archive.addfile(info, io.BytesIO(lock))
        for one in chosen:
            info = tarfile.TarInfo(_member(one.entry))
            info.size = one.entry.size
            with one.path.open("rb") as source:
                archive.addfile(info, source)


def _member(entry: LockEntry) -> str:
    return f"{_PATHS}/{entry.name}/{entry.file}"


def bring(bundle: Path, folder: Path) -> tuple[LockEntry, ...]:
    """Take in the thesauri of a bundle, all or none; raises UnreadableError that says what is wrong with it.

    The lock file comes first in it; nothing is unpacked that the lock does not name, nor more than it says.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".importing-", dir=folder) as temporary:
        with _opened(bundle) as members:
            entries = _unpacked(bundle, members, Path(temporary))
        entries = {name: _keyless(entry) for name, entry in entries.items()}
        for entry in entries.values():
            _check_readable(bundle, entry, Path(temporary))
        for entry in entries.values():
            put(entry, Path(temporary) / entry.file, folder)
        update_lock(folder / LOCK, entries)
    for entry in entries.values():
        forget_others(entry, folder)
    return tuple(entries[name] for name in sorted(entries))


def _keyless(entry: LockEntry) -> LockEntry:
    """Give an entry that makes nobody tell a key: who made the bundle may say any address for a name."""
    return replace(entry, kind="file") if entry.kind in WITH_KEY and entry.name not in presets() else entry


def _check_readable(bundle: Path, entry: LockEntry, temporary: Path) -> None:
    name = f"{bundle}!{_member(entry)}"
    try:
        within(partial(overview, temporary / entry.file), name)
    except UnreadableError as error:
        raise with_address(error, name) from error


@contextmanager
def _opened(bundle: Path) -> Iterator[Iterator[Member]]:
    """Open an archive by its content; whatever is wrong with it is one error that names it."""
    try:
        with bundle.open("rb") as stream:
            if zipfile.is_zipfile(stream):
                stream.seek(0)
                with zipfile.ZipFile(stream) as archive:
                    yield _zip_members(bundle, archive)
                return
            stream.seek(0)
            with (
                gzip.GzipFile(fileobj=stream) as unpacked,
                tarfile.TarFile(fileobj=CarefulStream(unpacked)) as archive_,  # type: ignore[arg-type]  # reads as a file does
            ):
                yield _tar_members(bundle, archive_)
    except _DAMAGED as error:
        raise UnreadableError(
            "{path} is no bundle of vocabularies that can be read: {reason}",
            path=bundle,
            reason=getattr(error, "strerror", None) or str(error) or type(error).__name__,
            hint="make one with: fairtool vocab export --bundle FILE.tar.gz",
        ) from error


def _zip_members(bundle: Path, archive: zipfile.ZipFile) -> Iterator[Member]:
    for info in archive.infolist():
        kind = info.external_attr >> 28  # 0 where no kind of file is said, 8 for a plain one
        if info.is_dir() or kind not in (0, 8):
            raise _unexpected(bundle, info.filename)
        yield info.filename, info.file_size, lambda info=info: archive.open(info)  # type: ignore[misc]  # it is read at once


def _tar_members(bundle: Path, archive: tarfile.TarFile) -> Iterator[Member]:
    for info in archive:
        content = archive.extractfile(info) if info.isreg() else None
        if content is None:
            raise _unexpected(bundle, info.name)
        yield info.name, info.size, lambda content=content: content  # type: ignore[misc]  # it is read at once


def _unpacked(bundle: Path, members: Iterator[Member], temporary: Path) -> Mapping[str, LockEntry]:
    """Unpack what the lock names into a folder, and check it."""
    first = next(members, None)
    if first is None or first[0] != LOCK:
        raise ValueError(LOCK)
    with first[2]() as stream:
        entries = entries_of(stream.read(_LARGEST_LOCK))  # what is longer is cut, and no JSON
    awaited = {_member(entry): entry for entry in entries.values()}
    if len(awaited) > _MOST:
        raise ValueError(LOCK)
    for name, size, opened in members:
        entry = awaited.pop(name, None)
        if entry is None or size != entry.size or size > LARGEST:
            raise _unexpected(bundle, name)
        _copy(bundle, entry, opened, temporary)
    if awaited:
        raise UnreadableError("{path} lacks {name}, which its lock file names", path=bundle, name=min(awaited))
    return entries


def _copy(bundle: Path, entry: LockEntry, opened: Callable[[], BinaryIO], temporary: Path) -> None:
    """Write a member to a folder, never more bytes than its entry says."""
    digest, size = sha256(), 0
    with opened() as source, (temporary / entry.file).open("wb") as target:
        while size <= entry.size and (piece := source.read(_PIECE)):
            size += len(piece)
            digest.update(piece)
            target.write(piece)
    if size != entry.size or digest.hexdigest() != entry.sha256:
        raise UnreadableError(
            "{path}: {name} is not what its lock file says", path=bundle, name=_member(entry),
            hint="the bundle was damaged or changed on the way: make it again",
        )  # fmt: skip


def _unexpected(bundle: Path, name: str) -> UnreadableError:
    return UnreadableError(
        "{path} has a member {name} that no bundle has",
        path=bundle,
        name=name[:200],
        hint="nothing of it was taken in: use a bundle that was made by fairtool vocab export",
    )

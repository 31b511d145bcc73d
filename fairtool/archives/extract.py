"""Bringing one member of an archive file onto the disk, counting what comes: no header is believed."""

import os
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from fairtool.archives.bounds import Bounds, Watch
from fairtool.archives.listing import check_regular, opened
from fairtool.archives.member import Member
from fairtool.archives.names import Packing, form_of, split
from fairtool.archives.tar_reader import TarReader
from fairtool.archives.zip import content_at, zip_members
from fairtool.errors import UnreadableError
from fairtool.translate import marked

LARGEST = 64 * 2**30  # bytes of one member on the disk
_PIECE = 2**20
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,12}")


def extracted(name: str, folder: Path, *, most: int = LARGEST) -> Path:
    """Write the member that a name means, `a.tar!b.nc`, into a folder, and give its path; of its name the suffix stays.

    At most `most` bytes are written. Archive files stay open, or their lists in memory, for the next call in this
    process: members of one archive cost least in the order that they have in it. Raises UnreadableError, and then
    nothing is left in the folder.
    """
    archive, member = split(name) or (name, "")
    suffix = PurePosixPath(member).suffix
    path = folder / f"member{suffix.lower() if _SUFFIX.fullmatch(suffix) else ''}"
    try:
        _write(_content(archive, member, name), path, name, most)
    except UnreadableError:
        path.unlink(missing_ok=True)
        raise
    return path


def _write(pieces: Iterator[bytes], path: Path, name: str, most: int) -> None:
    written = 0
    try:
        with path.open("wb") as target:
            for piece in pieces:
                written += len(piece)
                if written > most:
                    raise UnreadableError("{path} is larger than {size} bytes", path=name, size=most)
                target.write(piece)
    except OSError as error:
        raise UnreadableError(
            "{path} cannot be unpacked into {folder}: {reason}",
            hint="let TMPDIR name a folder with room",
            path=name,
            folder=path.parent,
            reason=error.strerror or error,
        ) from error


def _content(archive: str, member: str, name: str) -> Iterator[bytes]:
    """Give the content of a member in pieces."""
    path = Path(archive)
    form, packing = form_of(archive) or ("zip", "")
    check_regular(path, archive)
    about = path.stat()
    state = (archive, about.st_size, about.st_mtime_ns, os.getpid())
    if form == "zip":
        yield from _of_zip(path, name, _checked(_zip_list(*state).get(member), archive, member))
        return
    try:
        reader = _tar_reader(packing, *state)
        yield from _of_tar(reader, name, _checked(reader.find(member), archive, member))
    except UnreadableError:
        _tar_reader.cache_clear()  # where a damaged one stands is not certain
        raise


def _checked(found: Member | None, archive: str, member: str) -> Member:
    """Give a member that can be read; raises UnreadableError for any other."""
    if found is None:
        raise UnreadableError(
            "{path} has no member {name}", path=archive, name=member, hint="look for a mistake in the name"
        )
    if found.refusal:
        raise UnreadableError(found.refusal, path=f"{archive}!{member}", hint="nothing of it was unpacked")
    return found


# What is kept belongs to one state of one file, and to one process: a child that is forked would share its position.
@lru_cache(maxsize=2)
def _zip_list(archive: str, _size: int, _modified: int, _process: int) -> dict[str, Member]:
    found: dict[str, Member] = {}
    for one in zip_members(Path(archive), Watch(archive, Bounds())):
        found.setdefault(one.name, one)
    return found


@lru_cache(maxsize=1)
def _tar_reader(packing: Packing, archive: str, _size: int, _modified: int, _process: int) -> TarReader:
    return TarReader(Path(archive), archive, packing)


def _of_tar(reader: TarReader, name: str, found: Member) -> Iterator[bytes]:
    size = 0
    for piece in reader.content(found, _PIECE):
        size += len(piece)
        yield piece
    _check_whole(name, size, found.size)


def _of_zip(path: Path, name: str, found: Member) -> Iterator[bytes]:
    """Give the content of a member of a zip file; raises UnreadableError where it is not what its list says."""
    size = crc = 0
    with opened(path, name) as file:
        file.seek(content_at(file, found, Watch(name)))
        stored = _stored(file, found.stored)
        for piece in _inflated(stored, Watch(name)) if found.deflated else stored:
            size += len(piece)
            crc = zlib.crc32(piece, crc)
            yield piece
    _check_whole(name, size, found.size)
    if crc != found.crc:
        raise Watch(name).damaged(marked("its checksum is another"))


def _stored(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        left -= len(piece)
        yield piece


def _inflated(pieces: Iterator[bytes], watch: Watch) -> Iterator[bytes]:
    opener = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in pieces:
        waiting, out = piece, b""
        while waiting or len(out) == _PIECE:  # a full piece may have more behind it
            try:
                out = opener.decompress(waiting, _PIECE)
            except zlib.error as error:
                raise watch.damaged(error) from None
            waiting = opener.unconsumed_tail
            yield out
            if opener.eof:
                return


def _check_whole(name: str, size: int, said: int) -> None:
    if size != said:
        raise UnreadableError(
            "{path} breaks off: it has {size} of {said} bytes",
            hint="the archive is cut off or damaged: fetch it again",
            path=name,
            size=size,
            said=said,
        )

"""A data file on the disk: a regular file inside the named data, its checksums, and whether it is still what it was."""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from fairtool.push.dataverse.files.digests import ALGORITHMS, Digest, digest_of
from fairtool.push.dataverse.files.faults import ChangedError, FileError
from fairtool.translate import marked

BLOCK = 2**20  # bytes read at once
_NAME = re.compile(r'[^/:*?"<>|;#\x00-\x1f\x7f]+')
_FOLDER = re.compile(r"[A-Za-z0-9_\-. /]*")
_OUTSIDE = marked("{path} leads out of {root}, the folder of the data, and is not sent: name the file that it leads to")
_NO_FILE = marked("{path} is no regular file, and is not sent")
_UNREADABLE = marked("{path} cannot be read: {reason}")
_CHANGED = marked("{path} was written to while it was sent: nothing of it was kept; send it when it is finished")
_BAD_NAME = marked('{path} has a name that the target takes no file with: leave out / : * ? " < > | ; and #')
_BAD_FOLDER = marked(
    "{path} is in the folder {folder}, which the target cannot name: use letters without accents, digits, _ - . and "
    "spaces"
)
_TWICE = marked("{path} and {other} would both be {place} in the target: give one of them another name")


@dataclass(frozen=True, slots=True)
class Seen:
    """What tells that a file is the one that was looked at: device, number, size in bytes, time of the last change."""

    device: int
    number: int
    size: int
    changed: int

    @classmethod
    def of(cls, stream: BinaryIO) -> "Seen":
        """Look at an open file."""
        found = os.fstat(stream.fileno())
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A data file, the name and folder that it has in the target, and its checksums by the names of the target."""

    path: Path
    name: str
    directory: str
    seen: Seen
    checksums: Mapping[str, str]

    @property
    def place(self) -> str:
        """Give the folder and the name."""
        return f"{self.directory}/{self.name}" if self.directory else self.name

    @property
    def size(self) -> int:
        """Give the size in bytes."""
        return self.seen.size

    @property
    def changed(self) -> ChangedError:
        """Give the error that a change of it is told as."""
        return ChangedError(_CHANGED, path=self.path)


def local_files(paths: Sequence[Path], algorithms: Iterable[str], root: Path | None = None) -> tuple[LocalFile, ...]:
    """Give data files with their checksums, each read once; folders are kept below `root`.

    Without `root` it is the folder that all of them are below. Raises FileError for what is no regular file, leads out
    of `root`, cannot be named in the target, or has the same name there as another one.
    """
    kinds = sorted(set(algorithms) & set(ALGORITHMS))
    base = root or common_folder(paths)
    found: dict[str, LocalFile] = {}
    for path in paths:
        file = _looked_at(path, base, kinds)
        if file.place in found:
            raise FileError(_TWICE, path=path, other=found[file.place].path, place=file.place)
        found[file.place] = file
    return tuple(found.values())


def common_folder(paths: Sequence[Path]) -> Path:
    """Give the folder that all files are below; links are not followed."""
    return Path(os.path.commonpath([path.absolute().parent for path in paths])) if paths else Path()


def _looked_at(path: Path, base: Path, kinds: Sequence[str]) -> LocalFile:
    _check_inside(path, base)
    folder = os.path.relpath(path.absolute().parent, base.absolute()).replace(os.sep, "/")
    folder = "" if folder == "." else folder
    _check_name(path, folder)
    with opened(path) as stream:
        file = LocalFile(path, path.name, folder, Seen.of(stream), {})
    return with_checksums(file, kinds)


def with_checksums(file: LocalFile, kinds: Iterable[str]) -> LocalFile:
    """Give a file with checksums of some algorithms too; it is read once, and not where it has them all.

    Raises ChangedError where it is not what it was.
    """
    digests = {kind: digest_of(kind) for kind in kinds if kind in ALGORITHMS and kind not in file.checksums}
    if not digests:
        return file
    with opened(file.path) as stream:
        for block in _blocks(stream):
            for digest in digests.values():
                digest.update(block)
        if Seen.of(stream) != file.seen:
            raise file.changed
    return replace(file, checksums={**file.checksums, **{kind: one.hexdigest() for kind, one in digests.items()}})


def _check_inside(path: Path, base: Path) -> None:
    try:
        inside = path.resolve(strict=True).is_relative_to(base.resolve(strict=True))
    except (OSError, RuntimeError) as error:  # a loop of links is the second one
        raise FileError(_UNREADABLE, path=path, reason=getattr(error, "strerror", None) or error) from None
    if not inside:
        raise FileError(_OUTSIDE, path=path, root=base)


def _check_name(path: Path, folder: str) -> None:
    if not _NAME.fullmatch(path.name) or "\\" in path.name:
        raise FileError(_BAD_NAME, path=path)
    if not _FOLDER.fullmatch(folder) or ".." in folder.split("/"):
        raise FileError(_BAD_FOLDER, path=path, folder=folder)


def opened(path: Path) -> BinaryIO:
    """Open a regular file, and nothing else: to open a pipe would wait for who writes to it."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise FileError(_UNREADABLE, path=path, reason=error.strerror or error) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise FileError(_NO_FILE, path=path)
    return os.fdopen(handle, "rb", buffering=0)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block


class Reading:
    """The bytes of a part of a file, read from the disk anew for each try, and never all in memory.

    `digest` is the checksum of the file from its beginning to the end of the part, once that was read. The last block
    of a file that is not what it was is not given, so that who takes it never has a whole file of two halves.
    """

    def __init__(
        self, file: LocalFile, algorithm: str, *, part: slice | None = None, before: Digest | None = None
    ) -> None:
        """Read nothing yet; `part` are the first byte and the one after the last, `before` the checksum up to there."""
        whole = slice(0, file.size)
        self.file = file
        self.start, self.stop = ((part or whole).start, (part or whole).stop)
        self.digest = before or digest_of(algorithm)
        self._algorithm = algorithm
        self._before = self.digest.copy()

    @property
    def size(self) -> int:
        """Give how many bytes it has."""
        return int(self.stop - self.start)

    def __iter__(self) -> Iterator[bytes]:
        """Read; raises ChangedError where the file is not what it was."""
        digest, left = self._before.copy(), self.size
        with opened(self.file.path) as stream:
            self._check(stream)
            stream.seek(self.start)
            while left:
                block = stream.read(min(BLOCK, left))
                if not block:
                    raise self.file.changed
                digest.update(block)
                left -= len(block)
                if not left:
                    self._check(stream, digest)
                yield block
        self.digest = digest

    def _check(self, stream: BinaryIO, digest: Digest | None = None) -> None:
        at_end = digest is not None and self.stop == self.file.size
        if Seen.of(stream) != self.file.seen or (
            at_end and digest and digest.hexdigest() != self.file.checksums[self._algorithm]
        ):
            raise self.file.changed

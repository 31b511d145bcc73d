"""A byte copy of a file in its own folder, which replaces the file at the end or disappears."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fairtool.errors import UnreadableError

_FICLONE = 0x40049409  # Linux: share the blocks of another file (btrfs, XFS)
_ROOM = 16 * 2**20  # bytes beyond the size of the file that must be free: a longer header


@contextmanager
def replacing(path: Path, *, backup: bool) -> Iterator[Path]:
    """Give a copy to change; it is synced and renamed over `path` at the end, or removed on any error.

    Raises UnreadableError where the file or its folder may not be written, or the disk has no room.
    """
    _check(path, backup=backup)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(number)
    copy = Path(name)
    try:
        _clone(path, copy)
        shutil.copystat(path, copy)
        yield copy
        _sync(copy)
        if backup:
            os.link(path, backup_of(path))
        os.replace(copy, path)
        _sync(path.parent)
    except BaseException:
        with suppress(OSError):
            copy.unlink()
        raise


def backup_of(path: Path) -> Path:
    """Give the name under which the original is kept."""
    return path.with_name(f"{path.name}.bak")


def _check(path: Path, *, backup: bool) -> None:
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise UnreadableError("{path} is read-only", hint="copy it to a folder of your own", path=path)
    if backup and backup_of(path).exists():
        raise UnreadableError("{backup} exists already", hint="move it away first", backup=backup_of(path))
    size, free = path.stat().st_size, shutil.disk_usage(path.parent).free
    if free < size + _ROOM:
        raise UnreadableError(
            "{path} needs {size} bytes for its copy, and the disk has {free}",
            hint="make room, or mend it on another disk",
            path=path, size=size + _ROOM, free=free,
        )


def _clone(source: Path, target: Path) -> None:
    """Copy by sharing blocks where the file system can, else byte by byte."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - POSIX only

        with source.open("rb") as given, target.open("wb") as taken, suppress(OSError):
            fcntl.ioctl(taken.fileno(), _FICLONE, given.fileno())
            return
    shutil.copyfile(source, target)


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)

"""A byte copy of a file in its own folder, which replaces the file at the end or disappears."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from time import time

from fairtool.errors import UnreadableError
from fairtool.fix.in_use import refuse_in_use
from fairtool.fix.stale import copy_of, sweep

_FICLONE = 0x40049409  # Linux: share the blocks of another file (btrfs, XFS)
_ROOM = 16 * 2**20  # bytes beyond the size of the file that must be free: a longer header


@contextmanager
def replacing(path: Path, *, backup: bool) -> Iterator[Path]:
    """Give a copy to change; it is synced and renamed over `path` at the end, or removed on any error.

    Raises UnreadableError where the file is open for writing elsewhere or changes meanwhile, where it or its folder
    may not be written, or where the disk has no room.
    """
    sweep(path, time())
    _check(path, backup=backup)
    before = _state(path)
    copy = copy_of(path, token_hex(4))
    try:
        copy.touch(0o600, exist_ok=False)
        _clone(path, copy)
        _like(path, copy)
        yield copy
        _sync(copy)
        refuse_in_use(path)
        if _state(path) != before:
            raise UnreadableError("{path} changed while it was being mended", hint="try again", path=path)
        if backup:
            _keep(path)
        copy.replace(path)
        if sys.platform != "win32":
            _sync(path.parent)
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def backup_of(path: Path) -> Path:
    """Give the name under which the original is kept."""
    return path.with_name(f"{path.name}.bak")


def _check(path: Path, *, backup: bool) -> None:
    if not os.access(path, os.W_OK):
        raise UnreadableError("{path} is read-only", hint="make it writable, or mend a copy of it", path=path)
    if not os.access(path.parent, os.W_OK):
        raise UnreadableError(
            "the folder {folder} is read-only",
            hint="copy {path} to a folder of your own",
            folder=path.parent,
            path=path,
        )
    refuse_in_use(path)
    kept = backup_of(path)
    if backup and kept.exists() and not kept.samefile(path):
        raise UnreadableError("{backup} exists already", hint="move it away first", backup=kept)
    size, free = path.stat().st_size, shutil.disk_usage(path.parent).free
    if free < size + _ROOM:
        raise UnreadableError(
            "{path} needs {size} bytes for its copy, and the disk has {free}",
            hint="make room, or mend it on another disk",
            path=path,
            size=size + _ROOM,
            free=free,
        )


def _state(path: Path) -> tuple[int, int, int]:
    about = path.stat()
    return about.st_ino, about.st_size, about.st_mtime_ns


def _clone(source: Path, target: Path) -> None:
    """Copy by sharing blocks where the file system can, else byte by byte."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - POSIX only

        with source.open("rb") as given, target.open("wb") as taken, suppress(OSError):
            fcntl.ioctl(taken.fileno(), _FICLONE, given.fileno())
            return
    shutil.copyfile(source, target)


def _like(path: Path, copy: Path) -> None:
    """Give the copy the permissions and, where that is allowed, the owner and group of the file."""
    about = path.stat()
    if sys.platform != "win32":
        with suppress(OSError):
            os.chown(copy, about.st_uid, about.st_gid)
    shutil.copystat(path, copy)
    os.utime(copy)  # what is mended is new


def _keep(path: Path) -> None:
    """Keep the original under the name of the backup, as a second link or, where there are none, as a copy."""
    kept = backup_of(path)
    if kept.exists():
        return  # the same file: an earlier run was stopped right after this
    try:
        kept.hardlink_to(path)
    except OSError:
        shutil.copy2(path, kept)
        _sync(kept)


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)

"""Copies that a killed run left behind: those that nobody works on any more are taken away."""

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

_AGE = 3600  # seconds since the system last saw a change of the copy
_LONGEST = 50  # characters of the name of the file that stand in that of the copy
_NUMBER = r"[0-9a-f]{8}"


def copy_of(path: Path, number: str) -> Path:
    """Give the name of a copy of a file, beside it; `number` is eight hexadecimal digits."""
    return path.with_name(f".{path.name[:_LONGEST]}.{number}.part")


def sweep(path: Path, now: float) -> None:
    """Remove the copies of a file that are older than an hour, ours, and open nowhere.

    Only Linux tells whether a file is open; elsewhere they stay.
    """
    if sys.platform != "linux":
        return
    pattern = re.compile(f"{re.escape(copy_of(path, '').name.removesuffix('.part'))}{_NUMBER}\\.part")
    with suppress(OSError), os.scandir(path.parent) as entries:
        for entry in [entry for entry in entries if pattern.fullmatch(entry.name)]:
            with suppress(OSError):
                _remove(Path(entry.path), now)


def _remove(copy: Path, now: float) -> None:
    about = copy.lstat()
    ours = stat.S_ISREG(about.st_mode) and about.st_uid == os.getuid()
    # st_ctime is what the system saw; st_mtime is what a file says of itself, and comes from the original.
    if ours and now - about.st_ctime > _AGE and not _is_open(copy):
        copy.unlink()


def _is_open(copy: Path) -> bool:
    """Say whether anybody has the file open: a write lease cannot be had then, nor on every file system."""
    if sys.platform != "linux":
        return True
    import fcntl  # noqa: PLC0415 - POSIX only

    number = os.open(copy, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.fcntl(number, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        fcntl.fcntl(number, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError:
        return True
    finally:
        os.close(number)
    return False

"""Seeing that another program is writing a file, before it is replaced under its hands."""

import sys
from contextlib import suppress
from pathlib import Path

from fairtool.errors import UnreadableError


def refuse_in_use(path: Path) -> None:
    """Raise UnreadableError where a file is locked, or (as far as the system tells) open for writing elsewhere."""
    if sys.platform == "win32":
        return  # there the rename itself fails while the file is open
    import fcntl  # noqa: PLC0415 - POSIX only

    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            if sys.platform == "linux":
                _refuse_writers(file.fileno())
        except BlockingIOError as error:
            raise UnreadableError(
                "{path} is in use: another program has it open for writing",
                hint="wait until that program has closed it",
                path=path,
            ) from error


def _refuse_writers(number: int) -> None:
    """Raise BlockingIOError where the file is open for writing: a read lease cannot be had then."""
    import fcntl  # noqa: PLC0415 - POSIX only

    try:
        fcntl.fcntl(number, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except BlockingIOError:
        raise
    except OSError:
        return  # not our file, or a file system without leases
    with suppress(OSError):
        fcntl.fcntl(number, fcntl.F_SETLEASE, fcntl.F_UNLCK)

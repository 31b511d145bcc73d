"""Where a store is written: at its place, or in a fast folder of the machine and then copied to its place whole."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG

from fairtool.atomic import replacing
from fairtool.audit.file_system import file_system_of
from fairtool.audit.store.writer import Writer
from fairtool.errors import UsageError


@contextmanager
def kept_at(path: Path, scratch: Path | None) -> Iterator[Writer]:
    """Give the writer of a store; with `scratch`, what is written there stands at its place at the end, whole.

    Where a run was killed, the next one with the same scratch folder goes on with what is there. Raises UsageError
    where a folder is not there or the store cannot be opened.
    """
    if scratch is None:
        _check(path.absolute().parent)
        with Writer(path, shared_file_system=not file_system_of(path.absolute().parent).holds_wal) as writer:
            yield writer
        return
    _check(scratch)
    _check(path.absolute().parent)
    work = scratch / f"{path.stem}-{blake2b(os.fsencode(path.absolute()), digest_size=6).hexdigest()}.sqlite"
    _check_own(work)
    if path.exists() and not (work.exists() and _changed(work) >= path.stat().st_mtime_ns):
        _forget(work)
        copied(path, work)
    try:
        with Writer(work, shared_file_system=not file_system_of(scratch.absolute()).holds_wal) as writer:
            yield writer
    finally:
        copied(work, path)
    work.unlink()


def copied(source: Path, target: Path) -> None:
    """Copy a store that may be in use; the target is replaced whole, or left as it is. Raises UsageError."""
    try:
        with replacing(target) as new, closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(new)) as fresh:
            old.backup(fresh, pages=4096)
            # Where it goes there may be no memory for readers to share: what is whole needs no log beside it.
            fresh.execute("PRAGMA journal_mode = DELETE")
    except (sqlite3.Error, OSError) as error:
        raise UsageError("{path} cannot be written: {reason}", path=target, reason=error) from error


def _check_own(work: Path) -> None:
    """Raise UsageError where somebody else has put a file, or a link, where the store is to be written.

    Its name can be foretold, and a folder for fast files is often one of all users.
    """
    try:
        about = work.lstat()
    except FileNotFoundError:
        return
    if not S_ISREG(about.st_mode) or (hasattr(os, "geteuid") and about.st_uid != os.geteuid()):
        raise UsageError("{path} is no file of yours", path=work, hint="name another folder after --scratch")


def _changed(work: Path) -> int:
    """Say when a store was last written, in nanoseconds; what was not merged yet stands in its log."""
    there = [path for path in (work, _beside(work, "-wal")) if path.exists()]
    return max(path.stat().st_mtime_ns for path in there)


def _forget(work: Path) -> None:
    """Remove a store that a killed run left, with its logs: they would be taken for those of the next one."""
    for path in (_beside(work, "-wal"), _beside(work, "-shm"), _beside(work, "-journal"), work):
        path.unlink(missing_ok=True)


def _beside(work: Path, ending: str) -> Path:
    return work.with_name(f"{work.name}{ending}")


def _check(folder: Path) -> None:
    if not folder.is_dir():
        raise UsageError("{path} is no folder", path=folder, hint="make it first")

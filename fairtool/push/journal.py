"""The journal of a target: JSON lines that are only ever appended to, each on the disk before what follows it.

An intent is written before a record is sent, and what became of it after the target was read back: whenever the process
is killed, the journal says which records have to be looked at.
"""

import os
import time
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import BinaryIO, Self

from fairtool.errors import FairtoolError, UsageError
from fairtool.push.journal_entry import Entry, entry_of
from fairtool.push.journal_file import check_journal, lines_in, regular
from fairtool.translate import marked

_FOLDER = 0o700
_PAUSES = (0.05, 0.1, 0.2, 0.3, 0.0)  # seconds: a child of a push that was killed is about to let go of the lock
_AT_HAND = marked("nothing more was sent; see what `fairtool push status` says, make room, and go on with --resume")


class JournalError(FairtoolError):
    """The journal cannot be written: nothing more is sent."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What a journal knows: the last entry of each id that was pushed, intents without an end, runs without an end.

    `unfinished` are the plans (SHA-256) whose last run did not come to its end. `by_digest` gives the entries of a file
    by its SHA-256, where all records of it are known.
    """

    last: Mapping[str, Entry]
    pending: Mapping[str, Entry]
    unfinished: Mapping[str, str]
    by_digest: Mapping[str, tuple[Entry, ...]]
    torn: int = 0


NOTHING = Known({}, {}, {}, {})


def known_in(path: Path, target: str = "") -> Known:
    """Read a journal, nothing where there is none.

    Raises UsageError where it cannot be read, is no journal, and where it is that of another place than `target`.
    """
    try:
        with os.fdopen(regular(path, os.O_RDONLY), "rb") as stream:
            check_journal(stream, path, target)
            return _known(lines_in(stream))
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        raise UsageError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from None


def _known(lines: Iterable[bytes]) -> Known:
    last: dict[str, Entry] = {}
    pending: dict[str, Entry] = {}
    runs: dict[str, str] = {}
    torn = 0
    for line in lines:
        entry = entry_of(line)
        if entry is None:
            torn += bool(line.strip())
        elif entry.event == "run":
            runs[entry.plan] = entry.run
        elif entry.event == "end":
            if runs.get(entry.plan) == entry.run:
                del runs[entry.plan]
        elif entry.event == "intent":
            pending[entry.id] = entry
        else:
            pending.pop(entry.id, None)
            if entry.held or entry.action == "delete":
                last[entry.id] = entry
    gone = {one for one, entry in last.items() if entry.action == "delete"}
    there = {one: entry for one, entry in last.items() if one not in gone}
    ended = (entry for entry in there.values() if entry.result != "failed")
    return Known(there, pending, MappingProxyType(runs), _by_digest(ended), torn)


def _by_digest(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.digest:
            found.setdefault(entry.digest, []).append(entry)
    return {digest: tuple(ones) for digest, ones in found.items() if len(ones) == ones[0].parts}


class Journal:
    """An open journal, which one process alone writes to; a context that closes it."""

    def __init__(self, path: Path, target: str = "") -> None:
        """Open it, made where there is none, with the place that it is of in its first line.

        Raises UsageError where another process has it or it cannot be written, and for a file that is no journal.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=_FOLDER)
            self._stream = _opened(path)
        except OSError as error:
            raise UsageError("{path} cannot be written: {reason}", path=path, reason=error.strerror or error) from None
        _lock(self._stream, path)
        with ExitStack() as undone:
            undone.callback(self._stream.close)
            check_journal(self._stream, path, target)
            _leave_in_children(self._stream)
            self._end_torn_line()
            if target and not os.fstat(self._stream.fileno()).st_size:
                self.add([Entry("target", time=now(), target=target)])
            undone.pop_all()  # nothing went wrong: it stays open

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        with suppress(OSError):
            self._stream.close()

    def add(self, entries: Iterable[Entry]) -> None:
        """Append lines, on the disk when this returns; raises JournalError where they cannot be written."""
        text = b"".join(entry.line() for entry in entries)
        if not text:
            return
        try:
            _write_all(self._stream, text)
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise JournalError(
                "the journal {path} cannot be written: {reason}",
                path=self.path,
                reason=error.strerror or error,
                hint=_AT_HAND,
            ) from None

    def _end_torn_line(self) -> None:
        """End a line that a killed process began, so that the next one begins a line of its own."""
        if self._stream.seek(0, os.SEEK_END):
            self._stream.seek(-1, os.SEEK_END)
            if self._stream.read(1) != b"\n":
                _write_all(self._stream, b"\n")


def _opened(path: Path) -> BinaryIO:
    """Open for appending, no link being followed at the end of the path, to be read by the owner alone."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    return os.fdopen(regular(path, flags), "a+b", buffering=0)


def _write_all(stream: BinaryIO, text: bytes) -> None:
    """Write to the end: a disk that is nearly full takes a part, and says so at the next write."""
    left = memoryview(text)
    while left:
        left = left[stream.write(left) :]


def _lock(stream: BinaryIO, path: Path) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for pause in _PAUSES:
        with suppress(OSError):
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(pause)
    stream.close()
    raise UsageError(
        "{path} is in use: another push to this target is running",
        path=path,
        hint="wait until it has ended",
    )


def _leave_in_children(stream: BinaryIO) -> None:
    """Close the journal in children that are forked: one that still reads would keep the lock of a killed parent."""
    kept = weakref.ref(stream)

    def leave() -> None:
        own = kept()
        if own is not None:
            own.close()

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=leave)


def now() -> str:
    """Give the time as journals have it: UTC, with seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def entries_in(path: Path) -> Iterator[Entry]:
    """Give all entries of a journal, in order."""
    with os.fdopen(regular(path, os.O_RDONLY), "rb") as stream:
        yield from (entry for entry in map(entry_of, lines_in(stream)) if entry)

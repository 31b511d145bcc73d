"""The one writer of a store: what was found, what became of it, and a commit now and then."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self
from zlib import compress

from fairtool.audit.entry import Entry
from fairtool.audit.store.again import Again, drop_gone, judge_again, verify_again
from fairtool.audit.store.opening import as_bytes, fitting, opened_to_write
from fairtool.audit.store.recording import Recording
from fairtool.audit.store.sighting import SIGHT, row_of
from fairtool.audit.work import Done, Kept, Work
from fairtool.errors import UsageError

_PAGE = 500  # sources that are looked up at once
_BATCH = 5_000  # entries that are written in one transaction
_DISK = frozenset(
    {
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY),
        *(sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CANTOPEN),
    }
)
_WAITING = "('new', 'changed', 'stale', 'verify')"
Changed = Callable[[str, str], tuple[str, ...] | None]


def now() -> str:
    """Give the moment in UTC, to the second."""
    return datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _any_rule(_before: str, _now: str) -> None:
    """Say that any rule may have changed."""


class Writer:
    """A store that is being written; a context that commits at its end, also where an error ends it."""

    def __init__(self, path: Path, *, shared_file_system: bool = False) -> None:
        """Open the store, or make it; raises UsageError where that cannot be, or another audit writes it."""
        self._connection = opened_to_write(path, shared_file_system=shared_file_system)
        self._recording = Recording(self._connection)
        self._path = path
        self._basis = 0
        self.run = 0

    def __enter__(self) -> Self:
        """Give the writer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit what is whole, and close; where nobody reads it, the store is one file again.

        Raises UsageError where the disk took no more, or the file is damaged.
        """
        failure = error
        try:
            if self._connection.in_transaction:  # a full disk has ended it
                self._connection.execute("COMMIT")
        except sqlite3.Error as late:
            failure = error or late
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA busy_timeout = 0")  # readers are not waited for
            self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()
        if isinstance(failure, sqlite3.Error):
            told = _told(self._path, failure)
            if told is not error:
                raise told from failure

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for what reads while it is written."""
        return self._connection

    def fitting(self) -> AbstractContextManager[None]:
        """Give a context that raises UsageError where a value in the store is of another type than it may be."""
        return fitting(self._connection, self._path)

    def commit(self) -> None:
        """Keep what was written so far for good; nobody else gets between two transactions."""
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN IMMEDIATE")

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Undo what was not committed where an interrupt ends what is done within: a result is whole or not there."""
        try:
            yield
        except KeyboardInterrupt:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._connection.execute("BEGIN IMMEDIATE")
            self._recording.forget()

    def begin(self, basis: tuple[str, str], command: str, *, resume: bool) -> bool:
        """Begin a run that judges by a basis (digest, content); where it resumes one, say whether that had walked."""
        self._connection.execute("INSERT OR IGNORE INTO basis (digest, content) VALUES (?, ?)", basis)
        (self._basis,) = self._connection.execute("SELECT id FROM basis WHERE digest = ?", basis[:1]).fetchone()
        last = self._connection.execute("SELECT id, walked, finished FROM run ORDER BY id DESC LIMIT 1").fetchone()
        if resume and last and last[2] is None:
            self.run = int(last[0])
            self._connection.execute("UPDATE run SET basis = ? WHERE id = ?", (self._basis, self.run))
            self.commit()
            return bool(last[1])
        statement = "INSERT INTO run (started, basis, command) VALUES (?, ?, CAST(? AS TEXT))"
        self.run = int(self._connection.execute(statement, (now(), self._basis, as_bytes(command))).lastrowid or 0)
        self.commit()
        return False

    def adopt(self) -> str:
        """Go by the basis of the newest run, without a run of one's own; gives what it is, as JSON."""
        query = "SELECT basis.id, content FROM run JOIN basis ON basis.id = run.basis ORDER BY run.id DESC LIMIT 1"
        self._basis, content = self._connection.execute(query).fetchone() or (0, "{}")
        return str(content)

    def sight(self, entries: Iterable[Entry]) -> Iterator[int]:
        """Write what was found; gives after each batch how many there were, which is kept by then."""
        remaining, count = iter(entries), 0
        while batch := list(islice(remaining, _BATCH)):
            self._connection.executemany(SIGHT, (row_of(one, self.run) for one in batch))
            self._connection.executemany(
                "INSERT OR REPLACE INTO document (content, source, given) "
                "SELECT ?, id, 1 FROM source WHERE name = CAST(? AS TEXT)",
                ((compress(one.content), as_bytes(one.name)) for one in batch if one.content is not None),
            )
            self.commit()
            count += len(batch)
            yield count

    def walked(self, roots: Sequence[str], again: Again) -> None:
        """Say that all has been found: what is no longer there is gone, and what is to be judged again waits."""
        drop_gone(self._connection, self.run, roots, whole=again.whole)
        judge_again(self._connection, self.run, again)
        self.judge_anew(again.verify)
        self._connection.execute("UPDATE run SET walked = 1 WHERE id = ?", (self.run,))
        self.commit()

    def judge_anew(self, verify: str = "") -> None:
        """Let what was judged by another basis be judged again; what was neither data nor a record still is none."""
        statement = "UPDATE source SET state = 'stale' WHERE state = 'done' AND basis <> ?"
        self._connection.execute(statement, (self._basis,))
        if verify:
            verify_again(self._connection, self.run)

    def count_waiting(self) -> int:
        """Count the sources that are still to be judged."""
        query = f"SELECT count(*) FROM source WHERE state IN {_WAITING}"  # noqa: S608 - a literal
        return int(self._connection.execute(query).fetchone()[0])

    def waiting(self, changed: Changed = _any_rule) -> Iterator[Work]:
        """Give the sources that are still to be judged, in the order in which they were found.

        `changed` gives the rules that may say something else by this basis than by another one, both as JSON; None
        where any may.
        """
        last, since = 0, cache(lambda basis: changed(self._content(basis), self._content(self._basis)))
        query = (
            "SELECT source.id, name, root, kind, size, state, expected, "  # noqa: S608 - literals
            "CASE WHEN given OR state = 'stale' THEN document.content END, head, source.content, offline, "
            "CASE WHEN state = 'stale' OR (state = 'verify' AND basis <> ?) THEN ifnull(basis, 0) END "
            "FROM source LEFT JOIN document ON document.source = source.id "
            f"WHERE state IN {_WAITING} AND source.id > ? ORDER BY source.id LIMIT {_PAGE}"
        )
        while rows := self._connection.execute(query, (self._basis, last)).fetchall():
            last = rows[-1][0]
            for *row, basis in rows:
                work = Work(*row)
                yield work if basis is None else work._replace(kept=self._kept(work.source), again=since(basis))

    def _content(self, basis: int) -> str:
        (content,) = self._connection.execute("SELECT content FROM basis WHERE id = ?", (basis,)).fetchone() or ("{}",)
        return str(content)

    def _kept(self, source: int) -> tuple[Kept, ...]:
        query = (
            "SELECT subject.id, part, o.content, f.content, facts, holding, score FROM subject "
            "JOIN packed AS o ON o.id = outcomes JOIN packed AS f ON f.id = findings "
            "JOIN kept ON kept.subject = subject.id WHERE source = ? ORDER BY subject.id"
        )
        return tuple(Kept(*row) for row in self._connection.execute(query, (source,)))

    def record(self, done: Done) -> None:
        """Write what became of a source."""
        self._recording.record(done, self._basis)

    @property
    def recording(self) -> Recording:
        """What writes results."""
        return self._recording

    @property
    def basis(self) -> int:
        """The row of what this run judges by."""
        return self._basis

    def note(self, key: str, value: str) -> None:
        """Remember something for good."""
        statement = "INSERT OR REPLACE INTO meta (key, value) VALUES (CAST(? AS TEXT), CAST(? AS TEXT))"
        self._connection.execute(statement, (as_bytes(key), as_bytes(value)))
        self.commit()

    def noted(self, key: str) -> str:
        """Give what was remembered, empty where nothing was."""
        found = self._connection.execute(
            "SELECT value FROM meta WHERE key = CAST(? AS TEXT)", (as_bytes(key),)
        ).fetchone()
        return str(found[0]) if found else ""

    def finish(self, seconds: float) -> None:
        """Say that the run is over, and drop what nothing refers to any more."""
        self._connection.execute(
            "UPDATE run SET finished = ?, seconds = seconds + ? WHERE id = ?", (now(), seconds, self.run)
        )
        self._recording.forget()
        self._connection.execute(
            "DELETE FROM packed WHERE id NOT IN (SELECT outcomes FROM subject UNION SELECT findings FROM subject "
            "UNION SELECT findings FROM across)"
        )
        self.commit()


def _told(path: Path, error: sqlite3.Error) -> Exception:
    """Give the error that tells what the disk has against a store; any other as it is."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DISK:
        return error
    return UsageError(
        "{path} cannot be written: {reason}",
        path=path,
        reason=error,
        hint="what was written before is kept, and the next run goes on from there",
    )

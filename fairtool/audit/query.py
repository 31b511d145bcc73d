"""Answering a query on a store: it can read and nothing else, and takes no more time and memory than it may."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from fairtool.audit.query_errors import wrong
from fairtool.audit.query_functions import add_functions
from fairtool.audit.store.opening import opened_to_read
from fairtool.errors import UsageError
from fairtool.translate import Language

Cell = str | int | float | bytes | None
_STEPS = 20_000  # of SQLite's machine between two looks at the clock
_MEMORY = 2**30  # bytes
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 2**27,  # bytes of one value
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
}
_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
_PRAGMAS = frozenset({"table_info", "table_xinfo", "table_list"})
_READ_FROM = ("json_each('[]')", "json_tree('[]')", "pragma_table_info('file')")
_FORBIDDEN = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of an answer, and its rows as they are found; each can raise UsageError."""

    columns: tuple[str, ...]
    rows: Generator[tuple[Cell, ...], None, None]


@contextmanager
def answered(store: Path, sql: str, seconds: float, language: Language) -> Iterator[Answer]:
    """Ask a store in SQL; raises UsageError for no store, for wrong SQL, and for what takes longer than it may."""
    with opened_to_read(store) as connection:
        add_functions(connection, language)
        guard = _Guard(seconds)
        guard.stand(connection)
        answer = _Asking(connection, sql, guard).answer()
        with closing(answer.rows):
            yield answer


class _Guard:
    """Watches over a connection: what a query does, and how long."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = monotonic() + seconds

    def stand(self, connection: sqlite3.Connection) -> None:
        """Let the connection do no more than it may from now on."""
        connection.execute("PRAGMA trusted_schema = OFF")  # views of a foreign store call nothing of ours
        connection.execute(f"PRAGMA hard_heap_limit = {_MEMORY}")
        for limit, value in _LIMITS.items():
            connection.setlimit(limit, value)
        for table in _READ_FROM:
            connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - made once, here; later it may not be
        connection.set_progress_handler(self.is_late, _STEPS)
        connection.set_authorizer(_allowed)

    def is_late(self) -> bool:
        """Say whether the time is over."""
        return monotonic() > self._end


def _allowed(action: int, first: str | None, second: str | None, _database: str | None, _view: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION:
        good = (second or "").lower() not in _FORBIDDEN
    elif action == sqlite3.SQLITE_PRAGMA:
        good = (first or "").lower() in _PRAGMAS
    else:
        good = action in _READING
    return sqlite3.SQLITE_OK if good else sqlite3.SQLITE_DENY


class _Asking:
    """One query and its way to an answer; whatever SQLite says against it is told to the user."""

    def __init__(self, connection: sqlite3.Connection, sql: str, guard: _Guard) -> None:
        self._connection = connection
        self._sql = sql
        self._guard = guard

    def answer(self) -> Answer:
        """Give the columns and the rows."""
        with self._telling():
            cursor = self._connection.execute(self._sql)
        if cursor.description is None:
            raise UsageError("the query asks for nothing", hint="begin it with SELECT")
        return Answer(tuple(column[0] for column in cursor.description), self._rows(cursor))

    def _rows(self, cursor: sqlite3.Cursor) -> Generator[tuple[Cell, ...], None, None]:
        with self._telling():
            yield from cursor

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except MemoryError as error:
            raise UsageError(
                "the query needs more than {memory} MiB of memory", memory=_MEMORY >> 20, hint="ask for less at once"
            ) from error
        except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT and not self._guard.is_late():
                raise KeyboardInterrupt from error
            self._connection.set_authorizer(None)
            self._connection.set_progress_handler(None, 0)
            raise wrong(self._connection, self._sql, error, self._guard.seconds) from error

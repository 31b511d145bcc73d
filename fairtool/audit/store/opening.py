"""Opening a store: to write, which one process does at a time, or to read."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from fairtool.audit.store.schema import APPLICATION, TABLES, VERSION, VIEWS
from fairtool.audit.store.soundness import misfit, oddity
from fairtool.errors import UsageError
from fairtool.translate import marked

_ODD = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # halves of signs that stand for no byte
_MAKE_ANEW = marked("run the audit again into a new store")
_PATIENCE = 5.0  # seconds that a reader waits for a writer to commit
_MISREAD = (TypeError, ValueError, AttributeError, LookupError, ArithmeticError)  # what values of a wrong type raise
_READERS = 3_600_000  # milliseconds that a writer waits for readers, which are in its way where there is no WAL
_PAGES = -64 * 1024  # KiB of pages kept in memory
_PAGE = 16 * 1024  # bytes: several headers fit into one, where 4 KiB would hold one and half of nothing


def opened_to_write(path: Path, *, shared_file_system: bool) -> sqlite3.Connection:
    """Open a store, or make it; the caller is its only writer until it closes it.

    On a shared file system there is no memory that processes could share, which SQLite's log of what is written ahead
    (WAL) needs: there the older journal is used. Raises UsageError for a file of another kind, or one in use.
    """
    is_new = not path.exists() or path.stat().st_size == 0
    try:
        connection = sqlite3.connect(path, timeout=0.2, isolation_level=None)
        connection.text_factory = decoded
        connection.execute("PRAGMA trusted_schema = OFF")
        if not is_new:
            _recognised(connection, path)  # before anything is changed in it
        connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a new store; one that is there keeps its own
        connection.execute(f"PRAGMA journal_mode = {'TRUNCATE' if shared_file_system else 'WAL'}")
        connection.execute(f"PRAGMA synchronous = {'FULL' if shared_file_system else 'NORMAL'}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = {_PAGES}")
        if is_new:
            _make(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA busy_timeout = {_READERS}")
    except sqlite3.Error as error:
        raise _refused(path, error) from error
    return connection


@contextmanager
def opened_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a store that is there; nothing can be written through it. Raises UsageError where it is none."""
    if not path.is_file():
        raise UsageError("there is no store {path}", path=path, hint="`fairtool audit run ROOT --store FILE` makes one")
    try:
        with closing(sqlite3.connect(address(path), uri=True, timeout=_PATIENCE)) as connection:
            connection.text_factory = decoded
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute(f"PRAGMA cache_size = {_PAGES}")
            _recognised(connection, path)
            with fitting(connection, path):
                yield connection
    except sqlite3.DatabaseError as error:
        raise _refused(path, error) from error


def made_anew(path: Path) -> sqlite3.Connection:
    """Make a store in an empty file that nobody else knows yet: an error in the middle leaves nothing worth keeping."""
    connection = sqlite3.connect(f"file:{quote(os.fsencode(path))}", uri=True, timeout=_PATIENCE, isolation_level=None)
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = {4 * _PAGES}")
    _make(connection)
    return connection


def address(path: Path) -> str:
    """Give the address by which SQLite opens a store to read it, also beside others (`ATTACH`).

    In a folder that cannot be written to, SQLite cannot keep its notes about who reads what; nobody else writes there
    either, so that it needs none.
    """
    alone = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    return f"file:{quote(os.fsencode(path))}?mode=ro{'&immutable=1' if alone else ''}"


def decoded(text: bytes) -> str:
    """Give a text of a store: names of files may hold bytes that are no UTF-8, as PEP 383 keeps them."""
    return text.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """Give what is written of a text that may hold such bytes, to be cast to a text again."""
    return text.encode("utf-8", "surrogateescape" if not _ODD.search(text) else "backslashreplace")


def _make(connection: sqlite3.Connection) -> None:
    connection.executescript(
        f"BEGIN; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; {TABLES} {VIEWS} COMMIT;"
    )


def _recognised(connection: sqlite3.Connection, path: Path) -> None:
    """Raise UsageError for a database of another kind or version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise UsageError("{path} is no store of an audit", path=path, hint="give another name after --store")
    if version != VERSION:
        raise UsageError(
            "{path} was written as version {found} of a store; this fairtool reads version {known}",
            path=path,
            found=version,
            known=VERSION,
            hint=_MAKE_ANEW,
        )
    if part := oddity(connection):
        raise UsageError(
            "{path} is no store as fairtool makes it: {part} is another one", path=path, part=part, hint=_MAKE_ANEW
        )


@contextmanager
def fitting(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Tell an error that comes from a value of a wrong type, as a store of somebody else may hold, from one of ours."""
    try:
        yield
    except _MISREAD as error:
        column = misfit(connection)
        if not column:
            raise
        raise UsageError(
            "{path} is damaged: {column} holds what it cannot hold", path=path, column=column, hint=_MAKE_ANEW
        ) from error


def _refused(path: Path, error: sqlite3.Error) -> UsageError:
    if getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return UsageError("{path} is being written by another audit", path=path, hint="wait for it, or stop it")
    return UsageError("{path} cannot be used as a store: {reason}", path=path, reason=error)

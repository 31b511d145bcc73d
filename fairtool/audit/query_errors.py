"""What is wrong with a query, in a sentence that names what there is instead."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from fairtool.errors import UsageError

_FORBIDDEN = re.compile("not authorized|authorization denied")
_NO_TABLE = re.compile(r"no such table: (.+)")
_NO_COLUMN = re.compile(r"no such column: (.+)")
_NO_FUNCTION = re.compile(r"no such function: (.+)")
_WORD = re.compile(r"[A-Za-z_]\w*")


def wrong(connection: sqlite3.Connection, sql: str, error: Exception, seconds: float) -> UsageError:
    """Give the error that tells what SQLite has against a query."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_INTERRUPT:
        return UsageError(
            "the query took longer than {seconds} seconds",
            seconds=f"{seconds:g}",
            hint="ask for less, or raise the limit with --timeout",
        )
    if _FORBIDDEN.match(str(error)):
        return UsageError("a query can only read: {reason}", reason=error, hint="begin it with SELECT")
    for pattern, teller in _TELLERS.items():
        if found := pattern.match(str(error)):
            return teller(connection, sql, found[1])
    return UsageError(
        "the query cannot be answered: {reason}",
        reason=error,
        hint="the tables are {names}; `fairtool audit query --list` shows questions that can be asked by name",
        names=", ".join(_tables(connection)),
    )


def _no_table(connection: sqlite3.Connection, _sql: str, name: str) -> UsageError:
    names = sorted(_tables(connection))
    return UsageError(
        "there is no table {name}; there are {names}", name=name, names=", ".join(names), **_near(name, names)
    )


def _no_column(connection: sqlite3.Connection, sql: str, name: str) -> UsageError:
    words = {word.lower() for word in _WORD.findall(sql)}
    tables = {table: columns for table, columns in _tables(connection).items() if table in words}
    names = sorted({column for columns in tables.values() for column in columns})
    shown = "; ".join(f"{table}: {', '.join(columns)}" for table, columns in tables.items())
    return UsageError(
        "there is no column {name}; the columns are {shown}",
        name=name,
        shown=shown or "?",
        **_near(name.rpartition(".")[2], names),
    )


def _no_function(connection: sqlite3.Connection, _sql: str, name: str) -> UsageError:
    names = sorted({row[0] for row in connection.execute("SELECT name FROM pragma_function_list")})
    return UsageError("there is no function {name}", name=name, **_near(name, names))


def _near(name: str, names: list[str]) -> dict[str, str]:
    near = get_close_matches(name.lower(), names, 1)
    return {"hint": "did you mean {near}?", "near": near[0]} if near else {}


def _tables(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Give the columns of each view and table, views first: they are what stays."""
    return dict(_columns(connection))


def _columns(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[str, ...]]]:
    query = "SELECT name FROM sqlite_master WHERE type IN ('view', 'table') ORDER BY type DESC, name"
    for (table,) in connection.execute(query).fetchall():
        columns = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        yield table, tuple(name for (name,) in columns)


_TELLERS: Mapping[re.Pattern[str], Callable[[sqlite3.Connection, str, str], UsageError]] = {
    _NO_TABLE: _no_table,
    _NO_COLUMN: _no_column,
    _NO_FUNCTION: _no_function,
}

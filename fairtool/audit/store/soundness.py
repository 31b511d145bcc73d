"""Whether a store is made as this fairtool makes it: one that somebody else sent may be made to do other things.

A database has more than rows in it: triggers run when it is written, views and indexes call functions when it is read.
So what is there under a name of ours is ours to the letter, and nothing hangs on it that is not.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import get_args

from fairtool.audit.entry import Kind
from fairtool.audit.store.schema import TABLES, VIEWS
from fairtool.finding import Severity
from fairtool.report import Status

_STORED = {"INTEGER": "('integer')", "TEXT": "('text')", "BLOB": "('blob')", "REAL": "('real', 'integer')"}
_WORDS = {
    ("subject", "status"): tuple(Status),
    ("across", "status"): tuple(Status),
    ("verdict_rule", "severity"): tuple(Severity),
    ("source", "kind"): get_args(Kind),
}


def oddity(connection: sqlite3.Connection) -> str:
    """Give the name of a part of a store that is not as it is made here, empty where all are.

    Tables, views and indexes of the user's own beside them do no harm.
    """
    found, ours = _parts(connection), _made()
    other = next((name for name, made in ours.items() if found.get(name) != made), "")
    hung_on = (name for name, (kind, on, _) in found.items() if kind == "trigger" or (on in ours and name not in ours))
    return other or next(hung_on, "")


def _parts(connection: sqlite3.Connection) -> dict[str, tuple[str, str, str | None]]:
    """Give the parts of a database by name: the kind of each, the table it belongs to, and what made it."""
    rows = connection.execute("SELECT name, type, tbl_name, sql FROM main.sqlite_master")
    return {name: (kind, on, sql) for name, kind, on, sql in rows}


@cache
def _made() -> dict[str, tuple[str, str, str | None]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(f"{TABLES} {VIEWS}")
        return _parts(connection)


def misfit(connection: sqlite3.Connection) -> str:
    """Give a column (`source.name`) that holds a value of another type than it may, empty where none does.

    All rows are read for it: it is asked where something has gone wrong.
    """
    tables = [name for name, (kind, *_) in _made().items() if kind == "table" and not name.startswith("sqlite_")]
    return next((name for table in tables for name in _misfits(connection, table)), "")


def _misfits(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
    for column, kind in columns:
        words = _WORDS.get((table, column), ())
        among = f" OR {column} NOT IN ({', '.join(map(repr, map(str, words)))})" if words else ""
        endless = f" OR abs({column}) > 1e300" if kind == "REAL" else ""
        wrong = f"{column} IS NOT NULL AND (typeof({column}) NOT IN {_STORED[kind]}{among}{endless})"
        if connection.execute(f"SELECT 1 FROM main.{table} WHERE {wrong} LIMIT 1").fetchone():  # noqa: S608 - our own
            yield f"{table}.{column}"

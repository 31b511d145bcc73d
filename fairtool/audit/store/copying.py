"""Copying a store into another: what both have interned is stored once, and of each source the newest state stays.

The store that is copied is attached as `part`. All is done by SQLite itself, table by table, so that a million subjects
take a minute and no memory.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from fairtool.audit.store.opening import address
from fairtool.errors import UsageError

_ROWS = (  # each interned row of the part, and the row of the same content here
    "INSERT OR IGNORE INTO main.basis (digest, content) SELECT digest, content FROM part.basis",
    "INSERT OR IGNORE INTO main.word (text) SELECT text FROM part.word",
    "INSERT OR IGNORE INTO main.packed (digest, content) SELECT digest, content FROM part.packed",
    "CREATE TEMP TABLE new_verdict (id INTEGER PRIMARY KEY)",
    "INSERT INTO new_verdict SELECT id FROM part.verdict WHERE digest NOT IN (SELECT digest FROM main.verdict)",
    (
        "INSERT INTO main.verdict (digest, errors, warnings, infos) "
        "SELECT digest, errors, warnings, infos FROM part.verdict JOIN new_verdict USING (id)"
    ),
)
_SAME = "CREATE TEMP TABLE {table}_as (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)"
_SAME_ROWS = "INSERT INTO {table}_as SELECT p.id, m.id FROM part.{table} AS p JOIN main.{table} AS m USING ({key})"
_KEYS = {
    "basis": "digest",
    "word": "text",
    "packed": "digest",
    "verdict": "digest",
    "run": "started, command",
}
_RULES = (
    "INSERT INTO main.verdict_rule (verdict, rule, severity, findings) SELECT new, rule, severity, findings "
    "FROM part.verdict_rule JOIN new_verdict ON new_verdict.id = verdict JOIN verdict_as ON old = verdict"
)
# A source that is gone was last seen by an older run than the one that missed it.
_SEEN = (
    "CREATE TEMP TABLE found (id INTEGER PRIMARY KEY, seen INTEGER NOT NULL)",
    (
        "INSERT INTO found SELECT p.id, CASE p.state WHEN 'gone' THEN (SELECT max(new) FROM run_as) ELSE new END "
        "FROM part.source AS p JOIN run_as ON old = p.seen"
    ),
    "CREATE TEMP TABLE lost (id INTEGER PRIMARY KEY)",
    # The newer one is taken; of the same run, the one that was judged.
    (
        "INSERT INTO lost SELECT m.id FROM part.source AS p JOIN found USING (id) JOIN main.source AS m USING (name) "
        "WHERE found.seen > m.seen OR (found.seen = m.seen AND m.basis IS NULL AND p.basis IS NOT NULL)"
    ),
    (
        "DELETE FROM found WHERE id IN (SELECT p.id FROM main.source AS m CROSS JOIN part.source AS p USING (name) "
        "WHERE m.id NOT IN (SELECT id FROM lost))"
    ),
    "DELETE FROM main.identifier WHERE subject IN (SELECT id FROM main.subject WHERE source IN (SELECT id FROM lost))",
    "DELETE FROM main.kept WHERE subject IN (SELECT id FROM main.subject WHERE source IN (SELECT id FROM lost))",
    "DELETE FROM main.subject WHERE source IN (SELECT id FROM lost)",
    "DELETE FROM main.document WHERE source IN (SELECT id FROM lost)",
    "DELETE FROM main.source WHERE id IN (SELECT id FROM lost)",
)
# What stands in the place of a column whose value means a row of its own store; the others are taken as they are.
_SOURCES = {"id": "p.id + :sources", "seen": "found.seen", "basis": "basis_as.new"}
_SUBJECTS = {
    "id": "p.id + :subjects",
    "source": "p.source + :sources",
    "verdict": "verdict_as.new",
    **{name: f"{name}_as.new" for name in ("outcomes", "findings", "dataset", "centre", "pole", "licence")},
}
_FROM_SOURCES = "part.source AS p JOIN found USING (id) LEFT JOIN basis_as ON old = p.basis"
_FROM_SUBJECTS = (
    "part.subject AS p JOIN found ON found.id = p.source JOIN verdict_as ON verdict_as.old = p.verdict "
    "JOIN packed_as AS outcomes_as ON outcomes_as.old = p.outcomes "
    "JOIN packed_as AS findings_as ON findings_as.old = p.findings "
    "LEFT JOIN word_as AS dataset_as ON dataset_as.old = p.dataset "
    "LEFT JOIN word_as AS centre_as ON centre_as.old = p.centre LEFT JOIN word_as AS pole_as ON pole_as.old = p.pole "
    "LEFT JOIN word_as AS licence_as ON licence_as.old = p.licence"
)
_FROM_OF_SUBJECTS = "part.{table} AS p JOIN part.subject AS s ON s.id = p.subject JOIN found ON found.id = s.source"
_WANTED = "SELECT count(*) FROM part.subject JOIN found ON found.id = source"
_UNUSED = (
    "DELETE FROM packed WHERE id NOT IN (SELECT outcomes FROM subject UNION SELECT findings FROM subject "
    "UNION SELECT findings FROM across)"
)


def copy_store(connection: sqlite3.Connection, path: Path) -> None:
    """Copy a store into the one that is open; its runs have to be there. Raises UsageError for one that is damaged."""
    connection.execute("ATTACH ? AS part", (address(path),))
    connection.execute("BEGIN")
    _intern(connection)
    for statement in _SEEN:
        connection.execute(statement)
    after = {"sources": _last(connection, "source"), "subjects": _last(connection, "subject")}
    _copy(connection, "source", _SOURCES, _FROM_SOURCES, after)
    documents = "part.document AS p JOIN found ON found.id = p.source"
    _copy(connection, "document", {"source": "p.source + :sources"}, documents, after)
    copied = _copy(connection, "subject", _SUBJECTS, _FROM_SUBJECTS, after)
    if connection.execute(_WANTED).fetchone() != (copied,):
        raise UsageError(
            "{path} is damaged: results of some files are missing",
            path=path,
            hint="run that audit again into a new store",
        )
    for table in ("kept", "identifier"):
        tables = _FROM_OF_SUBJECTS.format(table=table)
        _copy(connection, table, {"subject": "p.subject + :subjects"}, tables, after)
    connection.execute("INSERT OR IGNORE INTO main.meta SELECT key, value FROM part.meta")
    for table in ("new_verdict", "found", "lost", *(f"{name}_as" for name in _KEYS)):
        connection.execute(f"DROP TABLE temp.{table}")
    connection.execute("COMMIT")
    connection.execute("DETACH part")


def drop_unused(connection: sqlite3.Connection) -> None:
    """Drop the packed results that nothing refers to, as after sources were replaced by newer ones."""
    connection.execute(_UNUSED)


def _intern(connection: sqlite3.Connection) -> None:
    for statement in _ROWS:
        connection.execute(statement)
    for table, key in _KEYS.items():
        connection.execute(_SAME.format(table=table))
        connection.execute(_SAME_ROWS.format(table=table, key=key))
    connection.execute(_RULES)


def _copy(
    connection: sqlite3.Connection, table: str, changed: Mapping[str, str], tables: str, after: Mapping[str, int]
) -> int:
    """Copy rows, all columns that the table has; gives how many there were."""
    columns = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    values = ", ".join(changed.get(name, f"p.{name}") for name in columns)
    statement = f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {values} FROM {tables}"  # noqa: S608 - our own
    return connection.execute(statement, after).rowcount


def _last(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(id), 0) FROM main.{table}").fetchone()[0])  # noqa: S608

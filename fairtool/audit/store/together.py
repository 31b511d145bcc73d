"""What a store holds of files that belong together, for the rules that look across files; nothing is kept in memory."""

import json
import sqlite3
from array import array
from collections.abc import Iterator

from fairtool.audit.headings import Heading, Headings
from fairtool.audit.holding import Holding, from_json
from fairtool.audit.packing import text_of
from fairtool.errors import UnreadableError

_DATA = "('netcdf', 'cdl', 'zarr')"


def prints(connection: sqlite3.Connection) -> dict[int, str]:
    """Give for each data set what changes when a file of it was judged anew."""
    query = (
        "SELECT dataset, count(*) || ' ' || total(subject.id) || ' ' || max(subject.id) FROM subject "
        "WHERE dataset IS NOT NULL GROUP BY dataset"
    )
    return dict(connection.execute(query))


def print_beside(connection: sqlite3.Connection) -> str:
    """Give what changes when a subject that is of no data set was judged anew."""
    query = "SELECT count(*) || ' ' || total(id) || ' ' || coalesce(max(id), 0) FROM subject WHERE dataset IS NULL"
    return str(connection.execute(query).fetchone()[0])


def files_of(connection: sqlite3.Connection, dataset: int) -> Iterator[tuple[Holding, Heading | None]]:
    """Give what is kept of each data file of a data set, in the order of their names.

    Only the names are sorted, since the headers of a million files are gigabytes.
    """
    in_order = (
        "SELECT subject.id FROM subject JOIN source ON source.id = subject.source "  # noqa: S608 - a literal
        f"WHERE dataset = ? AND subject.kind IN {_DATA} ORDER BY source.name, part"
    )
    query = (
        "SELECT source.name || part, subject.kind, holding, facts FROM subject "
        "JOIN source ON source.id = subject.source JOIN kept ON kept.subject = subject.id WHERE subject.id = ?"
    )
    headings = Headings()
    for subject in array("q", (row for (row,) in connection.execute(in_order, (dataset,)))):
        for name, kind, holding, facts in connection.execute(query, (subject,)):
            yield _held(holding, name, kind), _heading(headings, facts)


def records(connection: sqlite3.Connection) -> Iterator[Holding]:
    """Give what is kept of each record."""
    for _, holding in _holdings(connection, "NOT IN"):
        yield holding


def data(connection: sqlite3.Connection) -> Iterator[tuple[str, Holding]]:
    """Give what is kept of each data file, with the name of its data set."""
    yield from _holdings(connection, "IN")


def _holdings(connection: sqlite3.Connection, is_in: str) -> Iterator[tuple[str, Holding]]:
    query = (
        "SELECT coalesce(word.text, ''), source.name || part, subject.kind, holding FROM source "  # noqa: S608 - literals
        "CROSS JOIN subject ON subject.source = source.id CROSS JOIN kept ON kept.subject = subject.id "
        f"LEFT JOIN word ON word.id = dataset WHERE subject.kind {is_in} {_DATA} AND status <> 'unreadable' "
        "ORDER BY source.name, part"
    )
    for dataset, name, kind, holding in connection.execute(query):
        yield dataset, _held(holding, name, kind)


def _heading(headings: Headings, content: bytes | None) -> Heading | None:
    """Give the heading of a file from the store; none where it is damaged, or is not what a header is."""
    try:
        return headings.read(text_of(content)) if content else None
    except (UnreadableError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None


def _held(text: str, name: str, kind: str) -> Holding:
    """Give a holding from the store; where that is damaged, or made by somebody else, the name is all that is known."""
    try:
        return from_json(json.loads(text), name, kind)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return Holding(name, kind)

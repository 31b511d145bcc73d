"""What a store holds of files that belong together, for the rules that look across files; nothing is kept in memory."""

import json
import sqlite3
from collections.abc import Iterator

from fairtool.audit.headings import Heading, Headings
from fairtool.audit.holding import Holding, from_json
from fairtool.audit.packing import text_of

_DATA = "('netcdf', 'cdl', 'zarr')"


def prints(connection: sqlite3.Connection) -> dict[int, str]:
    """Give for each data set what changes when a file of it was judged anew."""
    query = (
        "SELECT dataset, count(*) || ' ' || total(subject.id) || ' ' || max(subject.id) FROM subject "
        "WHERE dataset IS NOT NULL GROUP BY dataset"
    )
    return dict(connection.execute(query))


def files_of(connection: sqlite3.Connection, dataset: int) -> Iterator[tuple[Holding, Heading | None]]:
    """Give what is kept of each data file of a data set, in the order in which they were found."""
    query = (
        "SELECT source.name || part, subject.kind, holding, facts FROM subject "  # noqa: S608 - a literal
        "JOIN source ON source.id = subject.source JOIN kept ON kept.subject = subject.id "
        f"WHERE dataset = ? AND subject.kind IN {_DATA} ORDER BY source.id, part"
    )
    headings = Headings()
    for name, kind, holding, facts in connection.execute(query, (dataset,)):
        yield from_json(json.loads(holding), name, kind), headings.read(text_of(facts)) if facts else None


def records(connection: sqlite3.Connection) -> Iterator[Holding]:
    """Give what is kept of each record."""
    for _, holding in _holdings(connection, "NOT IN"):
        yield holding


def data(connection: sqlite3.Connection) -> Iterator[tuple[str, Holding]]:
    """Give what is kept of each data file, with the name of its data set."""
    yield from _holdings(connection, "IN")


def _holdings(connection: sqlite3.Connection, is_in: str) -> Iterator[tuple[str, Holding]]:
    query = (
        "SELECT coalesce(word.text, ''), source.name || part, subject.kind, holding FROM subject "  # noqa: S608 - literals
        "JOIN source ON source.id = subject.source JOIN kept ON kept.subject = subject.id "
        f"LEFT JOIN word ON word.id = dataset WHERE subject.kind {is_in} {_DATA} AND status <> 'unreadable' "
        "ORDER BY source.id, part"
    )
    for dataset, name, kind, holding in connection.execute(query):
        yield dataset, from_json(json.loads(holding), name, kind)

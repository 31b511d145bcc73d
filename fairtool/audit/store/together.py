"""What a store holds of files that belong together, for the rules that look across files; nothing is kept in memory."""

import json
import sqlite3
from array import array
from collections.abc import Iterator, Mapping
from typing import Any

from fairtool.audit.archive import OtherChecksum, SharedChecksum, SharedHeader, SharedIdentifier
from fairtool.audit.holding import Holding, from_json
from fairtool.audit.packing import unpacked
from fairtool.errors import UnreadableError
from fairtool.netcdf.facts import Facts

_NAMED = 10  # names of each group
_GROUPS = 1_000  # groups of each kind, the largest first
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


def files_of(connection: sqlite3.Connection, dataset: int) -> Iterator[tuple[Holding, Facts | None]]:
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
    for subject in array("q", (row for (row,) in connection.execute(in_order, (dataset,)))):
        for name, kind, holding, facts in connection.execute(query, (subject,)):
            yield _held(holding, name, kind), _header(facts)


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


def _header(content: bytes | None) -> Facts | None:
    """Give the header of a file from the store; none where it is damaged, or is not what a header is."""
    try:
        facts = unpacked(content) if content else None
        fits = facts is not None and all(map(_is_group, facts["groups"].values()))
    except (UnreadableError, TypeError, AttributeError, LookupError):
        return None
    return facts if fits else None


def _is_group(group: Mapping[str, Any]) -> bool:
    variables = group.get("variables", {})
    parts = (group, *variables.values())
    return all(isinstance(one.get("attributes", {}), dict) for one in parts)


def _held(text: str, name: str, kind: str) -> Holding:
    """Give a holding from the store; where that is damaged, or made by somebody else, the name is all that is known."""
    try:
        return from_json(json.loads(text), name, kind)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return Holding(name, kind)


def shared_identifiers(connection: sqlite3.Connection) -> tuple[SharedIdentifier, ...]:
    """Give the identifiers that several subjects have."""
    groups = connection.execute(
        f"SELECT text, count(*) FROM identifier GROUP BY text HAVING count(*) > 1 ORDER BY 2 DESC, 1 LIMIT {_GROUPS}"  # noqa: S608 - a number
    ).fetchall()
    names = (
        "SELECT source.name || part FROM identifier JOIN subject ON subject.id = identifier.subject "  # noqa: S608 - a number
        f"JOIN source ON source.id = subject.source WHERE text = ? ORDER BY source.name, part LIMIT {_NAMED}"
    )
    return tuple(SharedIdentifier(text, _names(connection, names, text), count) for text, count in groups)


def shared_checksums(connection: sqlite3.Connection) -> tuple[SharedChecksum, ...]:
    """Give the checksums that several files have."""
    groups = connection.execute(
        "SELECT content, count(*) FROM source WHERE content IS NOT NULL AND state <> 'gone' GROUP BY content "  # noqa: S608 - a number
        f"HAVING count(*) > 1 ORDER BY 2 DESC, min(name) LIMIT {_GROUPS}"
    ).fetchall()
    names = f"SELECT name FROM source WHERE content = ? AND state <> 'gone' ORDER BY name LIMIT {_NAMED}"  # noqa: S608 - a number
    return tuple(SharedChecksum(f"blake2b:{key.hex()}", _names(connection, names, key), count) for key, count in groups)


def shared_headers(connection: sqlite3.Connection) -> tuple[SharedHeader, ...]:
    """Give the headers that several files of one size have which are of the same times: copies, most likely."""
    groups = connection.execute(
        "SELECT header, size, holding, count(*) FROM kept JOIN subject ON subject.id = kept.subject JOIN source ON "  # noqa: S608 - a number
        "source.id = subject.source WHERE header <> x'' AND size IS NOT NULL GROUP BY header, size, holding "
        f"HAVING count(*) > 1 ORDER BY 4 DESC, min(name) LIMIT {_GROUPS}"
    ).fetchall()
    names = (
        "SELECT source.name || part FROM kept JOIN subject ON subject.id = kept.subject JOIN source ON "  # noqa: S608 - a number
        f"source.id = subject.source WHERE header = ? AND size = ? AND holding = ? ORDER BY source.name LIMIT {_NAMED}"
    )
    return tuple(
        SharedHeader(key.hex()[:12], _names(connection, names, key, size, held), count)
        for key, size, held, count in groups
    )


def other_checksums(connection: sqlite3.Connection) -> tuple[OtherChecksum, ...]:
    """Give the files whose checksum is another than a manifest says."""
    rows = connection.execute(
        "SELECT name, expected, found FROM source WHERE found IS NOT NULL AND state <> 'gone' "  # noqa: S608 - a number
        f"AND lower(found) <> lower(expected) ORDER BY name LIMIT {_GROUPS}"
    )
    return tuple(OtherChecksum(*row) for row in rows)


def _names(connection: sqlite3.Connection, query: str, *values: object) -> tuple[str, ...]:
    return tuple(name for (name,) in connection.execute(query, values))

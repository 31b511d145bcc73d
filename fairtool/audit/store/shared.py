"""What several files of a store have in common that should be of one: identifiers, checksums, headers.

Each is one pass over the files, however many groups there are, since nothing but these questions would need an index.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from fairtool.audit.archive import OtherChecksum, SharedChecksum, SharedHeader, SharedIdentifier

_NAMED = 10  # names of each group
_GROUPS = 1_000  # groups of each kind, the largest first
# The groups are few and looked up for each file (CROSS JOIN keeps it so), of which the first are named.
_SHARED = """
WITH member AS ({members}),
  shared AS (
    SELECT {keys}, count(*) AS number, {first} AS first FROM {counted} GROUP BY {keys} HAVING count(*) > 1
    ORDER BY number DESC, first LIMIT {groups}
  ),
  ranked AS (
    SELECT number, first, {keys}, name, row_number() OVER (PARTITION BY {keys} ORDER BY place, part) AS rank
    FROM member CROSS JOIN shared USING ({keys})
  )
SELECT number, first, {keys}, name FROM ranked WHERE rank <= {named} ORDER BY number DESC, first, {keys}, rank
"""
_OTHER = """
SELECT name, expected, found FROM source
WHERE found IS NOT NULL AND state <> 'gone' AND lower(found) <> lower(expected) ORDER BY name LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is shared: the columns that say so, the files that have them, where these are counted.

    `first` says which of the groups of one size comes first.
    """

    keys: str
    members: str
    counted: str = "member"
    first: str = "min(place)"


_IDENTIFIERS = _Kind(
    "text",
    "SELECT text, source.name || part AS name, source.name AS place, part FROM identifier "
    "JOIN subject ON subject.id = identifier.subject JOIN source ON source.id = subject.source",
    "identifier",
    "text",
)
_CHECKSUMS = _Kind(
    "content",
    "SELECT content, name, name AS place, '' AS part FROM source WHERE content IS NOT NULL AND state <> 'gone'",
)
# Few headers are there twice, so that only for these the rest is looked up.
_HEADERS = _Kind(
    "header, size, holding",
    "SELECT header, size, holding, source.name || part AS name, source.name AS place, part FROM subject "
    "JOIN source ON source.id = subject.source JOIN kept ON kept.subject = subject.id WHERE size IS NOT NULL "
    "AND header IN (SELECT header FROM subject WHERE header <> x'' GROUP BY header HAVING count(*) > 1)",
)


def shared_identifiers(connection: sqlite3.Connection) -> tuple[SharedIdentifier, ...]:
    """Give the identifiers that several subjects have."""
    return tuple(SharedIdentifier(key, names, count) for count, key, names in _shared(connection, _IDENTIFIERS))


def shared_checksums(connection: sqlite3.Connection) -> tuple[SharedChecksum, ...]:
    """Give the checksums that several files have."""
    found = _shared(connection, _CHECKSUMS)
    return tuple(SharedChecksum(f"blake2b:{key.hex()}", names, count) for count, key, names in found)


def shared_headers(connection: sqlite3.Connection) -> tuple[SharedHeader, ...]:
    """Give the headers that several files of one size have which are of the same times: copies, most likely."""
    found = _shared(connection, _HEADERS)
    return tuple(SharedHeader(key.hex()[:12], names, count) for count, key, names in found)


def other_checksums(connection: sqlite3.Connection) -> tuple[OtherChecksum, ...]:
    """Give the files whose checksum is another than a manifest says."""
    return tuple(OtherChecksum(*row) for row in connection.execute(_OTHER, (_GROUPS,)))


def _shared(connection: sqlite3.Connection, kind: _Kind) -> Iterator[tuple[int, Any, tuple[str, ...]]]:
    """Give of each group how many it has, what they share, and the names of the first."""
    query = _SHARED.format(**asdict(kind), groups=_GROUPS, named=_NAMED)
    for (number, _, key, *_), rows in groupby(connection.execute(query), itemgetter(slice(None, -1))):
        yield number, key, tuple(row[-1] for row in rows)

"""Which file of one store is which of another, and which results differ: tables that SQLite makes beside both stores.

They lie on the disk, and what is compared are the numbers of interned verdicts, so that a million files take seconds
and no memory.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fairtool.audit.store.opening import address, decoded, opened_to_read

_THERE = "state <> 'gone'"
# Where a name is its root and what comes after it; without the root, copies of an archive have the same names.
_RELATIVE = "ltrim(substr(name, length(root) + 1), '/')"
_MATCHING = (
    "CREATE TEMP TABLE pair (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)",
    (
        "INSERT INTO pair SELECT o.id, n.id FROM old.source AS o CROSS JOIN new.source AS n ON n.name = o.name "  # noqa: S608 - our own names
        f"WHERE o.{_THERE} AND n.{_THERE}"
    ),
    "CREATE UNIQUE INDEX temp.pair_new ON pair (new)",
    *(
        f"CREATE TEMP TABLE rest_{side} AS SELECT min(id) AS id, {_RELATIVE} AS name FROM {side}.source "  # noqa: S608 - our own names
        f"WHERE {_THERE} AND id NOT IN (SELECT {side} FROM pair) GROUP BY 2 HAVING count(*) = 1"
        for side in ("old", "new")
    ),
    "CREATE INDEX temp.rest_name ON rest_new (name)",
    "INSERT INTO pair SELECT o.id, n.id FROM rest_old AS o CROSS JOIN rest_new AS n ON n.name = o.name",
)
# Whether the file is another one: by its checksum, else by size and time; the same first bytes are a copy.
_OTHER_FILE = (
    "CASE WHEN o.size IS NOT n.size THEN 1 WHEN o.content IS NOT NULL AND n.content IS NOT NULL "
    "THEN o.content <> n.content WHEN o.modified = n.modified THEN 0 ELSE o.head IS NULL OR o.head IS NOT n.head END"
)
_RANK = "CASE {}.status WHEN 'unreadable' THEN 2 WHEN 'fault' THEN 1 ELSE 0 END"
_COMPARING = (
    "CREATE TEMP TABLE same_verdict (old INTEGER PRIMARY KEY, new INTEGER)",
    "INSERT INTO same_verdict SELECT o.id, n.id FROM old.verdict AS o LEFT JOIN new.verdict AS n USING (digest)",
    "CREATE TEMP TABLE same_basis (old INTEGER PRIMARY KEY, new INTEGER)",
    "INSERT INTO same_basis SELECT o.id, n.id FROM old.basis AS o LEFT JOIN new.basis AS n USING (digest)",
    (
        "CREATE TEMP TABLE differing AS SELECT so.id AS old, sn.id AS new, so.verdict AS verdict_old, "  # noqa: S608 - our own names
        "sn.verdict AS verdict_new, so.status AS status_old, sn.status AS status_new, "
        f"{_RANK.format('so')} AS rank_old, {_RANK.format('sn')} AS rank_new, "
        f"{_OTHER_FILE} AS other_file, b.new IS NOT n.basis AS other_basis "
        "FROM pair JOIN old.source AS o ON o.id = pair.old JOIN new.source AS n ON n.id = pair.new "
        "CROSS JOIN old.subject AS so ON so.source = o.id CROSS JOIN new.subject AS sn ON sn.source = n.id "
        "AND sn.part = so.part JOIN same_verdict AS v ON v.old = so.verdict "
        "LEFT JOIN same_basis AS b ON b.old = o.basis "
        "WHERE v.new IS NOT sn.verdict OR so.status <> sn.status"
    ),
    # How much each rule finds, for each two verdicts that any file has before and after.
    "CREATE TEMP TABLE step AS SELECT DISTINCT verdict_old, verdict_new FROM differing",
    (
        "CREATE TEMP TABLE found AS SELECT verdict_old, verdict_new, rule, sum(before) AS before, sum(after) AS after, "
        "sum(errors) AS errors, sum(noise) AS noise FROM ("
        "SELECT verdict_old, verdict_new, rule, findings AS before, 0 AS after, "
        "-(severity = 'error') * findings AS errors, -(severity <> 'info') * findings AS noise "
        "FROM step JOIN old.verdict_rule ON verdict = verdict_old UNION ALL "
        "SELECT verdict_old, verdict_new, rule, 0, findings, (severity = 'error') * findings, "
        "(severity <> 'info') * findings FROM step JOIN new.verdict_rule ON verdict = verdict_new) "
        "GROUP BY verdict_old, verdict_new, rule "
        "HAVING sum(before) <> sum(after) OR sum(errors) <> 0 OR sum(noise) <> 0"
    ),
    # A rule is worse where it finds more errors, or as many errors and more warnings.
    (
        "CREATE TEMP TABLE shift AS SELECT verdict_old, verdict_new, rule, before, after, "
        "CASE WHEN errors <> 0 THEN (errors > 0) - (errors < 0) ELSE (noise > 0) - (noise < 0) END AS way FROM found"
    ),
    "CREATE UNIQUE INDEX temp.shift_step ON shift (verdict_old, verdict_new, rule)",
    (
        "CREATE TEMP TABLE ways AS SELECT s.verdict_old, s.verdict_new, coalesce(max(way), 0) AS worst, "
        "coalesce(min(way), 0) AS best FROM step AS s LEFT JOIN shift USING (verdict_old, verdict_new) GROUP BY 1, 2"
    ),
    # A file is worse where its status or any rule is, better where none is worse and something is better.
    (
        "CREATE TEMP TABLE change AS SELECT d.*, CASE WHEN rank_new > rank_old THEN 1 WHEN rank_new < rank_old THEN -1 "
        "WHEN worst > 0 THEN 1 WHEN best < 0 THEN -1 ELSE 0 END AS way "
        "FROM differing AS d JOIN ways USING (verdict_old, verdict_new)"
    ),
    "CREATE INDEX temp.change_way ON change (way)",
)


@contextmanager
def compared(old: Path, new: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that sees both stores (`old`, `new`) and what differs (`pair`, `change`, `shift`).

    Raises UsageError for what is no store.
    """
    with opened_to_read(old), opened_to_read(new), _beside() as connection:
        for name, path in (("old", old), ("new", new)):
            connection.execute(f"ATTACH ? AS {name}", (address(path),))
        for statement in (*_MATCHING, *_COMPARING):
            connection.execute(statement)
        yield connection


@contextmanager
def _beside() -> Iterator[sqlite3.Connection]:
    """Give a connection to a database that is there for the time, on the disk where it grows."""
    connection = sqlite3.connect("file:", uri=True, isolation_level=None)
    try:
        connection.text_factory = decoded
        connection.execute("PRAGMA temp_store = FILE")
        connection.execute(f"PRAGMA cache_size = {-64 * 1024}")
        yield connection
    finally:
        connection.close()

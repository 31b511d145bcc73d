"""What becomes of the row of a source when it is found: it is new, the same, changed, or on tape."""

from fairtool.audit.entry import Entry
from fairtool.audit.store.opening import as_bytes

# What is on tape is not to be opened: it keeps a verdict that still holds, and waits for nothing else.
SIGHT = """
INSERT INTO source (name, root, kind, size, modified, expected, offline, state, seen)
VALUES (CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET root = excluded.root, kind = excluded.kind, size = excluded.size,
  modified = excluded.modified, expected = excluded.expected, offline = excluded.offline, seen = excluded.seen,
  state = CASE
    WHEN excluded.state IN ('other', 'link') THEN excluded.state
    WHEN basis IS NOT NULL AND size IS excluded.size AND modified = excluded.modified AND expected = excluded.expected
      AND (modified <> 0 OR expected <> '')
      THEN CASE
        WHEN state = 'gone' THEN excluded.state
        WHEN excluded.offline AND state = 'verify' THEN 'done'
        WHEN excluded.offline AND state IN ('new', 'changed') THEN 'offline'
        WHEN state = 'offline' AND NOT excluded.offline THEN 'changed'
        ELSE state END
    WHEN excluded.offline THEN 'offline'
    WHEN basis IS NULL THEN 'new'
    ELSE 'changed' END
"""


def row_of(entry: Entry, run: int) -> tuple[object, ...]:
    """Give what is written of an entry that a run has found."""
    state = "offline" if entry.offline else "new"
    if entry.kind == "other" and not entry.barred:
        state = "other"
    elif entry.link:
        state = "link"
    name, root = as_bytes(entry.name), as_bytes(entry.root)
    return name, root, entry.kind, entry.size, entry.modified, entry.expected, entry.offline, state, run

"""Texts, packed results and sets of counts that many subjects share are stored once."""

import sqlite3
from collections.abc import Hashable
from hashlib import blake2b

from fairtool.audit.packing import Counts
from fairtool.audit.store.opening import as_bytes

_SIZE = 16  # bytes of a digest
_MOST = 50_000  # rows that are remembered


class Interning:
    """The rows that stand for what was stored before; what is remembered is bounded, and the rest is looked up."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Remember nothing yet."""
        self._connection = connection
        self._known: dict[Hashable, int] = {}

    def forget(self) -> None:
        """Remember nothing any more, as after rows were deleted."""
        self._known.clear()

    def word(self, text: str) -> int | None:
        """Give the row of a text; None for an empty one."""
        if not text:
            return None
        known = self._known.get(text)
        if known is None:
            known = self._row("word", "text", as_bytes(text)) or self._added(
                "INSERT INTO word (text) VALUES (CAST(? AS TEXT))", as_bytes(text)
            )
            self._remember(text, known)
        return known

    def packed(self, content: bytes) -> int:
        """Give the row of a packed result."""
        digest = blake2b(content, digest_size=_SIZE).digest()
        known = self._known.get(digest)
        if known is None:
            known = self._row("packed", "digest", digest) or self._added(
                "INSERT INTO packed (digest, content) VALUES (?, ?)", digest, content
            )
            self._remember(digest, known)
        return known

    def verdict(self, counts: Counts) -> int:
        """Give the row of a set of counts by rule and severity."""
        digest = blake2b(repr(counts).encode(), digest_size=_SIZE).digest()
        known = self._known.get((digest,))  # in brackets: it might be that of a packed result, too
        if known is None:
            known = self._row("verdict", "digest", digest) or self._new_verdict(digest, counts)
            self._remember((digest,), known)
        return known

    def _new_verdict(self, digest: bytes, counts: Counts) -> int:
        totals = [sum(number for _, severity, number in counts if severity == one) for one in _SEVERITIES]
        statement = "INSERT INTO verdict (digest, errors, warnings, infos) VALUES (?, ?, ?, ?)"
        row = self._added(statement, digest, *totals)
        self._connection.executemany(
            "INSERT INTO verdict_rule (verdict, rule, severity, findings) VALUES (?, ?, ?, ?)",
            ((row, *one) for one in counts),
        )
        return row

    def _row(self, table: str, column: str, value: object) -> int | None:
        cast = "CAST(? AS TEXT)" if table == "word" else "?"
        found = self._connection.execute(f"SELECT id FROM {table} WHERE {column} = {cast}", (value,)).fetchone()  # noqa: S608 - our own names
        return int(found[0]) if found else None

    def _added(self, statement: str, *values: object) -> int:
        return int(self._connection.execute(statement, values).lastrowid or 0)

    def _remember(self, key: Hashable, row: int) -> None:
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[key] = row


_SEVERITIES = ("error", "warning", "info")

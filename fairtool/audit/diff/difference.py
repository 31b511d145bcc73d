"""What has become better or worse between two stores, counted and listed from what `matching` has compared."""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fairtool.audit.diff.document import AuditDiffDocument, FilesDocument, GroupDocument, StoreDocument
from fairtool.audit.diff.file_changes import changed_files, files_of_one
from fairtool.audit.diff.matching import compared

_GROUPS = 10_000  # data sets or centres that are told
_RULES = (
    "SELECT rule, sum(number * max(after - before, 0)) AS appeared, "
    "sum(number * max(before - after, 0)) AS disappeared, "
    "sum(number * (shift.way > 0)) AS worse, sum(number * (shift.way < 0)) AS better, "
    "sum(number * (other_file AND NOT other_basis)) AS by_file, "
    "sum(number * (other_basis AND NOT other_file)) AS by_rules "
    "FROM (SELECT verdict_old, verdict_new, other_file, other_basis, count(*) AS number FROM change "
    "GROUP BY 1, 2, 3, 4) "
    "JOIN shift USING (verdict_old, verdict_new) GROUP BY rule ORDER BY worse DESC, appeared DESC, better DESC, rule"
)
# The one finding of a file that cannot be read says why that is, and is no error in what it holds.
_STATUSES = (
    "SELECT status, count(*), sum(errors * (status <> 'unreadable')), sum(warnings) FROM {side}.subject "
    "JOIN {side}.verdict AS v ON v.id = verdict GROUP BY 1"
)
_RUN = (
    "SELECT CAST(started AS TEXT), CAST(finished AS TEXT), content FROM {side}.run AS r "
    "JOIN {side}.basis AS b ON b.id = r.basis ORDER BY r.id DESC LIMIT 1"
)
_TOTALS = (
    "SELECT w.text, count(*), sum(errors * (status <> 'unreadable')), sum(warnings) FROM {side}.subject AS s "
    "JOIN {side}.verdict AS v ON v.id = s.verdict LEFT JOIN {side}.word AS w ON w.id = s.{group} GROUP BY s.{group}"
)
_WAYS = (
    "SELECT w.text, sum(way > 0), sum(way < 0) FROM change AS c JOIN new.subject AS s ON s.id = c.new "
    "LEFT JOIN new.word AS w ON w.id = s.{group} WHERE way <> 0 GROUP BY s.{group}"
)
_ALONE = (
    "SELECT (SELECT count(*) FROM {side}.subject AS s JOIN {side}.source AS o ON o.id = s.source "
    "WHERE state <> 'gone' AND o.id NOT IN (SELECT {side} FROM pair)), "
    "(SELECT count(*) FROM {side}.subject AS s JOIN pair ON pair.{side} = s.source WHERE NOT EXISTS "
    "(SELECT 1 FROM {other}.subject AS t WHERE t.source = pair.{other} AND t.part = s.part))"
)


_ACROSS = (
    "SELECT name, rule, severity, sum(before) AS before, sum(after) AS after FROM ("  # noqa: S608 - our own names
    "SELECT name, rule, severity, findings AS before, 0 AS after FROM "
    "(SELECT CAST(name AS TEXT) AS name, verdict FROM old.across) JOIN old.verdict_rule USING (verdict) UNION ALL "
    "SELECT name, rule, severity, 0, findings FROM (SELECT CAST(name AS TEXT) AS name, verdict FROM new.across) "
    "JOIN new.verdict_rule USING (verdict)) GROUP BY 1, 2, 3 HAVING sum(before) <> sum(after) "
    f"ORDER BY sum(after) - sum(before) DESC, name, rule LIMIT {_GROUPS}"
)


def is_worse(document: AuditDiffDocument) -> bool:
    """Say whether any file is worse, or more errors or warnings are found across files."""
    across = any(one["after"] > one["before"] for one in document["across"] if one["severity"] != "info")
    return across or document["files"]["worse"] > 0


def difference(old: Path, new: Path, limit: int) -> AuditDiffDocument:
    """Compare two stores; at most `limit` files are listed of each kind. Raises UsageError for what is no store."""
    with compared(old, new) as connection:
        before, after = _store(connection, "old", old), _store(connection, "new", new)
        return {
            "schema": "fairtool-audit-diff/1",
            "old": before,
            "new": after,
            "basis": _basis(connection),
            "files": _files(connection, before["files"]),
            "causes": _causes(connection),
            "rules": _dicts(connection, _RULES),
            "datasets": _groups(connection, "dataset"),
            "centres": _groups(connection, "centre"),
            "across": _dicts(connection, _ACROSS),
            "worse": changed_files(connection, 1, limit),
            "better": changed_files(connection, -1, limit),
            "new_files": files_of_one(connection, "new", limit),
            "gone_files": files_of_one(connection, "old", limit),
        }


def _dicts(connection: sqlite3.Connection, query: str) -> Any:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _store(connection: sqlite3.Connection, side: str, path: Path) -> StoreDocument:
    rows = connection.execute(_STATUSES.format(side=side)).fetchall()
    counts = {status: count for status, count, _, _ in rows}
    run = connection.execute(_RUN.format(side=side)).fetchone() or (None, None, "{}")
    return {
        "path": str(path),
        "started": run[0],
        "finished": run[1],
        "files": sum(counts.values()),
        "clean": counts.get("clean", 0),
        "findings": counts.get("findings", 0),
        "unreadable": counts.get("unreadable", 0),
        "faults": counts.get("fault", 0),
        "errors": sum(row[2] for row in rows),
        "warnings": sum(row[3] for row in rows),
    }


def _basis(connection: sqlite3.Connection) -> list[str]:
    """Name what the results of the last runs rest on and differs."""
    before, after = (_content(connection, side) for side in ("old", "new"))
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def _content(connection: sqlite3.Connection, side: str) -> Mapping[str, object]:
    row = connection.execute(_RUN.format(side=side)).fetchone()
    try:
        content = json.loads(row[2]) if row else {}
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _files(connection: sqlite3.Connection, before: int) -> FilesDocument:
    ways = dict(connection.execute("SELECT way, count(*) FROM change GROUP BY way"))
    gone, left = connection.execute(_ALONE.format(side="old", other="new")).fetchone()
    new, first = connection.execute(_ALONE.format(side="new", other="old")).fetchone()
    return {
        "same": before - gone - left - sum(ways.values()),
        "worse": ways.get(1, 0),
        "better": ways.get(-1, 0),
        "other": ways.get(0, 0),
        "new": new,
        "gone": gone,
        "not_judged": left + first,
    }


def _causes(connection: sqlite3.Connection) -> Any:
    counts = connection.execute(
        "SELECT total(other_file AND NOT other_basis), total(other_basis AND NOT other_file), "
        "total(other_file AND other_basis), total(NOT other_file AND NOT other_basis) FROM change"
    ).fetchone()
    return dict(zip(("file", "rules", "file_and_rules", "unknown"), map(int, counts), strict=True))


def _groups(connection: sqlite3.Connection, group: str) -> list[GroupDocument]:
    """Give the groups of a kind in which something differs, the worst first."""
    before, after = (
        {row[0]: row[1:] for row in connection.execute(_TOTALS.format(side=side, group=group))}
        for side in ("old", "new")
    )
    ways = {row[0]: row[1:] for row in connection.execute(_WAYS.format(group=group))}
    names = [name for name in {*before, *after} if before.get(name) != after.get(name) or name in ways]
    found = [_group(name, before.get(name, _NONE), after.get(name, _NONE), ways.get(name, (0, 0))) for name in names]
    found.sort(key=lambda one: (-one["worse"], -one["better"], one["name"] or ""))
    return found[:_GROUPS]


_NONE = (0, 0, 0)


def _group(
    name: str | None, before: tuple[int, int, int], after: tuple[int, int, int], ways: tuple[int, int]
) -> GroupDocument:
    return {
        "name": name,
        "files_before": before[0],
        "files_after": after[0],
        "errors_before": before[1],
        "errors_after": after[1],
        "warnings_before": before[2],
        "warnings_after": after[2],
        "worse": ways[0],
        "better": ways[1],
    }

"""The files that are worse, better, new or gone, one by one; the worst first, and no more than are wanted."""

import sqlite3

from fairtool.audit.diff.document import Cause, FileChangeDocument, FileThereDocument, RuleStepDocument
from fairtool.report import Status

_CHANGED = (
    "SELECT n.name || sn.part, o.name || so.part, status_old, status_new, other_file, other_basis, verdict_old, "
    "verdict_new FROM change AS c JOIN new.subject AS sn ON sn.id = c.new JOIN new.source AS n ON n.id = sn.source "
    "JOIN old.subject AS so ON so.id = c.old JOIN old.source AS o ON o.id = so.source "
    "JOIN old.verdict AS vo ON vo.id = verdict_old JOIN new.verdict AS vn ON vn.id = verdict_new WHERE way = :way "
    "ORDER BY :way * (rank_new - rank_old) DESC, :way * (vn.errors - vo.errors) DESC, "
    ":way * (vn.warnings - vo.warnings) DESC, n.name, sn.part LIMIT :limit"
)
_STEPS = "SELECT rule, before, after FROM shift WHERE verdict_old = ? AND verdict_new = ? ORDER BY -way * :way, rule"
_ONE = (
    "SELECT o.name || s.part, status FROM {side}.subject AS s JOIN {side}.source AS o ON o.id = s.source "
    "JOIN {side}.verdict AS v ON v.id = verdict WHERE state <> 'gone' AND o.id NOT IN (SELECT {side} FROM pair) "
    "ORDER BY status = 'unreadable' DESC, errors DESC, o.name, s.part LIMIT ?"
)


def changed_files(connection: sqlite3.Connection, way: int, limit: int) -> list[FileChangeDocument]:
    """Give files that are worse (`way` 1) or better (-1)."""
    found: list[FileChangeDocument] = []
    for name, old_name, before, after, file, basis, *step in connection.execute(_CHANGED, {"way": way, "limit": limit}):
        found.append(
            {
                "name": name,
                "before_name": old_name if old_name != name else None,
                "before": Status(before),
                "after": Status(after),
                "cause": _cause(is_file=bool(file), is_basis=bool(basis)),
                "rules": _steps(connection, step, way),
            }
        )
    return found


def files_of_one(connection: sqlite3.Connection, side: str, limit: int) -> list[FileThereDocument]:
    """Give files that only the store `old` or `new` has."""
    rows = connection.execute(_ONE.format(side=side), (limit,))
    return [{"name": name, "status": Status(status)} for name, status in rows]


def _steps(connection: sqlite3.Connection, step: list[int], way: int) -> list[RuleStepDocument]:
    query = _STEPS.replace(":way", str(way))
    return [{"rule": rule, "before": before, "after": after} for rule, before, after in connection.execute(query, step)]


def _cause(*, is_file: bool, is_basis: bool) -> Cause:
    if is_file:
        return "file-and-rules" if is_basis else "file"
    return "rules" if is_basis else "unknown"

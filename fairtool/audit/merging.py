"""Merging stores, of shards or of several machines, into one; what was there before stays until the new one is whole.

All that the stores say is copied into a new file beside the old one, which it replaces at the end. What holds across
files is not copied, since it was told of each store alone.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from fairtool.atomic import replacing
from fairtool.audit.missing_shards import missing_shards
from fairtool.audit.store.copying import copy_store, drop_unused
from fairtool.audit.store.opening import made_anew, opened_to_read, opened_to_write
from fairtool.errors import UsageError

# The run of a store that counts: the last one that was begun.
_LAST = "SELECT finished FROM run ORDER BY started DESC, id DESC LIMIT 1"
_RUNS = (
    "SELECT CAST(started AS TEXT), CAST(command AS BLOB), CAST(finished AS TEXT), walked, seconds, digest, content "
    "FROM run JOIN basis ON basis.id = run.basis"
)
_STALE = (
    "UPDATE source SET state = 'stale' "
    "WHERE state = 'done' AND basis <> (SELECT basis FROM run ORDER BY id DESC LIMIT 1)"
)
# A table is filled faster without the index that is in nobody's order, which is made at the end.
_INDEX = "subject_groups"

_Run = tuple[str, bytes, str | None, int, float, str, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merged store is made of.

    `stale` counts the sources that were judged by another basis than that of the newest run, `bases` the bases.
    `unfinished` are the stores whose last run did not come to its end, `missing` the shards (`3/8`) that no run names.
    """

    stores: int
    sources: int
    subjects: int
    bases: int
    stale: int
    unfinished: tuple[Path, ...]
    missing: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing that a run was to give."""
        return not self.unfinished and not self.missing


def merge(target: Path, parts: Sequence[Path]) -> Merged:
    """Merge stores into one, which may be there already: then it is one of those that are merged.

    Raises UsageError for what is no store, for one that is in use or named twice, and where `target` cannot be written.
    """
    _check(target, parts)
    with _kept_from_writers(target) as there, replacing(target) as new, closing(made_anew(new)) as connection:
        stores = (target, *parts) if there else tuple(parts)
        runs = {store: _runs(store) for store in stores}
        commands = [command for store in stores for command in _commands(store)]
        try:
            _fill(connection, runs)
            stale = connection.execute(_STALE).rowcount
        except sqlite3.Error as error:
            raise UsageError("the stores cannot be merged: {reason}", reason=error) from error
        return Merged(
            len(parts),
            _count(connection, "source"),
            _count(connection, "subject"),
            _count(connection, "basis"),
            stale,
            tuple(store for store in parts if not _is_finished(store)),
            missing_shards(commands),
        )


def _check(target: Path, parts: Sequence[Path]) -> None:
    """Raise UsageError where a store would be merged twice, or into itself."""
    seen: list[Path] = []
    for part in parts:
        if target.exists() and part.exists() and part.samefile(target):
            raise UsageError("{path} would be merged into itself", path=part, hint="name another file after --store")
        if part.exists() and any(part.samefile(other) for other in seen):
            raise UsageError("{path} is named twice", path=part, hint="name each store once")
        with opened_to_read(part):
            seen.append(part)


@contextmanager
def _kept_from_writers(target: Path) -> Iterator[bool]:
    """Say whether the target is there; while it is merged no audit writes it, and no log of it is left beside it."""
    if not target.exists() or not target.stat().st_size:
        yield False
        return
    with closing(opened_to_write(target, shared_file_system=True)):
        yield True


def _runs(store: Path) -> list[_Run]:
    with opened_to_read(store) as connection:
        return connection.execute(_RUNS).fetchall()


def _commands(store: Path) -> list[str]:
    with opened_to_read(store) as connection:
        return [command for (command,) in connection.execute("SELECT command FROM run")]


def _is_finished(store: Path) -> bool:
    with opened_to_read(store) as connection:
        last = connection.execute(_LAST).fetchone()
    return bool(last and last[0])


def _fill(connection: sqlite3.Connection, runs: dict[Path, list[_Run]]) -> None:
    (index,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (_INDEX,)).fetchone()
    connection.execute(f"DROP INDEX {_INDEX}")
    _add_runs(connection, [run for of_store in runs.values() for run in of_store])
    for store in runs:
        copy_store(connection, store)
    if len(runs) > 1:
        drop_unused(connection)
    connection.execute(index)


def _add_runs(connection: sqlite3.Connection, runs: Sequence[_Run]) -> None:
    """Add the runs, the oldest first; one that is in several stores is added as the store that has more of it says."""
    most: dict[tuple[str, bytes], _Run] = {}
    for run in runs:
        known = most.get(run[:2])
        if known is None or (run[2] is not None, run[3], run[4]) > (known[2] is not None, known[3], known[4]):
            most[run[:2]] = run
    for _, (started, command, finished, walked, seconds, digest, content) in sorted(most.items()):
        connection.execute("INSERT OR IGNORE INTO basis (digest, content) VALUES (?, ?)", (digest, content))
        connection.execute(
            "INSERT INTO run (started, finished, basis, command, walked, seconds) "
            "SELECT ?, ?, id, CAST(? AS TEXT), ?, ? FROM basis WHERE digest = ?",
            (started, finished, command, walked, seconds, digest),
        )


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own names

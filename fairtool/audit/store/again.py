"""What follows when all has been found: what is gone leaves, and some of what seems unchanged is opened again."""

import json
import os
import sqlite3
import stat
from collections.abc import Sequence
from dataclasses import dataclass

from fairtool.archives.names import form_of
from fairtool.errors import UsageError

_OPEN = "UPDATE source SET state = 'changed' WHERE seen = ? AND state IN ('done', 'stale') AND NOT offline"
_IS_FILE = "kind <> 'zarr' AND instr(name, '://') = 0 AND instr(name, '!') = 0"  # no address, and no member
_WITHOUT = "(SELECT id FROM source WHERE state IN ('gone', 'link'))"
# A file that became a link to another one: what was found out of it is told of that one.
_NO_FILE = (
    "UPDATE source SET basis = NULL, head = NULL, content = NULL, found = NULL, loss = NULL "
    "WHERE state = 'link' AND basis IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Again:
    """What a run asks for of sources that it has found unchanged.

    `verify` is what they are verified by, `checksum` asks for the checksum of those that have none, and `lost` for
    another look at those that were given up, as where they may take longer now. `whole` says that all that there is
    below the roots was found: nothing was left out by filters.
    """

    verify: str = ""
    checksum: bool = False
    lost: bool = False
    whole: bool = False


def drop_gone(connection: sqlite3.Connection, run: int, roots: Sequence[str], *, whole: bool) -> None:
    """Let what a run did not find below its roots be gone, with its results, where it is no longer there.

    What has become a link to another file of the archive has no results either. Raises UsageError where nothing at all
    was found, and everything would be gone: a disk is not mounted then.
    """
    connection.create_function("is_there", 2, _is_there_all if whole else _is_there)
    gone = connection.execute(
        "UPDATE source SET state = 'gone' WHERE seen <> :run AND state <> 'gone' "
        "AND root IN (SELECT DISTINCT root FROM source WHERE seen = :run UNION SELECT value FROM json_each(:roots)) "
        # The members of an archive file that cannot be read now may still be in it.
        "AND NOT EXISTS (SELECT 1 FROM source AS file WHERE file.seen = :run "
        "AND file.name = substr(source.name, 1, instr(source.name, '!') - 1)) "
        "AND NOT is_there(CAST(name AS BLOB), kind)",
        {"run": run, "roots": json.dumps([_shown(root) for root in roots])},
    ).rowcount
    if gone and not connection.execute("SELECT 1 FROM source WHERE seen = ?", (run,)).fetchone():
        connection.execute("ROLLBACK")
        connection.execute("BEGIN IMMEDIATE")
        raise UsageError(
            "nothing is left in {roots}, where the store knows {count} files",
            roots=", ".join(roots),
            count=gone,
            hint="is a disk not mounted? the store is as it was; begin a new one where they are gone for good",
        )
    for table in ("subject", "document"):
        connection.execute(f"DELETE FROM {table} WHERE source IN {_WITHOUT}")  # noqa: S608 - our own
    connection.execute(_NO_FILE)


def judge_again(connection: sqlite3.Connection, run: int, again: Again) -> None:
    """Let sources that seem unchanged be opened: what could not be read says nothing of what it is now.

    A file of which the system gave no bytes (no permission, a server that did not answer) has no digest of its head.
    """
    unread = "head IS NULL AND (loss IS NULL OR ?) AND id IN (SELECT source FROM subject WHERE status = 'unreadable')"
    connection.execute(f"{_OPEN} AND {unread}", (run, again.lost))
    if again.checksum:
        connection.execute(f"{_OPEN} AND content IS NULL AND {_IS_FILE}", (run,))


def verify_again(connection: sqlite3.Connection, run: int) -> None:
    """Let all that was judged and found unchanged be looked into."""
    connection.execute(
        "UPDATE source SET state = 'verify' WHERE seen = ? AND state IN ('done', 'stale') AND NOT offline", (run,)
    )


def _shown(root: str) -> str:
    """Give a root as the names of its files begin."""
    shown = root.rstrip("/")
    return "" if shown in (".", "") else shown


def _is_there(name: bytes, _kind: str) -> bool:
    """Say whether a source may still be there, where the filters of a run may have left it out."""
    if b"://" in name:
        return True
    return _exists(name) or (b"!" in name and _exists(name.partition(b"!")[0]))


def _is_there_all(name: bytes, kind: str) -> bool:
    """Say whether a source may still be there, though it was not found where all was looked at.

    A folder that could not be read, and an archive file that could not, were sources themselves then.
    """
    if b"://" in name or not _exists(name):
        return False
    is_folder = kind != "zarr" and os.path.isdir(name)  # noqa: PTH112 - a name as it is stored
    return not is_folder and not form_of(os.fsdecode(name))


def _exists(name: bytes) -> bool:
    """Say whether there is something of a name, or nobody may know."""
    try:
        return stat.S_IFMT(os.lstat(name).st_mode) != 0
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True

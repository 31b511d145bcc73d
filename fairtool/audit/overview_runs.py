"""The runs that made a store: when they were, how they were called, and what their results rest on."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_MOST = 10
_RUNS = """
SELECT started, finished, seconds, command, digest, content FROM run JOIN basis ON basis.id = run.basis
ORDER BY run.id DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class RunTold:
    """A run: moments are in UTC, `finished` is empty where it was ended early. `tool` is the version of fairtool.

    `basis` is the digest of what its results rest on.
    """

    started: str
    finished: str
    seconds: float
    command: str
    basis: str
    tool: str
    profiles: tuple[str, ...]


def runs(connection: sqlite3.Connection) -> tuple[RunTold, ...]:
    """Give the last runs of a store, the newest first."""
    return tuple(_told(*row) for row in connection.execute(_RUNS, (_MOST,)))


def _told(started: str, finished: str | None, seconds: float, *rest: str) -> RunTold:
    command, digest, content = rest
    basis = _read(content)
    selection = basis.get("selection")
    profiles = selection.get("profiles", ()) if isinstance(selection, Mapping) else ()
    return RunTold(
        started, finished or "", seconds, command, digest, str(basis.get("tool", "")), tuple(map(str, profiles))
    )


def _read(content: str) -> Mapping[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, Mapping) else {}

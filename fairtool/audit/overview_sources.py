"""What became of the sources that were found: judged, put aside, on tape, gone, of another kind; and the slowest."""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from fairtool.audit.packing import unpack_findings, unpack_outcomes
from fairtool.audit.scope import Scope
from fairtool.finding import Finding
from fairtool.report import OutcomeStatus

MOST = 100  # names of each kind that an overview has
_SLOWEST = 10
_LONGEST = 10  # letters of a suffix; a longer one is a part of a name
_STATES = """
SELECT state, loss, basis IS NOT (SELECT basis FROM run ORDER BY id DESC LIMIT 1), count(*), total(size)
FROM source WHERE {condition} GROUP BY 1, 2, 3
"""
_OF_SCOPE = "id IN (SELECT source FROM subject WHERE {condition})"
_LOST = """
SELECT source.name, loss, seconds, packed.content FROM source JOIN subject ON subject.source = source.id
  JOIN packed ON packed.id = subject.findings WHERE loss IS NOT NULL AND {condition} ORDER BY source.name LIMIT ?
"""
_FAULTY = """
SELECT source.name || part, packed.content FROM subject JOIN source ON source.id = subject.source
  JOIN packed ON packed.id = outcomes WHERE status = 'fault' AND {condition} LIMIT ?
"""
_SLOW = "SELECT name, seconds FROM source WHERE seconds > 0 AND {condition} ORDER BY seconds DESC, name LIMIT ?"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A source that cost its worker; `finding` says what happened."""

    name: str
    loss: str
    seconds: float
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Crashed:
    """A rule that crashed on a file: a fault of fairtool."""

    name: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a scope.

    `waiting` are still to be judged, `outdated` were judged by what is no longer the basis. `others` counts by suffix
    what is neither data nor a record. `losses` counts by reason what was put aside, of which `quarantined` has the
    first by name. Sizes are in bytes.
    """

    found: int
    size: int
    judged: int
    waiting: int
    outdated: int
    offline: int
    gone: int
    others: Mapping[str, int]
    losses: Mapping[str, int]
    quarantined: tuple[Quarantined, ...]
    crashed: tuple[Crashed, ...]
    slowest: tuple[tuple[str, float], ...]


def sources(connection: sqlite3.Connection, scope: Scope) -> Sources:
    """Count the sources of a scope."""
    states: Counter[str] = Counter()
    losses: Counter[str] = Counter()
    size = outdated = 0
    condition = _OF_SCOPE.format(condition=scope.condition) if scope.column else "1"
    for state, loss, is_old, count, volume in connection.execute(_STATES.format(condition=condition), scope.values):
        states["other" if state == "broken" else state] += count
        size += int(volume) if state not in {"other", "broken", "gone", "link"} else 0
        outdated += count if is_old and state == "done" else 0
        if loss and state == "done":
            losses[loss] += count
    return Sources(
        found=states.total() - states["other"] - states["gone"] - states["link"],
        size=size,
        judged=states["done"],
        waiting=sum(states[one] for one in ("new", "changed", "stale", "verify")),
        outdated=outdated,
        offline=states["offline"],
        gone=states["gone"],
        others=_suffixes(connection) if states["other"] else {},
        losses=dict(losses.most_common()),
        quarantined=_quarantined(connection, scope) if losses else (),
        crashed=_crashed(connection, scope),
        slowest=tuple(connection.execute(_SLOW.format(condition=condition), (*scope.values, _SLOWEST))),
    )


def _suffixes(connection: sqlite3.Connection) -> dict[str, int]:
    """Count what is of another kind by the suffix of its name."""
    counted: Counter[str] = Counter()
    for (name,) in connection.execute("SELECT name FROM source WHERE state IN ('other', 'broken')"):
        suffix = PurePosixPath(name).suffix.lower()
        counted[suffix if len(suffix) <= _LONGEST else ""] += 1
    return dict(counted.most_common(MOST))


def _quarantined(connection: sqlite3.Connection, scope: Scope) -> tuple[Quarantined, ...]:
    rows = connection.execute(_LOST.format(condition=scope.condition), (*scope.values, MOST))
    return tuple(
        Quarantined(name, loss, seconds or 0.0, next(iter(unpack_findings(content)), None))
        for name, loss, seconds, content in rows
    )


def _crashed(connection: sqlite3.Connection, scope: Scope) -> tuple[Crashed, ...]:
    rows = connection.execute(_FAULTY.format(condition=scope.condition), (*scope.values, MOST))
    return tuple(
        Crashed(name, outcome.rule, outcome.reason or "")
        for name, content in rows
        for outcome in unpack_outcomes(content).outcomes
        if outcome.status is OutcomeStatus.CRASHED
    )

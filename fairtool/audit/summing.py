"""What a store comes to, in the numbers that a run ends with."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from typing_extensions import TypedDict

from fairtool.audit.packing import unpack_findings
from fairtool.errors import UnreadableError
from fairtool.finding import Finding, Severity

SCHEMA: Literal["fairtool-audit/1"] = "fairtool-audit/1"
_NAMED = 10  # unreadable files that are named
# Only the names are sorted: the reasons of those that are named are looked up after.
_UNREAD = """
SELECT first.name, loss, content FROM (
  SELECT subject.id, source.name || part AS name, loss, findings FROM subject JOIN source ON source.id = subject.source
  WHERE status = 'unreadable' ORDER BY loss IS NULL, source.name, part LIMIT ?
) AS first JOIN packed ON packed.id = first.findings ORDER BY loss IS NULL, name
"""


@dataclass(frozen=True, slots=True)
class Found:
    """Findings, counted by their severity."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0

    def failing(self, severity: Severity) -> bool:
        """Say whether there is any that is at least so severe."""
        return any((self.infos, self.warnings, self.errors)[severity.rank :])


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read; `loss` is the rule that says how its worker was lost, None where none was."""

    name: str
    loss: str | None
    finding: Finding


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over a store; `quarantined` are the sources that were given up, each with the rule that says why.

    `subjects` are in as many `sources`. `unread` are the first of those that could not be read, what was given up at
    their head.

    `found` are the findings in files, `across` those across files. `waiting` are sources that are still to be judged,
    `other` files of unknown kinds, `broken` XML that is not well-formed and names no record, `offline` files that lie
    on tape, `links` symbolic links to other files of the archive, `gone` files that are no longer there.
    """

    subjects: int = 0
    sources: int = 0
    clean: int = 0
    findings: int = 0
    unreadable: int = 0
    faults: int = 0
    found: Found = Found()
    across: Found = Found()
    waiting: int = 0
    offline: int = 0
    other: int = 0
    broken: int = 0
    links: int = 0
    gone: int = 0
    quarantined: tuple[tuple[str, str], ...] = ()
    unread: tuple[Unread, ...] = ()

    def failing(self, severity: Severity) -> bool:
        """Say whether anything was found that is at least so severe."""
        return self.found.failing(severity) or self.across.failing(severity)


class FoundDocument(TypedDict):
    """Findings, counted by their severity."""

    errors: int
    warnings: int
    infos: int


class QuarantinedDocument(TypedDict):
    """A source that was given up."""

    name: str
    rule: str
    """`io-crash`, `io-timeout` or `io-memory`: its process crashed, took too long, or asked for too much memory."""


class AuditDocument(TypedDict):
    """What an audit came to; everything else is in its store."""

    schema: Literal["fairtool-audit/1"]
    store: str
    """The file with the results."""
    finished: bool
    """False where the run was stopped before its end; the next one goes on from there."""
    subjects: int
    clean: int
    findings: int
    """Subjects with findings."""
    unreadable: int
    faults: int
    """Subjects on which a rule of fairtool crashed."""
    errors: int
    warnings: int
    infos: int
    across: FoundDocument
    """Findings that no file shows alone: across the files of a data set, or of the whole archive."""
    quarantined: list[QuarantinedDocument]
    waiting: int
    """Sources that are still to be judged."""
    offline: int
    """Files on tape, which were not opened."""
    other: int
    """Files that are neither data nor records."""
    broken: int
    """Files named as XML that are not well-formed, and name no record."""
    links: int
    """Symbolic links to other files of the archive, which are judged under their own names."""
    gone: int
    """Files that were there at an earlier run."""
    opened: int
    """Sources that this run opened."""
    rejudged: int
    """Sources that this run judged anew by what the store held, without opening them."""
    seconds: float


def totals(connection: sqlite3.Connection) -> Totals:
    """Count what is in a store; takes less than a second for a million subjects."""
    by_status = dict(connection.execute("SELECT status, count(*) FROM subject GROUP BY status"))
    by_state = dict(connection.execute("SELECT state, count(*) FROM source GROUP BY state"))
    found = connection.execute(
        "SELECT total(errors * number), total(warnings * number), total(infos * number) FROM verdict "
        "JOIN (SELECT verdict AS id, count(*) AS number FROM subject WHERE status <> 'unreadable' GROUP BY verdict) "
        "USING (id)"
    ).fetchone()
    across = connection.execute(
        "SELECT total(errors), total(warnings), total(infos) FROM across JOIN verdict ON verdict.id = across.verdict"
    ).fetchone()
    lost = connection.execute("SELECT name, loss FROM source WHERE loss IS NOT NULL AND state <> 'gone' ORDER BY name")
    return Totals(
        subjects=sum(by_status.values()),
        sources=connection.execute("SELECT count(DISTINCT source) FROM subject").fetchone()[0],
        clean=by_status.get("clean", 0),
        findings=by_status.get("findings", 0),
        unreadable=by_status.get("unreadable", 0),
        faults=by_status.get("fault", 0),
        found=Found(*map(int, found)),
        across=Found(*map(int, across)),
        waiting=sum(by_state.get(state, 0) for state in ("new", "changed", "stale", "verify")),
        offline=by_state.get("offline", 0),
        other=by_state.get("other", 0),
        broken=by_state.get("broken", 0),
        links=by_state.get("link", 0),
        gone=by_state.get("gone", 0),
        quarantined=tuple(lost),
        unread=tuple(_unread(connection)) if by_status.get("unreadable") else (),
    )


def _unread(connection: sqlite3.Connection) -> Iterator[Unread]:
    """Give the first files that could not be read, each with the finding that says why."""
    for name, loss, content in connection.execute(_UNREAD, (_NAMED,)):
        try:
            (finding, *_) = unpack_findings(content)
        except (UnreadableError, ValueError):  # damaged, or empty: the question that names all tells it
            continue
        yield Unread(name, loss, finding)

"""Stores of made-up archives, written by the real writer: what became of each file is said in the test."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fairtool.audit.entry import Entry, Kind
from fairtool.audit.packing import counts_of, pack_findings, pack_outcomes, packed
from fairtool.audit.store.again import Again
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Belongs, Done, Judged
from fairtool.finding import Finding, Severity
from fairtool.report import Outcome, OutcomeStatus

ROOT = "/archive"
UNITS = Finding(
    "cf-3.1-units-text",
    Severity.ERROR,
    "sst:units",
    '{where} is the number {value}; write units = "{value}"',
    {"value": 1},
    "CF-1.8 conformance 3.1",
)
TITLE = Finding(
    "acdd-title", Severity.WARNING, ":title", "{where} is missing; write a title", {}, "ACDD-1.3", hint="say more"
)
NOTE = Finding("cf-2.1-note", Severity.INFO, ":history", "{where} is long", {}, "CF-1.8")
DAMAGED = Finding("io-unreadable", Severity.ERROR, "", "{path} is cut off", {"path": "a.nc"})
NOWHERE = Belongs()
HEADER = {
    "schema": "netcdf-facts/1",
    "format": "netCDF-4",
    "groups": {
        "/": {
            "attributes": {"Conventions": "CF-1.8"},
            "variables": {"sst": {"type": "float", "attributes": {"units": "K", "standard_name": "sea_ice_extent"}}},
        }
    },
}


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a made-up archive; `status` None is one that was not judged, `state` what became of it then."""

    name: str
    findings: tuple[Finding, ...] = ()
    status: str | None = None
    belongs: Belongs = NOWHERE
    identifiers: tuple[str, ...] = ()
    size: int = 1000
    modified: int = 10**18
    root: str = ROOT
    kind: Kind = "netcdf"
    loss: str | None = None
    licence: str = ""
    score: float | None = None
    seconds: float = 0.1
    parts: tuple[str, ...] = ("",)
    judged: bool = True
    standard: str = "CF-1.8"
    head: bytes | None = None

    @property
    def path(self) -> str:
        """The name of the file."""
        return f"{self.root}/{self.name}"


def made_store(
    path: Path,
    files: Iterable[Made],
    *,
    basis: str = "basis-1",
    command: str = "fairtool audit run /archive --store audit.sqlite",
    started: str = "2026-01-01T00:00:00Z",
    finished: bool = True,
) -> Path:
    """Write a store of files; run again on the same path it is another run of the audit."""
    made = {one.path: one for one in files}
    with Writer(path) as writer:
        writer.begin((basis, f'{{"tool": "{basis}"}}'), command, resume=False)
        for _ in writer.sight(Entry(one.path, one.root, one.kind, one.size, one.modified) for one in made.values()):
            pass
        if finished:
            writer.walked(tuple({one.root for one in made.values()}), Again())
        for work in tuple(writer.waiting()):
            if made[work.name].judged:
                writer.record(_done(work.source, made[work.name]))
        if finished:
            writer.finish(1.0)
        writer.connection.execute("UPDATE run SET started = ? WHERE id = ?", (started, writer.run))
    return path


def _done(source: int, one: Made) -> Done:
    judged = tuple(_judged(one, part) for part in one.parts)
    return Done(source, "done", judged, loss=one.loss, seconds=one.seconds, head=one.head)


def _judged(one: Made, part: str) -> Judged:
    noisy = any(finding.severity is not Severity.INFO for finding in one.findings)
    outcomes = [Outcome(finding.rule, OutcomeStatus.FAIL, 1) for finding in one.findings]
    outcomes.append(Outcome("cf-2.4-order", OutcomeStatus.PASS, 3))
    return Judged(
        part=part,
        kind=one.kind,
        standard=one.standard,
        status=one.status or ("findings" if noisy else "clean"),
        counts=counts_of(one.findings),
        outcomes=pack_outcomes(outcomes, {"pass": 1, "not-applicable": 9}, {}),
        findings=pack_findings(one.findings),
        facts=packed(HEADER),
        header=b"h" * 16,
        belongs=one.belongs,
        identifiers=one.identifiers,
        score=one.score,
        licence=one.licence,
    )


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Give the rows of a query on a store."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()

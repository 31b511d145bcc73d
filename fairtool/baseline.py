"""Baselines: the findings that are known already, so that only new ones fail a run."""

import json
import os
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fairtool.atomic import written
from fairtool.errors import UsageError
from fairtool.finding import Finding
from fairtool.fingerprint import fingerprint, relative
from fairtool.report import OutcomeStatus, Report, Status, status_of

SCHEMA = "fairtool-baseline/1"
_EVALUATED = (OutcomeStatus.PASS, OutcomeStatus.FAIL, OutcomeStatus.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One known finding; `path` is relative to the folder of the baseline."""

    rule: str
    path: str
    where: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings by fingerprint, and the folder that their paths start from."""

    folder: Path
    entries: Mapping[str, Entry]

    def match(self, finding: Finding, path: str) -> str | None:
        """Give the fingerprint of the entry that a finding is, or None where it is new."""
        marks = (fingerprint(finding.rule, finding.where, candidate) for candidate in self.names(path))
        return next((mark for mark in marks if mark in self.entries), None)

    def names(self, path: str) -> tuple[str, str]:
        """Give how a subject may be called: as seen from the folder of the baseline, then as the user wrote it."""
        return relative(path, self.folder), path.replace(os.sep, "/")

    def gone(self, report: Report, met: Container[str]) -> Iterator[Entry]:
        """Give the entries of a subject whose rule was evaluated on it and whose finding was not met."""
        names = self.names(report.path)
        evaluated = {outcome.rule for outcome in report.outcomes if outcome.status in _EVALUATED}
        for mark, entry in self.entries.items():
            if entry.path in names and entry.rule in evaluated and mark not in met:
                yield entry

    def lost(self) -> Iterator[Entry]:
        """Give the entries whose file is no longer there."""
        for entry in self.entries.values():
            if entry.path != "-" and "://" not in entry.path and not (self.folder / entry.path).exists():
                yield entry


def load(path: Path) -> Baseline:
    """Read a baseline; raises UsageError where there is none or it is damaged."""
    try:
        entries = _entries(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise UsageError("there is no baseline {path}", path=path, hint="make one with --update-baseline") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError("{path} is not a baseline: {reason}", path=path, reason=error) from error
    return Baseline(path.parent, {_mark(entry): entry for entry in entries})


def _entries(content: Mapping[str, Any]) -> list[Entry]:
    if content["schema"] != SCHEMA:
        message = f"its schema is {content['schema']}, not {SCHEMA}"
        raise ValueError(message)
    return [Entry(one["rule"], one["path"], one["where"]) for one in content["entries"]]


def _mark(entry: Entry) -> str:
    return fingerprint(entry.rule, entry.where, entry.path)


def entries_of(report: Report, folder: Path) -> Iterable[Entry]:
    """Give the entries that make every finding of a report a known one; unreadable subjects are never known."""
    if report.status is Status.UNREADABLE:
        return ()
    path = relative(report.path, folder)
    return {Entry(finding.rule, path, finding.where) for finding in report.findings}


def save(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline, sorted, so that its differences can be read."""
    ordered = sorted(set(entries), key=lambda entry: (entry.path, entry.rule, entry.where))
    content = {
        "schema": SCHEMA,
        "entries": [{"rule": entry.rule, "path": entry.path, "where": entry.where} for entry in ordered],
    }
    with written(path) as stream:
        json.dump(content, stream, indent=1, ensure_ascii=False)
        stream.write("\n")


def without_known(report: Report, baseline: Baseline) -> tuple[Report, frozenset[str]]:
    """Give a report without its known findings, and the fingerprints of the entries that they were."""
    if report.status is Status.UNREADABLE:
        return report, frozenset()
    marks = [baseline.match(finding, report.path) for finding in report.findings]
    new = tuple(finding for finding, mark in zip(report.findings, marks, strict=True) if mark is None)
    known = len(report.findings) - len(new)
    status = status_of(new, report.outcomes)
    return replace(report, findings=new, status=status, known=report.known + known), frozenset(filter(None, marks))

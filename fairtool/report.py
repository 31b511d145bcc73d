"""What became of a subject: one outcome per rule, the findings, and a status."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple

from fairtool.finding import Finding, Severity


class OutcomeStatus(StrEnum):
    """What became of one rule on one subject."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"
    NOT_EVALUATED = "not-evaluated"
    CRASHED = "crashed"


class Status(StrEnum):
    """What became of a subject; the worst that is true."""

    CLEAN = "clean"
    FINDINGS = "findings"
    UNREADABLE = "unreadable"
    FAULT = "fault"


class Evidence(NamedTuple):
    """Something that a rule looked at: the place in the subject, as findings write it, and what stands there."""

    where: str
    value: str


class Outcome(NamedTuple):
    """What became of one rule on one subject; `examined` counts the parts it looked at.

    `evidence` shows some of what it looked at, where that was asked for.

    A report has one for each of some hundred rules: a named tuple crosses a process border many times faster than a
    dataclass.
    """

    rule: str
    status: OutcomeStatus
    examined: int = 0
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Outcomes and findings of one subject; plain data that crosses process borders.

    `standard` is the main standard and version that it was checked against: `CF-1.8`. `poisonous` says that reading
    it upset a C library, so that the process that read it should read nothing more. `known` counts the findings that
    a baseline or the configuration took out. `members` are the data files that a description was held against.
    """

    path: str
    kind: str
    status: Status
    standard: str = ""
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    poisonous: bool = False
    known: int = 0
    members: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border with outcomes as bare tuples: five times faster, and every report has hundreds."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return _rebuilt, ({**values, "outcomes": tuple(map(tuple, self.outcomes))},)

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def _rebuilt(values: dict[str, Any]) -> Report:
    return Report(**{**values, "outcomes": tuple(map(Outcome._make, values["outcomes"]))})


def status_of(findings: tuple[Finding, ...], outcomes: tuple[Outcome, ...]) -> Status:
    """Give the status of a subject that was read."""
    if any(outcome.status is OutcomeStatus.CRASHED for outcome in outcomes):
        return Status.FAULT
    noisy = any(finding.severity is not Severity.INFO for finding in findings)
    return Status.FINDINGS if noisy else Status.CLEAN


def counts_of(outcomes: tuple[Outcome, ...]) -> Mapping[str, int]:
    """Count the outcomes by status."""
    statuses = [outcome.status for outcome in outcomes]
    counted = ((status.value, statuses.count(status)) for status in OutcomeStatus)
    return dict(sorted((status, number) for status, number in counted if number))

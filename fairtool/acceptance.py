"""Findings that the configuration accepts (`[[ignore]]`): by rule, path and until a day, each with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase

from fairtool.finding import Finding
from fairtool.report import Report, Status, status_of


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One accepted kind of finding: `rule` is an id or prefix, `path` a glob on the path of the subject."""

    rule: str
    path: str
    reason: str
    expires: date | None = None

    def concerns(self, finding: Finding, path: str) -> bool:
        """Say whether the entry is about a finding."""
        return finding.rule.startswith(self.rule) and _matches(path, self.path)

    def expired(self, today: date) -> bool:
        """Say whether the last day of the entry is over: it accepts nothing any more."""
        return self.expires is not None and today > self.expires

    def takes(self, finding: Finding, path: str, today: date) -> bool:
        """Say whether a finding is accepted."""
        return not self.expired(today) and self.concerns(finding, path)


def _matches(path: str, pattern: str) -> bool:
    """Match a glob against the whole path or its end; `**` and `*` both cross folders, as fnmatch does."""
    return pattern == "**" or fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")


def expired_on(report: Report, accepted: Sequence[Acceptance], today: date) -> tuple[Acceptance, ...]:
    """Give the entries that would have accepted a finding of the report, had they not expired."""
    if report.status is Status.UNREADABLE:
        return ()
    over = (entry for entry in accepted if entry.expired(today))
    return tuple(entry for entry in over if any(entry.concerns(finding, report.path) for finding in report.findings))


def without_accepted(report: Report, accepted: Sequence[Acceptance], today: date) -> Report:
    """Give a report without the findings that are accepted; they are counted as known."""
    if report.status is Status.UNREADABLE or not accepted:
        return report
    left = tuple(
        finding
        for finding in report.findings
        if not any(entry.takes(finding, report.path, today) for entry in accepted)
    )
    gone = len(report.findings) - len(left)
    status = status_of(left, report.outcomes)
    return replace(report, findings=left, known=report.known + gone, status=status)

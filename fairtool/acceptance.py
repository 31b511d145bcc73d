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

    def takes(self, finding: Finding, path: str, today: date) -> bool:
        """Say whether a finding is accepted; an entry that has expired accepts nothing."""
        if self.expires and today > self.expires:
            return False
        return finding.rule.startswith(self.rule) and _matches(path, self.path)


def _matches(path: str, pattern: str) -> bool:
    """Match a glob against the whole path or its end; `**` and `*` both cross folders, as fnmatch does."""
    return pattern == "**" or fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")


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

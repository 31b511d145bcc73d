"""GitLab code-quality report: a JSON array with a unique fingerprint for each finding."""

import json
from collections import Counter
from pathlib import Path

from fairtool.finding import Finding, Severity
from fairtool.fingerprint import fingerprint, relative
from fairtool.render.run import Run
from fairtool.report import Outcome, OutcomeStatus, Report
from fairtool.summary import Summary
from fairtool.translate import message_of

SEPARATOR = ",\n"
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def opening(_: Run) -> str:
    """Begin the array."""
    return "[\n"


def subject(report: Report, run: Run) -> str:
    """Give the findings of a subject, and the rules that crashed on it; nothing where there are none."""
    path = relative(report.path, Path.cwd())
    seen: Counter[str] = Counter()
    entries = [_entry(finding, path, run, seen) for finding in report.findings]
    entries += [_crash(outcome, path) for outcome in report.outcomes if outcome.status is OutcomeStatus.CRASHED]
    return SEPARATOR.join(json.dumps(entry, ensure_ascii=False) for entry in entries)


def _entry(finding: Finding, path: str, run: Run, seen: Counter[str]) -> dict[str, object]:
    """Give a finding; a second one of the same rule and place gets a fingerprint of its own, or GitLab drops it."""
    mark = fingerprint(finding.rule, finding.where, path)
    seen[mark] += 1
    severity = "critical" if finding.rule.startswith("io-") else _SEVERITIES[finding.severity]
    return {
        "description": message_of(finding, run.language),
        "check_name": finding.rule,
        "fingerprint": mark if seen[mark] == 1 else f"{mark}-{seen[mark]}",
        "severity": severity,
        "location": {"path": path, "lines": {"begin": finding.line or 1}},
    }


def _crash(outcome: Outcome, path: str) -> dict[str, object]:
    return {
        "description": f"{outcome.rule}: {outcome.reason}",
        "check_name": outcome.rule,
        "fingerprint": fingerprint(outcome.rule, "crashed", path),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def closing(_: Summary, __: Run) -> str:
    """End the array."""
    return "\n]\n"

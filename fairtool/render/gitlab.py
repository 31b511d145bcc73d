"""GitLab code-quality report: a JSON array with a unique fingerprint for each finding."""

from collections import Counter

from fairtool.finding import Finding, Severity
from fairtool.fingerprint import fingerprint, relative
from fairtool.render.file_of import file_of, line_of
from fairtool.render.json_text import dumped
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.render.wording import crash, hint, sentence
from fairtool.report import Outcome, OutcomeStatus, Report, Status
from fairtool.summary import Summary

SEPARATOR = ",\n"
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def opening(_: Run) -> str:
    """Begin the array."""
    return "[\n"


def subject(report: Report, run: Run) -> str:
    """Give the findings of a subject, and the rules that crashed on it; nothing where there are none."""
    seen: Counter[str] = Counter()
    entries = [_finding(finding, report, run, seen) for finding in report.findings]
    crashed = (outcome for outcome in report.outcomes if outcome.status is OutcomeStatus.CRASHED)
    entries += [_crash(outcome, report, run) for outcome in crashed]
    return SEPARATOR.join(dumped(entry) for entry in entries)


def _finding(finding: Finding, report: Report, run: Run, seen: Counter[str]) -> dict[str, object]:
    """Give a finding; a second one of the same rule and place gets a fingerprint of its own, or GitLab drops it."""
    path = relative(report.path, run.base)
    mark = fingerprint(finding.rule, finding.where, path)
    seen[mark] += 1
    text = " ".join(part for part in (sentence(finding, run.language), hint(finding, run.language)) if part)
    severity = "critical" if report.status is Status.UNREADABLE else _SEVERITIES[finding.severity]
    return {
        "description": text,
        "check_name": finding.rule,
        "fingerprint": mark if seen[mark] == 1 else f"{mark}-{seen[mark]}",
        "severity": severity,
        "location": _location(file_of(report, path), line_of(finding)),
    }


def _crash(outcome: Outcome, report: Report, run: Run) -> dict[str, object]:
    path = relative(report.path, run.base)
    return {
        "description": crash(outcome, run.language),
        "check_name": outcome.rule,
        "fingerprint": fingerprint(outcome.rule, "crashed", path),
        "severity": "blocker",
        "location": _location(file_of(report, path), None),
    }


def _location(path: str, line: int | None) -> dict[str, object]:
    """Give a place; what has no lines is shown at its first."""
    return {"path": visible(path), "lines": {"begin": line or 1}}


def closing(_: Summary, __: Run) -> str:
    """End the array."""
    return "\n]\n"

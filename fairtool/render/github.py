"""GitHub workflow commands: one annotation a finding, the worst first (GitHub shows ten of each kind a step)."""

from pathlib import Path

from fairtool.finding import Finding, Severity
from fairtool.fingerprint import relative
from fairtool.render.run import Run
from fairtool.render.text import totals
from fairtool.report import OutcomeStatus, Report
from fairtool.summary import Summary
from fairtool.translate import message_of

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def opening(_: Run) -> str:
    """Begin with nothing."""
    return ""


def subject(report: Report, run: Run) -> str:
    """Give one command a finding, and one a rule that crashed."""
    path = relative(report.path, Path.cwd())
    ordered = sorted(report.findings, key=lambda finding: -finding.severity.rank)
    lines = [_command(finding, path, run) for finding in ordered]
    lines += [
        f"::error title={_property(outcome.rule)},file={_property(path)}::{_data(outcome.reason or '')}"
        for outcome in report.outcomes
        if outcome.status is OutcomeStatus.CRASHED
    ]
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, path: str, run: Run) -> str:
    place = f"file={_property(path)}" + (f",line={finding.line}" if finding.line else "")
    message = message_of(finding, run.language) + (f" ({finding.source})" if finding.source else "")
    return f"::{_LEVELS[finding.severity]} title={_property(finding.rule)},{place}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def closing(summary: Summary, run: Run) -> str:
    """Give the counts in a line of the log."""
    return totals(summary, run) + "\n"

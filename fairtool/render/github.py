"""GitHub workflow commands: one annotation a finding, the worst of a file first.

GitHub shows ten annotations of each kind a step; all of them stand in the log, and the last line says how many do
only there.
"""

from fairtool.finding import Finding, Severity
from fairtool.fingerprint import relative
from fairtool.render.file_of import file_of, line_of
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.render.wording import crash, hint, sentence, stale, totals
from fairtool.report import OutcomeStatus, Report
from fairtool.summary import Summary
from fairtool.translate import translate

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SHOWN = 10  # annotations of one kind that GitHub shows for a step


def opening(_: Run) -> str:
    """Begin with nothing."""
    return ""


def subject(report: Report, run: Run) -> str:
    """Give one command a finding, and one for the rules that crashed."""
    path = file_of(report, relative(report.path, run.base))
    ordered = sorted(report.findings, key=lambda finding: -finding.severity.rank)
    lines = [_command(finding, path, run) for finding in ordered]
    crashed = [outcome for outcome in report.outcomes if outcome.status is OutcomeStatus.CRASHED]
    if crashed:
        text = "\n".join(crash(outcome, run.language) for outcome in crashed)
        lines.append(f"::error title={_property(crashed[0].rule)},file={_property(path)}::{_data(text)}")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, path: str, run: Run) -> str:
    line = line_of(finding)
    place = f"file={_property(path)}" + (f",line={line}" if line else "")
    source = f" ({translate(finding.source, run.language)})" if finding.source else ""
    message = sentence(finding, run.language) + source
    text = "\n".join(part for part in (message, hint(finding, run.language)) if part)
    return f"::{_LEVELS[finding.severity]} title={_property(finding.rule)},{place}::{_data(text)}"


def _data(text: str) -> str:
    """Escape the text of a command, so that no attribute of a file can begin another."""
    lines = (visible(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def closing(summary: Summary, run: Run) -> str:
    """Give the counts in a line of the log, and how many annotations GitHub does not show."""
    kinds = (summary.errors + summary.unreadable + summary.faults, summary.warnings, summary.infos)
    hidden = sum(max(0, count - _SHOWN) for count in kinds)
    lines = [*stale(summary, run.language), totals(summary, run.language)]
    if hidden:
        lines.append(
            translate(
                "GitHub shows {most} annotations of each kind; {count} more stand only in this log",
                run.language,
                most=_SHOWN,
                count=hidden,
            )
        )
    return "".join(f"{line}\n" for line in lines)

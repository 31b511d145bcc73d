"""A document in the order it is written: pieces of text, one a report, with the separators and the limit kept."""

from dataclasses import replace

from fairtool.render import Renderer
from fairtool.render.run import Run
from fairtool.report import Outcome, OutcomeStatus, Report


class Pieces:
    """The pieces of one document; it remembers whether a separator is due, and how much room is left."""

    def __init__(self, form: Renderer, run: Run) -> None:
        """Begin with no subject written."""
        self._form = form
        self._run = run
        self._separator = ""
        self._room = form.limit

    def subject(self, report: Report) -> str:
        """Give the text of the next report, as much of it as there is room for."""
        if self._room is not None:
            report = fitting(report, self._room)
            self._room -= size(report)
        text = self._form.subject(report, self._run)
        if not text:
            return ""
        before, self._separator = self._separator, self._form.separator
        return before + text


def size(report: Report) -> int:
    """Count what a report tells: its findings, and the rules that crashed."""
    return len(report.findings) + len(_crashed(report))


def fitting(report: Report, room: int) -> Report:
    """Give as much of a report as there is room for: errors rather than the rest."""
    if size(report) <= room:
        return report
    findings = tuple(sorted(report.findings, key=lambda finding: -finding.severity.rank))[:room]
    crashed = _crashed(report)[: room - len(findings)]
    outcomes = tuple(one for one in report.outcomes if one.status is not OutcomeStatus.CRASHED or one in crashed)
    return replace(report, findings=findings, outcomes=outcomes)


def _crashed(report: Report) -> tuple[Outcome, ...]:
    return tuple(outcome for outcome in report.outcomes if outcome.status is OutcomeStatus.CRASHED)

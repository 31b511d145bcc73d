"""Reports as plain JSON values: the parts of `fairtool-report/1`."""

from collections.abc import Mapping
from dataclasses import asdict

from fairtool.finding import Edit, Finding, Fix
from fairtool.fix_text import fix_text
from fairtool.render.run import Run
from fairtool.report import Outcome, OutcomeStatus, Report
from fairtool.summary import Summary
from fairtool.translate import Language, message_of, translate

Json = dict[str, object]
_EDIT_NAMES = {"SetAttribute": "set", "RemoveAttribute": "remove", "RenameAttribute": "rename"}
_QUIET = (OutcomeStatus.PASS, OutcomeStatus.NOT_APPLICABLE)


def subject_of(report: Report, run: Run) -> Json:
    """Give a report as the `subjects` of the document hold it."""
    shown = [one for one in report.outcomes if run.outcomes or one.status not in _QUIET]
    return {
        "path": report.path,
        "kind": report.kind,
        "status": report.status.value,
        "standard": report.standard,
        "findings": [finding_of(finding, run.language) for finding in report.findings],
        "outcomes": [_outcome(outcome) for outcome in shown],
        "counts": dict(report.counts),
        "known": report.known,
    }


def finding_of(finding: Finding, language: Language) -> Json:
    """Give a finding, its message in a language."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "where": finding.where,
        "line": finding.line,
        "message": message_of(finding, language),
        "template": finding.template,
        "values": dict(finding.values),
        "related": [asdict(related) for related in finding.related],
        "fix": _fix(finding.fix, language),
        "source": finding.source,
        "hint": translate(finding.hint, language, **finding.values),
    }


def summary_of(summary: Summary) -> Mapping[str, int]:
    """Give the counts of a run."""
    return {
        "subjects": summary.subjects,
        "clean": summary.clean,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "infos": summary.infos,
        "unreadable": summary.unreadable,
        "faults": summary.faults,
        "known": summary.known,
    }


def vocabularies_of(run: Run) -> list[Json]:
    """Give the vocabularies that the rules used."""
    return [{"name": name, "version": version, "date": date} for name, version, date in run.vocabularies]


def _outcome(outcome: Outcome) -> Json:
    return {
        "rule": outcome.rule,
        "status": outcome.status.value,
        "examined": outcome.examined,
        "reason": outcome.reason,
    }


def _fix(fix: Fix | None, language: Language) -> Json | None:
    if fix is None:
        return None
    return {"text": fix_text(fix, language), "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> Json:
    return {"action": _EDIT_NAMES[type(edit).__name__], **asdict(edit)}

"""Reports as the plain values of `fairtool-report/1`."""

from math import isfinite

from fairtool.finding import (
    Edit,
    Finding,
    Fix,
    JsonEdit,
    RemoveAttribute,
    RemoveJson,
    RenameAttribute,
    RenameJson,
    Scalar,
    SetXml,
)
from fairtool.fix_text import fix_text
from fairtool.render.document import (
    EditDocument,
    FindingDocument,
    FixDocument,
    OutcomeDocument,
    RelatedDocument,
    SubjectDocument,
    SummaryDocument,
    VocabularyDocument,
)
from fairtool.render.run import Run
from fairtool.report import Outcome, OutcomeStatus, Report
from fairtool.summary import Summary
from fairtool.translate import Language, message_of, translate

_QUIET = (OutcomeStatus.PASS, OutcomeStatus.NOT_APPLICABLE)


def subject_of(report: Report, run: Run) -> SubjectDocument:
    """Give a report as the `subjects` of the document hold it."""
    shown = [one for one in report.outcomes if run.outcomes or one.status not in _QUIET]
    return {
        "path": report.path,
        "kind": report.kind,
        "status": report.status.value,
        "standard": report.standard,
        "members": list(report.members),
        "findings": [finding_of(finding, run.language) for finding in report.findings],
        "outcomes": [_outcome(outcome) for outcome in shown],
        "counts": dict(report.counts),
        "known": report.known,
    }


def finding_of(finding: Finding, language: Language) -> FindingDocument:
    """Give a finding, its message in a language."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "where": finding.where,
        "line": finding.line,
        "message": message_of(finding, language),
        "template": finding.template,
        "values": {name: _scalar(value) for name, value in finding.values.items()},
        "related": [RelatedDocument(where=one.where, value=one.value, path=one.path) for one in finding.related],
        "fix": fix_of(finding.fix, language),
        "source": finding.source,
        "hint": translate(finding.hint, language, **{"where": finding.where, **finding.values}),
    }


def summary_of(summary: Summary) -> SummaryDocument:
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


def vocabularies_of(run: Run) -> list[VocabularyDocument]:
    """Give the vocabularies that the rules used."""
    return [{"name": name, "version": version, "date": date} for name, version, date in run.vocabularies]


def _outcome(outcome: Outcome) -> OutcomeDocument:
    return {
        "rule": outcome.rule,
        "status": outcome.status.value,
        "examined": outcome.examined,
        "reason": outcome.reason,
    }


def fix_of(fix: Fix | None, language: Language) -> FixDocument | None:
    """Give a fix, its text in a language."""
    if fix is None:
        return None
    return {"text": fix_text(fix, language), "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> EditDocument:
    if isinstance(edit, SetXml):
        return {"action": "set-xml", "where": edit.where, "attribute": edit.attribute, "value": edit.value}
    if isinstance(edit, JsonEdit):
        return _json_edit(edit)
    if isinstance(edit, RemoveAttribute):
        return {"action": "remove", "owner": edit.owner, "name": edit.name}
    if isinstance(edit, RenameAttribute):
        return {"action": "rename", "owner": edit.owner, "name": edit.name, "new_name": edit.new_name}
    value = [_scalar(one) for one in edit.value] if isinstance(edit.value, tuple) else _scalar(edit.value)
    return {"action": "set", "owner": edit.owner, "name": edit.name, "value": value, "type": edit.type}


def _json_edit(edit: JsonEdit) -> EditDocument:
    if isinstance(edit, RemoveJson):
        return {"action": "remove-json", "where": edit.where}
    if isinstance(edit, RenameJson):
        return {"action": "rename-json", "where": edit.where, "key": edit.key}
    return {"action": "set-json", "where": edit.where, "value": edit.value}


def _scalar(value: Scalar) -> Scalar:
    """Give a value that JSON can hold: NaN and the infinities become texts."""
    return str(value) if isinstance(value, float) and not isfinite(value) else value

"""An overview as the plain values of `fairtool-audit-report/1`."""

from collections.abc import Iterable

from fairtool.audit.overview import Overview
from fairtool.audit.overview_across import Across
from fairtool.audit.overview_counts import Counts, Group
from fairtool.audit.overview_rules import Example, RuleCount
from fairtool.audit.overview_runs import RunTold
from fairtool.audit.overview_sources import Quarantined, Sources
from fairtool.finding import Finding
from fairtool.render.audit.document import (
    SCHEMA,
    AcrossDatasetDocument,
    AcrossFindingDocument,
    AuditReportDocument,
    CountsDocument,
    ExampleDocument,
    GroupDocument,
    LostDocument,
    RuleDocument,
    RunDocument,
    SourcesDocument,
)
from fairtool.render.audit.wording import rule_title
from fairtool.translate import Language, message_of


def report_document(found: Overview, store: str, version: str, language: Language) -> AuditReportDocument:
    """Give the document of an overview."""
    scope, across = found.scope, found.across
    return {
        "schema": SCHEMA,
        "tool": {"name": "fairtool", "version": version},
        "store": store,
        "scope": {"column": scope.column, "name": scope.name} if scope.column else None,
        "total": _counts(found.total),
        "sources": _sources(found.sources, language),
        "rules": [_rule(one, language) for one in found.rules],
        "poles": _groups(found.poles),
        "centres": _groups(found.centres),
        "datasets": _groups(found.datasets),
        "years": _groups(found.years),
        "standards": _groups(found.standards),
        "kinds": _groups(found.kinds),
        "scores": list(found.scores),
        "across": {
            "datasets": across.datasets,
            "errors": across.errors,
            "warnings": across.warnings,
            "infos": across.infos,
            "worst": [_across(one, language) for one in across.worst],
        },
        "runs": [_run(one) for one in found.runs],
    }


def _counts(counts: Counts) -> CountsDocument:
    return {
        "files": counts.files,
        "clean": counts.clean,
        "findings": counts.findings,
        "unreadable": counts.unreadable,
        "faults": counts.faults,
        "errors": counts.errors,
        "warnings": counts.warnings,
        "infos": counts.infos,
        "score": counts.score,
    }


def _groups(groups: Iterable[Group]) -> list[GroupDocument]:
    return [{"name": one.name, **_counts(one.counts)} for one in groups]


def _rule(one: RuleCount, language: Language) -> RuleDocument:
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "title": rule_title(one.rule, language),
        "findings": one.findings,
        "files": one.files,
        "example": _example(one.example, language) if one.example else None,
    }


def _example(one: Example, language: Language) -> ExampleDocument:
    finding = one.finding
    return {
        "file": one.file,
        "where": finding.where,
        "line": finding.line,
        "message": message_of(finding, language),
    }


def _sources(found: Sources, language: Language) -> SourcesDocument:
    return {
        "found": found.found,
        "size": found.size,
        "judged": found.judged,
        "waiting": found.waiting,
        "outdated": found.outdated,
        "offline": found.offline,
        "gone": found.gone,
        "others": dict(found.others),
        "losses": dict(found.losses),
        "quarantined": [_lost(one, language) for one in found.quarantined],
        "crashed": [{"name": one.name, "rule": one.rule, "reason": one.reason} for one in found.crashed],
        "slowest": [{"name": name, "seconds": round(seconds, 3)} for name, seconds in found.slowest],
    }


def _lost(one: Quarantined, language: Language) -> LostDocument:
    told = message_of(one.finding, language) if one.finding else ""
    return {"name": one.name, "rule": one.loss, "message": told}


def _across(one: Across, language: Language) -> AcrossDatasetDocument:
    return {
        "name": one.name,
        "findings": [_across_finding(finding, language) for finding in one.findings],
        "members": list(one.members),
    }


def _across_finding(finding: Finding, language: Language) -> AcrossFindingDocument:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "where": finding.where,
        "message": message_of(finding, language),
    }


def _run(one: RunTold) -> RunDocument:
    return {
        "started": one.started,
        "finished": one.finished or None,
        "seconds": round(one.seconds, 3),
        "command": one.command,
        "tool": one.tool,
        "profiles": list(one.profiles),
        "basis": one.basis,
    }

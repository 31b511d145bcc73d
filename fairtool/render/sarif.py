"""SARIF 2.1.0, as code-scanning services read it."""

import json
from pathlib import Path
from urllib.parse import quote

from fairtool.finding import Finding, Severity
from fairtool.fingerprint import fingerprint, relative
from fairtool.render.run import Run
from fairtool.report import Outcome, OutcomeStatus, Report
from fairtool.rule import Rule
from fairtool.rule_page import page_of, title_of
from fairtool.rules.catalogue import rules_of
from fairtool.summary import Summary
from fairtool.translate import Language, message_of

SEPARATOR = ",\n"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def opening(_: Run) -> str:
    """Begin the document with the results; the tool and its rules follow, when it is known which were broken."""
    return f'{{"$schema": "{_SCHEMA}",\n "version": "2.1.0",\n "runs": [{{"results": [\n'


def subject(report: Report, run: Run) -> str:
    """Give the results of a subject."""
    path = relative(report.path, Path.cwd())
    results = [_result(finding, path, run.language) for finding in report.findings]
    results += [_crash(outcome, path) for outcome in report.outcomes if outcome.status is OutcomeStatus.CRASHED]
    return SEPARATOR.join(json.dumps(result, ensure_ascii=False) for result in results)


def _result(finding: Finding, path: str, language: Language) -> dict[str, object]:
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message_of(finding, language)},
        "locations": [_location(path, finding.where, finding.line)],
        "partialFingerprints": {"fairtool/v1": fingerprint(finding.rule, finding.where, path)},
    }


def _location(path: str, where: str, line: int | None) -> dict[str, object]:
    location: dict[str, object] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(path.encode("utf-8", "surrogateescape"))}, "region": {"startLine": line or 1}}
    }
    return location | ({"logicalLocations": [{"fullyQualifiedName": where}]} if where else {})


def _crash(outcome: Outcome, path: str) -> dict[str, object]:
    return {
        "ruleId": outcome.rule,
        "level": "error",
        "message": {"text": outcome.reason or ""},
        "locations": [_location(path, "", None)],
        "partialFingerprints": {"fairtool/v1": fingerprint(outcome.rule, "crashed", path)},
    }


def closing(summary: Summary, run: Run) -> str:
    """End the document with the tool and the rules that have results."""
    known = (rules_of(name.partition("-")[0]).get(name) for name in sorted(summary.rules))
    driver = {
        "name": "fairtool",
        "version": run.version,
        "rules": [_descriptor(rule, run.language) for rule in known if rule],
    }
    tail = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    return "\n], " + json.dumps(tail, ensure_ascii=False)[1:-1] + "}]}\n"


def _descriptor(rule: Rule, language: Language) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": title_of(rule, language)},
        "fullDescription": {"text": page_of(rule, language)},
    }

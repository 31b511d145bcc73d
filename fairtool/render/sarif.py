"""SARIF 2.1.0, as code-scanning services read it."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from fairtool.finding import Finding, Severity
from fairtool.fingerprint import fingerprint, relative
from fairtool.render.file_of import file_of, line_of
from fairtool.render.json_text import dumped
from fairtool.render.rules import rule_named
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.render.wording import crash, hint, sentence
from fairtool.report import Outcome, OutcomeStatus, Report
from fairtool.rule_page import markdown, page_of, title_of
from fairtool.summary import Summary
from fairtool.translate import Language, translate

SEPARATOR = ",\n"
LIMIT = 25_000  # results of a run that code-scanning services accept; one more and they refuse the whole document
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def opening(_: Run) -> str:
    """Begin the document with the results; the tool and its rules follow, when it is known which were broken."""
    return f'{{"$schema": "{_SCHEMA}",\n "version": "2.1.0",\n "runs": [{{"results": [\n'


def subject(report: Report, run: Run) -> str:
    """Give the results of a subject."""
    path = relative(report.path, run.base)
    results = [result(finding, path, file_of(report, path), run) for finding in report.findings]
    crashed = (outcome for outcome in report.outcomes if outcome.status is OutcomeStatus.CRASHED)
    results += [_crash(outcome, report, run) for outcome in crashed]
    return SEPARATOR.join(dumped(result) for result in results)


def result(finding: Finding, path: str, file: str, run: Run) -> dict[str, object]:
    """Give the result for a finding on the subject `path`, which stands in `file`; both are relative to the base."""
    text = " ".join(part for part in (sentence(finding, run.language), hint(finding, run.language)) if part)
    return {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [location(file, finding.where, line_of(finding))],
        "partialFingerprints": {"fairtool/v1": fingerprint(finding.rule, finding.where, path)},
    }


def location(path: str, where: str, line: int | None) -> dict[str, object]:
    """Give a place; what has no lines is shown at its first."""
    physical = {"artifactLocation": {"uri": _uri(path)}, "region": {"startLine": line or 1}}
    named = {"logicalLocations": [{"fullyQualifiedName": visible(where)}]} if where else {}
    return {"physicalLocation": physical, **named}


def _uri(path: str) -> str:
    if "://" in path:
        return quote(path.encode("utf-8", "surrogateescape"), safe="/:?#[]@!$&'()*+,;=%~")
    return quote(path.encode("utf-8", "surrogateescape"))


def _crash(outcome: Outcome, report: Report, run: Run) -> dict[str, object]:
    path = relative(report.path, run.base)
    return {
        "ruleId": outcome.rule,
        "level": "error",
        "message": {"text": crash(outcome, run.language)},
        "locations": [location(file_of(report, path), "", None)],
        "partialFingerprints": {"fairtool/v1": fingerprint(outcome.rule, "crashed", path)},
    }


def closing(summary: Summary, run: Run) -> str:
    """End the document with the tool, the rules that have results, and a notification where results were left out."""
    rules = [descriptor(name, run.language) for name in sorted(summary.rules)]
    return ending(rules, _notifications(summary, run), run, succeeded=not summary.faults)


def ending(
    rules: Sequence[Mapping[str, object]], told: Sequence[Mapping[str, object]], run: Run, *, succeeded: bool
) -> str:
    """End a document with the descriptions of its rules and what is told of the run."""
    driver = {"name": "fairtool", "version": run.version, "rules": list(rules)}
    invocation = {"executionSuccessful": succeeded, "toolExecutionNotifications": list(told)}
    tail = {"tool": {"driver": driver}, "invocations": [invocation], "columnKind": "unicodeCodePoints"}
    return "\n], " + dumped(tail)[1:-1] + "}]}\n"


def descriptor(name: str, language: Language) -> dict[str, object]:
    """Describe a rule by its id."""
    rule = rule_named(name)
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": title_of(rule, language)},
        "help": {"text": page_of(rule, language), "markdown": markdown(rule, language)},
    }


def _notifications(summary: Summary, run: Run) -> list[dict[str, object]]:
    total = sum(summary.rules.values())
    if total <= LIMIT:
        return []
    text = translate(
        "only the first {limit} of {total} findings are in this document", run.language, limit=LIMIT, total=total
    )
    return [{"level": "warning", "message": {"text": text}}]

"""JUnit XML: one test suite a subject, one test case a rule that applied."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from fairtool.finding import Finding, Severity
from fairtool.fingerprint import relative
from fairtool.render.run import Run
from fairtool.report import Outcome, OutcomeStatus, Report, Status
from fairtool.summary import Summary
from fairtool.translate import message_of


def opening(_: Run) -> str:
    """Begin the document."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="fairtool">\n'


def subject(report: Report, run: Run) -> str:
    """Give a test suite; warnings and infos are in `system-out`, since a recommendation fails no test."""
    cases = list(_cases(report, run))
    path = quoteattr(_clean(relative(report.path, Path.cwd())))
    failures = sum("<failure" in case for case in cases)
    errors = sum("<error" in case for case in cases)
    head = f'<testsuite name={path} tests="{len(cases)}" failures="{failures}" errors="{errors}">\n'
    return f"{head}{''.join(cases)}</testsuite>\n"


def _cases(report: Report, run: Run) -> Iterator[str]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.rule].append(finding)
    if report.status is Status.UNREADABLE:
        yield from (_case(rule, "error", findings, run) for rule, findings in found.items())
    for outcome in report.outcomes:
        if outcome.status is not OutcomeStatus.NOT_APPLICABLE:
            yield _of_rule(outcome, found.get(outcome.rule, []), run)


def _of_rule(outcome: Outcome, findings: list[Finding], run: Run) -> str:
    name = quoteattr(outcome.rule)
    reason = quoteattr(_clean(outcome.reason or ""))
    match outcome.status:
        case OutcomeStatus.CRASHED:
            return f"<testcase name={name}><error message={reason}/></testcase>\n"
        case OutcomeStatus.NOT_EVALUATED:
            return f"<testcase name={name}><skipped message={reason}/></testcase>\n"
    if not findings:
        return f"<testcase name={name}/>\n"
    worst = any(finding.severity is Severity.ERROR for finding in findings)
    return _case(outcome.rule, "failure" if worst else "system-out", findings, run)


def _case(rule: str, element: str, findings: list[Finding], run: Run) -> str:
    messages = [_clean(message_of(finding, run.language)) for finding in findings]
    summary = f" message={quoteattr(messages[0])}" if element != "system-out" else ""
    text = escape("\n".join(messages))
    return f"<testcase name={quoteattr(rule)}><{element}{summary}>{text}</{element}></testcase>\n"


def _clean(text: str) -> str:
    """Replace what XML 1.0 cannot hold: control characters and lone surrogates."""
    return "".join(sign if sign in "\t\n" or (sign >= " " and not "\ud800" <= sign <= "\udfff") else "\ufffd" for sign in text)


def closing(_: Summary, __: Run) -> str:
    """End the document."""
    return "</testsuites>\n"

"""JUnit XML: one test suite a subject, one test case a rule that applied. A score has suites of its own kind."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from fairtool.finding import Finding, Severity
from fairtool.fingerprint import relative
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.render.wording import crash, hint, led, sentence, severity_word
from fairtool.report import Outcome, OutcomeStatus, Report, Status
from fairtool.summary import Summary


@dataclass(frozen=True, slots=True)
class Case:
    """A test case: its name, what became of it (empty for a pass), and the sentences that say why."""

    name: str
    result: str = ""
    sentences: tuple[str, ...] = ()


def opening(_: Run) -> str:
    """Begin the document."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="fairtool">\n'


def subject(report: Report, run: Run) -> str:
    """Give a test suite; warnings and infos are in `system-out`, since a recommendation fails no test."""
    return suite(relative(report.path, run.base), tuple(_cases(report, run)))


def suite(name: str, cases: Sequence[Case]) -> str:
    """Give a test suite with its test cases."""
    path = quoteattr(visible(name))
    counted = (f'{name}s="{sum(case.result == name for case in cases)}"' for name in ("failure", "error"))
    skipped = sum(case.result == "skipped" for case in cases)
    head = f'<testsuite name={path} tests="{len(cases)}" {" ".join(counted)} skipped="{skipped}">\n'
    return head + "".join(_xml(case, path) for case in cases) + "</testsuite>\n"


def _cases(report: Report, run: Run) -> Iterator[Case]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.rule].append(finding)
    applied = [outcome for outcome in report.outcomes if outcome.status is not OutcomeStatus.NOT_APPLICABLE]
    for outcome in applied:
        yield _of_rule(outcome, found.pop(outcome.rule, []), run)
    unread = report.status is Status.UNREADABLE
    for rule, findings in found.items():
        yield Case(rule, "error" if unread else _result(findings), _sentences(findings, run))


def _of_rule(outcome: Outcome, findings: list[Finding], run: Run) -> Case:
    if outcome.status is OutcomeStatus.CRASHED:
        return Case(outcome.rule, "error", (crash(outcome, run.language), *_sentences(findings, run)))
    if findings:
        return Case(outcome.rule, _result(findings), _sentences(findings, run))
    if outcome.status is OutcomeStatus.NOT_EVALUATED:
        return Case(outcome.rule, "skipped", (visible(outcome.reason or ""),))
    return Case(outcome.rule)


def _result(findings: list[Finding]) -> str:
    worst = any(finding.severity is Severity.ERROR for finding in findings)
    return "failure" if worst else "system-out"


def _sentences(findings: list[Finding], run: Run) -> tuple[str, ...]:
    return tuple(_sentence(finding, run) for finding in findings)


def _sentence(finding: Finding, run: Run) -> str:
    language = run.language
    source = f" ({finding.source})" if finding.source else ""
    text = led(severity_word(finding.severity, language), sentence(finding, language) + source, language)
    return " ".join(part for part in (text, hint(finding, language)) if part)


def _xml(case: Case, path: str) -> str:
    head = f"<testcase classname={path} name={quoteattr(case.name)}"
    if not case.result:
        return f"{head}/>\n"
    text = escape("\n".join(case.sentences))
    if case.result == "system-out":
        return f"{head}><system-out>{text}</system-out></testcase>\n"
    message = f" message={quoteattr(case.sentences[0])}" if case.sentences else ""
    return f"{head}><{case.result}{message}>{text}</{case.result}></testcase>\n"


def closing(_: Summary, __: Run) -> str:
    """End the document."""
    return "</testsuites>\n"

"""Running rules on a view: problems become findings, and every rule gets one outcome."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from fairtool.conformance import table
from fairtool.context import Context
from fairtool.errors import Unavailable, UnreadableError
from fairtool.finding import Finding, Problem, Scalar, Severity
from fairtool.report import Outcome, OutcomeStatus
from fairtool.rule import Rule, Viewed

Given = TypeVar("Given")
_LONGEST = 400  # characters of a value that are shown in a message


@dataclass(frozen=True, slots=True)
class Examination:
    """What the rules made of a view."""

    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]


def examine(
    view: Viewed,
    rules: Iterable[Rule],
    contexts: Mapping[str, Context[Any]],
    severities: Mapping[str, Severity] | None = None,
) -> Examination:
    """Run rules on a view; `contexts` gives the context of each standard, `severities` what a profile changed."""
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    for rule in rules:
        found, outcome = _run(rule, view, contexts[rule.standard], (severities or {}).get(rule.id))
        findings.extend(found)
        outcomes.append(outcome)
    return Examination(tuple(findings), tuple(outcomes))


def in_force(rule: Rule, context: Context[Any]) -> bool:
    """Say whether any row that the rule covers is in force in the version; a rule without rows always is."""
    rows = table(rule.standard)
    return not rule.covers or any(rows[row].kind(context.version) for row in rule.covers)


def _run(
    rule: Rule, view: Viewed, context: Context[Any], override: Severity | None
) -> tuple[list[Finding], Outcome]:
    """Call a rule on each of its parts; a crash in the rule is its outcome, and never the run's."""
    found: list[Finding] = []
    parts: Sequence[object] = ()
    part: object = view
    reason: str | None = None
    try:
        parts = view.parts(rule.sees, rule.when) if in_force(rule, context) else ()
        for part in parts:
            try:
                for problem in rule.check(part, context):
                    found.extend(_stamp(problem, rule, context, override))  # what came before an exception is kept
            except Unavailable as error:
                reason = str(error)
    except MemoryError:
        raise  # no fault of the rule, but of the subject or the limit
    except Exception as error:  # noqa: BLE001 - one of the two broad excepts: a rule must not stop a run
        return found, Outcome(rule.id, OutcomeStatus.CRASHED, len(parts), _fault(part, error))
    if not parts:
        return [], Outcome(rule.id, OutcomeStatus.NOT_APPLICABLE)
    return found, Outcome(rule.id, _status(found, reason), len(parts), reason)


def _status(found: Sequence[Finding], reason: str | None) -> OutcomeStatus:
    if found:
        return OutcomeStatus.FAIL
    return OutcomeStatus.NOT_EVALUATED if reason else OutcomeStatus.PASS


def _fault(part: object, error: Exception) -> str:
    where = getattr(part, "path", type(part).__name__)
    return f"{type(error).__name__} at {where}: {error}"


def _stamp(problem: Problem, rule: Rule, context: Context[Any], override: Severity | None) -> Iterator[Finding]:
    """Give the finding that a problem is; none where its row is not in force in this version."""
    severity, source = _judge(problem, rule, context)
    if severity is None:
        return
    finding = Finding(
        rule=rule.id,
        severity=override or severity,
        where=problem.where,
        template=problem.template,
        values={name: _plain(value) for name, value in problem.values.items()},
        source=source,
        line=problem.line,
        fix=problem.fix,
        related=problem.related,
    )
    str(finding.message)  # a template without its values is a crash of the rule, and not of what shows the message
    yield finding


def _judge(problem: Problem, rule: Rule, context: Context[Any]) -> tuple[Severity | None, str]:
    """Give the severity and clause of a problem; None where its row is not in force in this version."""
    if not rule.covers:
        return rule.severity, rule.source
    rows = table(rule.standard)
    named = [problem.row] if problem.row else [row for row in rule.covers if rows[row].kind(context.version)]
    row = rows[named[0]]
    source = f"{rule.standard.upper()}-{context.version} {row.source} {row.section}"
    return row.severity(context.version), source


def _plain(value: object) -> Scalar:
    """Give a value as plain data; a long text is cut in the middle, since a file may hold megabytes of it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 4 :]}"


def attempt(work: Callable[[], Given]) -> Given | Exception:
    """Call something that meets unknown bytes or may hold a fault of ours, and give what it gives or raises."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the other broad except: no input may stop a run
        return error


def opened(read: Callable[[], Given], name: str) -> Given | UnreadableError:
    """Call a reader; whatever it raises becomes an UnreadableError, since libraries raise anything on bad bytes."""
    given = attempt(read)
    if isinstance(given, UnreadableError) or not isinstance(given, Exception):
        return given
    error = UnreadableError(
        "{path} cannot be read: {kind}: {reason}", path=name, kind=type(given).__name__, reason=given
    )
    error.__cause__ = given
    return error

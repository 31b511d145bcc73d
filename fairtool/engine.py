"""Running rules on a view: problems become findings, and every rule gets one outcome."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from fairtool.conformance import table
from fairtool.context import Context
from fairtool.errors import Unavailable, UnreadableError
from fairtool.finding import Finding, Problem, Scalar, Severity
from fairtool.report import Outcome, OutcomeStatus
from fairtool.rule import Rule, Viewed


Opened = TypeVar("Opened")


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
        context = contexts[rule.standard]
        problems, outcome = _run(rule, view, context)
        override = (severities or {}).get(rule.id)
        stamped = tuple(_stamp(problems, rule, context, override))
        findings.extend(stamped)
        outcomes.append(outcome if stamped or not problems else _passed(outcome))
    return Examination(tuple(findings), tuple(outcomes))


def in_force(rule: Rule, context: Context[Any]) -> bool:
    """Say whether any row that the rule covers is in force in the version; a rule without rows always is."""
    rows = table(rule.standard)
    return not rule.covers or any(rows[row].kind(context.version) for row in rule.covers)


def _run(rule: Rule, view: Viewed, context: Context[Any]) -> tuple[list[Problem], Outcome]:
    """Call a rule on each of its parts; a crash in the rule is its outcome, and never the run's."""
    parts = view.parts(rule.sees, rule.when) if in_force(rule, context) else ()
    if not parts:
        return [], Outcome(rule.id, OutcomeStatus.NOT_APPLICABLE)
    problems: list[Problem] = []
    reason: str | None = None
    for part in parts:
        try:
            for problem in rule.check(part, context):
                problems.append(problem)  # noqa: PERF402 - what came before an exception is kept
        except Unavailable as error:
            reason = str(error)
        except Exception as error:  # noqa: BLE001 - one of the two broad excepts: a rule must not stop a run
            return problems, Outcome(rule.id, OutcomeStatus.CRASHED, len(parts), _fault(part, error))
    return problems, Outcome(rule.id, _status(problems, reason), len(parts), reason)


def _status(problems: list[Problem], reason: str | None) -> OutcomeStatus:
    if problems:
        return OutcomeStatus.FAIL
    return OutcomeStatus.NOT_EVALUATED if reason else OutcomeStatus.PASS


def _passed(outcome: Outcome) -> Outcome:
    """Turn a failure whose every problem belongs to a row that is not in force into a pass."""
    if outcome.status is not OutcomeStatus.FAIL:
        return outcome
    return Outcome(outcome.rule, OutcomeStatus.PASS, outcome.examined)


def _fault(part: object, error: Exception) -> str:
    where = getattr(part, "path", type(part).__name__)
    return f"{type(error).__name__} at {where}: {error}"


def _stamp(
    problems: Iterable[Problem], rule: Rule, context: Context[Any], override: Severity | None
) -> Iterator[Finding]:
    for problem in problems:
        severity, source = _judge(problem, rule, context)
        if severity is None:
            continue
        yield Finding(
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
    return value if isinstance(value, str | int | float) and not isinstance(value, bool) else str(value)


def opened(read: Callable[[], Opened], name: str) -> Opened | UnreadableError:
    """Call a reader; whatever it raises becomes an UnreadableError, since libraries raise anything on bad bytes."""
    try:
        return read()
    except UnreadableError as error:
        return error
    except Exception as error:  # noqa: BLE001 - the other broad except: no input may stop a run
        return UnreadableError(
            "{path} cannot be read: {kind}: {reason}", path=name, kind=type(error).__name__, reason=error
        )

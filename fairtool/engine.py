"""Running rules on a view: problems become findings, and every rule gets one outcome."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import islice
from typing import Any, TypeVar

from fairtool.conformance import table
from fairtool.context import Context
from fairtool.errors import Unavailable, UnreadableError
from fairtool.finding import Finding, Problem, Scalar, Severity
from fairtool.report import Evidence, Outcome, OutcomeStatus
from fairtool.rule import Rule, Viewed, When
from fairtool.standards import label
from fairtool.translate import marked
from fairtool.version import Version

Given = TypeVar("Given")
_NOT_IN_FORCE = -1
_MOST = 1000  # findings of one rule on one subject
_LONGEST = 400  # characters of a value that are shown in a message
_PIECES = 3  # of evidence that an outcome has


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
    *,
    evidence: frozenset[str] = frozenset(),
) -> Examination:
    """Run rules on a view; `contexts` gives the context of each standard, `severities` what a profile changed.

    `evidence` are the ids of rules whose outcomes show some of what they looked at.
    """
    changed, run = severities or {}, tuple(rules)
    told = {name: replace(context, beside=_ids(run)) for name, context in contexts.items()}
    answers: dict[int, Sequence[object] | Exception] = {_NOT_IN_FORCE: ()}
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    versions = frozenset((standard, context.version) for standard, context in contexts.items())
    for rule, question in _numbered(run, versions):
        if question not in answers:
            answers[question] = _parts(rule, view)
        parts = answers[question]
        if not parts:
            outcomes.append(_absent(rule.id))
            continue
        found, outcome = _run(rule, parts, told[rule.standard], changed.get(rule.id))
        findings.extend(found)
        outcomes.append(outcome._replace(evidence=_evidence(rule, parts)) if rule.id in evidence else outcome)
    return Examination(tuple(findings), tuple(outcomes))


def _evidence(rule: Rule, parts: Sequence[object] | Exception) -> tuple[Evidence, ...]:
    """Give the first places that a rule looked at which have something in them."""
    if isinstance(parts, Exception):
        return ()
    names = rule.shows or rule.when.attributes
    found = attempt(lambda: tuple(islice(_shown(parts, names), _PIECES)))
    return () if isinstance(found, Exception) else found


def _shown(parts: Sequence[object], names: Sequence[str]) -> Iterator[Evidence]:
    """Ask the parts that can show what is in them, by the names of attributes or of fields."""
    for part in parts:
        show = getattr(part, "shown", None)
        if show is not None:
            yield from (Evidence(where, str(_plain(value))) for where, value in show(names) if value)


def in_force(rule: Rule, context: Context[Any]) -> bool:
    """Say whether any row that the rule covers is in force in the version; a rule without rows always is."""
    return _in_force(rule, context.version)


def _in_force(rule: Rule, version: Version) -> bool:
    if not rule.covers:
        return True
    rows = table(rule.standard)
    return any(row not in rows or rows[row].kind(version) for row in rule.covers)  # an unknown row is a crash later


@lru_cache(maxsize=256)
def _numbered(rules: tuple[Rule, ...], versions: frozenset[tuple[str, Version]]) -> tuple[tuple[Rule, int], ...]:
    """Give each rule with the number of the question (kind of part, when) that it asks the view.

    Most rules concern no part of most subjects, and many ask the same: one answer serves all of them.
    """
    known = dict(versions)
    numbers: dict[tuple[type, When], int] = {}
    return tuple(
        (rule, numbers.setdefault((rule.sees, rule.when), len(numbers)))
        if _in_force(rule, known[rule.standard])
        else (rule, _NOT_IN_FORCE)
        for rule in rules
    )


@lru_cache(maxsize=256)
def _ids(rules: tuple[Rule, ...]) -> frozenset[str]:
    return frozenset(rule.id for rule in rules)


@cache
def _absent(rule: str) -> Outcome:
    """Give the outcome that most rules have on most subjects; it is the same one each time."""
    return Outcome(rule, OutcomeStatus.NOT_APPLICABLE)


def _parts(rule: Rule, view: Viewed) -> Sequence[object] | Exception:
    """Give the parts of a view that a rule looks at, or what went wrong in finding them."""
    parts = attempt(partial(view.parts, rule.sees, rule.when))
    if isinstance(parts, MemoryError):
        raise parts  # no fault of the rule, but of the subject or the limit
    return parts


def _run(
    rule: Rule, parts: Sequence[object] | Exception, context: Context[Any], override: Severity | None
) -> tuple[list[Finding], Outcome]:
    """Call a rule on each of its parts; a crash in it, or in finding them, is its outcome, and never the run's."""
    found: list[Finding] = []
    part: object = context.view
    reason: str | None = None
    if isinstance(parts, Unavailable | UnreadableError):
        return found, Outcome(rule.id, OutcomeStatus.NOT_EVALUATED, 0, str(parts))
    if isinstance(parts, Exception):
        return found, Outcome(rule.id, OutcomeStatus.CRASHED, 0, _fault(part, parts))
    try:
        for part in parts:
            try:
                _look(rule, part, context, override, found)
            except Unavailable as error:
                reason = str(error)
    except MemoryError:
        raise  # likewise
    except Exception as error:  # noqa: BLE001 - one of the two broad excepts: a rule must not stop a run
        return found, Outcome(rule.id, OutcomeStatus.CRASHED, len(parts), _fault(part, error))
    return _bounded(found), Outcome(rule.id, _status(found, reason), len(parts), reason)


def _look(rule: Rule, part: object, context: Context[Any], override: Severity | None, found: list[Finding]) -> None:
    """Add what a rule finds in a part to what is found, so that it is kept where the rule crashes after it."""
    if len(found) > _MOST:
        return
    for problem in rule.check(part, context):
        finding = _stamp(problem, rule, context, override)
        if finding is not None:
            found.append(finding)
            if len(found) > _MOST:
                return


def _bounded(found: list[Finding]) -> list[Finding]:
    """Give the findings of a rule, and where they are too many one in place of the rest, which says so.

    An attribute of a megabyte can name 500,000 variables that are not there.
    """
    if len(found) <= _MOST:
        return found
    template = marked("{rule} finds more than {most} problems; those after them are not told")
    last = found[_MOST]
    values: dict[str, Scalar] = {"rule": last.rule, "most": _MOST}
    rest = Finding(last.rule, last.severity, where="", template=template, values=values, source=last.source)
    return [*found[:_MOST], rest]


def _status(found: Sequence[Finding], reason: str | None) -> OutcomeStatus:
    if found:
        return OutcomeStatus.FAIL
    return OutcomeStatus.NOT_EVALUATED if reason else OutcomeStatus.PASS


def _fault(part: object, error: Exception) -> str:
    path = getattr(part, "path", None)
    where = path if isinstance(path, str) else type(part).__name__
    return f"{type(error).__name__} at {where}: {error}"


def _stamp(problem: Problem, rule: Rule, context: Context[Any], override: Severity | None) -> Finding | None:
    """Give the finding that a problem is; None where its row is not in force in this version."""
    severity, source = _judge(rule, problem.row, context.version)
    if severity is None:
        return None
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
    return finding


@lru_cache(maxsize=4096)
def _judge(rule: Rule, row_id: str | None, version: Version) -> tuple[Severity | None, str]:
    """Give the severity and clause of a problem with a row; None where that is not in force in this version."""
    if not rule.covers:
        return rule.severity, rule.source
    rows = table(rule.standard)
    row = rows[row_id or next(name for name in rule.covers if rows[name].kind(version))]
    return row.severity(version), f"{label(rule.standard, version)} {row.clause}"


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

"""Folding reports into the answers to indicators: no reading, no network, nothing checked again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fairtool.fair.by_repository import answer_of
from fairtool.fair.gathered import Examined, Gathered
from fairtool.fair.result import Answer, Cited, IndicatorResult, Told
from fairtool.fair.rubric import Asked, Fold, Group, Indicator, On
from fairtool.finding import Finding
from fairtool.report import Outcome, OutcomeStatus

_PIECES = 3  # of evidence that are kept
_TOLD = 5  # findings that are kept
_DECIDED = (OutcomeStatus.PASS, OutcomeStatus.FAIL)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule, or one group, says: how far it holds, from 0 to 1; None where it could not be asked."""

    holds: float | None
    reason: str = ""
    evidence: tuple[Cited, ...] = ()
    told: tuple[Told, ...] = field(default=())


_HOLDS = Verdict(1.0)
_UNNAMED = ("needs-record", "needs-data")


def answer(indicator: Indicator, known: Gathered) -> IndicatorResult:
    """Give the answer to an indicator."""
    if indicator.exempt and _passes(indicator.exempt.rule, known):
        return IndicatorResult(indicator, Answer.NOT_APPLICABLE, indicator.exempt.reason)
    return united(indicator, indicator.asked, known)


def united(indicator: Indicator, asked: Asked, known: Gathered) -> IndicatorResult:
    """Give the answer that groups of rules make together; where there are none, why."""
    groups = asked.page if known.page and asked.page else asked.groups
    planned = asked.plan if known.plan else ()
    if not groups and (not planned or (known.repository and asked.repository)):
        return _by_repository(indicator, asked, known)
    return _united(indicator, [_of_group(group, known) for group in (*groups, *planned)])


def _by_repository(indicator: Indicator, asked: Asked, known: Gathered) -> IndicatorResult:
    """Give the answer that only the repository decides, as far as it is named and its facts are known."""
    if known.repository is None or not asked.repository:
        needs = "not-asked" if known.page and asked.needs == "needs-network" else asked.needs
        return IndicatorResult(indicator, Answer.NOT_ASSESSED, needs)
    said = answer_of(asked.repository, known.repository, known.today)
    if said.holds is None:
        return IndicatorResult(indicator, Answer.NOT_ASSESSED, "repository-unknown", said.evidence, notes=said.notes)
    status, reason = (Answer.PASS, "") if said.holds else (Answer.FAIL, "repository-lacks")
    return IndicatorResult(indicator, status, reason, said.evidence, notes=said.notes)


def _united(indicator: Indicator, verdicts: list[Verdict]) -> IndicatorResult:
    """Unite the groups, each of which must hold: a fault that was seen counts, whatever could not be looked at."""
    worst = sorted(verdicts, key=lambda one: 1.0 if one.holds is None else one.holds)
    told = tuple(one for verdict in worst for one in verdict.told)[:_TOLD]
    evidence = _pieces(verdicts, told)
    known = [verdict.holds for verdict in verdicts if verdict.holds is not None]
    open_ = next((verdict.reason for verdict in verdicts if verdict.holds is None), "")
    least = min(known, default=0.0)
    broken = open_ == "needs-record" and all(one.reason in (open_, "unreadable") for one in verdicts)
    if open_ and (not known or least > 0 or broken):  # broken data say nothing of a record that was not named
        unnamed = bool(known) and open_ in _UNNAMED and not broken  # what is said there, and nothing confirms
        return IndicatorResult(indicator, Answer.PARTIAL if unnamed else Answer.NOT_ASSESSED, open_, evidence, told)
    status = Answer.PASS if least >= 1 else Answer.PARTIAL if least > 0 else Answer.FAIL
    reason = next((verdict.reason for verdict in verdicts if verdict.holds == least), "")
    return IndicatorResult(indicator, status, reason if status is not Answer.PASS else "", evidence, told)


def _pieces(verdicts: Iterable[Verdict], told: Iterable[Told]) -> tuple[Cited, ...]:
    """Give the evidence: first the places that speak against, then the others, and whole files last."""
    seen = {(one.source, one.where): one for verdict in verdicts for one in verdict.evidence}
    against = (
        seen.get((one.source, one.finding.where), Cited(one.source, one.finding.where, _value(one.finding)))
        for one in told
        if one.finding.where
    )
    found = dict.fromkeys((*against, *seen.values()))
    return tuple(sorted(found, key=lambda one: not one.where))[:_PIECES]


def _value(finding: Finding) -> str:
    """Give what a finding says that stands there, as far as it says so."""
    return str(next((finding.values[name] for name in ("value", "said") if name in finding.values), ""))


def _of_group(group: Group, known: Gathered) -> Verdict:
    """Fold the rules of a group, on each of the files that it looks at: the worst of them counts.

    Of the records that were published of the same data the best counts: one of them says it.
    """
    reports = known.on(group.on)
    if not reports:
        return _without(group, known)
    verdicts = [_of_report(group, one) for one in reports]
    if group.on is On.RECORD and known.page:
        best = max(verdicts, key=lambda one: -1.0 if one.holds is None else one.holds)
        # What a page that did not come would say may be better.
        return best if best.holds == 1 or _has_answered(known) else Verdict(None, "no-answer")
    return min(verdicts, key=_rank)


def _rank(verdict: Verdict) -> float:
    """Order verdicts: a fault that was seen, then what could not be looked at, then how far it holds."""
    if verdict.holds is None:
        return 0.0
    return verdict.holds or -1.0


def _without(group: Group, known: Gathered) -> Verdict:
    """Say why there is nothing to look at: it was not named, or it cannot be read."""
    if group.on is On.TOGETHER and known.record and known.data:
        broken = next((one for one in (*known.record, *known.data) if one.is_unreadable), None)
        return _unreadable(broken) if broken else Verdict(None, "not-evaluated")
    if known.page and not known.record:
        return Verdict(0.0, "no-evidence") if _has_answered(known) else Verdict(None, "no-answer")
    missing = On.PAGE if group.on is On.PAGE else On.RECORD if not known.record else On.DATA
    return Verdict(None, "needs-network" if missing is On.PAGE else f"needs-{missing.value}")


def _has_answered(known: Gathered) -> bool:
    """Tell whether the web gave anything of a page that a rule could decide on."""
    return any(outcome.status in _DECIDED for one in known.page for outcome in one.report.outcomes)


def _unreadable(one: Examined) -> Verdict:
    told = tuple(Told(one.report.path, finding) for finding in one.report.findings)
    return Verdict(0.0, "unreadable", told=told)


def _of_report(group: Group, one: Examined) -> Verdict:
    if one.is_unreadable:
        return _unreadable(one)
    if one.is_unfinished or not one.report.outcomes:
        return Verdict(None, "no-answer" if group.on is On.PAGE else "not-evaluated")
    asked = group.of(one.outcomes)
    if group.on is On.PAGE and _is_open(group, asked):
        return Verdict(None, "no-answer")
    decided = [_of_rule(outcome, group, one) for outcome in asked if outcome.status in _DECIDED]
    if decided:
        return _folded(group, decided, one)
    return _undecided(group, frozenset(outcome.status for outcome in asked))


def _undecided(group: Group, statuses: frozenset[OutcomeStatus]) -> Verdict:
    """Say why no rule of a group decided: none of them could look, or they had nothing to look at."""
    if OutcomeStatus.CRASHED in statuses:
        return Verdict(None, "not-evaluated")
    if OutcomeStatus.NOT_EVALUATED in statuses:
        return Verdict(None, "no-answer" if group.on is On.PAGE else "not-evaluated")
    return Verdict(1.0) if group.fold is Fold.SILENT else Verdict(0.0, "no-evidence")


def _is_open(group: Group, asked: Iterable[Outcome]) -> bool:
    """Tell whether the web gave no answer on which the group depends: no rule of it fails, and one could not look."""
    statuses = {outcome.status for outcome in asked}
    return group.fold is Fold.ALL and OutcomeStatus.NOT_EVALUATED in statuses and OutcomeStatus.FAIL not in statuses


def _of_rule(outcome: Outcome, group: Group, one: Examined) -> Verdict:
    """Say how far a rule holds: wholly, or for the part of the variables of which it finds no fault."""
    if not outcome.evidence and outcome.rule not in one.findings:
        return _HOLDS
    against = [found for found in one.findings.get(outcome.rule, ()) if found.severity.rank >= group.at_least.rank]
    doubted = [one.doubtful[piece.where] for piece in outcome.evidence if piece.where in one.doubtful]
    evidence = tuple(Cited(one.report.path, piece.where, piece.value) for piece in outcome.evidence)
    if doubted:
        return Verdict(0.0, "placeholder", evidence, _told(one, doubted))
    if not against:
        return Verdict(1.0, evidence=evidence)
    examined = max(outcome.examined, 1)
    part = max(examined - len(against), 0) / examined if group.fold is Fold.SHARE else 0.0
    if all(one.fix for one in against):
        part = max(part, group.mended)
    return Verdict(part, evidence=evidence, told=_told(one, against))


def _told(one: Examined, findings: Iterable[Finding]) -> tuple[Told, ...]:
    return _worst_first(Told(one.report.path, found) for found in findings)[:_TOLD]


def _worst_first(told: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(sorted(told, key=lambda one: -one.finding.severity.rank))


def _folded(group: Group, verdicts: list[Verdict], one: Examined) -> Verdict:
    """Fold what the rules of a group say of one file."""
    parts = [verdict.holds or 0.0 for verdict in verdicts]
    match group.fold:
        case Fold.ANY:
            holds = max(parts)
        case Fold.SHARE:
            mean = sum(parts) / len(parts)
            holds = mean if mean >= group.least else 0.0
        case _:
            holds = min(parts)
    kept = [verdict for verdict in verdicts if holds < 1 or verdict.holds == 1]
    evidence = tuple(_first(verdict.evidence for verdict in kept))
    return Verdict(
        holds,
        next((verdict.reason for verdict in verdicts if verdict.reason), "") if holds < 1 else "",
        evidence or (Cited(one.report.path, "", one.report.standard),),
        _worst_first(told for verdict in kept for told in verdict.told) if holds < 1 else (),
    )


def _first(groups: Iterable[tuple[Cited, ...]]) -> Iterator[Cited]:
    """Give the first piece of each rule before the second of any."""
    found = list(groups)
    for number in range(_PIECES):
        yield from (pieces[number] for pieces in found if len(pieces) > number)


def _passes(rule: str, known: Gathered) -> bool:
    """Tell whether a rule passes on the record or the data, whatever its severity."""
    outcomes = (one.outcomes.get(rule) for one in (*known.record, *known.data))
    return any(outcome is not None and outcome.status is OutcomeStatus.PASS for outcome in outcomes)

"""Judging a source anew by what the store keeps of it, without opening it.

Rules that read no values are run on the stored header where they may say something else than before. What a rule that
reads values found is taken over where the rule is the same: its revision tells. Where one is new, or has changed, the
file has to be opened. Where a subject belongs is told anew too, since the layout may be another one.
"""

import json
from dataclasses import replace
from typing import NamedTuple

from fairtool.audit.asked import Asked
from fairtool.audit.holding import from_json
from fairtool.audit.packing import (
    counts_of,
    pack_findings,
    pack_outcomes,
    unpack_findings,
    unpack_outcomes,
    unpacked,
)
from fairtool.audit.seeing import SCORE, belongs_of, chosen_for, revisions_of
from fairtool.audit.work import Judged, Kept, Work
from fairtool.netcdf.facts import from_facts
from fairtool.opening import subject_of_data
from fairtool.report import Outcome, OutcomeStatus, Report, status_of
from fairtool.report import counts_of as outcomes_counted
from fairtool.selection import Chosen
from fairtool.subject import report_of
from fairtool.version import Version


class Rejudged(NamedTuple):
    """What the stored headers say of the subjects of a source; `whole` tells that this is all that can be said.

    Where it is not, rules that read values say nothing of the subjects, which are none where no header is stored.
    """

    subjects: tuple[Judged, ...] = ()
    whole: bool = False


def rejudged(work: Work, asked: Asked) -> Rejudged:
    """Judge every subject of a source by its stored header."""
    if not work.kept or any(kept.facts is None for kept in work.kept):
        return Rejudged()
    found = [_rejudged(kept, kept.facts, work, asked) for kept in work.kept if kept.facts is not None]
    return Rejudged(tuple(one for one, _ in found), all(whole for _, whole in found))


def _rejudged(kept: Kept, facts: bytes, work: Work, asked: Asked) -> tuple[Judged, bool]:
    """Give what a stored header says, and whether that is all."""
    fixed = {name: Version.parse(text) for name, text in asked.settings.selection.versions.items()}
    dataset = from_facts(unpacked(facts), work.name + kept.part)
    subject = subject_of_data(dataset, dataset.path, fixed, work.size)
    before = unpack_outcomes(kept.outcomes)
    chosen = chosen_for(subject, asked.settings)
    now = revisions_of(chosen, subject, asked)
    same = {rule for rule, told in now.items() if before.revisions.get(rule) == told}
    known = same | _as_before(chosen, work)
    told = {rule.id: Outcome(rule.id, OutcomeStatus.NOT_APPLICABLE) for rule in chosen.rules if rule.id in known}
    told |= {outcome.rule: outcome for outcome in before.outcomes if outcome.rule in told}
    report = _united(report_of(subject, asked.settings, frozenset(told)), chosen, told, kept)
    holding = from_json(json.loads(kept.holding), subject.name, subject.kind)
    judged = Judged(
        part=kept.part,
        kind=report.kind,
        standard=report.standard,
        status=report.status.value,
        counts=counts_of(report.findings),
        outcomes=pack_outcomes(report.outcomes, report.counts, {rule: now[rule] for rule in same}),
        findings=pack_findings(report.findings),
        subject=kept.subject,
        belongs=belongs_of(holding, work, asked),
        score=kept.score if SCORE in same else None,
    )
    return judged, len(same) == len(now)


def _as_before(chosen: Chosen, work: Work) -> set[str]:
    """Give the rules that say of a header what they said before."""
    if work.again is None:
        return set()
    return {rule.id for rule in chosen.rules if rule.reads != "values"}.difference(work.again)


def _united(report: Report, chosen: Chosen, told: dict[str, Outcome], kept: Kept) -> Report:
    """Give the report of the rules that were run, with what the others were told of: their outcomes before."""
    united = told | {outcome.rule: outcome for outcome in report.outcomes}
    outcomes = tuple(united[rule.id] for rule in chosen.rules)
    order = {outcome.rule: number for number, outcome in enumerate(outcomes)}
    found = [*report.findings, *(one for one in unpack_findings(kept.findings) if one.rule in told)]
    found.sort(key=lambda finding: order.get(finding.rule, len(order)))
    return replace(
        report,
        findings=tuple(found),
        outcomes=outcomes,
        counts=outcomes_counted(outcomes),
        status=status_of(tuple(found), outcomes),
    )

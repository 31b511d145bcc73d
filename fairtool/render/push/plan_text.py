"""A plan of push as text: what would be done, what changes, what stands in the way."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fairtool.push.item import Item, Outcome
from fairtool.push.plan_document import Plan, counted
from fairtool.render.push.parts import changes, heading, left_of, notes, row, sentence, shown_of
from fairtool.render.push.words import ACTIONS, RESULTS, counted_words
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.translate import translate

_TROUBLES = frozenset({"conflict", "refused"})  # that --quiet leaves
_GOOD = frozenset({"done", "already"})
_WRITTEN = frozenset({"create", "update"})
_INDEX = re.compile(r"\[\d+\]")
_FIELDS = 12  # without a place in the target that are named; with --verbose all are, record by record


def plan_text(plan: Plan, run: Run) -> str:
    """Give the text of a plan, or of what became of it."""
    lines = _results(plan, run) if plan.outcomes is not None else _plan(plan, run)
    return "".join(f"{line}\n" for line in lines)


def _plan(plan: Plan, run: Run) -> Iterator[str]:
    yield from heading(plan.target, plan.prospect, run)
    yield from notes(plan.prospect, run)
    for action in ACTIONS:
        found = [one for one in plan.items if one.action == action]
        if action in _TROUBLES if run.quiet else action != "unchanged" or run.verbose:
            yield from _listed(found, run)
    yield from _lost_of_all(plan.items, run)
    counts = counted(one.action for one in plan.items)
    summary = counted_words(((name, counts.get(name, 0)) for name in ACTIONS), ACTIONS, run.language)
    yield from (paint(line, "bold", run) for line in folded(summary, run, 0, 2))


def _listed(items: list[Item], run: Run) -> Iterator[str]:
    for item in shown_of(items, run):
        yield from row(ACTIONS[item.action], ACTIONS, item.id, item.path, run)
        yield from sentence(item.reason, run)
        yield from changes(item.changes, run)
        if run.verbose:
            yield from _lost(item.lost if item.action in _WRITTEN else (), run, 4)
    yield from left_of(items, run)


def _lost(names: Sequence[str], run: Run, indent: int) -> Iterator[str]:
    """Tell which fields have no place in the target."""
    if names:
        told = translate("has no place in the target: {fields}", run.language, fields=", ".join(map(visible, names)))
        yield from folded(told, run, indent, 2)


def _lost_of_all(items: Sequence[Item], run: Run) -> Iterator[str]:
    """Tell once, for all records, which fields have no place in the target, those of most records first."""
    counts = Counter(
        name
        for item in items
        if item.action in _WRITTEN
        for name in dict.fromkeys(_INDEX.sub("", one) for one in item.lost)
    )
    if run.verbose or not counts:
        return
    yield from _lost([name for name, _ in counts.most_common(_FIELDS)], run, 0)
    if len(counts) > _FIELDS:
        yield translate("and {count} more; --verbose tells all", run.language, count=len(counts) - _FIELDS)


def _results(plan: Plan, run: Run) -> Iterator[str]:
    yield from heading(plan.target, plan.prospect, run)
    outcomes = plan.outcomes or ()
    for result in RESULTS:
        if not run.quiet or result not in _GOOD:
            yield from _told([one for one in outcomes if one.result == result], run)
    counts = counted(one.result for one in outcomes if one.result)
    unchanged = sum(one.item.action == "unchanged" for one in outcomes)
    pairs = [(name, {**counts, "unchanged": unchanged}.get(name, 0)) for name in RESULTS]
    yield from (paint(line, "bold", run) for line in folded(counted_words(pairs, RESULTS, run.language), run, 0, 2))


def _told(outcomes: list[Outcome], run: Run) -> Iterator[str]:
    for one in shown_of(outcomes, run):
        name = "  ".join(filter(None, (one.item.id, one.doi)))
        yield from row(RESULTS[one.result], RESULTS, name, one.item.path, run)
        yield from sentence(one.reason, run)
        yield from changes(one.differs, run)
        if one.added:
            yield from folded(translate("the target added by itself:", run.language), run, 4, 2)
            yield from changes(one.added, run)
        for note in one.notes:
            yield from sentence(note, run)
    yield from left_of(outcomes, run)

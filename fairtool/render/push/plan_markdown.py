"""A plan of push, or what became of it, as Markdown for the summary of a run."""

from collections.abc import Iterator

from fairtool.push.item import Item, Outcome
from fairtool.push.plan_document import Plan, counted
from fairtool.render.markdown import escaped
from fairtool.render.push.parts import changes_told
from fairtool.render.push.words import ACTIONS, RESULTS, counted_words
from fairtool.render.run import Run
from fairtool.translate import marked, translate

_HEADS = (marked("record"), marked("file"), marked("action"), marked("result"), marked("reason and changes"))


def plan_markdown(plan: Plan, run: Run) -> str:
    """Give the document: a heading, the counts, and a table of all that is not simply unchanged."""
    return "\n".join(_lines(plan, run)) + "\n"


def _lines(plan: Plan, run: Run) -> Iterator[str]:
    say = run.language
    yield f"# {escaped(plan.target.name)}"
    yield ""
    yield f"{escaped(plan.target.url)}: {escaped(plan.prospect.software or plan.target.kind)}"
    yield ""
    counts = counted(one.action for one in plan.items)
    yield counted_words(((name, counts.get(name, 0)) for name in ACTIONS), ACTIONS, say)
    if plan.outcomes is not None:
        results = counted(one.result for one in plan.outcomes if one.result)
        yield ""
        yield counted_words(results.items(), RESULTS, say)
    yield ""
    yield "| " + " | ".join(translate(one, say) for one in _HEADS) + " |"
    yield "|" + "---|" * len(_HEADS)
    yield from _rows(plan, run)


def _rows(plan: Plan, run: Run) -> Iterator[str]:
    outcomes = {one.item.path: one for one in plan.outcomes or ()}
    for item in plan.items:
        outcome = outcomes.get(item.path)
        if item.action == "unchanged":
            continue
        result = translate(RESULTS[outcome.result].text, run.language) if outcome and outcome.result else ""
        action = translate(ACTIONS[item.action].text, run.language)
        cells = (*map(escaped, (item.id, item.path, action, result)), _why(item, outcome, run))
        yield "| " + " | ".join(cells) + " |"


def _why(item: Item, outcome: Outcome | None, run: Run) -> str:
    """Give the reason, and what changes: of a plan, against what is there; once it was applied, what came otherwise."""
    reason = outcome.reason if outcome and outcome.reason else item.reason
    told = [reason.text(run.language)] if reason else []
    told += changes_told(outcome.differs if outcome else item.changes, run)
    return "<br>".join(map(escaped, told))

"""What `push verify`, `push status` and `push delete` show at a terminal."""

from collections.abc import Iterator, Sequence

from fairtool.push.deleting import Deleted, Doomed, count_of
from fairtool.push.form import Prospect
from fairtool.push.plan_document import counted
from fairtool.push.status import Standing
from fairtool.push.target import Target
from fairtool.push.verifying import Verified
from fairtool.render.push.parts import changes, heading, row, sentence
from fairtool.render.push.words import VERDICTS, Word, Words, counted_words, state_word
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.translate import marked, translate

_DELETE: Words = {
    "delete": Word(marked("delete"), "error", ""),
    "kept": Word(marked("kept"), "dim", ""),
    "gone": Word(marked("gone"), "clean", ""),
}


def verify_text(target: Target, prospect: Prospect, found: Sequence[Verified], run: Run) -> str:
    """Give what differs, and the counts."""
    return _text(_verified(target, prospect, found, run))


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _verified(target: Target, prospect: Prospect, found: Sequence[Verified], run: Run) -> Iterator[str]:
    yield from heading(target, prospect, run)
    for one in found:
        if one.verdict == "same" and not run.verbose:
            continue
        yield from row(VERDICTS[one.verdict], VERDICTS, "  ".join(filter(None, (one.id, one.doi))), one.path, run)
        yield from sentence(one.reason, run)
        yield from changes(one.changes, run)
        for note in one.notes:
            yield from sentence(note, run)
    counts = counted(one.verdict for one in found)
    summary = counted_words(((name, counts.get(name, 0)) for name in VERDICTS), VERDICTS, run.language)
    yield from (paint(line, "bold", run) for line in folded(summary, run, 0, 2))


def status_text(target: Target, prospect: Prospect, found: Sequence[Standing], run: Run) -> str:
    """Give a line for each record that was pushed, and what there is to know of it."""
    return _text(_standing(target, prospect, found, run))


def _standing(target: Target, prospect: Prospect, found: Sequence[Standing], run: Run) -> Iterator[str]:
    yield from heading(target, prospect, run)
    if not found:
        yield from folded(translate("nothing was pushed there from here", run.language), run, 0, 2)
    for one in found:
        state = state_word(one.state, run.language) if one.is_there else translate("not there", run.language)
        pushed = translate("pushed {time}", run.language, time=one.pushed) if one.pushed else ""
        words = (visible(one.id), visible(one.path), visible(one.doi), visible(state), visible(pushed))
        yield from folded("  ".join(filter(None, words)), run, 0, 2)
        for note in one.notes:
            yield from sentence(note, run)


def delete_text(
    target: Target, prospect: Prospect, chosen: Sequence[Doomed], deleted: Sequence[Deleted], run: Run
) -> str:
    """Give what would go and what goes with it, or what has gone."""
    return _text(_deleted(target, prospect, chosen, deleted, run))


def _deleted(
    target: Target, prospect: Prospect, chosen: Sequence[Doomed], deleted: Sequence[Deleted], run: Run
) -> Iterator[str]:
    yield from heading(target, prospect, run)
    ended = {one.id: one for one in deleted}
    for one in chosen:
        end = ended.get(one.id)
        word = "gone" if end and end.done else "kept" if end or one.reason else "delete"
        yield from row(_DELETE[word], _DELETE, one.id, "", run)
        yield from sentence((end.reason if end else None) or one.reason, run)
        for child in one.children:
            told = translate("{child} goes with it", run.language, child=visible(child))
            yield from folded(told, run, 4, 2)
    if not deleted:
        count = count_of(chosen)
        told = translate("records that would go: {count}; delete them with --yes {count}", run.language, count=count)
        yield from (paint(line, "bold", run) for line in folded(told, run, 0, 2))

"""What `push verify`, `push status` and `push delete` show at a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from fairtool.push.deleting import Deleted, Doomed, count_of
from fairtool.push.form import Prospect
from fairtool.push.plan_document import counted
from fairtool.push.status import Standing
from fairtool.push.target import Target
from fairtool.push.verifying import MISSING, Verified
from fairtool.render.push.parts import changes, heading, left_of, notes, row, sentence, shown_of
from fairtool.render.push.words import VERDICTS, Word, Words, counted_words, state_word
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.translate import marked, translate

_DELETE: Words = {
    "delete": Word(marked("delete"), "error", "", ""),
    "kept": Word(marked("kept"), "dim", marked("{count} kept"), marked("1 kept")),
    "gone": Word(marked("gone"), "clean", marked("{count} deleted"), marked("1 deleted")),
}
_STANDINGS: Words = {
    "there": Word("", "", marked("{count} there"), marked("1 there")),
    "noted": Word("", "", marked("{count} to look at"), marked("1 to look at")),
}


def verify_text(target: Target, prospect: Prospect, found: Sequence[Verified], run: Run) -> str:
    """Give what differs, and the counts."""
    return _text(_verified(target, prospect, found, run))


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _verified(target: Target, prospect: Prospect, found: Sequence[Verified], run: Run) -> Iterator[str]:
    yield from heading(target, prospect, run)
    yield from notes(prospect, run)
    for verdict in VERDICTS:
        if verdict != "same" or run.verbose:
            yield from _of_verdict([one for one in found if one.verdict == verdict], run)
    if any(one.changes for one in found):
        yield from folded(translate("of each field: what is here, then what is there", run.language), run, 0, 2)
    counts = counted(one.verdict for one in found)
    yield from _summary(((name, counts.get(name, 0)) for name in VERDICTS), VERDICTS, run)


def _of_verdict(found: Sequence[Verified], run: Run) -> Iterator[str]:
    for one in shown_of(found, run):
        yield from row(VERDICTS[one.verdict], VERDICTS, "  ".join(filter(None, (one.id, one.doi))), one.path, run)
        if one.reason and one.reason.template != MISSING:  # which the verdict says already
            yield from sentence(one.reason, run)
        yield from changes(one.changes, run)
        for note in one.notes:
            yield from sentence(note, run)
    yield from left_of(found, run)


def _summary(counts: Iterable[tuple[str, int]], words: Words, run: Run) -> Iterator[str]:
    told = counted_words(counts, words, run.language)
    yield from (paint(line, "bold", run) for line in folded(told, run, 0, 2))


def status_text(target: Target, prospect: Prospect, found: Sequence[Standing], run: Run) -> str:
    """Give a line for each record that was pushed, those last of which there is something to know, and the counts."""
    return _text(_standing(target, prospect, found, run))


def _standing(target: Target, prospect: Prospect, found: Sequence[Standing], run: Run) -> Iterator[str]:
    yield from heading(target, prospect, run)
    if not found:
        yield from folded(translate("nothing was pushed there from here", run.language), run, 0, 2)
        return
    noted = [one for one in found if one.notes or not one.is_there]
    plain = [one for one in found if one.is_there and not one.notes]
    for some in (plain, noted):
        for one in shown_of(some, run):
            yield from _stands(one, run)
        yield from left_of(some, run)
    yield from _summary((("there", len(plain)), ("noted", len(noted))), _STANDINGS, run)


def _stands(one: Standing, run: Run) -> Iterator[str]:
    state = state_word(one.state, run.language) if one.is_there else translate("not there", run.language)
    pushed = translate("pushed {time}", run.language, time=visible(one.pushed))
    told = pushed if one.pushed else translate("not pushed from here", run.language)
    words = (visible(one.id), visible(one.path), visible(one.doi), visible(state), told)
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
    count = count_of(chosen)
    if deleted:
        done = {name: sum(one.done is (name == "gone") for one in deleted) for name in ("gone", "kept")}
        yield from _summary(done.items(), _DELETE, run)
    elif not count:
        yield from _summary((), _DELETE, run)
    else:
        told = translate("records that would go: {count}; delete them with --yes {count}", run.language, count=count)
        yield from (paint(line, "bold", run) for line in folded(told, run, 0, 2))

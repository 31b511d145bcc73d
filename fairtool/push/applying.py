"""A plan is applied: what moved since is left alone; each write is in the journal before it is made, and read back."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.agreement import agreed
from fairtool.push.batches import batches
from fairtool.push.form import Catalogue, Form, Given, Held, Unfit, Wanted
from fairtool.push.item import Item, Outcome
from fairtool.push.journal import Journal, Known, now
from fairtool.push.journal_entry import Entry
from fairtool.push.read import Unread, file_of, read_given, with_files
from fairtool.push.writing import Ended, write
from fairtool.translate import marked
from fairtool.warned import from_error, warned

_MOVED_HERE = marked("{where} changed here since the plan was made: make the plan again")
_MOVED_THERE = marked("{where} changed in the target since the plan was made: make the plan again")
_TOGETHER = 200  # records whose documents are in memory at once


@dataclass(frozen=True, slots=True)
class Applied:
    """What is applied: the items of a plan, their files, data, what the journal knew, the SHA-256 of the plan."""

    items: Sequence[Item]
    sources: Mapping[str, Source]
    data: Sequence[Source]
    known: Known
    limits: Limits
    plan: str


def apply_plan(catalogue: Catalogue, applied: Applied, journal: Journal) -> Iterator[Outcome]:
    """Give what became of each item, as it is known.

    Items that are not to be written are given as they are. Raises AccessError where the user may not write, and
    JournalError where the journal is full: nothing is sent after that.
    """
    run = secrets.token_hex(8)
    journal.add([Entry("run", run, now(), plan=applied.plan)])
    for some in batches(applied.items, _TOGETHER):
        yield from _written(catalogue, applied, some, _Book(journal, run, applied))
    journal.add([Entry("end", run, now(), plan=applied.plan)])


@dataclass(frozen=True, slots=True)
class _Book:
    """The journal of one run."""

    journal: Journal
    run: str
    applied: Applied

    def intend(self, ready: Sequence["_Ready"]) -> None:
        """Write down what is about to be sent."""
        self.journal.add(self._entry("intent", one) for one in ready)

    def end(self, ready: Mapping[str, "_Ready"], ended: Sequence[Ended]) -> None:
        """Write down what became of it."""
        self.journal.add(self._done(ready[one.wanted.form.id], one) for one in ended)

    def found(self, ready: "_Ready", held: Held) -> None:
        """Write down that a record was there already."""
        self.journal.add([replace(self._entry("done", ready), result="already", held=held.hash, key=held.key)])

    def _entry(self, event: Literal["intent", "done"], one: "_Ready") -> Entry:
        return Entry(
            event,
            self.run,
            now(),
            id=one.item.id,
            action=one.item.action,
            before=one.item.before,
            sent=one.form.hash,
            plan=self.applied.plan,
            path=one.item.path,
            digest=one.item.digest,
            parts=one.parts,
            stamp=one.form.stamp,
        )

    def _done(self, ready: "_Ready", one: Ended) -> Entry:
        held, said = one.held, one.written
        kept = held.hash if held and one.result in ("done", "differs") else ""
        return replace(
            self._entry("done", ready),
            result=one.result,
            held=kept,
            key=said.key or (held.key if held else ""),
            doi=said.doi or (held.doi if held else ""),
            answer=said.answer,
        )


@dataclass(frozen=True, slots=True)
class _Ready:
    """An item with its form, read again."""

    item: Item
    form: Form
    parts: int


def _written(catalogue: Catalogue, applied: Applied, items: Sequence[Item], book: _Book) -> Iterator[Outcome]:
    yield from (_left(one) for one in items if one.action not in ("create", "update"))
    found = [_ready(catalogue, one, given) for one, given in _read(applied, items)]
    yield from (one for one in found if isinstance(one, Outcome))
    ready = [one for one in found if isinstance(one, _Ready)]
    for some in batches(ready, catalogue.batch):
        yield from _batch(catalogue, some, book)


def _left(item: Item) -> Outcome:
    return Outcome(item, "refused" if item.action in ("conflict", "refused") else "", item.reason, key=item.key)


def _read(applied: Applied, items: Sequence[Item]) -> Iterator[tuple[Item, Given | Unread | None]]:
    """Read the files of the items again; None for a record that is there no more."""
    to_write = [one for one in items if one.action in ("create", "update")]
    read = applied.items if applied.data else to_write  # which data are of a record is seen among all of them alone
    sources = [applied.sources[name] for name in dict.fromkeys(file_of(one.path) for one in read)]
    if not to_write:
        return
    found = list(read_given(sources, applied.limits))
    given = with_files([one for one in found if isinstance(one, Given)], applied.data, applied.limits)
    by_path: dict[str, Given | Unread] = {one.path: one for one in (*given, *found) if isinstance(one, Unread)}
    by_path.update({one.path: one for one in given})
    for item in to_write:
        yield item, by_path.get(item.path, by_path.get(file_of(item.path)))


def _ready(catalogue: Catalogue, item: Item, given: Given | Unread | None) -> _Ready | Outcome:
    """Make the form again, and refuse it where it is not what was planned."""
    if isinstance(given, Unread):
        return Outcome(item, "moved", from_error(given.error, item.id))
    try:
        form = catalogue.form(given) if given else None
    except Unfit as unfit:
        return Outcome(item, "moved", unfit.why)
    if form is None or form.id != item.id or form.hash != item.after:
        return Outcome(item, "moved", warned(_MOVED_HERE, item.id))
    return _Ready(item, form, _parts(item, form))


def _parts(item: Item, form: Form) -> int:
    """Give how many records the file of an item holds, 0 for several and for one that is converted: read each time."""
    return 0 if "#" in item.path or form.converted else 1


def _batch(catalogue: Catalogue, some: Sequence[_Ready], book: _Book) -> Iterator[Outcome]:
    """Write what has not moved, once the journal says so, and write down what became of it."""
    held = catalogue.held([one.form.id for one in some])
    wanted: list[Wanted] = []
    for one in some:
        there = held.get(one.form.id)
        if _is_done(catalogue, one, there, book.applied.known) and there:
            book.found(one, there)
            yield Outcome(one.item, "already", key=there.key, doi=there.doi)
        elif (there.hash if there else "") != one.item.before:
            yield Outcome(one.item, "moved", warned(_MOVED_THERE, one.item.id))
        else:
            wanted.append(Wanted(one.form, "update" if there else "create", there))
    ready = {one.form.id: one for one in some}
    book.intend([ready[one.form.id] for one in wanted])
    ended = list(write(catalogue, wanted))
    book.end(ready, ended)
    yield from (_outcome(ready[one.wanted.form.id].item, one) for one in ended)


def _is_done(catalogue: Catalogue, one: _Ready, there: Held | None, known: Known) -> bool:
    """Say whether an earlier run wrote a record already."""
    if there is None:
        return False
    last, pending = known.last.get(one.form.id), known.pending.get(one.form.id)
    if there.hash == one.form.hash or (last and last.sent == one.form.hash and last.held == there.hash):
        return True
    return bool(pending and pending.sent == one.form.hash) and agreed(catalogue, one.form, there).is_good


def _outcome(item: Item, one: Ended) -> Outcome:
    held, said = one.held, one.written
    return Outcome(
        item,
        one.result,
        one.reason,
        one.agreement.added,
        one.agreement.differs,
        said.key or (held.key if held else ""),
        said.doi or (held.doi if held else ""),
        said.answer,
        said.notes,
    )

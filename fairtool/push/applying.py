"""A plan is applied: what moved since is left alone; each write is in the journal before it is made, and read back."""

import secrets
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.agreement import agreed
from fairtool.push.batches import batches
from fairtool.push.decide import is_as_left, is_cut_short
from fairtool.push.form import (
    Catalogue,
    Form,
    Given,
    Held,
    Recalling,
    Unfit,
    Wanted,
    asks_more,
    is_begun,
    owed,
    parts_of,
)
from fairtool.push.item import Item, Outcome
from fairtool.push.journal import Journal, Known, now
from fairtool.push.journal_entry import Entry
from fairtool.push.read import Reading, Unread, file_of, with_files
from fairtool.push.reminding import remind
from fairtool.push.writing import Ended, write
from fairtool.translate import marked
from fairtool.warned import from_error, warned

_MOVED_HERE = marked("{where} changed here since the plan was made: make the plan again")
_MOVED_THERE = marked("{where} changed in the target since the plan was made: make the plan again")
_TOGETHER = 100  # records whose documents are in memory at once, twice: the next are read meanwhile
_BATCHES = 10  # that are read before they are written, and read back, in one go


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

    Items that are not to be written are given as they are; those that are unchanged may still have to be submitted or
    published, where this run is to do that. Raises AccessError where the user may not write, and
    JournalError where the journal is full: nothing is sent after that.
    """
    remind(catalogue, applied.known)
    run = secrets.token_hex(8)
    journal.add([Entry("run", run, now(), plan=applied.plan)])
    book = _Book(journal, run, applied, isinstance(catalogue, Recalling))
    with closing(_read_ahead(applied, all_=asks_more(catalogue))) as read:
        for some, found in read:
            yield from _written(catalogue, some, found, book)
    journal.add([Entry("end", run, now(), plan=applied.plan)])


@dataclass(frozen=True, slots=True)
class _Book:
    """The journal of one run."""

    journal: Journal
    run: str
    applied: Applied
    recalls: bool = False

    def intend(self, ready: Sequence["_Ready"]) -> None:
        """Write down what is about to be sent."""
        self.journal.add(self._entry("intent", one) for one in ready)

    def end(self, catalogue: Catalogue, ready: Mapping[str, "_Ready"], ended: Sequence[Ended]) -> None:
        """Write down what became of it."""
        self.journal.add(self._done(ready[one.wanted.form.id], one, _kept(catalogue, one)) for one in ended)

    def found(self, ready: "_Ready", held: Held) -> None:
        """Write down that a record was there already."""
        self.journal.add(
            [replace(self._entry("done", ready), result="already", held=held.hash, key=held.key, doi=held.doi)]
        )

    def keep(self, items: Sequence[Item]) -> None:
        """Write down what the plan has seen to be there as it is here, where the journal does not say so yet.

        A journal that was lost comes back so, and an intent whose end nobody saw is closed.
        """
        new = (one for one in items if one.action == "unchanged" and not self._knows(one))
        self.journal.add(self._seen(one) for one in new)

    def _knows(self, item: Item) -> bool:
        last = self.applied.known.last.get(item.id)
        is_said = last is not None and (last.sent, last.held) == (item.after, item.before)
        return is_said and item.id not in self.applied.known.pending

    def _seen(self, item: Item) -> Entry:
        return Entry(
            "done",
            self.run,
            now(),
            id=item.id,
            action="unchanged",
            result="already",
            sent=item.after,
            held=item.before,
            key=item.key,
            doi=item.doi,
            plan=self.applied.plan,
            path=item.path,
            digest=item.digest,
            parts=item.parts,
        )

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

    def _done(self, ready: "_Ready", one: Ended, kept: str) -> Entry:
        held, said = one.held, one.written
        return replace(
            self._entry("done", ready),
            result=one.result,
            held=kept,
            key=said.key or (held.key if held else ""),
            doi=said.doi or (held.doi if held else ""),
            answer=said.answer,
            served=sha256(held.document).hexdigest() if held and kept and self.recalls else "",
        )


def _kept(catalogue: Catalogue, one: Ended) -> str:
    """Give the hash of what the target holds, for the next plan.

    What a write left that failed half-way is kept too, so that it is not taken for the work of somebody else.
    """
    held, form = one.held, one.wanted.form
    if held is None or (one.result == "failed" and not is_begun(catalogue, form, held)):
        return ""
    return held.hash


@dataclass(frozen=True, slots=True)
class _Ready:
    """An item with its form, read again."""

    item: Item
    form: Form
    parts: int


def _written(
    catalogue: Catalogue, items: Sequence[Item], found: Mapping[str, Given | Unread], book: _Book
) -> Iterator[Outcome]:
    all_ = asks_more(catalogue)
    book.keep(items)
    yield from (_left(one) for one in items if not _is_due(one, all_=all_))
    asked = ((one, found.get(one.path, found.get(file_of(one.path)))) for one in items if _is_due(one, all_=all_))
    made = [_ready(catalogue, one, given) for one, given in asked]
    yield from (one for one in made if isinstance(one, Outcome))
    ready = [one for one in made if isinstance(one, _Ready)]
    for some in batches(ready, catalogue.batch * _BATCHES):
        yield from _group(catalogue, some, book)


def _is_due(item: Item, *, all_: bool) -> bool:
    """Say whether an item is to be looked at: `all_` says that those that are unchanged are, too."""
    return item.action in ("create", "update") or (all_ and item.action == "unchanged")


def _left(item: Item) -> Outcome:
    return Outcome(item, "refused" if item.action in ("conflict", "refused") else "", item.reason, key=item.key)


def _read_ahead(applied: Applied, *, all_: bool) -> Generator[tuple[Sequence[Item], Mapping[str, Given | Unread]]]:
    """Give some items at a time with what their files hold now, by name; the next are read while these are written."""
    parts = list(batches(applied.items, _TOGETHER))
    coming = _reading(applied, parts[0], all_=all_) if parts else None
    try:
        for number, items in enumerate(parts, start=1):
            found = coming.result() if coming else ()
            coming = _reading(applied, parts[number], all_=all_) if number < len(parts) else None
            yield items, _by_name(applied, found)
    finally:
        if coming:
            coming.drop()


def _reading(applied: Applied, items: Sequence[Item], *, all_: bool) -> Reading:
    """Begin to read the files of some items.

    With data all records are read: which of them a file belongs to can only be said among all.
    """
    names = dict.fromkeys(file_of(one.path) for one in items if _is_due(one, all_=all_))
    if names and applied.data:
        names = dict.fromkeys(applied.sources)
    return Reading([applied.sources[name] for name in names], applied.limits)


def _by_name(applied: Applied, found: Sequence[Given | Unread]) -> Mapping[str, Given | Unread]:
    """Give what was read by its name, with the data files that belong to each record."""
    if not found:
        return {}
    given = with_files([one for one in found if isinstance(one, Given)], applied.data, applied.limits)
    return {one.path: one for one in (*found, *given)}


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
    return _Ready(item, form, parts_of(item.path, form))


def _group(catalogue: Catalogue, some: Sequence[_Ready], book: _Book) -> Iterator[Outcome]:
    """Write what has not moved, once the journal says so, and write down what became of it.

    A few batches are looked at together before and after: to read one record costs as much as to read a hundred.
    """
    held = catalogue.held([one.form.id for one in some])
    wanted: list[Wanted] = []
    for one in some:
        there = held.get(one.form.id)
        if _is_done(catalogue, one, there, book.applied.known) and there:
            yield _found(one, there, book)
        elif (there and there.locked) or not _may_write(catalogue, one, there, book.applied.known):
            yield Outcome(one.item, "moved", (there and there.locked) or warned(_MOVED_THERE, one.item.id))
        else:
            wanted.append(Wanted(one.form, "update" if there else "create", there))
    ready = {one.form.id: _to_send_on(one) for one in some}
    book.intend([ready[one.form.id] for one in wanted])
    for ended in write(catalogue, wanted):
        book.end(catalogue, ready, ended)
        yield from (_outcome(ready[one.wanted.form.id].item, one) for one in ended)


def _to_send_on(one: _Ready) -> _Ready:
    """Give an item that was unchanged, and is to be submitted or published now, as one that is written."""
    return replace(one, item=replace(one.item, action="update")) if one.item.action == "unchanged" else one


def _found(one: _Ready, there: Held, book: _Book) -> Outcome:
    """Give what became of a record that is there as planned: nothing, or an earlier run has written it."""
    if one.item.action == "unchanged":
        return _left(one.item)
    book.found(one, there)
    return Outcome(one.item, "already", key=there.key, doi=there.doi)


def _is_done(catalogue: Catalogue, one: _Ready, there: Held | None, known: Known) -> bool:
    """Say whether an earlier run wrote a record already."""
    if there is None:
        return False
    if owed(catalogue, there):
        return False
    if there.is_as(one.form.hash) or is_as_left(one.form, there, known.last.get(one.form.id)):
        return True
    cut_short = is_cut_short(known.pending.get(one.form.id), one.form, there)
    return cut_short and agreed(catalogue, one.form, there).is_good


def _may_write(catalogue: Catalogue, one: _Ready, there: Held | None, known: Known) -> bool:
    """Say whether a record is as the plan has seen it, or as a push of this very plan has left it half-way."""
    if there is None or not one.item.before:
        as_planned = there is None and not one.item.before
    else:
        as_planned = there.is_as(one.item.before)
    return as_planned or (there is not None and _goes_on(catalogue, one, there, known))


def _goes_on(catalogue: Catalogue, one: _Ready, there: Held, known: Known) -> bool:
    last, pending = known.last.get(one.form.id), known.pending.get(one.form.id)
    if last and last.result == "failed" and last.sent == one.form.hash and there.is_as(last.held):
        return True
    if there.is_as(one.form.hash):  # nothing but what is owed is left to do
        return True
    return is_cut_short(pending, one.form, there) and is_begun(catalogue, one.form, there)


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

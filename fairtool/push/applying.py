"""A plan is applied: what moved since is left alone; each write is in the journal before it is made, and read back."""

import secrets
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.agreement import agreed
from fairtool.push.batches import batches
from fairtool.push.book import Book, Ready
from fairtool.push.decide import is_as_left, is_cut_short
from fairtool.push.form import (
    Catalogue,
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
    book = Book(journal, run, applied.plan, applied.known, isinstance(catalogue, Recalling))
    with closing(_read_ahead(applied, all_=asks_more(catalogue))) as read:
        for some, found in read:
            yield from _written(catalogue, some, found, book)
    journal.add([Entry("end", run, now(), plan=applied.plan)])


def _written(
    catalogue: Catalogue, items: Sequence[Item], found: Mapping[str, Given | Unread], book: Book
) -> Iterator[Outcome]:
    all_ = asks_more(catalogue)
    book.keep(items)
    yield from (_left(one) for one in items if not _is_due(one, all_=all_))
    asked = ((one, found.get(one.path, found.get(file_of(one.path)))) for one in items if _is_due(one, all_=all_))
    made = [_ready(catalogue, one, given) for one, given in asked]
    yield from (one for one in made if isinstance(one, Outcome))
    ready = [one for one in made if isinstance(one, Ready)]
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


def _ready(catalogue: Catalogue, item: Item, given: Given | Unread | None) -> Ready | Outcome:
    """Make the form again, and refuse it where it is not what was planned."""
    if isinstance(given, Unread):
        return Outcome(item, "moved", from_error(given.error, item.id))
    try:
        form = catalogue.form(given) if given else None
    except Unfit as unfit:
        return Outcome(item, "moved", unfit.why)
    if form is None or form.id != item.id or form.hash != item.after:
        return Outcome(item, "moved", warned(_MOVED_HERE, item.id))
    return Ready(item, form, parts_of(item.path, form))


def _group(catalogue: Catalogue, some: Sequence[Ready], book: Book) -> Iterator[Outcome]:
    """Write what has not moved, once the journal says so, and write down what became of it.

    A few batches are looked at together before and after: to read one record costs as much as to read a hundred.
    """
    held = catalogue.held([one.form.id for one in some])
    wanted: list[Wanted] = []
    for one in some:
        there = held.get(one.form.id)
        if _is_done(catalogue, one, there, book.known) and there:
            yield _found(one, there, book)
        elif (there and there.locked) or not _may_write(catalogue, one, there, book.known):
            yield Outcome(one.item, "moved", (there and there.locked) or warned(_MOVED_THERE, one.item.id))
        else:
            wanted.append(Wanted(one.form, "update" if there else "create", there))
    ready = {one.form.id: _to_send_on(one) for one in some}
    book.intend([ready[one.form.id] for one in wanted])
    for ended in write(catalogue, wanted):
        book.end(catalogue, ready, ended)
        yield from (_outcome(ready[one.wanted.form.id].item, one) for one in ended)


def _to_send_on(one: Ready) -> Ready:
    """Give an item that was unchanged, and is to be submitted or published now, as one that is written."""
    return replace(one, item=replace(one.item, action="update")) if one.item.action == "unchanged" else one


def _found(one: Ready, there: Held, book: Book) -> Outcome:
    """Give what became of a record that is there as planned: nothing, or an earlier run has written it."""
    if one.item.action == "unchanged":
        return _left(one.item)
    book.found(one, there)
    return Outcome(one.item, "already", key=there.key, doi=there.doi)


def _is_done(catalogue: Catalogue, one: Ready, there: Held | None, known: Known) -> bool:
    """Say whether an earlier run wrote a record already."""
    if there is None:
        return False
    if owed(catalogue, there):
        return False
    if there.is_as(one.form.hash) or is_as_left(one.form, there, known.last.get(one.form.id)):
        return True
    cut_short = is_cut_short(known.pending.get(one.form.id), one.form, there)
    return cut_short and agreed(catalogue, one.form, there).is_good


def _may_write(catalogue: Catalogue, one: Ready, there: Held | None, known: Known) -> bool:
    """Say whether a record is as the plan has seen it, or as a push of this very plan has left it half-way."""
    if there is None or not one.item.before:
        as_planned = there is None and not one.item.before
    else:
        as_planned = there.is_as(one.item.before)
    return as_planned or (there is not None and _goes_on(catalogue, one, there, known))


def _goes_on(catalogue: Catalogue, one: Ready, there: Held, known: Known) -> bool:
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

"""The plan: each record held against the target and the journal, before anything is sent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairtool.discovery import Source
from fairtool.fingerprint import checksum
from fairtool.netcdf.read_limits import Limits
from fairtool.push.agreement import agreed
from fairtool.push.batches import batches
from fairtool.push.changes import Change, changes_between
from fairtool.push.decide import Decision, decide, is_cut_short
from fairtool.push.form import Catalogue, Form, Given, Held, Unfit, after, is_begun, no_new, owed, parts_of
from fairtool.push.item import Item
from fairtool.push.journal import Known
from fairtool.push.journal_entry import Entry
from fairtool.push.read import Unread, file_of, read_given, with_files
from fairtool.push.reminding import remind
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

if TYPE_CHECKING:  # few targets are places that give DOIs
    from fairtool.push.targets import Place

_TOGETHER = 1000  # files whose records are in memory at once
_BEGUN = marked("a part of it was written by a push that did not come to its end")
_UNSEEN = marked("{where} differs in the order of its parts, or in attributes, which no field shows")
_NONE = marked("{where} has no identifier: write one that stays, such as a UUID, into the record")


@dataclass(frozen=True, slots=True)
class Planned:
    """What a plan is made from: the sources (records, and data where the target takes files), the journal, options.

    `place` is what fairtool knows of who runs the target: its rules hold before anything is asked.
    """

    sources: Sequence[Source]
    data: Sequence[Source]
    known: Known
    limits: Limits
    force: bool = False
    journal: str = ""
    place: "Place | None" = None


def planned_items(catalogue: Catalogue, asked: Planned) -> Iterator[Item]:
    """Give an item for each record, in the order of the files; what cannot be read is refused, and the rest goes on.

    Records with one identifier are all planned: `refuse_twins` looks at them together.
    """
    remind(catalogue, asked.known)
    together = max(len(asked.sources), 1) if asked.data else _TOGETHER  # data are parted among all records
    for sources in batches(asked.sources, together):
        yield from (item for part in _parts(catalogue, asked, sources) for item in part)


def _parts(catalogue: Catalogue, asked: Planned, sources: Sequence[Source]) -> Iterator[list[Item]]:
    known, unknown = _known_apart(catalogue, asked, sources)
    formed = [_formed(catalogue, one, asked.place) for one in _given(asked, unknown)]
    ids = [form.id for form in formed if isinstance(form, _Formed)]
    held = _held(catalogue, [*ids, *(entry.id for entries in known.values() for entry in entries)])
    same = [one for one in sources if _is_as_known(known.get(one.name, ()), held)]
    changed = known.keys() - {one.name for one in same}
    again = [
        _formed(catalogue, one, asked.place) for one in _given(asked, [one for one in sources if one.name in changed])
    ]
    kept = [_kept(entry, source) for source in same for entry in known[source.name]]
    by_file: dict[str, list[Item]] = {}
    for item in (*kept, *(_item(catalogue, one, held, asked) for one in (*formed, *again))):
        by_file.setdefault(file_of(item.path), []).append(item)
    for source in sources:
        yield by_file.pop(file_of(source.name), [])
    yield from by_file.values()


def _known_apart(
    catalogue: Catalogue, asked: Planned, sources: Sequence[Source]
) -> tuple[dict[str, tuple[Entry, ...]], list[Source]]:
    """Part the files that were pushed before as they are, and need not be read, from the others."""
    if not catalogue.as_given or not asked.known.by_digest or asked.data:
        return {}, list(sources)
    found = {one.name: asked.known.by_digest.get(_digest(one), ()) for one in sources}
    known = {name: entries for name, entries in found.items() if entries and "#" not in name}
    return known, [one for one in sources if one.name not in known]


def _digest(source: Source) -> str:
    try:
        return checksum(source.path) if source.path.is_file() else ""
    except OSError:
        return ""


def _is_as_known(entries: tuple[Entry, ...], held: dict[str, Held]) -> bool:
    """Say whether the target still holds the records of a file as it did right after they were pushed."""
    return bool(entries) and all(one.id in held and held[one.id].is_as(one.held) for one in entries)


def _kept(entry: Entry, source: Source) -> Item:
    return Item(
        entry.id, source.name, "unchanged", digest=entry.digest, before=entry.held, after=entry.sent, key=entry.key,
        doi=entry.doi, parts=1,
    )  # fmt: skip


def _given(asked: Planned, sources: Sequence[Source]) -> list[Given | Unread]:
    found = list(read_given(sources, asked.limits))
    if not asked.data or not sources:
        return found
    records = with_files([one for one in found if isinstance(one, Given)], asked.data, asked.limits)
    return [*records, *(one for one in found if isinstance(one, Unread))]


@dataclass(frozen=True, slots=True)
class _Formed:
    """A record in the form of the target."""

    given: Given
    form: Form

    @property
    def id(self) -> str:
        return self.form.id


def _second_doi(given: Given, place: "Place") -> Warned | None:
    from fairtool.push.one_doi import second_doi  # noqa: PLC0415 - of the few places that give DOIs

    return second_doi(given, place)


def _formed(catalogue: Catalogue, given: Given | Unread, place: "Place | None") -> "_Formed | Item":
    if isinstance(given, Unread):
        return Item("", given.path, "refused", from_error(given.error, given.path))
    if place and (twice := _second_doi(given, place)):
        return Item(given.record.identifier, given.path, "refused", twice, digest=given.digest)
    try:
        form = catalogue.form(given)
    except Unfit as unfit:
        return Item(given.record.identifier, given.path, "refused", unfit.why, digest=given.digest)
    if not form.id:
        return Item("", given.path, "refused", warned(_NONE, given.path), digest=given.digest)
    return _Formed(given, form)


def _held(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, Held]:
    found: dict[str, Held] = {}
    for some in batches(dict.fromkeys(ids), catalogue.reads):
        found.update(catalogue.held(some))
    return found


def _item(catalogue: Catalogue, formed: "_Formed | Item", held: dict[str, Held], asked: Planned) -> Item:
    if isinstance(formed, Item):
        return formed
    form, there = formed.form, held.get(formed.id)
    closed = None if there else no_new(catalogue, form)
    decision = Decision("refused", closed) if closed else _decision(catalogue, form, there, asked)
    changes = tuple(Change("files", None, path.name) for path in form.files) if decision.action == "create" else ()
    if there and decision.action in ("update", "conflict"):
        changes = changes_between(catalogue.fields(there.document), after(catalogue, form, there))
    return Item(
        id=form.id,
        path=formed.given.path,
        action=decision.action,
        reason=decision.reason or (warned(_UNSEEN, form.id) if decision.action == "update" and not changes else None),
        changes=changes,
        digest=formed.given.digest,
        before=there.hash if there else "",
        after=form.hash,
        key=there.key if there else "",
        doi=there.doi if there else "",
        state=there.state if there else "",
        parts=parts_of(formed.given.path, form),
        lost=form.lost,
    )


def _decision(catalogue: Catalogue, form: Form, held: Held | None, asked: Planned) -> Decision:
    """Decide; what is there as it should be may still have to be submitted or published."""
    decision = _by_content(catalogue, form, held, asked)
    open_ = owed(catalogue, held) if held and decision.action == "unchanged" else None
    return Decision("update", open_) if open_ else decision


def _by_content(catalogue: Catalogue, form: Form, held: Held | None, asked: Planned) -> Decision:
    """Decide; a write whose end nobody saw counts as done where the target holds what was sent, and goes on else."""
    pending = asked.known.pending.get(form.id)
    if held and not held.source and is_cut_short(pending, form, held):
        if agreed(catalogue, form, held).is_good:
            return Decision("unchanged")
        if is_begun(catalogue, form, held):
            return Decision("update", warned(_BEGUN, form.id))
    return decide(form, held, asked.known.last.get(form.id), force=asked.force, journal=asked.journal)

"""Records are taken out of a target: what goes with them is shown first, and nothing goes that was not counted."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.errors import FairtoolError
from fairtool.push.batches import batches
from fairtool.push.form import Catalogue, Held
from fairtool.push.journal import Journal, Known, now
from fairtool.push.journal_entry import Entry, Result
from fairtool.push.reminding import remind
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_ABSENT = marked("{where} is not in the target")
_STILL = marked("{where} is still in the target, which says nothing was wrong")
_HARVESTED = marked("{where} is harvested by the target from {source}: it would come back; take it out of {source}")


@dataclass(frozen=True, slots=True)
class Doomed:
    """A record that is to be deleted, with the ids of those that the target deletes with it."""

    id: str
    held: Held | None
    children: tuple[str, ...] = ()
    reason: Warned | None = None


@dataclass(frozen=True, slots=True)
class Deleted:
    """What became of a record that was to be deleted."""

    id: str
    done: bool
    reason: Warned | None = None


def doomed(catalogue: Catalogue, ids: Sequence[str], known: Known) -> tuple[Doomed, ...]:
    """Give what would be deleted; a record that is not there, or may not be deleted, has a reason why."""
    remind(catalogue, known)
    wanted = tuple(dict.fromkeys(ids))
    held: dict[str, Held] = {}
    children: dict[str, tuple[str, ...]] = {}
    for some in batches(wanted, catalogue.reads):
        held.update(catalogue.held(some))
        children.update(catalogue.children([one for one in some if one in held]))
    return tuple(_doomed(one, held.get(one), children.get(one, ())) for one in wanted)


def _doomed(name: str, held: Held | None, children: tuple[str, ...]) -> Doomed:
    if held is None:
        return Doomed(name, None, reason=warned(_ABSENT, name))
    if held.source:
        return Doomed(name, held, children, warned(_HARVESTED, name, source=held.source))
    return Doomed(name, held, children, held.locked)


def count_of(chosen: Sequence[Doomed]) -> int:
    """Count the records that would go, each once, those that go with others too."""
    named = [one for one in chosen if one.reason is None]
    return len({one.id for one in named} | {child for one in named for child in one.children})


def delete_all(catalogue: Catalogue, chosen: Sequence[Doomed], journal: Journal) -> Iterator[Deleted]:
    """Delete records, each in the journal before it goes, and look whether it has gone."""
    run = secrets.token_hex(8)
    for one in chosen:
        if one.reason or one.held is None:
            yield Deleted(one.id, done=False, reason=one.reason)
        else:
            yield _deleted(catalogue, one, one.held, journal, run)


def _deleted(catalogue: Catalogue, one: Doomed, held: Held, journal: Journal, run: str) -> Deleted:
    names = (one.id, *one.children)
    journal.add(Entry("intent", run, now(), id=name, action="delete") for name in names)
    answer, fault = "", None
    try:
        answer = catalogue.delete(held)
    except FairtoolError as error:
        fault = from_error(error, held.id)
    left = _left(catalogue, names)
    if isinstance(left, FairtoolError):
        return Deleted(one.id, done=False, reason=fault or from_error(left, held.id))
    journal.add(_ended(name, run, answer, gone=name not in left) for name in names)
    if one.id in left:
        return Deleted(one.id, done=False, reason=fault or warned(_STILL, one.id))
    return Deleted(one.id, done=True)


def _ended(name: str, run: str, answer: str, *, gone: bool) -> Entry:
    result: Result = "done" if gone else "failed"
    return Entry("done", run, now(), id=name, action="delete" if gone else "", result=result, answer=answer)


def _left(catalogue: Catalogue, names: Sequence[str]) -> Mapping[str, Held] | FairtoolError:
    """Give what is still there of some records."""
    left: dict[str, Held] = {}
    try:
        for some in batches(names, catalogue.reads):
            left.update(catalogue.held(some))
    except FairtoolError as error:
        return error
    return left

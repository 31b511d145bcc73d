"""What is known of the records that were pushed to a target: the journal's side, and the target's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairtool.push.batches import batches
from fairtool.push.decide import is_untouched
from fairtool.push.form import Catalogue, Held
from fairtool.push.journal import Known
from fairtool.push.journal_entry import Entry
from fairtool.push.reminding import remind
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_OPEN = marked("a push of {time} did not come to its end: go on with `fairtool push apply PLAN --resume`")
_CHANGED = marked("changed in the target after the push of {time}")
_GONE = marked("pushed on {time}, and in the target no more")


@dataclass(frozen=True, slots=True)
class Standing:
    """A record that was pushed: when, what state it is in there, and what there is to know."""

    id: str
    path: str = ""
    pushed: str = ""
    state: str = ""
    key: str = ""
    doi: str = ""
    is_there: bool = True
    notes: tuple[Warned, ...] = ()


def standings(catalogue: Catalogue, known: Known, ids: Sequence[str] = ()) -> Iterator[Standing]:
    """Give how the records of the journal stand, or those with some ids, in the order of the first push."""
    remind(catalogue, known)
    wanted = tuple(dict.fromkeys(ids or (*known.last, *known.pending)))
    for some in batches(wanted, catalogue.reads):
        held = catalogue.held(some)
        yield from (_standing(one, held.get(one), known) for one in some)


def _standing(name: str, held: Held | None, known: Known) -> Standing:
    last, pending = known.last.get(name), known.pending.get(name)
    entry = last or pending
    notes = (*_notes(name, held, last, pending), *(held.notes if held else ()))
    return Standing(
        name,
        entry.path if entry else "",
        last.time if last else "",
        held.state if held else "",
        held.key if held else (entry.key if entry else ""),
        held.doi if held else (entry.doi if entry else ""),
        held is not None,
        notes,
    )


def _notes(name: str, held: Held | None, last: Entry | None, pending: Entry | None) -> Iterator[Warned]:
    if pending:
        yield warned(_OPEN, name, time=pending.time)
    if held and held.locked:
        yield held.locked
    if last and held is None:
        yield warned(_GONE, name, time=last.time)
    if last and held and held.document and not pending and not is_untouched(held, last):
        yield warned(_CHANGED, name, time=last.time)

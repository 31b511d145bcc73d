"""What a target holds, held against the records here: after a push, or at any time, without writing anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.agreement import agreed
from fairtool.push.batches import batches
from fairtool.push.changes import Change
from fairtool.push.decide import is_as_left
from fairtool.push.form import Catalogue, Form, Given, Held, Unfit
from fairtool.push.journal import Known
from fairtool.push.read import Unread, read_given, with_files
from fairtool.push.reminding import remind
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

Verdict = Literal["same", "added", "differs", "missing", "refused", "unreadable"]
_TOGETHER = 500
MISSING = marked("{where} is not in the target")


@dataclass(frozen=True, slots=True)
class Verified:
    """A record with what the target holds of it: `changes` are those of the target against the record here."""

    id: str
    path: str
    verdict: Verdict
    changes: tuple[Change, ...] = ()
    reason: Warned | None = None
    state: str = ""
    key: str = ""
    doi: str = ""
    notes: tuple[Warned, ...] = ()


def verified(
    catalogue: Catalogue, sources: Sequence[Source], data: Sequence[Source], known: Known, limits: Limits
) -> Iterator[Verified]:
    """Give what is there of each record, in the order of the files.

    What the target changed by itself when the record was pushed, and is in the journal as such, is the same.
    """
    remind(catalogue, known)
    together = max(len(sources), 1) if data else _TOGETHER  # data are paired with all records at once
    for some in batches(sources, together):
        found = list(read_given(some, limits))
        given = with_files([one for one in found if isinstance(one, Given)], data, limits)
        yield from (_unread(one) for one in found if isinstance(one, Unread))
        yield from _compared(catalogue, given, known)


def _unread(one: Unread) -> Verified:
    return Verified("", one.path, "unreadable", reason=from_error(one.error, one.path))


def _compared(catalogue: Catalogue, given: Sequence[Given], known: Known) -> Iterator[Verified]:
    formed: list[tuple[Given, Form]] = []
    for one in given:
        try:
            formed.append((one, catalogue.form(one)))
        except Unfit as unfit:
            yield Verified(one.record.identifier, one.path, "refused", reason=unfit.why)
    held: dict[str, Held] = {}
    for some in batches((form.id for _, form in formed), catalogue.reads):
        held.update(catalogue.held(some))
    for one, form in formed:
        yield _verdict(catalogue, one.path, form, held.get(form.id), known)


def _verdict(catalogue: Catalogue, path: str, form: Form, held: Held | None, known: Known) -> Verified:
    if held is None:
        return Verified(form.id, path, "missing", reason=warned(MISSING, form.id))
    if held.locked and not held.document:  # nobody here may see it
        return Verified(form.id, path, "refused", (), held.locked, held.state, held.key, held.doi)
    last = known.last.get(form.id)
    agreement = agreed(catalogue, form, held)
    as_pushed = held.is_as(form.hash) or is_as_left(form, held, last)
    verdict: Verdict = "same"
    if agreement.differs and not as_pushed:
        verdict = "differs"
    elif agreement.added:
        verdict = "added"
    changes = (*agreement.differs, *agreement.added)
    return Verified(form.id, path, verdict, changes, state=held.state, key=held.key, doi=held.doi, notes=held.notes)

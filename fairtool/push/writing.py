"""Batches are written: what fails half-way is read back and parted, until each record is done or is said why not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.errors import FairtoolError, UnreadableError
from fairtool.push.agreement import Agreement, agreed
from fairtool.push.batches import batches
from fairtool.push.faults import AccessError, LostAnswerError, RefusedError
from fairtool.push.form import Catalogue, Held, Wanted, Written, owed
from fairtool.push.journal_entry import Result
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_TRIES = 3  # of a write whose answer was lost
_OPEN = marked(
    "{where}: whether it was written is not known ({reason}): look at it with `fairtool push verify`, then go on with "
    "--resume"
)
_NOT_THERE = marked("{where}: the target says nothing was wrong, and does not hold it")
_DIFFERS = marked("{where} was written, and the target gives it back otherwise: {fields}")
_UNTOUCHED = marked("{where} was not changed by the target, which says nothing was wrong")
_MOST_SHOWN = 5
_AS_SENT = Agreement()
_NOTHING_SAID = Written()


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a record that was to be written, and what the target holds of it now."""

    wanted: Wanted
    result: Result
    reason: Warned | None = None
    held: Held | None = None
    agreement: Agreement = _AS_SENT
    written: Written = _NOTHING_SAID


def write(catalogue: Catalogue, wanted: Sequence[Wanted]) -> Iterator[Sequence[Ended]]:
    """Write some records, batch by batch, and read them back; give what became of each, some at a time.

    A record that is there as it was sent is done, whatever was answered. Of a batch that was refused, what is not there
    is written again in two halves, so that one bad record keeps no other out. Batches without a fault are read back
    together. Raises AccessError where the user may write none, and UnreadableError where the target cannot be reached,
    once it is said what became of those that were sent before.
    """
    sent: list[Wanted] = []
    written: dict[str, Written] = {}
    stopped: FairtoolError | None = None
    for some in batches(wanted, catalogue.batch):
        try:
            written.update(catalogue.write(some))
            sent.extend(some)
        except (AccessError, UnreadableError) as error:
            stopped = error
            break
        except (RefusedError, LostAnswerError) as fault:
            if sent:
                yield _settled(catalogue, sent, written)
                sent = []
            yield from _recovered(catalogue, some, fault)
    if sent:
        yield _settled(catalogue, sent, written)
    if stopped:
        raise stopped


def _settled(catalogue: Catalogue, sent: Sequence[Wanted], written: Mapping[str, Written]) -> Sequence[Ended]:
    """Read back what was written without a fault."""
    back = _read_back(catalogue, sent)
    if isinstance(back, FairtoolError):
        return [_open(one, back) for one in sent]
    return [_ended(catalogue, one, back, written) for one in sent]


def _recovered(
    catalogue: Catalogue, wanted: Sequence[Wanted], error: RefusedError | LostAnswerError
) -> Iterator[Sequence[Ended]]:
    """Read back a batch that was refused or whose answer was lost, and go on with what is not there."""
    back = _read_back(catalogue, wanted)
    if isinstance(back, FairtoolError):
        yield [_open(one, error) for one in wanted]
        return
    done = [one for one in wanted if _is_there(catalogue, one, back)]
    if done:
        yield [_ended(catalogue, one, back, {}) for one in done]
    left = [one for one in wanted if one not in done]
    if len(left) == 1 < len(wanted) and isinstance(error, RefusedError):
        yield from write(catalogue, left)  # what the batch was refused for may be the fault of none of them
    else:
        yield from _again(catalogue, left, back, error)


def _again(
    catalogue: Catalogue, left: Sequence[Wanted], back: Mapping[str, Held], error: RefusedError | LostAnswerError
) -> Iterator[Sequence[Ended]]:
    """Write what is not there again, in halves; one that was alone is not sent again where the target refused it."""
    if len(left) > 1:
        middle = len(left) // 2
        yield from write(catalogue, left[:middle])
        yield from write(catalogue, left[middle:])
    elif left and isinstance(error, LostAnswerError):
        yield [_patiently(catalogue, left[0], error)]
    elif left:
        yield [Ended(left[0], "failed", from_error(error, left[0].form.id), back.get(left[0].form.id))]


def _patiently(catalogue: Catalogue, one: Wanted, error: LostAnswerError) -> Ended:
    """Write one record whose answer was lost again, as often as is reasonable, reading back each time."""
    fault: RefusedError | LostAnswerError = error
    back: Mapping[str, Held] | FairtoolError = {}
    for _ in range(_TRIES - 1):
        written: Mapping[str, Written] = {}
        try:
            written = catalogue.write([one])
        except (RefusedError, LostAnswerError) as again:
            fault = again
        back = _read_back(catalogue, [one])
        if isinstance(back, FairtoolError):
            break
        if written or _is_there(catalogue, one, back):
            return _ended(catalogue, one, back, written)
        if isinstance(fault, RefusedError):
            return Ended(one, "failed", from_error(fault, one.form.id), back.get(one.form.id))
    return _open(one, fault)


def _read_back(catalogue: Catalogue, wanted: Sequence[Wanted]) -> Mapping[str, Held] | FairtoolError:
    try:
        return catalogue.held([one.form.id for one in wanted])
    except FairtoolError as error:
        return error


def _open(one: Wanted, error: FairtoolError) -> Ended:
    reason = warned(_OPEN, one.form.id, reason=str(error))
    return Ended(one, "open", reason)


def _is_there(catalogue: Catalogue, one: Wanted, back: Mapping[str, Held]) -> bool:
    """Say whether a record is there as it was sent, with all that was asked for beyond its content."""
    held = back.get(one.form.id)
    if held is None or _is_untouched(one, held):
        return False
    return agreed(catalogue, one.form, held).is_good and owed(catalogue, held) is None


def _is_untouched(one: Wanted, held: Held) -> bool:
    """Say whether a record is as it was before, which it was not to stay: fields that go leave no trace of going."""
    before = one.held
    if before is None or held.is_as(one.form.hash):
        return False
    return (held.hash, held.state) == (before.hash, before.state)


def _ended(catalogue: Catalogue, one: Wanted, back: Mapping[str, Held], written: Mapping[str, Written]) -> Ended:
    """Judge a record by what the target holds of it now."""
    name, held = one.form.id, back.get(one.form.id)
    said = written.get(name, Written())
    if held is None:
        return Ended(one, "failed", warned(_NOT_THERE, name), written=said)
    agreement = _less_what_was_there(catalogue, one, agreed(catalogue, one.form, held))
    if _is_untouched(one, held):
        return Ended(one, "failed", warned(_UNTOUCHED, name), held, agreement, said)
    if agreement.is_good:
        open_ = owed(catalogue, held)
        return Ended(one, "failed" if open_ else "done", open_, held, agreement, said)
    fields = ", ".join(dict.fromkeys(change.field for change in agreement.differs[:_MOST_SHOWN]))
    return Ended(one, "differs", warned(_DIFFERS, name, fields=fields), held, agreement, said)


def _less_what_was_there(catalogue: Catalogue, one: Wanted, agreement: Agreement) -> Agreement:
    """Give what the target added by itself: not what it held before, which the write has left alone."""
    if one.held is None or not agreement.added:
        return agreement
    before = catalogue.fields(one.held.document)
    added = (change for change in agreement.added if change.after not in before.get(change.field, ()))
    return Agreement(tuple(added), agreement.differs)

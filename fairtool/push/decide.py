"""What is to be done with a record: what is here, what the target holds, and what was pushed last, held together."""

from dataclasses import dataclass

from fairtool.push.form import Action, Form, Held
from fairtool.push.journal_entry import Entry
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_GONE = marked(
    "{where} was pushed on {time} and is in the target no more: somebody deleted it; push it again with --force"
)
_HARVESTED = marked(
    "{where} is harvested by the target from {source}: what is written there is lost at the next harvest; edit it in "
    "{source}"
)
_CHANGED = marked(
    "{where} was changed in the target after it was pushed on {time}: take those changes over here, or overwrite them "
    "with --force"
)
_UNKNOWN = marked(
    "{where} is in the target with another content, and was not pushed from here ({journal} does not know it): compare "
    "the two, then overwrite it with --force"
)
_LATER = marked("{where} was not pushed from here before; the record here is of {here}, that in the target of {there}")
_FORCED = marked("what the target holds is overwritten: --force")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done, and why, where that needs saying."""

    action: Action
    reason: Warned | None = None


def decide(form: Form, held: Held | None, last: Entry | None, *, force: bool = False, journal: str = "") -> Decision:
    """Decide by three sides: the form of the record here, what the target holds, the entry of the last push.

    What the target changed by itself when it was written is no change: the journal knows what it held right after.
    Without a journal, a record that is there with another content is overwritten only where the date of that here is
    later: nobody can know who wrote the other.
    """
    if held is None:
        return _absent(form, last, force=force)
    if held.source:
        return Decision("refused", warned(_HARVESTED, form.id, source=held.source))
    if held.is_as(form.hash) or is_as_left(form, held, last):
        return Decision("unchanged")
    if held.locked:
        return Decision("refused", held.locked)
    if force:
        return Decision("update", warned(_FORCED, form.id))
    return _differing(form, held, last, journal)


def is_as_left(form: Form, held: Held, last: Entry | None) -> bool:
    """Say whether the target holds what it did right after this very form was pushed to its end."""
    return last is not None and last.result != "failed" and last.sent == form.hash and held.is_as(last.held)


def is_untouched(held: Held, last: Entry) -> bool:
    """Say whether nobody changed a record since the last push: it is as it was, or as it was sent, and more beside."""
    return held.is_as(last.held) or (last.result != "failed" and held.is_as(last.sent))


def is_cut_short(pending: Entry | None, form: Form, held: Held) -> bool:
    """Say whether a write of this form was begun, nobody saw its end, and the target is not as it was before."""
    return pending is not None and pending.sent == form.hash and not (pending.before and held.is_as(pending.before))


def _absent(form: Form, last: Entry | None, *, force: bool) -> Decision:
    if last is None or force:
        return Decision("create")
    return Decision("conflict", warned(_GONE, form.id, time=last.time))


def _differing(form: Form, held: Held, last: Entry | None, journal: str) -> Decision:
    if last and is_untouched(held, last):
        return Decision("update")
    if last:
        return Decision("conflict", warned(_CHANGED, form.id, time=last.time))
    if form.stamp[:10] > held.stamp[:10] > "":
        return Decision("update", warned(_LATER, form.id, here=form.stamp, there=held.stamp))
    return Decision("conflict", warned(_UNKNOWN, form.id, journal=journal))

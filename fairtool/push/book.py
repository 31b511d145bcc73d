"""What a run writes down in its journal: intents, ends, and what it has seen to be there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from fairtool.push.form import Catalogue, Form, Held, is_begun
from fairtool.push.item import Item
from fairtool.push.journal import Journal, Known, now
from fairtool.push.journal_entry import Entry
from fairtool.push.writing import Ended


@dataclass(frozen=True, slots=True)
class Ready:
    """An item with its form, read again."""

    item: Item
    form: Form
    parts: int


@dataclass(frozen=True, slots=True)
class Book:
    """The journal of one run."""

    journal: Journal
    run: str
    plan: str
    known: Known
    recalls: bool = False

    def intend(self, ready: Sequence[Ready]) -> None:
        """Write down what is about to be sent."""
        self.journal.add(self._entry("intent", one) for one in ready)

    def end(self, catalogue: Catalogue, ready: Mapping[str, Ready], ended: Sequence[Ended]) -> None:
        """Write down what became of it."""
        self.journal.add(self._done(ready[one.wanted.form.id], one, _kept(catalogue, one)) for one in ended)

    def found(self, ready: Ready, held: Held) -> None:
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
        last = self.known.last.get(item.id)
        is_said = last is not None and (last.sent, last.held) == (item.after, item.before)
        return is_said and item.id not in self.known.pending

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
            plan=self.plan,
            path=item.path,
            digest=item.digest,
            parts=item.parts,
        )

    def _entry(self, event: Literal["intent", "done"], one: Ready) -> Entry:
        return Entry(
            event,
            self.run,
            now(),
            id=one.item.id,
            action=one.item.action,
            before=one.item.before,
            sent=one.form.hash,
            plan=self.plan,
            path=one.item.path,
            digest=one.item.digest,
            parts=one.parts,
            stamp=one.form.stamp,
        )

    def _done(self, ready: Ready, one: Ended, kept: str) -> Entry:
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

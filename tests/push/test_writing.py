"""What became of a write is what the target gives back, never what it claims."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import pytest

from fairtool.errors import UnreadableError
from fairtool.push.faults import AccessError, LostAnswerError, RefusedError
from fairtool.push.form import Fields, Form, Given, Held, Prospect, Wanted, Written
from fairtool.push.writing import Ended, write

Fault = Callable[["Shelf", Sequence[Wanted]], None]


@dataclass
class Shelf:
    """A target in memory, which keeps lines of text; `faults` are what it does instead of writing, one a call."""

    batch: int = 4
    reads: int = 50
    as_given: bool = True
    kept: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    sent: list[tuple[str, ...]] = field(default_factory=list)
    poison: str = ""
    adds: str = ""
    ignores: bool = False

    def prospect(self) -> Prospect:
        """Say nothing."""
        return Prospect()

    def form(self, given: Given) -> Form:
        """Take nothing from files."""
        raise NotImplementedError(given)

    def held(self, ids: Sequence[str]) -> Mapping[str, Held]:
        """Give what is kept."""
        return {one: Held(one, self.kept[one].encode(), digest(self.kept[one])) for one in ids if one in self.kept}

    def fields(self, document: bytes) -> Fields:
        """Give the lines."""
        return {"line": tuple(document.decode().split())}

    def write(self, wanted: Sequence[Wanted]) -> Mapping[str, Written]:
        """Keep what is wanted, up to one that is poison."""
        self.sent.append(tuple(one.form.id for one in wanted))
        if self.faults:
            self.faults.pop(0)(self, wanted)
        for one in wanted:
            if one.form.id == self.poison:
                raise RefusedError("{id} is poison", id=one.form.id)
            if one.action == "create" and one.form.id in self.kept:
                raise RefusedError("{id} is there", id=one.form.id)
            if not self.ignores:
                self.kept[one.form.id] = one.form.document.decode() + self.adds
        return {one.form.id: Written() for one in wanted}

    def children(self, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give none."""
        return dict.fromkeys(ids, ())

    def delete(self, held: Held) -> str:
        """Delete nothing."""
        raise NotImplementedError(held)


def digest(text: str) -> str:
    """Give a hash."""
    return sha256(text.encode()).hexdigest()


def wanted(shelf: Shelf, **texts: str) -> list[Wanted]:
    """Give what is to be written."""
    held = shelf.held(list(texts))
    return [
        Wanted(Form(one, text.encode(), digest(text)), "update" if one in held else "create", held.get(one))
        for one, text in texts.items()
    ]


def results(ended: Sequence[Ended]) -> dict[str, str]:
    """Give the result of each."""
    return {one.wanted.form.id: one.result for one in ended}


def written(shelf: Shelf, **texts: str) -> dict[str, str]:
    """Write, and give the result of each."""
    return results([one for some in write(shelf, wanted(shelf, **texts)) for one in some])


def lost(after: int) -> Fault:
    """Let the answer be lost after so many records of the batch were kept."""

    def fault(shelf: Shelf, some: Sequence[Wanted]) -> None:
        for one in some[:after]:
            shelf.kept[one.form.id] = one.form.document.decode()
        raise LostAnswerError("lost")

    return fault


def refused(after: int) -> Fault:
    """Refuse the batch after so many records of it were kept."""

    def fault(shelf: Shelf, some: Sequence[Wanted]) -> None:
        for one in some[:after]:
            shelf.kept[one.form.id] = one.form.document.decode()
        raise RefusedError("no")

    return fault


def test_what_is_read_back_as_it_was_sent_is_done() -> None:
    shelf = Shelf()
    assert written(shelf, a="1", b="2") == {"a": "done", "b": "done"}
    assert shelf.sent == [("a", "b")]


def test_what_the_target_adds_is_told_and_is_no_fault() -> None:
    shelf = Shelf(adds=" more")
    (ended,) = [one for some in write(shelf, wanted(shelf, a="1")) for one in some]
    assert ended.result == "done"
    assert [(one.before, one.after) for one in ended.agreement.added] == [(None, "more")]


@pytest.mark.parametrize("after", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("fault", [lost, refused])
def test_a_batch_that_broke_is_parted_and_nothing_is_sent_twice(fault: Callable[[int], Fault], after: int) -> None:
    shelf = Shelf(faults=[fault(after)])
    assert set(written(shelf, a="1", b="2", c="3", d="4").values()) == {"done"}
    again = [name for some in shelf.sent[1:] for name in some]
    assert sorted(again) == ["a", "b", "c", "d"][after:]


def test_one_bad_record_keeps_no_other_out() -> None:
    shelf = Shelf(batch=8, poison="e")
    texts = {name: name for name in "abcdefgh"}
    found = written(shelf, **texts)
    assert {name for name, result in found.items() if result != "done"} == {"e"}
    assert found["e"] == "failed"


def test_an_answer_that_stays_lost_is_open_only_where_nobody_knows() -> None:
    shelf = Shelf(faults=[lost(0)] * 5)
    assert written(shelf, a="1") == {"a": "open"}
    shelf = Shelf(faults=[lost(0), lost(0), lost(1)])
    assert written(shelf, a="1") == {"a": "done"}


def test_a_claim_without_a_record_is_a_failure() -> None:
    assert written(Shelf(ignores=True), a="1") == {"a": "failed"}


def test_an_update_that_changed_nothing_is_a_failure_even_where_only_lines_were_to_go() -> None:
    shelf = Shelf(kept={"a": "1 2", "b": "1"}, ignores=True)
    assert written(shelf, a="1", b="2") == {"a": "failed", "b": "failed"}


def test_a_record_that_comes_back_otherwise_differs() -> None:
    shelf = Shelf(kept={"a": "0"}, ignores=True)
    shelf.faults = [lambda one, some: one.kept.update({some[0].form.id: "other"})]
    assert written(shelf, a="1") == {"a": "differs"}


@pytest.mark.parametrize("error", [AccessError("no"), UnreadableError("no way")])
def test_what_was_sent_before_the_end_is_told(error: Exception) -> None:
    def stop(*_: object) -> None:
        raise error

    shelf = Shelf(batch=1, faults=[lambda *_: None, stop])
    told: list[Ended] = []
    with pytest.raises(type(error)):
        told.extend(one for some in write(shelf, wanted(shelf, a="1", b="2", c="3")) for one in some)
    assert results(told) == {"a": "done"}
    assert shelf.sent == [("a",), ("b",)]

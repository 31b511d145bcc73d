"""Records on their whole way: planned, applied, planned again, with a journal, as the commands do."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.faults import LostAnswerError
from fairtool.push.form import Given, Wanted
from fairtool.push.item import Item, Outcome
from fairtool.push.journal import Journal, known_in
from fairtool.push.journal_entry import Entry
from fairtool.push.planning import Planned, planned_items
from fairtool.push.read import Unread, read_given, with_files
from fairtool.push.status import standings
from fairtool.push.target import Wishes
from fairtool.push.verifying import verified
from tests.push.dataverse.opening import opened
from tests.push.dataverse_double import Double
from tests.push.servers.records import record

SUBMIT = Wishes(submit=True)


NOTHING_IN_IT = b"CDF\x01" + bytes(28)  # netCDF without dimensions, attributes and variables


@dataclass(frozen=True, slots=True)
class Producer:
    """A folder with a record, maybe a table beside it, and a journal."""

    folder: Path
    double: Double

    def write(self, title: str, table: bytes = b"") -> None:
        """Write the record and the table."""
        (self.folder / "a.xml").write_bytes(record("urn:a", title=title))
        if table:
            (self.folder / "table.txt").write_bytes(table)

    @property
    def journal(self) -> Path:
        """The journal."""
        return self.folder / "journal.jsonl"

    @property
    def data(self) -> list[Source]:
        """The data files."""
        return [*self.sources("*.txt"), *self.sources("*.nc")]

    def sources(self, pattern: str) -> list[Source]:
        """Give the files of a kind."""
        return [Source(path.name, path) for path in sorted(self.folder.glob(pattern))]

    def plan(self, wishes: Wishes | None = None) -> tuple[Item, ...]:
        """Plan."""
        asked = Planned(self.sources("*.xml"), self.data, known_in(self.journal), Limits(), journal="J")
        with opened(self.double, wishes=wishes) as catalogue:
            return tuple(planned_items(catalogue, asked))

    def apply(self, items: tuple[Item, ...], wishes: Wishes | None = None) -> tuple[Outcome, ...]:
        """Apply a plan."""
        named = {one.name: one for one in self.sources("*.xml")}
        applied = Applied(items, named, self.data, known_in(self.journal), Limits(), "0" * 64)
        with opened(self.double, wishes=wishes) as catalogue, Journal(self.journal) as journal:
            return tuple(apply_plan(catalogue, applied, journal))

    def push(self, wishes: Wishes | None = None) -> str:
        """Plan and apply, and give what was planned and what became of it."""
        (outcome,) = self.apply(self.plan(wishes), wishes)
        return f"{outcome.item.action} {outcome.result}".strip()

    def actions(self, wishes: Wishes | None = None) -> list[str]:
        """Give what would be done."""
        return [one.action for one in self.plan(wishes)]

    def begin(self, *, files: bool) -> None:
        """Write down an intent and carry out only a part of it, as a process does that is killed."""
        (item,) = self.plan()
        with opened(self.double) as catalogue, Journal(self.journal) as journal:
            form = catalogue.form(self.given())
            journal.add([Entry("intent", "r", "2026-01-01T00:00:00Z", id=form.id, sent=form.hash, before=item.before)])
            held = catalogue.held([form.id]).get(form.id)
            part = type(form)(form.id, form.document, form.hash) if not files else form
            catalogue.write([Wanted(part, "update" if held else "create", held)])

    def given(self) -> Given:
        """Read the record with its files."""
        found = [one for one in read_given(self.sources("*.xml"), Limits()) if not isinstance(one, Unread)]
        return with_files(found, self.data, Limits())[0]


@pytest.fixture
def producer(tmp_path: Path) -> Iterator[Producer]:
    with Double(version="6.8", rdg=True, index_lag=None) as double:
        one = Producer(tmp_path, double)
        one.write("Température")
        yield one


def test_a_second_push_writes_nothing(producer: Producer) -> None:
    assert producer.push() == "create done"
    assert producer.actions() == ["unchanged"]
    producer.write("Salinité")
    assert producer.push() == "update done"
    assert producer.actions() == ["unchanged"]
    assert len(producer.double.datasets) == 1


def test_without_its_journal_an_unchanged_record_is_known_again(producer: Producer) -> None:
    producer.push()
    producer.journal.unlink()
    assert producer.actions() == ["unchanged"]


def test_what_curators_change_is_a_conflict_and_what_they_add_elsewhere_is_none(producer: Producer) -> None:
    producer.push()
    draft = producer.double.datasets[0].latest
    draft.values["lifeCycleStep"] = ["Funding"]
    producer.write("Salinité")
    assert producer.actions() == ["update"]
    draft.values["notesText"] = ["by hand"]
    assert producer.actions() == ["conflict"]


def test_files_that_somebody_adds_are_no_conflict(producer: Producer) -> None:
    producer.push()
    producer.write("Température", b"1 2 3\n")
    assert producer.push() == "update done"
    (producer.folder / "table.txt").unlink()
    assert producer.actions() == ["unchanged"]
    producer.write("Salinité")
    assert producer.push() == "update done"
    assert [one.label for one in producer.double.datasets[0].latest.entries] == ["table.txt"]


def test_an_unchanged_draft_is_submitted_when_that_is_asked_for(producer: Producer) -> None:
    producer.push()
    (item,) = producer.plan(SUBMIT)
    assert (item.action, item.changes) == ("update", ())
    assert item.reason
    assert "sent to the curators" in item.reason.text()
    assert producer.push(SUBMIT) == "update done"
    assert producer.actions(SUBMIT) == ["unchanged"]
    producer.write("Salinité")
    (item,) = producer.plan()
    assert item.action == "refused"
    assert item.reason
    assert "in review" in item.reason.text()


def test_a_plan_without_the_wish_is_applied_with_it(producer: Producer) -> None:
    producer.push()
    items = producer.plan()
    assert [one.action for one in items] == ["unchanged"]
    (outcome,) = producer.apply(items, SUBMIT)
    assert (outcome.item.action, outcome.result) == ("update", "done")
    assert "was sent to the curators" in outcome.notes[0].text()
    assert producer.double.datasets[0].in_review
    (outcome,) = producer.apply(items, SUBMIT)
    assert (outcome.item.action, outcome.result) == ("unchanged", "")


def test_what_moved_since_the_plan_is_not_sent_on(producer: Producer) -> None:
    producer.push()
    items = producer.plan()
    producer.double.datasets[0].latest.values["notesText"] = ["by hand"]
    (outcome,) = producer.apply(items, SUBMIT)
    assert outcome.result == "moved"
    del producer.double.datasets[0].latest.values["notesText"]
    items = producer.plan()
    producer.write("Salinité")
    (outcome,) = producer.apply(items, SUBMIT)
    assert outcome.result == "moved"
    assert not producer.double.datasets[0].in_review


def test_without_a_wish_unchanged_records_are_not_asked_for(producer: Producer) -> None:
    producer.push()
    items = producer.plan()
    producer.double.requests.clear()
    producer.apply(items)
    assert producer.double.requests == []


def test_what_went_into_review_since_the_plan_is_left(producer: Producer) -> None:
    producer.push()
    producer.write("Salinité")
    items = producer.plan()
    producer.double.lock(producer.double.datasets[0], "InReview")
    (outcome,) = producer.apply(items)
    assert outcome.result == "moved"
    assert outcome.reason
    assert "in review" in outcome.reason.text()


@pytest.mark.parametrize("version", ["5.11", "6.8", "6.12"])
def test_a_draft_that_cannot_be_seen_is_there_all_the_same(tmp_path: Path, version: str) -> None:
    with Double(version=version) as double:
        producer = Producer(tmp_path, double)
        producer.write("Température")
        producer.push()
        double.datasets[0].owner = "somebody"
        (item,) = producer.plan()
        assert (item.action, item.state) == ("refused", "hidden")
        assert item.reason
        assert "use the key of who pushed it" in item.reason.text()
        known = known_in(producer.journal)
        with opened(double) as catalogue:
            (standing,) = standings(catalogue, known)
            (seen,) = verified(catalogue, producer.sources("*.xml"), (), known, Limits())
        assert (standing.state, standing.is_there, seen.verdict) == ("hidden", True, "refused")
        double.site.datasets.clear()
        (item,) = producer.plan()
        assert item.action == "conflict"


def test_a_refused_publication_fails_and_the_draft_is_known(producer: Producer) -> None:
    assert producer.push(Wishes(publish="major")) == "create failed"
    assert producer.actions() == ["unchanged"]
    assert producer.push(SUBMIT) == "update done"


def test_a_push_that_was_killed_before_its_files_goes_on_with_them(producer: Producer) -> None:
    producer.write("Température", b"1 2 3\n")
    producer.begin(files=False)
    assert producer.double.datasets[0].latest.entries == []
    (item,) = producer.plan()
    assert item.action == "update"
    assert item.reason
    assert "did not come to its end" in item.reason.text()
    assert producer.push() == "update done"
    assert [one.label for one in producer.double.datasets[0].latest.entries] == ["table.txt"]
    assert len(producer.double.datasets) == 1


def test_the_same_plan_goes_on_after_a_kill(producer: Producer) -> None:
    producer.write("Température", b"1 2 3\n")
    items = producer.plan()
    producer.begin(files=False)
    (outcome,) = producer.apply(items)
    assert outcome.result == "done"
    assert len(producer.double.datasets) == 1


def test_a_push_that_was_killed_after_all_was_sent_is_done(producer: Producer) -> None:
    items = producer.plan()
    producer.begin(files=True)
    (outcome,) = producer.apply(items)
    assert outcome.result == "already"
    assert producer.actions() == ["unchanged"]


def test_a_file_that_fails_is_no_conflict_the_next_time(producer: Producer) -> None:
    producer.write("Température", b"1 2 3\n")
    producer.double.fail_next("POST", "/add(\\?|$)", 500)
    producer.double.fail_next("GET", "uploadurls", 500)
    first = producer.push()
    assert first in ("create failed", "create done", "create open")
    assert producer.push() in ("update done", "unchanged")
    assert len(producer.double.datasets) == 1
    assert [one.label for one in producer.double.datasets[0].latest.entries] == ["table.txt"]


def test_verify_and_status_read_by_what_the_journal_knows(producer: Producer) -> None:
    producer.push()
    known = known_in(producer.journal)
    producer.double.requests.clear()
    with opened(producer.double) as catalogue:
        (standing,) = standings(catalogue, known)
        (seen,) = verified(catalogue, producer.sources("*.xml"), (), known, Limits())
    assert (standing.state, standing.is_there, seen.verdict) == ("draft", True, "same")
    assert standing.doi
    assert not any("contents" in one.path for one in producer.double.requests)


def test_two_runs_that_make_the_same_record_make_it_once(producer: Producer) -> None:
    items = producer.plan()
    with opened(producer.double) as first, opened(producer.double) as second:
        form = first.form(producer.given())
        first.write([Wanted(form, "create")])
        second.write([Wanted(form, "create")])
    assert len(producer.double.datasets) == 1
    (outcome,) = producer.apply(items)
    assert outcome.result == "already"


def test_a_creation_that_is_answered_by_nobody_is_not_repeated_blindly(producer: Producer) -> None:
    producer.double.fail_next("POST", "/datasets", "cut-after")
    with opened(producer.double) as catalogue:
        form = catalogue.form(producer.given())
        with pytest.raises(LostAnswerError):
            catalogue.write([Wanted(form, "create")])
        catalogue.write([Wanted(form, "create")])
    assert len(producer.double.datasets) == 1


def test_each_record_has_its_own_data_whichever_of_them_changes(producer: Producer) -> None:
    (producer.folder / "b.xml").write_bytes(record("urn:b"))
    for name in ("a", "b"):
        (producer.folder / f"{name}.nc").write_bytes(NOTHING_IN_IT)
    assert [one.result for one in producer.apply(producer.plan())] == ["done", "done"]
    producer.write("Salinité")
    items = producer.plan()
    assert [one.action for one in items] == ["update", "unchanged"]
    assert {one.item.id: one.result for one in producer.apply(items)} == {"urn:a": "done", "urn:b": ""}
    assert [[one.label for one in each.latest.entries] for each in producer.double.datasets] == [["a.nc"], ["b.nc"]]


def test_tables_go_with_the_record_that_is_called_as_they_are(producer: Producer) -> None:
    (producer.folder / "b.xml").write_bytes(record("urn:b"))
    for name in ("a", "b"):
        (producer.folder / f"{name}.txt").write_text(name)
    assert [one.result for one in producer.apply(producer.plan())] == ["done", "done"]
    held = {
        each.latest.texts("title")[0]: [one.label for one in each.latest.entries] for each in producer.double.datasets
    }
    assert sorted(held.values()) == [["a.txt"], ["b.txt"]]
    assert held["Température"] == ["a.txt"]

"""What others and the server put beside a record stays there, and is neither a difference nor a conflict."""

import hashlib

import pytest

from fairtool.push.journal import known_in
from fairtool.push.status import standings
from tests.push.dataverse.opening import opened
from tests.push.dataverse.test_flow import NOTHING_IN_IT, Producer, producer
from tests.push.dataverse_double.state import FileEntry

__all__ = ["producer"]


@pytest.fixture
def filed(producer: Producer) -> Producer:
    """Give a producer whose record was pushed with two files."""
    for name in ("one", "two"):
        (producer.folder / f"{name}.txt").write_text(name)
    assert producer.push() == "create done"
    return producer


def entries(producer: Producer) -> dict[str, FileEntry]:
    """Give the files in the target by their names."""
    return {one.label: one for one in producer.double.datasets[0].latest.entries}


def changes(producer: Producer) -> list[str]:
    """Give what a plan shows of changes."""
    (item,) = producer.plan()
    return [f"{one.field}: {one.before} > {one.after}" for one in item.changes]


def test_a_file_that_is_no_more_here_stays_there_and_is_no_difference(filed: Producer) -> None:
    (filed.folder / "two.txt").unlink()
    assert filed.actions() == ["unchanged"]
    (filed.folder / "one.txt").write_text("one and more")
    assert [one.rpartition(" ")[0] for one in changes(filed)] == [
        "files: one.txt (MD5 " + _md5(b"one") + ") > one.txt (MD5"
    ]
    assert filed.push() == "update done"
    assert sorted(entries(filed)) == ["one.txt", "two.txt"]
    assert filed.actions() == ["unchanged"]


def test_a_file_that_somebody_adds_stays_and_was_not_added_by_the_target(filed: Producer) -> None:
    assert filed.double.datasets[0].latest.entries
    (filed.folder / "three.txt").write_text("three")
    assert filed.push() == "update done"
    (filed.folder / "three.txt").unlink()
    filed.write("Salinité")
    assert changes(filed) == ["title: Température > Salinité"]
    (outcome,) = filed.apply(filed.plan())
    assert (outcome.result, outcome.added) == ("done", ())
    assert "left alone" in outcome.notes[0].text()


def test_a_file_that_is_called_otherwise_is_renamed(filed: Producer) -> None:
    (filed.folder / "one.txt").rename(filed.folder / "first.txt")
    assert filed.push() == "update done"
    assert sorted(entries(filed)) == ["first.txt", "two.txt"]
    assert filed.actions() == ["unchanged"]


def test_two_files_of_the_same_content_are_two_files(filed: Producer) -> None:
    (filed.folder / "again.txt").write_text("one")
    assert filed.push() == "update done"
    assert sorted(entries(filed)) == ["again.txt", "one.txt", "two.txt"]
    assert filed.actions() == ["unchanged"]


def test_a_file_that_a_curator_mends_or_renames_is_a_conflict(filed: Producer) -> None:
    entry = entries(filed)["one.txt"]
    entry.data.checksum = _md5(b"mended")
    filed.write("Salinité")
    assert filed.actions() == ["conflict"]
    entry.data.checksum = _md5(b"one")
    entry.label = "other.txt"
    assert filed.actions() == ["conflict"]


def test_a_file_of_a_curator_that_has_the_name_of_one_here_is_a_conflict(producer: Producer) -> None:
    producer.write("Température", b"theirs")
    producer.push()
    producer.journal.unlink()
    producer.write("Température", b"mine")
    assert producer.actions() == ["conflict"]


def test_files_by_another_algorithm_than_that_of_today_are_the_same(filed: Producer) -> None:
    for name, entry in entries(filed).items():
        content = (filed.folder / name).read_bytes()
        entry.data.checksum_type, entry.data.checksum = "SHA-1", hashlib.sha1(content).hexdigest()  # noqa: S324
    assert filed.actions() == ["unchanged"]
    filed.write("Salinité")
    assert filed.push() == "update done"
    assert filed.actions() == ["unchanged"]


@pytest.fixture
def boxed(producer: Producer) -> Producer:
    """Give a producer whose record has a box, and data from which the server reads another."""
    box = ("-5.0", "-4.0", "49.0", "48.0")
    settings = producer.double.site.settings
    object.__setattr__(settings, "netcdf_box", box)
    (producer.folder / "a.nc").write_bytes(NOTHING_IN_IT)
    return producer


def test_a_box_that_the_server_reads_is_added_and_stays(boxed: Producer) -> None:
    (outcome,) = boxed.apply(boxed.plan())
    assert (outcome.result, [one.field for one in outcome.added]) == ("done", ["geographicBoundingBox"])
    boxed.write("Salinité")
    assert changes(boxed) == ["title: Température > Salinité"]
    assert boxed.push() == "update done"
    assert len(boxed.double.datasets[0].latest.values["geographicBoundingBox"]) == 2


def test_a_box_that_the_server_reads_is_no_difference_without_a_journal(boxed: Producer) -> None:
    boxed.push()
    boxed.journal.unlink()
    assert boxed.actions() == ["unchanged"]


def test_what_stands_beside_a_record_is_no_change_in_the_status(boxed: Producer) -> None:
    (boxed.folder / "two.txt").write_text("two")
    boxed.push()
    (boxed.folder / "two.txt").unlink()
    boxed.write("Salinité")
    assert boxed.push() == "update done"
    with opened(boxed.double) as catalogue:
        (standing,) = standings(catalogue, known_in(boxed.journal))
        assert standing.notes == ()
        boxed.double.datasets[0].latest.values["notesText"] = ["by hand"]
        (standing,) = standings(catalogue, known_in(boxed.journal))
        assert "changed in the target" in standing.notes[0].text()


def test_many_files_of_others_beside_a_record_are_no_conflict(producer: Producer) -> None:
    for number in range(9):
        (producer.folder / f"{number}.txt").write_text(str(number))
    producer.push()
    for number in range(9):
        (producer.folder / f"{number}.txt").unlink()
    producer.write("Salinité")
    assert producer.push() == "update done"
    producer.write("Oxygène")
    assert producer.push() == "update done"
    assert len(entries(producer)) == 9


def test_a_box_that_a_curator_changes_is_a_conflict(boxed: Producer) -> None:
    boxed.push()
    boxed.double.datasets[0].latest.values["geographicBoundingBox"].pop(0)
    boxed.write("Salinité")
    assert boxed.actions() == ["conflict"]


def test_a_push_that_was_killed_before_data_with_a_box_goes_on(boxed: Producer) -> None:
    items = boxed.plan()
    boxed.begin(files=False)
    (outcome,) = boxed.apply(items)
    assert outcome.result == "done"
    assert boxed.actions() == ["unchanged"]


def _md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()

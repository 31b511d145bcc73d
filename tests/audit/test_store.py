"""What a store makes of what is found again: new, the same, changed, on tape, gone."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.audit.entry import Entry
from fairtool.audit.packing import pack_findings, pack_outcomes
from fairtool.audit.store.again import Again
from fairtool.audit.store.opening import opened_to_read
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Belongs, Done, Judged, Work
from fairtool.errors import UsageError

A = Entry("data/a.nc", "data", "netcdf", 100, 1)
FINE = Judged(
    part="",
    kind="netcdf",
    standard="CF-1.8",
    status="clean",
    counts=(),
    outcomes=pack_outcomes((), {}, {}),
    findings=pack_findings(()),
    belongs=Belongs("data", "ICARE", "aeris", 2020),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def walk(path: Path, *entries: Entry, basis: str = "1", verify: str = "", judge: bool = True) -> list[Work]:
    """Find entries in a run of its own, judge what waits for it as clean, and give what was waiting."""
    with Writer(path) as writer:
        writer.begin((basis, "{}"), "fairtool audit run data", resume=False)
        list(writer.sight(entries))
        writer.walked(["data"], Again(verify))
        waiting = list(writer.waiting())
        if judge:
            for work in waiting:
                writer.record(Done(work.source, "done", (FINE,), head=b"h", checksum=b"c"))
            writer.finish(1.0)
    return waiting


def state(path: Path, name: str = A.name) -> str:
    with opened_to_read(path) as connection:
        return str(connection.execute("SELECT state FROM source WHERE name = ?", (name,)).fetchone()[0])


def modes(waiting: list[Work]) -> list[str]:
    return [work.mode for work in waiting]


def test_what_is_new_waits_and_what_was_judged_does_not(path: Path) -> None:
    assert modes(walk(path, A)) == ["new"]
    assert walk(path, A) == []


CHANGES = [replace(A, size=101), replace(A, modified=2), replace(A, expected="md5:00")]


@pytest.mark.parametrize("changed", CHANGES, ids=["size", "date", "checksum"])
def test_another_size_date_or_expected_checksum_is_a_change(path: Path, changed: Entry) -> None:
    walk(path, A)
    assert modes(walk(path, changed)) == ["changed"]


def test_what_has_no_date_is_taken_for_changed(path: Path) -> None:
    undated = replace(A, modified=0)
    walk(path, undated)
    assert modes(walk(path, undated)) == ["changed"]


def test_a_change_that_was_found_and_not_judged_still_waits(path: Path) -> None:
    walk(path, A)
    walk(path, replace(A, size=101), judge=False)
    assert modes(walk(path, replace(A, size=101))) == ["changed"]


def test_a_file_on_tape_waits_for_nothing_until_it_is_recalled(path: Path) -> None:
    taped = replace(A, offline=True)
    assert walk(path, taped) == []
    assert state(path) == "offline"
    assert modes(walk(path, A)) == ["new"]


def test_a_file_that_was_judged_and_went_to_tape_keeps_its_verdict(path: Path) -> None:
    walk(path, A)
    assert walk(path, replace(A, offline=True)) == []
    assert state(path) == "done"


def test_a_file_that_changed_and_went_to_tape_is_judged_when_it_comes_back(path: Path) -> None:
    walk(path, A)
    walk(path, replace(A, size=7, offline=True))
    assert state(path) == "offline"
    assert modes(walk(path, replace(A, size=7))) == ["changed"]


B = replace(A, name="data/b.nc")


def test_what_is_gone_leaves_with_its_verdict_and_is_new_when_it_comes_back(path: Path) -> None:
    walk(path, A, B)
    walk(path, B)
    assert state(path) == "gone"
    with opened_to_read(path) as connection:
        assert connection.execute("SELECT count(*) FROM subject").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    assert modes(walk(path, A, B)) == ["new"]


def test_an_archive_that_is_empty_at_once_may_be_a_disk_that_is_not_there(path: Path) -> None:
    walk(path, A, B)
    with pytest.raises(UsageError, match="nothing is left in data"):
        walk(path)
    assert state(path) == "done"


def test_what_another_root_holds_is_not_gone(path: Path) -> None:
    walk(path, A, Entry("other/b.nc", "other", "netcdf", 1, 1))
    walk(path, A)
    assert state(path, "other/b.nc") == "done"


def test_another_basis_makes_stale_and_brings_what_is_kept(path: Path) -> None:
    walk(path, A)
    (stale,) = walk(path, A, basis="2")
    assert stale.mode == "stale"
    assert [kept.outcomes for kept in stale.kept] == [FINE.outcomes]


def test_what_is_to_be_verified_comes_with_its_digests(path: Path) -> None:
    walk(path, A)
    (work,) = walk(path, A, verify="content")
    assert (work.mode, work.head, work.checksum) == ("verify", b"h", b"c")


def test_the_content_of_a_record_of_a_catalogue_goes_with_it(path: Path) -> None:
    (work,) = walk(path, Entry("https://host/csw#1", "https://host/csw#", "xml", 4, 5, content=b"<a/>"))
    assert work.content is not None


def test_a_file_that_could_not_be_looked_into_is_judged_whatever_its_kind(path: Path) -> None:
    assert modes(walk(path, Entry("data/closed", "data", "other", barred=True))) == ["new"]
    assert walk(path, Entry("data/b.txt", "data", "other", 1, 1)) == []


def test_unknown_kinds_are_counted_and_wait_for_nothing(path: Path) -> None:
    assert walk(path, Entry("data/b.txt", "data", "other", 1, 1)) == []
    assert state(path, "data/b.txt") == "other"


def test_a_run_that_did_not_end_is_resumed_without_a_walk(path: Path) -> None:
    walk(path, A, judge=False)
    with Writer(path) as writer:
        assert writer.begin(("1", "{}"), "again", resume=True)
        assert modes(list(writer.waiting())) == ["new"]
        assert writer.run == 1


def test_names_that_are_no_utf_8_survive(path: Path) -> None:
    name = "data/caf\udce9.nc"
    walk(path, replace(A, name=name))
    assert walk(path, replace(A, name=name)) == []


def results_of(path: Path) -> Iterator[tuple[object, ...]]:
    with opened_to_read(path) as connection:
        yield from connection.execute("SELECT count(*) FROM packed UNION ALL SELECT count(*) FROM verdict")


def test_results_that_are_the_same_are_stored_once(path: Path) -> None:
    walk(path, *(replace(A, name=f"data/{number}.nc") for number in range(50)))
    assert list(results_of(path)) == [(2,), (1,)]


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"x" * 200])
def test_a_file_that_is_no_store_is_refused_to_readers(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UsageError), opened_to_read(path):
        pass
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_stays_as_it_is(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    with pytest.raises(UsageError, match="is no store of an audit"):
        Writer(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("mine",)]
    connection.close()

"""Where a store is written, who may read it meanwhile, and what a run that was ended leaves."""

import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

from fairtool.audit.keeping import kept_at
from fairtool.audit.packing import pack_findings, pack_outcomes
from fairtool.audit.store.opening import opened_to_read
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Done, Judged
from tests.audit.made_store import Made, made_store
from tests.audit.running import rows


def test_where_there_is_no_log_the_writer_waits_for_its_readers(tmp_path: Path) -> None:
    store = made_store(tmp_path / "store.sqlite", [Made(f"{number}.nc") for number in range(300)])
    reads = threading.Event()

    def read() -> None:
        with opened_to_read(store) as reader:
            rows_read = reader.execute("SELECT * FROM source")
            rows_read.fetchone()
            reads.set()
            time.sleep(0.6)  # more than the opening of a store waits

    with Writer(store, shared_file_system=True) as writer:
        writer.connection.execute("INSERT INTO meta VALUES ('a', 'b')")
        reading = threading.Thread(target=read)
        reading.start()
        reads.wait()
        writer.commit()
        reading.join()
    assert rows(store, "SELECT value FROM meta WHERE key = 'a'") == [("b",)]


def test_a_store_that_was_written_elsewhere_needs_no_log_where_it_goes(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with kept_at(tmp_path / "store.sqlite", scratch) as writer:
        writer.note("a", "b")
    (mode,) = rows(tmp_path / "store.sqlite", "PRAGMA journal_mode")
    assert mode == ("delete",)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scratch", "store.sqlite"]


def test_what_a_killed_run_left_is_not_mixed_with_a_newer_store(tmp_path: Path) -> None:
    """Its log would be taken for that of the copy, whose pages it overwrites."""
    store, scratch, kept = tmp_path / "store.sqlite", tmp_path / "scratch", tmp_path / "kept"
    scratch.mkdir()
    kept.mkdir()
    made_store(store, [Made(f"{number}.nc") for number in range(50)])
    with kept_at(store, scratch) as writer:
        writer.connection.execute("UPDATE source SET kind = 'cdl'")
        writer.commit()
        for path in scratch.iterdir():  # as they are when the run is killed now
            shutil.copy2(path, kept / path.name)
    for path in kept.iterdir():
        shutil.move(path, scratch / path.name)
        os.utime(scratch / path.name, (1, 1))
    made_store(store, [Made(f"{number}.nc") for number in range(200)])
    with kept_at(store, scratch) as writer:
        assert writer.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert writer.connection.execute("SELECT count(*) FROM source WHERE kind = 'netcdf'").fetchone() == (200,)


def test_a_killed_run_goes_on_with_what_only_its_log_has(tmp_path: Path) -> None:
    store, scratch, kept = tmp_path / "store.sqlite", tmp_path / "scratch", tmp_path / "kept"
    scratch.mkdir()
    made_store(store, [Made("a.nc")])
    with kept_at(store, scratch) as writer:
        (work,) = [path for path in scratch.iterdir() if path.suffix == ".sqlite"]
        before = work.stat().st_mtime_ns
        writer.note("a", "b")
        shutil.copytree(scratch, kept)
    shutil.copytree(kept, scratch, dirs_exist_ok=True)
    os.utime(work, ns=(before, before))
    os.utime(store, ns=(before + 1, before + 1))
    with kept_at(store, scratch) as writer:
        assert writer.noted("a") == "b"


def test_an_interrupt_in_the_middle_of_a_result_leaves_none_of_it(tmp_path: Path) -> None:
    store = made_store(tmp_path / "store.sqlite", [Made("a.nc", judged=False)], finished=False)
    counts = (("cf-3.1", "error", 1),)
    judged = Judged("", "netcdf", "CF-1.8", "findings", counts, pack_outcomes((), {}, {}), pack_findings(()))
    with Writer(store) as writer:
        with writer.undone():
            _record_until_interrupted(writer, Done(1, "done", (judged,)))
        assert writer.connection.execute("SELECT count(*) FROM verdict").fetchone() == (0,)
        writer.record(Done(1, "done", (judged,)))
    assert rows(store, "SELECT rule, count FROM finding") == [("cf-3.1", 1)]


def _record_until_interrupted(writer: Writer, done: Done) -> None:
    writer.record(done)
    raise KeyboardInterrupt


def test_dropping_what_nothing_refers_to_is_one_look_and_not_one_for_each(tmp_path: Path) -> None:
    """SQLite would look through all subjects for each packed result, were these references in its eyes."""
    store = made_store(tmp_path / "store.sqlite", [Made("a.nc")])
    with closing(sqlite3.connect(store)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        told = [row[2] for table in tables for row in connection.execute(f"PRAGMA foreign_key_list({table})")]
    assert "packed" not in told
    assert "verdict" in told

"""Merging stores: nothing is lost, the newest counts, and what was there before survives whatever happens."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.audit.diff.difference import difference
from fairtool.audit.merging import merge
from fairtool.audit.packing import unpack_findings
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Belongs
from fairtool.cli.audit_export_run import run
from fairtool.errors import UsageError
from fairtool.render.audit_diff_text import audit_diff_text
from fairtool.render.run import Run
from tests.audit.made_store import DAMAGED, NOTE, ROOT, TITLE, UNITS, Made, ask, made_store

PROJECT = Path(__file__).parents[2]
A = Made("a.nc", (UNITS, TITLE), belongs=Belongs("sst", "Ifremer", "odatis", 2001), identifiers=("doi:1", "doi:2"))
B = Made("b.nc", (TITLE,), belongs=Belongs("sst", "ICARE", "aeris", 2002))
C = Made("c.nc", (), belongs=Belongs("wind", "Ifremer", "odatis", 2003), parts=("#1", "#2"))
FILES = "SELECT name, status, errors, warnings, dataset, centre, pole, year FROM file ORDER BY name"
DUMP = """
SELECT file.name, file.status, file.dataset, file.centre, hex(o.content), hex(f.content), holding, hex(facts),
  (SELECT group_concat(text) FROM identifier WHERE identifier.subject = file.id)
FROM file JOIN subject ON subject.id = file.id JOIN packed AS o ON o.id = subject.outcomes
  JOIN packed AS f ON f.id = subject.findings JOIN kept ON kept.subject = file.id ORDER BY file.name
"""


def _shards(folder: Path, *, finished: bool = True) -> list[Path]:
    command = "fairtool audit run /archive --shard {} --store shard.sqlite"
    return [
        made_store(folder / "1.sqlite", [A, C], command=command.format("1/2")),
        made_store(folder / "2.sqlite", [B], command=command.format("2/2"), finished=finished),
    ]


def test_what_shards_say_is_what_one_audit_says(tmp_path: Path) -> None:
    merged = merge(tmp_path / "all.sqlite", _shards(tmp_path))
    whole = made_store(tmp_path / "whole.sqlite", [B, C, A])
    assert ask(tmp_path / "all.sqlite", DUMP) == ask(whole, DUMP)
    assert ask(tmp_path / "all.sqlite", "SELECT * FROM rule") == ask(whole, "SELECT * FROM rule")
    assert (merged.stores, merged.sources, merged.subjects, merged.bases, merged.stale) == (2, 3, 4, 1, 0)
    assert merged.is_whole


def test_a_merged_store_is_sound_and_can_be_written_on(tmp_path: Path) -> None:
    merge(tmp_path / "all.sqlite", _shards(tmp_path))
    assert ask(tmp_path / "all.sqlite", "PRAGMA integrity_check") == [("ok",)]
    assert ask(tmp_path / "all.sqlite", "PRAGMA foreign_key_check") == []
    assert ask(tmp_path / "all.sqlite", "SELECT count(*) FROM sqlite_master") == ask(
        tmp_path / "1.sqlite", "SELECT count(*) FROM sqlite_master"
    )
    made_store(tmp_path / "all.sqlite", [A, B, C, Made("d.nc")], started="2026-03-01T00:00:00Z")
    assert len(ask(tmp_path / "all.sqlite", FILES)) == 5


def test_a_store_that_is_there_is_merged_with_the_rest(tmp_path: Path) -> None:
    first, second = _shards(tmp_path)
    merge(tmp_path / "all.sqlite", [first])
    merged = merge(tmp_path / "all.sqlite", [second])
    assert [row[0] for row in ask(tmp_path / "all.sqlite", FILES)] == [
        f"{ROOT}/{name}" for name in ("a.nc", "b.nc", "c.nc#1", "c.nc#2")
    ]
    assert merged.is_whole


def test_merging_the_same_again_changes_nothing(tmp_path: Path) -> None:
    shards = _shards(tmp_path)
    merge(tmp_path / "all.sqlite", shards)
    before = ask(tmp_path / "all.sqlite", DUMP)
    merge(tmp_path / "all.sqlite", shards)
    assert ask(tmp_path / "all.sqlite", DUMP) == before
    assert ask(tmp_path / "all.sqlite", "SELECT count(*) FROM run") == [(2,)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_a_file_in_two_stores_the_newest_run_counts(tmp_path: Path, order: tuple[int, int]) -> None:
    stores = [
        made_store(tmp_path / "old.sqlite", [A, B], started="2026-01-01T00:00:00Z"),
        made_store(tmp_path / "new.sqlite", [replace(A, findings=())], started="2026-02-01T00:00:00Z"),
    ]
    merge(tmp_path / "all.sqlite", [stores[number] for number in order])
    assert [row[:2] for row in ask(tmp_path / "all.sqlite", FILES)] == [
        (f"{ROOT}/a.nc", "clean"),
        (f"{ROOT}/b.nc", "findings"),
    ]
    packed = "SELECT id FROM packed EXCEPT SELECT outcomes FROM subject EXCEPT SELECT findings FROM subject"
    assert ask(tmp_path / "all.sqlite", packed) == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_file_that_a_later_run_missed_is_gone(tmp_path: Path, order: tuple[int, int]) -> None:
    old = made_store(tmp_path / "old.sqlite", [A, B], started="2026-01-01T00:00:00Z")
    new = Path(shutil.copy(old, tmp_path / "new.sqlite"))
    made_store(new, [A], started="2026-02-01T00:00:00Z")
    merge(tmp_path / "all.sqlite", [(old, new)[number] for number in order])
    assert ask(tmp_path / "all.sqlite", "SELECT name, state FROM source ORDER BY name") == [
        (f"{ROOT}/a.nc", "done"),
        (f"{ROOT}/b.nc", "gone"),
    ]
    assert [row[0] for row in ask(tmp_path / "all.sqlite", FILES)] == [f"{ROOT}/a.nc"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_copies_of_one_run_what_was_judged_counts(tmp_path: Path, order: tuple[int, int]) -> None:
    stores = [
        made_store(tmp_path / "early.sqlite", [A, replace(B, judged=False)], finished=False),
        made_store(tmp_path / "late.sqlite", [A, B]),
    ]
    merge(tmp_path / "all.sqlite", [stores[number] for number in order])
    assert ask(tmp_path / "all.sqlite", "SELECT state FROM source ORDER BY name") == [("done",), ("done",)]
    assert ask(tmp_path / "all.sqlite", "SELECT finished IS NOT NULL FROM run") == [(1,)]


def test_what_rests_on_an_older_basis_is_stale(tmp_path: Path) -> None:
    old = made_store(tmp_path / "old.sqlite", [A, B], basis="rules-1", started="2026-01-01T00:00:00Z")
    new = made_store(tmp_path / "new.sqlite", [C], basis="rules-2", started="2026-02-01T00:00:00Z")
    merged = merge(tmp_path / "all.sqlite", [new, old])
    assert (merged.bases, merged.stale) == (2, 2)
    with Writer(tmp_path / "all.sqlite") as writer:
        writer.begin(("rules-2", "{}"), "again", resume=False)
        works = tuple(writer.waiting())
    assert [(work.name, work.mode) for work in works] == [(f"{ROOT}/a.nc", "stale"), (f"{ROOT}/b.nc", "stale")]
    assert unpack_findings(works[0].kept[0].findings)[0].rule == UNITS.rule


def test_a_shard_that_did_not_end_and_one_that_is_missing_are_told(tmp_path: Path) -> None:
    command = "fairtool audit run /archive --shard={} --store x.sqlite"
    parts = [
        made_store(tmp_path / "1.sqlite", [A], command=command.format("1/4")),
        made_store(tmp_path / "3.sqlite", [replace(B, judged=False)], command=command.format("3/4"), finished=False),
    ]
    merged = merge(tmp_path / "all.sqlite", parts)
    assert merged.unfinished == (tmp_path / "3.sqlite",)
    assert merged.missing == ("2/4", "4/4")
    assert not merged.is_whole
    assert len(ask(tmp_path / "all.sqlite", "SELECT * FROM source")) == 2


def test_a_store_is_not_merged_into_itself_nor_twice(tmp_path: Path) -> None:
    first, second = _shards(tmp_path)
    with pytest.raises(UsageError, match="into itself"):
        merge(first, [second, first])
    (tmp_path / "link.sqlite").symlink_to(first)
    with pytest.raises(UsageError, match="named twice"):
        merge(tmp_path / "all.sqlite", [first, tmp_path / "link.sqlite"])
    assert not (tmp_path / "all.sqlite").exists()


def test_what_is_no_store_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (first, _), other = _shards(tmp_path), tmp_path / "other.sqlite"
    for content in (b"no database at all" * 100, b""):
        other.write_bytes(content)
        with pytest.raises(UsageError, match=r"other\.sqlite"):
            merge(tmp_path / "all.sqlite", [first, other])
    with pytest.raises(UsageError, match="no store"):
        merge(tmp_path / "all.sqlite", [first, tmp_path / "nowhere.sqlite"])
    assert sorted(path.name for path in tmp_path.iterdir() if "all" in path.name or "part" in path.name) == []


def test_a_store_that_an_audit_writes_is_left_alone(tmp_path: Path) -> None:
    shards = _shards(tmp_path)
    target = made_store(tmp_path / "all.sqlite", [A])
    with Writer(target), pytest.raises(UsageError, match="being written"):
        merge(target, shards)
    assert len(ask(target, FILES)) == 1


def test_a_damaged_store_leaves_the_old_one(tmp_path: Path) -> None:
    first, second = _shards(tmp_path)
    target = made_store(tmp_path / "all.sqlite", [A])
    with closing(sqlite3.connect(second)) as connection:
        connection.execute("DELETE FROM packed")
        connection.commit()
    with pytest.raises(UsageError, match="damaged"):
        merge(target, [first, second])
    assert len(ask(target, FILES)) == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_merge_that_is_killed_leaves_the_old_store(tmp_path: Path) -> None:
    shards = [made_store(tmp_path / "many.sqlite", [replace(A, name=f"{number}.nc") for number in range(3000)])]
    target = made_store(tmp_path / "all.sqlite", [B, replace(C, findings=(NOTE, DAMAGED))])
    before = ask(target, DUMP)
    code = "import sys; from pathlib import Path; from fairtool.audit.merging import merge; merge(*map(eval, sys.argv[1:]))"
    arguments = [f"Path({str(target)!r})", f"[Path({str(shards[0])!r})]"]
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", code, *arguments], env={**os.environ, "PYTHONPATH": str(PROJECT)}
        ) as process:
            end = time.monotonic() + 30
            while not list(tmp_path.glob(".all*.part")) and process.poll() is None and time.monotonic() < end:
                time.sleep(0.001)
            process.send_signal(signal.SIGKILL)
        assert process.returncode in (-signal.SIGKILL, 0)
        if process.returncode:
            assert ask(target, DUMP) == before
            assert ask(target, "PRAGMA integrity_check") == [("ok",)]
    merge(target, shards)
    assert len(ask(target, FILES)) == 3003


def test_meta_and_documents_come_along(tmp_path: Path) -> None:
    first, second = _shards(tmp_path)
    with closing(sqlite3.connect(second)) as connection:
        connection.execute("INSERT INTO meta VALUES ('site', 'here')")
        connection.execute("INSERT INTO document SELECT id, x'00', 0 FROM source")
        connection.commit()
    merge(tmp_path / "all.sqlite", [first, second])
    assert ask(tmp_path / "all.sqlite", "SELECT * FROM meta") == [("site", "here")]
    names = "SELECT name FROM document JOIN source ON source.id = document.source"
    assert ask(tmp_path / "all.sqlite", names) == [(f"{ROOT}/b.nc",)]
    assert json.loads(str(ask(tmp_path / "all.sqlite", "SELECT content FROM basis")[0][0]))["tool"] == "basis-1"


def test_names_that_are_no_utf8_go_through_merge_diff_and_export(tmp_path: Path) -> None:
    odd = replace(A, name="caf\udce9.nc", root=f"{ROOT}\udce8", belongs=Belongs("s\udce9t", "", "", 2001))
    old = made_store(tmp_path / "old.sqlite", [odd], command="fairtool audit run caf\udce9")
    new = made_store(tmp_path / "new.sqlite", [replace(odd, findings=(UNITS, UNITS))], started="2026-02-01T00:00:00Z")
    merge(tmp_path / "all.sqlite", [old])
    document = difference(tmp_path / "all.sqlite", new, 9)
    assert [one["name"] for one in document["worse"]] == [odd.path]
    assert "caf\\xe9.nc" in audit_diff_text(document, Run(""))
    run(tmp_path / "all.sqlite", "files", None, tmp_path / "files.csv", "en")
    assert "caf\\xe9.nc" in (tmp_path / "files.csv").read_text(encoding="utf-8")

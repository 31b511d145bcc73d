"""A run finds, judges and keeps; the next one opens only what has changed."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.audit.archive import archive, data_file, older
from tests.audit.running import COMMAND, audit, environment, results, rows, run


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("judged")
    root, store = archive(folder / "data"), folder / "store.sqlite"
    (root / "notes.txt").write_text("no list is taken from within a folder")
    (root / "settings.xml").write_text("<settings/>")
    run(root, store)
    return root, store


@pytest.fixture
def copy(judged: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """Give an archive of the test's own with its store: the files keep their names, so that they are the same."""
    root, store = judged
    kept = tmp_path / "kept"
    shutil.copytree(root, kept, copy_function=shutil.copy2)
    shutil.copy2(store, tmp_path / "store.sqlite")
    return root, tmp_path / "store.sqlite"


def test_every_file_has_a_verdict_and_unknown_kinds_are_counted(judged: tuple[Path, Path]) -> None:
    _, store = judged
    assert dict(rows(store, "SELECT status, count(*) FROM subject GROUP BY status")) == {"clean": 4, "findings": 2}
    assert dict(rows(store, "SELECT state, count(*) FROM source GROUP BY state")) == {"done": 6, "other": 2}
    assert rows(store, "SELECT DISTINCT rule, severity, count FROM finding") == [("cf-3.1-units-valid", "error", 1)]


def test_the_verdicts_are_those_of_validate(judged: tuple[Path, Path]) -> None:
    root, store = judged
    command = [*COMMAND[:-1], "validate", str(root), "--format", "json"]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, env=environment(), check=False).stdout)
    expected = {one["path"]: (one["status"], [each["rule"] for each in one["findings"]]) for one in told["subjects"]}
    found = {name: [status, []] for name, status in rows(store, "SELECT name, status FROM file")}
    for name, rule in rows(store, "SELECT name, rule FROM finding"):
        found[name][1].append(rule)
    assert {name: tuple(one) for name, one in found.items()} == expected


def test_a_second_run_opens_nothing(copy: tuple[Path, Path]) -> None:
    root, store = copy
    before = results(store)
    again = run(root, store)
    assert (again["opened"], again["rejudged"], again["subjects"]) == (0, 0, 6)
    assert results(store) == before


def test_another_layout_places_files_anew_and_opens_none(copy: tuple[Path, Path]) -> None:
    root, store = copy
    again = run(root, store, "--layout", "{centre}")
    assert again["opened"] == 0
    assert rows(store, "SELECT centre, count(*) FROM file GROUP BY centre") == [("a", 3), ("b", 3)]
    run(root, store, "--layout", "{pole}", "--stored")
    assert rows(store, "SELECT pole, centre, count(*) FROM file GROUP BY 1, 2") == [
        ("a", "ICARE", 3),
        ("b", "ICARE", 3),
    ]


def test_what_has_changed_is_judged_and_what_is_gone_leaves(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data"), tmp_path / "store.sqlite"
    run(root, store)
    data_file(root / "a" / "sst_0000.nc", units="no_unit")
    (root / "b" / "sst_0005.nc").unlink()
    data_file(root / "b" / "new.nc")
    again = run(root, store)
    assert (again["opened"], again["subjects"], again["gone"]) == (2, 6, 1)
    assert rows(store, "SELECT status FROM file WHERE name LIKE '%sst_0000.nc'") == [("findings",)]
    assert rows(store, "SELECT name FROM file WHERE name LIKE '%sst_0005.nc'") == []


def test_a_disk_that_is_not_mounted_is_no_archive_whose_files_are_gone(copy: tuple[Path, Path], tmp_path: Path) -> None:
    root, store = copy
    before = results(store)
    root.rename(tmp_path / "elsewhere")
    try:
        root.mkdir()
        refused = audit("run", root, "--store", store, code=2)
    finally:
        root.rmdir()
        (tmp_path / "elsewhere").rename(root)
    assert "not mounted" in refused.stderr
    assert results(store) == before
    assert run(root, store)["gone"] == 0


def test_the_end_of_a_run_counts_in_words_and_tells_what_no_file_shows_alone(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data"), tmp_path / "store.sqlite"
    (root / "notes.txt").write_text("neither data nor a record")
    told = audit("run", root, "--store", store)
    assert "6 files: 4 clean, 2 with findings\n2 errors\n" in told.stdout
    assert "\nacross files: " in told.stdout
    assert "\n1 file is neither data nor a record\n" in told.stdout
    assert f"fairtool audit report {store}" in told.stderr
    assert "nothing had to be judged" in audit("run", root, "--store", store).stdout


def test_what_the_filters_of_a_run_leave_out_is_not_gone(copy: tuple[Path, Path]) -> None:
    root, store = copy
    again = run(root, store, "--include", "a/**")
    assert (again["gone"], again["subjects"]) == (0, 6)


def test_other_rules_need_no_file(copy: tuple[Path, Path], tmp_path: Path) -> None:
    """The stored headers give what the files give: a store that was judged anew is that of a fresh run."""
    root, store = copy
    again = run(root, store, "--ignore", "cf-3.1", "--ignore", "acdd")
    assert (again["opened"], again["rejudged"]) == (0, 6)
    fresh = tmp_path / "fresh.sqlite"
    run(root, fresh, "--ignore", "cf-3.1", "--ignore", "acdd")
    assert results(store) == results(fresh)


def test_a_rule_that_reads_values_and_is_new_opens_the_file_unless_that_is_forbidden(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data"), tmp_path / "store.sqlite"
    run(root, store, "--select", "cf-3.1")
    kept = run(root, store, "--stored")
    assert (kept["opened"], kept["waiting"]) == (0, 6)
    assert run(root, store)["opened"] == 6


def test_a_touched_file_is_read_again_and_a_change_that_hides_is_found_by_its_content(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data"), tmp_path / "store.sqlite"
    run(root, store, "--checksum")
    changed = root / "a" / "sst_0001.nc"
    about = changed.stat()
    data = bytearray(changed.read_bytes())
    data[-1] ^= 1
    changed.write_bytes(data)
    os.utime(changed, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert run(root, store)["opened"] == 0
    older(root / "a" / "sst_0000.nc", 60)
    assert run(root, store, "--checksum", "--verify", "content")["opened"] == 2
    assert run(root, store, "--checksum", "--verify", "content")["opened"] == 0


def test_a_run_that_is_asked_to_end_closes_and_says_how_to_go_on(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data", 60), tmp_path / "store.sqlite"
    command = [*COMMAND, "run", str(root), "--store", str(store), "--max-open-rate", "10", "--jobs", "1"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as child:
        while not store.exists() or not _judged(store):
            time.sleep(0.05)
        child.send_signal(signal.SIGUSR1)
        _, said = child.communicate(timeout=60)
    assert child.returncode == 130
    called = f"fairtool audit run {root} --store {store} --max-open-rate 10 --jobs 1"
    assert f"it goes on with: {called} --resume\n" in said
    assert rows(store, "SELECT command FROM run") == [(called,)]
    (count,) = rows(store, "SELECT count(*) FROM subject")[0]
    assert 0 < count < 60
    rest = run(root, store, "--resume")
    assert (rest["opened"], rest["subjects"], rest["finished"]) == (60 - count, 60, True)


def _judged(store: Path) -> int:
    with suppress(sqlite3.OperationalError):  # the store is being made
        return int(rows(store, "SELECT count(*) FROM subject")[0][0])
    return 0


def test_a_manifest_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data", 1), tmp_path / "store.sqlite"
    done = audit("run", root, "--store", store, "--manifest", tmp_path / "no.sha256", code=2)
    assert f"{tmp_path}/no.sha256, which --manifest names, does not exist" in done.stderr
    assert not store.exists()


def test_a_store_has_one_writer(copy: tuple[Path, Path]) -> None:
    root, store = copy
    from fairtool.audit.store.writer import Writer  # noqa: PLC0415 - holds the store

    with Writer(store):
        done = audit("run", root, "--store", store, code=2)
    assert "is being written by another audit" in done.stderr


def test_a_file_of_another_kind_is_no_store_and_stays_as_it_is(tmp_path: Path) -> None:
    root = archive(tmp_path / "data", 2)
    before = (root / "a" / "sst_0000.nc").read_bytes()
    done = audit("run", root, "--store", root / "a" / "sst_0000.nc", code=2)
    assert "cannot be used as a store" in done.stderr
    assert (root / "a" / "sst_0000.nc").read_bytes() == before


def test_a_store_in_a_scratch_folder_stands_at_its_place_at_the_end(tmp_path: Path) -> None:
    root, store, scratch = archive(tmp_path / "data"), tmp_path / "store.sqlite", tmp_path / "scratch"
    scratch.mkdir()
    run(root, store, "--scratch", scratch)
    assert list(scratch.iterdir()) == []
    assert len(results(store)) == 6
    assert run(root, store, "--scratch", scratch)["opened"] == 0


def test_a_configuration_may_say_the_layout_and_what_is_left_out(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data", 2), tmp_path / "store.sqlite"
    (root / "fairtool.toml").write_text('[audit]\nlayout = "{dataset}"\nexclude = ["b/**"]\n', encoding="utf-8")
    run(root, store)
    assert rows(store, "SELECT dataset FROM file") == [("a",)]


def test_two_shards_that_are_merged_are_one_audit(copy: tuple[Path, Path], tmp_path: Path) -> None:
    root, whole = copy
    parts = [tmp_path / "1.sqlite", tmp_path / "2.sqlite"]
    for number, part in enumerate(parts, start=1):
        run(root, part, "--shard", f"{number}/2")
    merged = tmp_path / "all.sqlite"
    audit("merge", "--store", merged, *parts, code=0)
    assert results(merged) == results(whole)
    query = "SELECT across.name, status, content FROM across JOIN packed ON packed.id = findings ORDER BY 1"
    assert rows(merged, query) == rows(whole, query)


def test_a_part_of_an_archive_tells_no_gaps_where_other_parts_have_files(tmp_path: Path) -> None:
    root = archive(tmp_path / "data", 12)
    for number in (1, 2):
        run(root, tmp_path / f"{number}.sqlite", "--shard", f"{number}/2")
        assert rows(tmp_path / f"{number}.sqlite", "SELECT rule FROM across_finding") == []
    audit("merge", "--store", tmp_path / "all.sqlite", tmp_path / "1.sqlite", tmp_path / "2.sqlite", code=0)
    run(root, tmp_path / "all.sqlite", "--stored")
    whole = run(root, tmp_path / "whole.sqlite")
    assert whole["subjects"] == 12
    query = "SELECT name, rule, severity, count FROM across_finding ORDER BY name, rule"
    assert rows(tmp_path / "all.sqlite", query) == rows(tmp_path / "whole.sqlite", query)

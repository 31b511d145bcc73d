"""What is taken of an archive: globs, sizes, dates, kinds, parts."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fairtool.audit.discovery import Discovering, entries
from fairtool.audit.glob_pattern import matcher
from fairtool.audit.nothing_found import census, nothing_found
from fairtool.audit.said_values import bytes_of, moment_of
from fairtool.audit.shards import parse_shard, shard_of
from fairtool.errors import UsageError
from tests.audit.test_discovery_walk import made, names


@pytest.mark.parametrize(
    ("pattern", "taken", "left"),
    [
        ("*.nc", ["a.nc", "d/e/a.nc"], ["a.nc4", "nc"]),
        ("a?.nc", ["ab.nc", "d/ab.nc"], ["a.nc", "a/.nc"]),
        ("d/*.nc", ["d/a.nc"], ["d/e/a.nc", "x/d/a.nc"]),
        ("/a.nc", ["a.nc"], ["d/a.nc"]),
        ("**/e/*.nc", ["e/a.nc", "d/e/a.nc", "x/d/e/a.nc"], ["d/a.nc"]),
        ("d/**", ["d/a.nc", "d/e/a.nc"], ["a.nc"]),
        ("d/**/a.nc", ["d/a.nc", "d/e/f/a.nc"], ["d/b.nc", "dd/a.nc"]),
        ("2024", ["2024/a.nc", "d/2024/b/c.nc"], ["20240101.nc"]),
        ("d/", ["d/a.nc", "x/d/a.nc"], ["a.nc"]),
        ("[ab].nc", ["a.nc", "b.nc"], ["c.nc", "[ab].nc"]),
        ("[!ab].nc", ["c.nc"], ["a.nc"]),
        ("[a-c]*", ["abc", "c/x"], ["d"]),
        ("[].nc", ["[].nc"], ["a.nc"]),
        ("a\\*.nc", ["a*.nc"], ["ab.nc"]),
        ("a+(b).nc", ["a+(b).nc"], ["aab.nc"]),
        ("b\nc*", ["b\nc.nc"], ["b.nc"]),
    ],
)
def test_a_glob_takes_what_git_takes(pattern: str, taken: list[str], left: list[str]) -> None:
    found = matcher([pattern])
    assert found
    assert [name for name in (*taken, *left) if found.match(name)] == taken


def test_patterns_without_a_name_take_nothing_away() -> None:
    assert matcher(["", "/"]) is None


def test_include_and_exclude_work_together(tmp_path: Path) -> None:
    made(tmp_path, "raw/a.nc", "l2/a.nc", "l2/a_test.nc", "l2/b.xml")
    assert names(tmp_path, include=("*.nc",), exclude=("raw", "*_test.nc")) == ["l2/a.nc"]


def test_a_folder_that_is_excluded_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "raw/deep/a.nc", "b.nc")
    opened: list[str] = []
    real = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (opened.append(path), real(path))[1])
    assert names(tmp_path, exclude=("raw",)) == ["b.nc"]
    assert opened == [str(tmp_path)]


def test_sizes_and_dates_and_kinds_filter(tmp_path: Path) -> None:
    made(tmp_path, "small.nc", "large.nc", "old.nc", "record.xml")
    (tmp_path / "large.nc").write_bytes(bytes(5000))
    os.utime(tmp_path / "old.nc", (0, datetime(2001, 5, 5, tzinfo=UTC).timestamp()))
    assert names(tmp_path, min_size=2) == ["large.nc"]
    assert names(tmp_path, max_size=1, kinds=frozenset({"netcdf"})) == ["old.nc", "small.nc"]
    assert names(tmp_path, until=moment_of("2001-05-05", "--until", ends=True)) == ["old.nc"]
    assert names(tmp_path, since=moment_of("2001-05-06", "--since")) == ["large.nc", "record.xml", "small.nc"]
    assert names(tmp_path, since=moment_of("2001-05-05", "--since"), kinds=frozenset({"xml"})) == ["record.xml"]


def test_what_has_no_known_size_or_date_is_taken(tmp_path: Path) -> None:
    (tmp_path / "gone.nc").symlink_to("nowhere")
    assert names(tmp_path, min_size=10, since=moment_of("2024-01-01", "--since")) == ["gone.nc"]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("0", 0), ("500", 500), ("1K", 1024), ("1k", 1024), ("1KiB", 1024), ("1KB", 1000), ("1ko", 1000),
        ("10M", 10 * 2**20), ("1.5GiB", 3 * 2**29), ("2 TB", 2 * 10**12), ("1P", 2**50), ("7B", 7),
    ],
)  # fmt: skip
def test_amounts_are_read_as_gnu_tools_read_them(text: str, size: int) -> None:
    assert bytes_of(text, "--min-size") == size


@pytest.mark.parametrize("text", ["", "M", "-1", "1e9", "1X", "1,5G", "0x10", "9" * 30, "nan", "١٠"])
def test_what_is_no_amount_is_told_with_its_option(text: str) -> None:
    with pytest.raises(UsageError, match=r"--min-size .* is no amount of bytes"):
        bytes_of(text, "--min-size")


def test_moments_are_days_or_days_with_a_time() -> None:
    assert moment_of("2024-01-31", "--since") == datetime(2024, 1, 31, tzinfo=UTC)
    assert moment_of("2024-01-31T12:00:00+02:00", "--since") == datetime(2024, 1, 31, 10, tzinfo=UTC)
    assert moment_of("2024-01-31", "--until", ends=True).hour == 23


@pytest.mark.parametrize("text", ["", "2024", "2024-13-01", "31/01/2024", "yesterday", "2024-02-30"])
def test_what_is_no_moment_is_told_with_its_option(text: str) -> None:
    with pytest.raises(UsageError, match=r"--since .* is no day and no moment"):
        moment_of(text, "--since")


def test_the_part_of_a_name_never_changes() -> None:
    """These numbers are in the scripts of jobs that run: another one would lose files."""
    found = [shard_of(name, 64) for name in ("a.nc", "2024/01/b.nc", "é.nc", "caf\udce9.nc", "")]
    assert found == [53, 12, 52, 31, 53]


def test_the_parts_hold_everything_once_and_are_alike_in_size(tmp_path: Path) -> None:
    made(tmp_path, *(f"d{number % 7}/{number}.nc" for number in range(400)))
    parts = [names(tmp_path, shard=(part, 4)) for part in (1, 2, 3, 4)]
    assert sorted(name for part in parts for name in part) == sorted(names(tmp_path))
    assert all(60 < len(part) < 140 for part in parts)


def test_the_part_does_not_depend_on_where_the_archive_lies(tmp_path: Path) -> None:
    for copy in ("one", "two/three"):
        made(tmp_path / copy, *(f"{number}.nc" for number in range(50)))
    assert names(tmp_path / "one", shard=(2, 3)) == names(tmp_path / "two/three", shard=(2, 3))


def test_a_part_is_read_from_text() -> None:
    assert parse_shard("3/64") == (3, 64)


@pytest.mark.parametrize("text", ["", "3", "0/4", "5/4", "a/b", "1/0", "-1/4", "1/9999999", "²/4"])
def test_what_is_no_part_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="is no part"):
        parse_shard(text)


def test_why_nothing_was_found_is_told_by_kinds_and_endings(tmp_path: Path) -> None:
    made(tmp_path, "a.tif", "b.tif", "c.csv", "README")
    assert str(nothing_found([str(tmp_path)], Discovering(kinds=frozenset({"netcdf"})))) == (
        f"none of 4 files in {tmp_path} is of a kind that is known: .tif 2, (-) 1, .csv 1"
    )
    made(tmp_path, "d.nc")
    assert "leave out all of 5 files" in str(nothing_found([str(tmp_path)], Discovering(kinds=frozenset({"xml"}))))
    assert "netcdf 1" in str(nothing_found([str(tmp_path)], Discovering(kinds=frozenset({"xml"}))))


def test_what_is_there_is_counted(tmp_path: Path) -> None:
    made(tmp_path, "a.nc", "b.nc", "c.xml", "d.tif")
    counted = census([str(tmp_path)], Discovering(include=("a.nc",)))
    assert (counted.total, counted.taken) == (4, 1)
    assert dict(counted.kinds) == {"netcdf": 2, "xml": 1, "other": 1}
    assert counted.unknown == ((".tif", 1),)


def test_an_empty_folder_is_told_as_one(tmp_path: Path) -> None:
    assert not list(entries([str(tmp_path)], Discovering()))
    assert "there is no file in" in str(nothing_found([str(tmp_path)], Discovering()))

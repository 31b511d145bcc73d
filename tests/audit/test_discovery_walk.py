"""Walking an archive: every file once, in one order, whatever lies in it."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairtool.audit.discovery import Discovering, entries
from fairtool.audit.entry import Entry


def names(root: Path | str, **options: object) -> list[str]:
    return [one.relative for one in entries([str(root)], Discovering(**options))]  # type: ignore[arg-type]  # as each test says


def made(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"x")
    return root


def test_files_and_folders_come_in_the_order_of_the_bytes_of_their_names(tmp_path: Path) -> None:
    made(tmp_path, "b/x.nc", "a.nc", "B.nc", "é.nc", "b.nc", "a/z.nc", "z.nc", "😀.nc", "ﬀ.nc")
    assert names(tmp_path) == ["B.nc", "a/z.nc", "a.nc", "b/x.nc", "b.nc", "z.nc", "é.nc", "ﬀ.nc", "😀.nc"]


def test_an_entry_knows_its_size_age_kind_and_root(tmp_path: Path) -> None:
    made(tmp_path, "d/a.nc")
    os.utime(tmp_path / "d/a.nc", ns=(0, 1_600_000_000_123_456_789))
    (found,) = entries([f"{tmp_path}/"], Discovering())
    assert found == Entry(f"{tmp_path}/d/a.nc", str(tmp_path), "netcdf", 1, 1_600_000_000_123_456_789)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((f"a{suffix}", "netcdf") for suffix in (".nc", ".nc4", ".nc3", ".cdf", ".netcdf", ".NC")),
        ("a.cdl", "cdl"),
        *((f"a{suffix}", "xml") for suffix in (".xml", ".eml")),
        *((f"a{suffix}", "rdf") for suffix in (".rdf", ".ttl")),
        *((f"a{suffix}", "json") for suffix in (".json", ".jsonld")),
        *((f"a{suffix}", "plan") for suffix in (".yaml", ".yml")),
        *((name, "other") for name in ("a.tif", "nc", "a.nc.gz", "README", "a.zarr")),
    ],
)
def test_the_kind_is_told_by_the_name(tmp_path: Path, name: str, kind: str) -> None:
    made(tmp_path, name)
    assert [one.kind for one in entries([str(tmp_path)], Discovering())] == [kind]


@pytest.mark.parametrize("part", [".zgroup", ".zarray", ".zmetadata", "zarr.json"])
def test_a_zarr_store_is_one_entry_and_not_walked_into(tmp_path: Path, part: str) -> None:
    made(tmp_path, f"store/{part}", "store/temp/0.0", "named.zarr/any", "store2/x.nc")
    found = {one.relative: one.kind for one in entries([str(tmp_path)], Discovering())}
    assert found == {"named.zarr": "zarr", "store": "zarr", "store2/x.nc": "netcdf"}


@pytest.mark.parametrize("name", ["named.zarr", "store"])
def test_a_zarr_store_that_is_named_is_one_entry(tmp_path: Path, name: str) -> None:
    made(tmp_path, "store/.zgroup", "named.zarr/any")
    (found,) = entries([f"{tmp_path}/{name}"], Discovering())
    assert (found.kind, found.relative) == ("zarr", name)


def test_a_zarr_store_is_as_old_as_what_describes_it(tmp_path: Path) -> None:
    made(tmp_path, "s.zarr/.zmetadata", "t/.zmetadata")
    os.utime(tmp_path / "t/.zmetadata", ns=(0, 4_000_000_000_000_000_000))
    (found,) = entries([f"{tmp_path}/t"], Discovering())
    assert found.modified == 4_000_000_000_000_000_000


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    made(tmp_path, ".a.nc", ".git/b.nc", "c.nc", "d/.e.nc")
    assert names(tmp_path) == ["c.nc"]


def test_a_hidden_folder_that_is_named_is_walked(tmp_path: Path) -> None:
    made(tmp_path, ".hidden/a.nc")
    assert names(tmp_path / ".hidden") == ["a.nc"]


def test_a_link_that_leads_in_circles_is_not_followed(tmp_path: Path) -> None:
    made(tmp_path, "d/a.nc")
    (tmp_path / "d/up").symlink_to(tmp_path)
    (tmp_path / "d/self.nc").symlink_to("self.nc")
    assert names(tmp_path) == ["d/a.nc", "d/self.nc"]


def test_a_link_to_a_file_has_its_own_name_and_the_size_of_the_file(tmp_path: Path) -> None:
    made(tmp_path, "elsewhere/real.nc", "archive/a.nc")
    (tmp_path / "archive/link.nc").symlink_to("../elsewhere/real.nc")
    assert [(one.relative, one.size) for one in entries([f"{tmp_path}/archive"], Discovering())] == [
        ("a.nc", 1),
        ("link.nc", 1),
    ]


def test_a_broken_link_is_an_entry_whose_size_nobody_knows(tmp_path: Path) -> None:
    (tmp_path / "gone.nc").symlink_to("nowhere")
    assert list(entries([str(tmp_path)], Discovering())) == [Entry(f"{tmp_path}/gone.nc", str(tmp_path), "netcdf")]


def test_names_that_are_no_utf8_survive(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.nc")
    (tmp_path / name).write_bytes(b"x")
    (found,) = entries([str(tmp_path)], Discovering(include=("caf*.nc",), shard=(1, 1)))
    assert os.fsencode(found.relative) == b"caf\xe9.nc"
    assert Path(found.name).read_bytes() == b"x"


@pytest.mark.parametrize("name", ["with\nbreak.nc", "with\ttab.nc", 'quote".nc', "back\\slash.nc", "-rf.nc", "a b.nc"])
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    made(tmp_path, name)
    assert names(tmp_path) == [name]


def test_a_thousand_folders_deep_is_not_too_deep(tmp_path: Path) -> None:
    depth, here = 1500, os.getcwd()  # noqa: PTH109 - it is gone back to
    os.chdir(tmp_path)
    try:
        for _ in range(depth):  # the whole path would be too long for one call
            os.mkdir("d")  # noqa: PTH102 - likewise
            os.chdir("d")
        Path("a.nc").write_bytes(b"x")
    finally:
        os.chdir(here)
    try:
        assert depth > sys.getrecursionlimit()
        assert names(tmp_path) == ["d/" * depth + "a.nc"]
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # what pytest does would go too deep


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    made(tmp_path, "a.nc", "closed/b.nc", "d.nc")
    (tmp_path / "closed").chmod(0)
    yield tmp_path
    (tmp_path / "closed").chmod(stat.S_IRWXU)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_an_entry(closed: Path) -> None:
    found = [(one.relative, one.barred) for one in entries([str(closed)], Discovering(kinds=frozenset({"xml"})))]
    assert found == [("closed", True)]


def test_a_folder_that_cannot_be_listed_is_an_entry_whatever_the_filters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a.nc", "closed/b.nc", "d.nc")
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)  # the system of root refuses nothing
    found = [(one.relative, one.barred) for one in entries([str(tmp_path)], Discovering(include=("a.nc",)))]
    assert found == [("a.nc", False), ("closed", True)]


def test_what_vanishes_while_it_is_walked_is_not_there(tmp_path: Path) -> None:
    made(tmp_path, "a.nc", "b.nc", "c/d.nc", "e.nc")
    found = []
    for one in entries([str(tmp_path)], Discovering()):
        found.append(one.relative)
        if one.relative == "a.nc":
            (tmp_path / "b.nc").unlink()
            (tmp_path / "c/d.nc").unlink()
            (tmp_path / "c").rmdir()
    assert found == ["a.nc", "e.nc"]


def test_a_pipe_is_an_entry_and_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.nc")
    os.mkfifo(tmp_path / "pipe.zip")
    assert names(tmp_path) == ["pipe.nc", "pipe.zip"]


def test_a_file_with_a_size_and_no_blocks_is_offline_until_it_is_recalled(tmp_path: Path) -> None:
    with (tmp_path / "tape.nc").open("wb") as file:
        file.truncate(10_000_000)
    if (tmp_path / "tape.nc").stat().st_blocks:
        pytest.skip("this file system gives blocks to a file that is one hole")
    made(tmp_path, "disk.nc")
    assert {one.relative: one.offline for one in entries([str(tmp_path)], Discovering())} == {
        "disk.nc": False,
        "tape.nc": True,
    }
    assert not any(one.offline for one in entries([str(tmp_path)], Discovering(recall=True)))


def test_a_small_file_without_blocks_is_not_offline(tmp_path: Path) -> None:
    with (tmp_path / "small.nc").open("wb") as file:
        file.truncate(4096)
    assert not any(one.offline for one in entries([str(tmp_path)], Discovering()))


def test_the_folder_that_it_runs_in_is_no_part_of_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "d/a.nc", "s.zarr/x", "b.nc")
    monkeypatch.chdir(tmp_path)
    assert [one.name for one in entries(["."], Discovering())] == ["b.nc", "d/a.nc", "s.zarr"]
    assert [(one.name, one.relative) for one in entries(["d"], Discovering())] == [("d/a.nc", "a.nc")]


def test_a_file_that_is_named_is_an_entry_also_where_it_is_missing(tmp_path: Path) -> None:
    made(tmp_path, "a.nc")
    found = list(entries([f"{tmp_path}/a.nc", f"{tmp_path}/no.nc"], Discovering()))
    assert [(one.relative, one.size) for one in found] == [("a.nc", 1), ("no.nc", None)]


def test_a_glob_gives_what_it_matches_in_order(tmp_path: Path) -> None:
    made(tmp_path, "b.nc", "a.nc", "d/c.nc", "x.txt")
    found = [one.name for one in entries([f"{tmp_path}/*.nc", f"{tmp_path}/**/c.nc"], Discovering())]
    assert found == [f"{tmp_path}/{name}" for name in ("a.nc", "b.nc", "d/c.nc")]


@pytest.mark.parametrize("order", [(".", "d", "d/a.nc"), ("d/a.nc", ".", "d"), ("d", "d/", ".", ".")])
def test_each_file_is_given_once_whatever_was_named_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: tuple[str, ...]
) -> None:
    made(tmp_path, "d/a.nc", "e.nc")
    monkeypatch.chdir(tmp_path)
    assert sorted(one.name for one in entries(order, Discovering())) == ["d/a.nc", "e.nc"]


def test_what_a_walk_does_not_come_to_is_given_where_it_is_named(tmp_path: Path) -> None:
    made(tmp_path, ".h/a.nc", "b.nc", ".c.nc")
    (tmp_path / "link").symlink_to(".h")
    roots = [str(tmp_path), f"{tmp_path}/.h", f"{tmp_path}/.c.nc", f"{tmp_path}/link/a.nc", f"{tmp_path}/no.nc"]
    found = [os.path.relpath(one.name, tmp_path) for one in entries(roots, Discovering())]
    assert found == ["b.nc", ".h/a.nc", ".c.nc", "link/a.nc", "no.nc"]

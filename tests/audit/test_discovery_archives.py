"""Archive files in an archive: their members are entries, and can be examined by their names."""

import os
import subprocess
from pathlib import Path

import pytest

from fairtool.archives.bounds import Bounds
from fairtool.audit.discovery import Discovering, entries
from fairtool.audit.members import members_of
from fairtool.audit.on_disk import looked_at
from fairtool.discovery import Source
from fairtool.inputs import materialised
from fairtool.report import Status
from fairtool.settings import Settings
from fairtool.subject import report_on
from tests.archives.making import FORMS, archive, header
from tests.audit.test_discovery_walk import made, names
from tests.cli.running import CLEAN, WRONG, document, fairtool, netcdf, subjects

CONTENTS = {
    "d/a.nc": b"CDF",
    "d/.hidden": b"",
    "__MACOSX/d/a.nc": b"",
    "b.xml": b"<a/>",
    "inner.zip": b"PK",
    "c.tif": b"",
}


@pytest.mark.parametrize("suffix", FORMS)
def test_members_are_entries_with_the_age_of_the_archive(tmp_path: Path, suffix: str) -> None:
    path = archive(tmp_path / f"in{suffix}", CONTENTS)
    os.utime(path, ns=(0, 1_500_000_000_000_000_000))
    found = list(entries([str(tmp_path)], Discovering()))
    assert [(one.relative, one.kind, one.size) for one in found] == [
        (f"in{suffix}!d/a.nc", "netcdf", 3),
        (f"in{suffix}!b.xml", "xml", 4),
        (f"in{suffix}!inner.zip", "other", 2),
        (f"in{suffix}!c.tif", "other", 0),
    ]
    assert {one.modified for one in found} == {1_500_000_000_000_000_000}
    assert [one.name for one in entries([str(path)], Discovering())] == [one.name for one in found]


def test_filters_see_the_names_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    archive(tmp_path / "x/in.zip", CONTENTS)
    assert names(tmp_path, include=("*.nc",)) == ["x/in.zip!d/a.nc"]
    assert names(tmp_path, include=("x/in.zip/d/*",)) == ["x/in.zip!d/a.nc"]
    assert names(tmp_path, exclude=("in.zip",)) == []
    assert names(tmp_path, min_size=4) == ["x/in.zip!b.xml"]


def test_a_zarr_store_in_an_archive_is_one_entry(tmp_path: Path) -> None:
    path = archive(tmp_path / "in.zip", {"d/s.zarr/.zgroup": b"{}", "d/s.zarr/t/0.0": b"", "a.nc": b""})
    found = [(one.relative, one.kind) for one in entries([str(path)], Discovering())]
    assert found == [("in.zip!d/s.zarr", "other"), ("in.zip!a.nc", "netcdf")]


def test_a_damaged_archive_is_an_entry_behind_what_was_found_in_it(tmp_path: Path) -> None:
    path = tmp_path / "cut.tar"
    path.write_bytes(header("a.nc", 0) + header("b.nc", 0)[:100])
    found = [(one.relative, one.barred) for one in entries([str(tmp_path)], Discovering(include=("a.nc",)))]
    assert found == [("cut.tar!a.nc", False), ("cut.tar", True)]


def test_an_archive_beyond_the_limits_is_an_entry_behind_what_was_found(tmp_path: Path) -> None:
    path = archive(tmp_path / "in.tar", {f"{number}.nc": b"" for number in range(5)})
    found = list(members_of(looked_at(str(path), str(tmp_path)), Bounds(members=3)))
    assert [one.name.rpartition("!")[2] for one in found] == ["0.nc", "1.nc", "2.nc", str(path)]


def test_an_archive_on_tape_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "tape.tar").open("wb") as file:
        file.truncate(10_000_000)
    if (tmp_path / "tape.tar").stat().st_blocks:
        pytest.skip("this file system gives blocks to a file that is one hole")
    (found,) = entries([str(tmp_path)], Discovering())
    assert (found.relative, found.offline, found.kind) == ("tape.tar", True, "other")


def test_a_member_that_is_named_is_an_entry(tmp_path: Path) -> None:
    path = archive(tmp_path / "in.zip", CONTENTS)
    (found,) = entries([f"{path}!d/a.nc"], Discovering())
    assert (found.relative, found.kind, found.modified) == ("in.zip!d/a.nc", "netcdf", path.stat().st_mtime_ns)


def test_a_file_whose_name_looks_like_a_member_is_a_file(tmp_path: Path) -> None:
    made(tmp_path, "a.zip!b.nc")
    assert [(one.relative, one.size) for one in entries([str(tmp_path)], Discovering())] == [("a.zip!b.nc", 1)]


@pytest.fixture
def members(tmp_path: Path) -> Path:
    netcdf(tmp_path / "a.nc")
    for suffix in (".tar.gz", ".zip"):
        archive(
            tmp_path / f"in{suffix}",
            {
                "d/a.nc": (tmp_path / "a.nc").read_bytes(),
                "c.cdl": CLEAN.encode(),
                "w.cdl": WRONG.encode(),
                "x.tif": b"",
            },
        )
    return tmp_path


@pytest.mark.parametrize("suffix", [".tar.gz", ".zip"])
def test_a_member_is_examined_as_a_source_and_nothing_stays_behind(
    members: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(members / "tmp"))
    (members / "tmp").mkdir()
    name = f"{members}/in{suffix}!c.cdl"
    examined = report_on(Source(name, Path(name)), Settings())
    assert [(one.path, one.kind, one.status) for one in examined.reports] == [(name, "cdl", Status.CLEAN)]
    with materialised([Source(name, Path(name))]) as sources:
        assert report_on(next(sources), Settings()).reports == examined.reports
    assert list((members / "tmp").iterdir()) == []


def test_a_member_that_is_never_read_is_reported_as_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "t.tar"
    path.write_bytes(header("../x.nc", 0) + bytes(1024))
    (found,) = entries([str(path)], Discovering(include=("*.cdl",)))
    (report,) = report_on(Source(found.name, Path(found.name)), Settings()).reports
    assert (report.status, report.findings[0].rule) == (Status.UNREADABLE, "io-unreadable")
    assert "leads out of the archive" in report.findings[0].template


def test_a_damaged_archive_is_reported_as_one(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    (found,) = entries([str(tmp_path)], Discovering())
    (report,) = report_on(Source(found.name, Path(found.name)), Settings()).reports
    assert "damaged archive file" in report.findings[0].template


@pytest.mark.parametrize("suffix", [".tar.gz", ".zip"])
def test_validate_takes_the_members_of_an_archive(members: Path, suffix: str) -> None:
    ended = fairtool("validate", f"in{suffix}", "--format", "json", cwd=members)
    assert ended.returncode == 1
    found = {one["path"]: one["status"] for one in document(ended)["subjects"]}
    assert found == {f"in{suffix}!d/a.nc": "findings", f"in{suffix}!c.cdl": "clean", f"in{suffix}!w.cdl": "findings"}


def test_validate_takes_one_member_by_its_name(members: Path) -> None:
    ended = fairtool("validate", "in.zip!d/a.nc", "--format", "json", cwd=members)
    assert list(subjects(ended)) == ["a.nc"]
    assert document(ended)["subjects"][0]["kind"] == "netcdf"


def test_validate_does_not_write_over_the_archive(members: Path) -> None:
    ended = fairtool("validate", "in.zip!c.cdl", "--format", "json=in.zip", cwd=members)
    assert ended.returncode == 2
    assert "in.zip is read" in ended.stderr


def test_validate_says_what_to_do_where_no_member_is_known(tmp_path: Path) -> None:
    archive(tmp_path / "in.zip", {"x.tif": b""})
    ended = fairtool("validate", "in.zip", cwd=tmp_path)
    assert ended.returncode == 2
    assert "in.zip!MEMBER" in ended.stderr


def test_validate_reports_a_damaged_archive_beside_what_is_sound(members: Path) -> None:
    whole = (members / "in.tar.gz").read_bytes()
    (members / "cut.tar.gz").write_bytes(whole[: len(whole) // 2])
    ended = fairtool("validate", "cut.tar.gz", "in.zip!c.cdl", "--format", "json", cwd=members)
    assert ended.returncode == 3
    found = {one["path"]: one["status"] for one in document(ended)["subjects"]}
    assert found["cut.tar.gz"] == "unreadable"
    assert found["in.zip!c.cdl"] == "clean"


def test_a_tar_file_that_the_tar_program_wrote_is_read(tmp_path: Path) -> None:
    made(tmp_path / "src", "a.nc", "d/" + "n" * 120 + ".nc")
    subprocess.run(["tar", "-cJf", "t.tar.xz", "-C", "src", "."], cwd=tmp_path, check=True)
    assert sorted(names(tmp_path / "t.tar.xz")) == ["t.tar.xz!a.nc", "t.tar.xz!d/" + "n" * 120 + ".nc"]

"""One source is judged in a worker: what must be brought to the disk first, and what goes wrong there."""

import zipfile
import zlib
from pathlib import Path

import pytest

from fairtool.audit.asked import Asked
from fairtool.audit.judging import judge
from fairtool.audit.packing import unpack_findings
from fairtool.audit.work import Done, Work
from tests.audit.archive import data_file


def judged(name: str, kind: str, **more: object) -> Done:
    return judge(Work(1, name, "", kind, 1, "new"), Asked(**more))  # type: ignore[arg-type]


def rules(done: Done) -> list[str]:
    return [finding.rule for subject in done.subjects for finding in unpack_findings(subject.findings)]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.write(data_file(tmp_path / "x" / "a.nc"), "a.nc")
        file.writestr("settings.xml", "<settings/>")
        file.writestr("settings.json", '{"a": 1}')
    return path


def test_a_member_of_an_archive_is_judged_as_the_file_is(packed: Path, tmp_path: Path) -> None:
    inside, outside = judged(f"{packed}!a.nc", "netcdf"), judged(str(tmp_path / "x" / "a.nc"), "netcdf")
    assert inside.subjects[0].outcomes == outside.subjects[0].outcomes
    assert inside.subjects[0].facts == outside.subjects[0].facts


@pytest.mark.parametrize(("member", "kind"), [("settings.xml", "xml"), ("settings.json", "json")])
def test_a_member_that_is_no_record_is_none_of_ours(packed: Path, member: str, kind: str) -> None:
    assert judged(f"{packed}!{member}", kind).state == "other"


def test_a_member_that_is_not_there_is_told(packed: Path) -> None:
    assert rules(judged(f"{packed}!b.nc", "netcdf")) == ["io-unreadable"]
    assert rules(judged(f"{packed}!b.xml", "xml")) == ["io-unreadable"]


def test_a_file_whose_name_looks_like_that_of_a_member_is_a_file(tmp_path: Path) -> None:
    assert rules(judged(str(data_file(tmp_path / "a.zip!b.nc")), "netcdf")) == []
    assert rules(judged(str(data_file(tmp_path / "wow!.nc")), "netcdf")) == []


def test_no_room_for_what_must_be_unpacked_is_a_verdict_and_no_end_of_the_run(packed: Path, tmp_path: Path) -> None:
    done = judged(f"{packed}!a.nc", "netcdf", workspace=str(tmp_path / "gone"))
    assert [subject.status for subject in done.subjects] == ["fault"]


def test_a_record_of_a_catalogue_is_judged_by_the_content_that_came_with_it() -> None:
    content = zlib.compress(b'<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"/>')
    done = judge(Work(1, "https://host/csw#1", "", "xml", None, "new", content=content), Asked())
    assert done.subjects[0].standard.startswith("ISO-19139")
    assert (done.opened, done.head) == (False, None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("s3:///x.nc", "netcdf"),
        ("s3:///x.xml", "xml"),
        ("s3:///x.zarr", "zarr"),
        ("s3://", "netcdf"),
        ("https:///x.nc", "netcdf"),
        ("https://[/x.nc", "netcdf"),
        ("ftp://host/x.nc", "netcdf"),
        ("ftp://host/x.xml", "xml"),
    ],
)
def test_an_address_that_is_none_is_a_verdict_on_that_entry_and_no_end_of_the_run(name: str, kind: str) -> None:
    done = judged(name, kind, network=True)
    assert [subject.status for subject in done.subjects] == ["unreadable"]
    assert rules(done) == ["io-unreadable"]


_START = '<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd">'


@pytest.mark.parametrize(
    ("name", "text", "state"),
    [
        ("a.json", '{"a": "MD_Metadata"}', "other"),
        ("b.json", '{"schema": "http://datacite.org/schema/kernel-4", "x": 1}', "other"),
        ("c.json", '{"schemaVersion": "http://datacite.org/schema/kernel-4", "titles": [', "unreadable"),
        ("d.xml", f"{_START}<a>", "unreadable"),
        ("e.xml", f"x{_START}</gmd:MD_Metadata>", "unreadable"),
        ("f.xml", "<<gmd:MD_Metadata>", "unreadable"),
        ("g.xml", "<settings><a></settings>", "broken"),
        ("h.xml", "", "broken"),
        ("i.xml", "<settings><a/></settings>", "other"),
        ("j.xml", "<!DOCTYPE plist><plist><a></plist>", "other"),
        ("k.xml", "<html><body>GetRecordByIdResponse</body></html>", "other"),
        ("l.json", "{", "other"),
    ],
)
def test_what_says_that_it_is_a_record_is_one_and_the_rest_is_counted(
    tmp_path: Path, name: str, text: str, state: str
) -> None:
    (tmp_path / name).write_text(text)
    done = judged(str(tmp_path / name), name.rpartition(".")[2])
    assert ([subject.status for subject in done.subjects] or [done.state]) == [state]

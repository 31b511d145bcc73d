"""Whatever the things in an archive are called and are, each has its verdict, and nothing is touched by the audit."""

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fairtool.audit.asked import Asked
from fairtool.audit.job import AuditJob
from fairtool.audit.work import Kept, Work
from tests.audit.running import audit

CDL = b'netcdf a { :title = "x" ; }'
FILES = (
    *(b"a.cdl", b"a\nb.cdl", b"\x1b[31m.cdl", b"a.zip!b.cdl", b"!.cdl", b"x#3.cdl", b"<!--<script>'\".cdl"),
    *(b"=1+1.cdl", b"\xff\xfe.cdl", "\u202e.cdl".encode(), b"-.cdl", b"@l.cdl", b"a*.cdl", b"x" * 251 + b".cdl"),
    *(b"http:.cdl", b"%2e%2e.cdl", b"$(touch pwned).cdl", b"{name}.cdl", b"'; DROP TABLE source; --.cdl"),
)
ODD = (b"pipe.nc", b"pipe.xml", b"zero.nc", b"loop.nc", b"gone.nc")
RECORD = b"<gmd:MD_Metadata xmlns:gmd='http://www.isotc211.org/2005/gmd'/>"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an archive of files with the names of attackers, of pipes and of links, in a folder whose name is no UTF-8."""
    top = os.fsencode(tmp_path_factory.mktemp("archive")) + b"/caf\xe9 \x1b[31m\n\"'</script>"
    folder = Path(os.fsdecode(top))
    (folder / "http:" / "s3:").mkdir(parents=True)
    for name in (*FILES, b"http:/s3:/b.cdl"):
        Path(os.fsdecode(top + b"/" + name)).write_bytes(CDL)
    os.mkfifo(folder / "pipe.nc")
    os.mkfifo(folder / "pipe.xml")
    for name, target in (("zero.nc", "/dev/zero"), ("loop.nc", "loop.nc"), ("gone.nc", "nowhere.nc"), ("circle", "..")):
        (folder / name).symlink_to(target)
    return folder


@pytest.fixture(scope="module")
def store(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the store of an audit of it, from which the file system is seen not to have changed."""
    path = tmp_path_factory.mktemp("store") / "a.sqlite"
    before = seen(archive)
    done = audit("run", archive, "--store", path, "--jobs", 2, "--checksum", "--exit-zero", "--timeout", 20)
    assert done.returncode == 3, done.stdout + done.stderr
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.stdout + done.stderr)
    assert seen(archive) == before
    return path


def seen(folder: Path) -> list[tuple[str, int, int]]:
    """Give what is in a folder and below, with the times at which it and its folders were changed."""
    return [
        (os.path.join(top, name), about.st_mtime_ns, about.st_ctime_ns)  # noqa: PTH118 - texts
        for top, folders, files in os.walk(folder)
        for name in (".", *folders, *files)
        for about in (os.lstat(os.path.join(top, name)),)  # noqa: PTH118 - likewise
    ]


def rows(store: Path, sql: str) -> list[tuple[object, ...]]:
    """Give the rows of a question, texts as bytes."""
    with closing(sqlite3.connect(store)) as connection:
        connection.text_factory = bytes
        return connection.execute(sql).fetchall()


def test_every_file_is_judged_whatever_it_is_called(store: Path, archive: Path) -> None:
    judged = dict(rows(store, "SELECT name, status FROM file"))
    folder = os.fsencode(archive)
    assert {name for name in judged if judged[name] == b"findings"} == {
        folder + b"/" + name for name in (*FILES, b"http:/s3:/b.cdl")
    }


def test_pipes_devices_and_links_that_lead_nowhere_are_refused_and_not_waited_for(store: Path, archive: Path) -> None:
    judged = dict(rows(store, "SELECT name, status FROM file"))
    losses = dict(rows(store, "SELECT name, loss FROM source"))
    names = [os.fsencode(archive) + b"/" + name for name in ODD]
    assert [judged[name] for name in names] == [b"unreadable"] * len(ODD)
    assert [losses[name] for name in names] == [None] * len(ODD)


def test_nothing_is_stored_twice_or_said_to_be_gone_in_the_next_run(store: Path, archive: Path) -> None:
    before = rows(store, "SELECT name, state FROM source ORDER BY name")
    audit("run", archive, "--store", store, "--jobs", 1, "--exit-zero", "--timeout", 20, code=3)
    assert rows(store, "SELECT name, state FROM source ORDER BY name") == before


def test_pages_and_tables_of_such_an_archive_carry_no_code(store: Path, tmp_path: Path) -> None:
    forms = ("html", "markdown", "json")
    audit("report", store, *(f"--format={form}={tmp_path}/a.{form}" for form in forms), code=0)
    audit("export", store, "--table", "files", "--output", tmp_path / "a.csv", code=0)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.count("<script") == page.count("</script>")
    assert "<!--<script" not in page
    assert not {"\x1b", "\u202e"} & set(page + (tmp_path / "a.markdown").read_text(encoding="utf-8"))
    json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert not [one for one in tmp_path.iterdir() if one.name == "pwned"]


def test_a_store_of_such_an_archive_is_merged(store: Path, tmp_path: Path) -> None:
    audit("merge", "--store", tmp_path / "all.sqlite", store, code=0)
    names = "SELECT name, status FROM file ORDER BY name"
    assert rows(tmp_path / "all.sqlite", names) == rows(store, names)


# What a worker is handed, and what it cannot do anything with.


def work(name: str, **changes: object) -> Work:
    """Give a source to judge."""
    plain = {"source": 1, "root": "", "kind": "xml", "size": 1, "mode": "new"}
    return Work(**{"name": name, **plain, **changes})  # type: ignore[arg-type]


@pytest.fixture
def job(tmp_path: Path) -> Iterator[AuditJob]:
    """Give a job that leaves nothing in its workspace."""
    place = tmp_path / "workspace"
    place.mkdir()
    yield AuditJob(Asked(folder=str(tmp_path), workspace=str(place)))
    assert list(place.iterdir()) == []
    assert [one.name for one in tmp_path.iterdir()] == ["workspace"]


@pytest.mark.parametrize(
    "name",
    [
        "\U0001f40b" * 300 + "#1",
        "a/..#1",
        "a/.#1",
        "..",
        "x" * 5000,
        "a/\0#1",
        "../../x#1",
        "a#" + "/" * 300,
        "\udce9#\ud800",
    ],
)
def test_the_identifier_of_a_record_names_no_file(job: AuditJob, name: str) -> None:
    done = job.do(work(f"http://host/csw#{name}", content=zlib.compress(RECORD)))
    assert [one.status for one in done.subjects] in (["clean"], ["findings"], ["unreadable"])


@pytest.mark.parametrize("content", [b"", b"no zlib", zlib.compress(b" " * (2**28 + 1)), zlib.compress(RECORD)[:-9]])
def test_a_damaged_document_in_the_store_is_a_verdict(job: AuditJob, content: bytes) -> None:
    done = job.do(work("http://host/csw#1", content=content))
    assert [one.status for one in done.subjects] == ["unreadable"]


@pytest.mark.parametrize(
    "facts", [b"", b"x", zlib.compress(b"[]"), zlib.compress(b"[" * 9999), zlib.compress(b'{"groups": 5}')]
)
def test_a_damaged_header_in_the_store_stops_no_run(job: AuditJob, facts: bytes) -> None:
    kept = (Kept(1, "", b"x", b"x", facts),)
    done = job.do(work("not-there.nc", kind="netcdf", mode="stale", kept=kept))
    assert [one.status for one in done.subjects] in (["unreadable"], ["fault"])


@pytest.mark.parametrize("expected", ["shake_128:00", "sha256:", ":", "nonsense:1", "md5:\udce9"])
def test_a_checksum_of_a_manifest_that_is_none_stops_no_run(tmp_path: Path, expected: str) -> None:
    (tmp_path / "a.cdl").write_bytes(CDL)
    done = AuditJob(Asked(folder=str(tmp_path))).do(work("a.cdl", kind="cdl", expected=expected))
    assert [one.status for one in done.subjects] == ["findings"]

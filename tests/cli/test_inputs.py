"""What is named on the command line: each thing that is no good file is told for what it is, and the run goes on."""

import fcntl
import json
import os
from pathlib import Path

import pytest

from tests.cli.running import CLEAN, WRONG, document, environment, fairtool, netcdf, rules, subjects, write


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """Give what one run says of a folder full of trouble, by file."""
    folder = tmp_path_factory.mktemp("bad")
    sound = netcdf(folder / "sound.nc").read_bytes()
    netcdf(folder / "classic.nc", "NETCDF3_CLASSIC")
    classic = (folder / "classic.nc").read_bytes()
    (folder / "empty.nc").touch()
    (folder / "cut.nc").write_bytes(sound[: len(sound) // 2])
    (folder / "cut3.nc").write_bytes(classic[:-8])
    (folder / "junk.nc").write_bytes(b"CDF\x01" + bytes(range(200)))
    (folder / "page.nc").write_text("<!DOCTYPE html><html><body>Log in</body></html>", encoding="utf-8")
    (folder / "dangling.nc").symlink_to(folder / "nowhere.nc")
    (folder / "text.cdl").write_text("netcdf x { variables: float a(b) ; }", encoding="utf-8")
    os.mkfifo(folder / "pipe.nc")
    locked = netcdf(folder / "locked.nc")
    with locked.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        ended = fairtool("validate", folder, folder / "missing.nc", "--format", "json", "--jobs", "2")
    assert (ended.returncode, ended.stderr) == (3, "")
    return subjects(ended)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty.nc", "is empty"),
        ("cut.nc", "breaks off: it has"),
        ("cut3.nc", "is cut off"),
        ("junk.nc", "damaged"),
        ("page.nc", "is an HTML page"),
        ("dangling.nc", "is a link to"),
        ("text.cdl", "line 1: the dimension `b` is not defined"),
        ("pipe.nc", "is a named pipe"),
        ("locked.nc", "is locked: another program has it open for writing"),
        ("missing.nc", "does not exist"),
    ],
)
def test_a_bad_file_is_told_for_what_it_is(bad: dict[str, dict[str, object]], name: str, said: str) -> None:
    subject = bad[name]
    (finding,) = subject["findings"]  # type: ignore[misc]  # a JSON document
    assert subject["status"] == "unreadable"
    assert said in finding["message"]
    assert name in finding["message"] or finding["message"].startswith("line ")


@pytest.mark.parametrize("name", ["sound.nc", "classic.nc"])
def test_a_good_file_among_bad_ones_is_examined(bad: dict[str, dict[str, object]], name: str) -> None:
    assert bad[name]["status"] in ("clean", "findings")


def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (path,) = write(tmp_path, secret=CLEAN)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("the one who runs the tests may read everything")
    ended = fairtool("validate", path)
    assert (ended.returncode, "may not be read by you" in ended.stdout) == (3, True)


def test_standard_input_is_called_by_its_sign(tmp_path: Path) -> None:
    good = document(fairtool("validate", "-", "--format", "json", stdin=WRONG))
    (subject,) = good["subjects"]
    assert (subject["path"], rules(subject)) == ("-", ["cf-3.1-units-text"])
    for damaged in (
        b"",
        b"nonsense",
        b"netcdf x { variables: float a(b) ; }",
        b"CDF\x01junk",
        b"\x89HDF\r\n\x1a\njunk",
    ):
        ended = fairtool("validate", "-", stdin=damaged, env=environment(TMPDIR=str(tmp_path)))
        assert ended.returncode == 3
        assert str(tmp_path) not in ended.stdout + ended.stderr
        assert "stdin" not in ended.stdout
    assert list(tmp_path.iterdir()) == []


def test_netcdf_comes_through_standard_input_too(tmp_path: Path) -> None:
    data = netcdf(tmp_path / "x.nc", units=1).read_bytes()
    (subject,) = document(fairtool("validate", "-", "--format", "json", stdin=data))["subjects"]
    assert "cf-3.1-units-text" in rules(subject)


def test_each_file_is_examined_once_in_the_same_order_however_many_workers(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    write(tmp_path / ".hidden", hidden=WRONG)
    write(tmp_path / "b", inner=WRONG)
    first, *_ = write(tmp_path, c=WRONG, a=CLEAN, d=WRONG)
    (tmp_path / "notes.txt").write_text("no data", encoding="utf-8")
    (tmp_path / "link.cdl").symlink_to(first)
    named = [first, tmp_path, tmp_path / "*.cdl", tmp_path / "b" / "inner.cdl"]
    runs = [fairtool("validate", *named, "--format", "json", "--jobs", jobs).stdout for jobs in ("1", "8")]
    assert runs[0] == runs[1]
    paths = [Path(subject["path"]).relative_to(tmp_path).as_posix() for subject in document_of(runs[0])]
    assert paths == ["c.cdl", "a.cdl", "d.cdl", "b/inner.cdl"]


def document_of(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(text)["subjects"]
    return found

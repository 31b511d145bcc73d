"""Documents go to standard output or to files, which are written whole or not at all."""

import json
import signal
from pathlib import Path

import pytest

from tests.cli.running import CLEAN, INTERRUPTED, WRONG, environment, fairtool, hanging, started, wait_for, write


def test_one_run_writes_several_documents(tmp_path: Path) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    ended = fairtool(
        "validate", path.name, "--format", "text", "--format", "json=out.json", "--format", "gitlab=quality.json",
        "--format", "junit=junit.xml", cwd=tmp_path,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "sst:units is the number 1" in ended.stdout
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1
    assert [
        entry["location"]["path"] for entry in json.loads((tmp_path / "quality.json").read_text(encoding="utf-8"))
    ] == ["wrong.cdl"]
    assert "<testsuite" in (tmp_path / "junit.xml").read_text(encoding="utf-8")


def test_a_run_that_is_stopped_leaves_the_old_document_and_nothing_else(tmp_path: Path) -> None:
    files, temporary, output = tmp_path / "files", tmp_path / "temporary", tmp_path / "out"
    for folder in (files, temporary, output):
        folder.mkdir()
    write(files, a=CLEAN)
    hanging(files / "z.nc")
    old = output / "report.json"
    old.write_text("old", encoding="utf-8")
    arguments = ("validate", files, "-f", f"json={old}", "--timeout", "60")
    with started(*arguments, env=environment(TMPDIR=str(temporary))) as process:
        wait_for(lambda: len(list(output.iterdir())) > 1)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) in INTERRUPTED
    assert [(path.name, path.read_text(encoding="utf-8")) for path in output.iterdir()] == [("report.json", "old")]
    assert list(temporary.iterdir()) == []


def test_a_document_keeps_the_permissions_of_the_old_one(tmp_path: Path) -> None:
    (path,) = write(tmp_path, clean=CLEAN)
    old = tmp_path / "report.json"
    old.touch()
    old.chmod(0o640)
    assert fairtool("validate", path, "-f", f"json={old}").returncode == 0
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_and_a_pipe_is_written_to(tmp_path: Path) -> None:
    (path,) = write(tmp_path, clean=CLEAN)
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    assert (
        fairtool("validate", path, "-f", f"json={tmp_path / 'link.json'}", "-f", "ndjson=/dev/stdout").returncode == 0
    )
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["summary"]["clean"] == 1


@pytest.mark.parametrize("command", ["validate", "score"])
def test_no_document_is_written_over_what_is_read(tmp_path: Path, command: str) -> None:
    (path,) = write(tmp_path, clean=CLEAN)
    (tmp_path / "link.cdl").symlink_to(path)
    ended = fairtool(command, path.name, "-f", "json=link.cdl", cwd=tmp_path)
    assert ended.returncode == 2
    assert "link.cdl is read, and would be written over" in ended.stderr
    assert path.read_text(encoding="utf-8") == CLEAN

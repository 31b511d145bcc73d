"""What a command about plans or data reads is never written over, wherever it was named."""

from pathlib import Path

import pytest

from tests.cli.running import CLEAN, fairtool, write

COUNTED = "a;b\n1;2\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a plan, and the data and the record that it is made from."""
    (tmp_path / "data").mkdir()
    write(tmp_path / "data", one=CLEAN)
    (tmp_path / "data" / "two.csv").write_text(COUNTED, encoding="utf-8")
    (tmp_path / "old.txt").write_text("mine", encoding="utf-8")
    assert fairtool("dmp", "new", "--from", "data", "-q", cwd=tmp_path).returncode == 1
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "validate data -f json=data/one.cdl",
        "validate data --baseline data/one.cdl --update-baseline",
        "validate data --baseline plan.yaml --update-baseline",
        "validate data --baseline old.txt --update-baseline",
        "dmp check plan.yaml -f json=data/one.cdl",
        "dmp check plan.yaml -f json=data/two.csv",
        "dmp check plan.yaml --baseline plan.yaml --update-baseline",
        "dmp check plan.yaml --baseline data/one.cdl --update-baseline",
        "dmp check plan.yaml --baseline data/two.csv --update-baseline",
        "dmp forecast plan.yaml -f svg=data/one.cdl",
        "dmp forecast plan.yaml -f svg=plan.yaml",
        "dmp new --from data -o data/one.cdl --force",
        "dmp new --from data -o data/two.csv --force",
        "dmp new --record data/one.cdl -o data/one.cdl --force",
        "dmp export plan.yaml --to html -o data/one.cdl --force",
        "dmp export plan.yaml --to html -o data/two.csv --force",
        "dmp export plan.yaml --to madmp -o data/one.cdl --force",
        "dmp export plan.yaml --to madmp -o plan.yaml --force",
    ],
)
def test_no_input_is_written_over(folder: Path, command: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ended = fairtool(*command.split(), cwd=folder)
    assert ended.returncode == 2, ended.stdout + ended.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_baseline_is_renewed_and_an_empty_file_taken_for_a_new_one(folder: Path) -> None:
    (folder / "known.json").touch()
    for _ in range(2):
        said = ("validate", "data", "--baseline", "known.json", "--update-baseline")
        assert fairtool(*said, cwd=folder).returncode == 0
    assert b"fairtool-baseline/1" in (folder / "known.json").read_bytes()

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


@pytest.mark.parametrize(
    "command",
    [
        "export - --to html",
        "export - --to madmp",
        "refresh -",
        "forecast -",
        "send opidor -",
        "import -",
        "check -",
    ],
)
def test_a_plan_is_not_read_from_standard_input_where_its_folder_is_needed(tmp_path: Path, command: str) -> None:
    ended = fairtool("dmp", *command.split(), cwd=tmp_path)
    assert ended.returncode == 2
    assert "- is no file that holds a plan" in ended.stderr


def test_a_plan_goes_to_standard_output(folder: Path) -> None:
    ended = fairtool("dmp", "new", "--from", "data", "-o", "-", cwd=folder)
    assert ended.returncode == 1
    assert ended.stdout.startswith("#") or ended.stdout.startswith("fairtool_plan")
    assert "is written" not in ended.stderr
    assert not (folder / "-").exists()


def test_a_format_goes_to_standard_output_by_its_sign(folder: Path) -> None:
    ended = fairtool("validate", "data", "-f", "json=-", cwd=folder)
    assert ended.stdout.startswith("{")
    assert not (folder / "-").exists()

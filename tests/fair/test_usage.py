"""What `fairtool score` refuses before it reads anything, and how it explains its settings."""

from pathlib import Path

import pytest

from tests.cli.running import fairtool
from tests.fair.pairs import DATA, RECORD, written


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Write the good pair."""
    return written(tmp_path_factory.mktemp("pair"), RECORD, DATA)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-f", "json=a.json", "-f", "html=a.json"), "a.json would be written twice"),
        (("-f", "json=a.json", "-f", "html=./b/../a.json"), "would be written twice"),
        (("--online", "--record", "fiche.xml"), "fiche.xml is read"),
        (("--online", "--record", "earlier.json", "--no-regression", "earlier.json"), "earlier.json is read"),
        (("--online", "--record", "a.json", "-f", "json=a.json"), "a.json would be written twice"),
        (("--replay", "run.json", "-f", "json=run.json"), "run.json is read"),
        (("--record", "a.json"), "add --online"),
        (("--allow-private",), "add --online"),
        (("--rubric", "fuji-0.8", "--require", "essential"), "--require essential asks nothing of fuji-0.8"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage_and_nothing_is_written(
    tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    Path(written(tmp_path, RECORD, DATA)[0]).rename(tmp_path / "fiche.xml")
    (tmp_path / "b").mkdir()
    for name in ("earlier.json", "run.json"):
        (tmp_path / name).write_text("kept", "utf-8")
    address = ("https://example.org/a",) if "--online" in options or "--replay" in options else ()
    ended = fairtool("score", "fiche.xml", *address, *options, cwd=tmp_path)
    assert ended.returncode == 2
    assert told in ended.stderr
    assert (tmp_path / "fiche.xml").read_text("utf-8") == RECORD
    assert (tmp_path / "earlier.json").read_text("utf-8") == (tmp_path / "run.json").read_text("utf-8") == "kept"
    assert not (tmp_path / "a.json").exists()


@pytest.mark.parametrize("options", [("--online", "--record", "d/record.xml"), ("-f", "json=d/record.xml")])
def test_a_file_in_a_folder_that_is_read_is_not_written_over(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "d").mkdir()
    written(tmp_path / "d", RECORD, DATA)
    address = ("https://example.org/a",) if "--online" in options else ()
    ended = fairtool("score", "d", *address, *options, cwd=tmp_path)
    assert ended.returncode == 2
    assert "would be written over" in ended.stderr
    assert (tmp_path / "d/record.xml").read_text("utf-8") == RECORD


def test_several_documents_may_go_to_a_device(pair: tuple[str, str]) -> None:
    ended = fairtool("score", *pair, "-f", "json=/dev/null", "-f", "html=/dev/null")
    assert ended.returncode == 0, ended.stderr


def test_no_command_writes_two_documents_to_one_file(tmp_path: Path) -> None:
    _, data = written(tmp_path, RECORD, DATA)
    target = tmp_path / "a.json"
    for command in (("validate", data), ("map", data, "--to", "gcmd-platforms")):
        ended = fairtool(*command, "-f", f"json={target}", "-f", f"text={target}")
        assert (ended.returncode, "would be written twice" in ended.stderr) == (2, True)


def test_a_priority_that_one_of_several_rubrics_has_may_be_required(pair: tuple[str, str]) -> None:
    options = ("--rubric", "fuji-0.8", "--rubric", "rda-1.0", "--require", "essential", "--quiet")
    assert fairtool("score", *pair, *options).returncode == 0


def test_the_settings_of_a_score_are_explained(tmp_path: Path) -> None:
    pair = written(tmp_path, RECORD, DATA)
    (tmp_path / "fairtool.toml").write_text('timeout = 12\n[score]\nfail-under = 60\nrequire = "useful"\n', "utf-8")
    ended = fairtool("score", *pair, "--require", "essential", "--explain-config")
    rows = {line.split()[0]: line.split()[1:] for line in ended.stdout.splitlines()}
    assert ended.returncode == 0
    assert rows["score.require"] == ["essential", "--require"]
    assert rows["score.fail-under"] == ["60", str(tmp_path / "fairtool.toml")]
    assert rows["score.rubric"] == ["rda-1.0", "default"]
    assert rows["timeout"] == ["12", str(tmp_path / "fairtool.toml")]
    assert rows["lang"] == ["en", "locale"]
    assert "profile" not in rows

"""A configuration, profile or baseline that came with the data can do no harm."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from fairtool.baseline import load as load_baseline
from fairtool.configuration import united
from fairtool.configuration_file import find
from fairtool.conversion.answers import of_file
from fairtool.errors import UsageError
from fairtool.fair.regression import load as load_answers
from fairtool.fair.regression import refuse_foreign
from fairtool.profile import with_parents
from tests.cli.running import CLEAN, fairtool, write

BOMBS = ("x = " + "[" * 100_000, "jobs = " + "9" * 10_000, 'x = "' + "\0" * 10)


@pytest.mark.parametrize("file", ["{outside}", "../victim.txt", "link/victim.txt"])
def test_a_found_configuration_writes_only_in_its_own_folder(tmp_path: Path, file: str) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("precious", encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    (data / "link").symlink_to(tmp_path)
    write(data, x=CLEAN)
    name = file.format(outside=victim)
    (data / "fairtool.toml").write_text(f'format = ["text", "json={name}"]\n', encoding="utf-8")
    ended = fairtool("validate", "data", cwd=tmp_path)
    assert victim.read_text(encoding="utf-8") == "precious"
    assert ended.returncode == 2
    assert "the key format" in ended.stderr


def test_a_file_of_a_configuration_stands_beside_it(tmp_path: Path) -> None:
    (tmp_path / "fairtool.toml").write_text('format = ["text", "json=report.json"]\n', encoding="utf-8")
    options, _ = united(tmp_path / "fairtool.toml", {})
    assert options.format == ("text", f"json={tmp_path / 'report.json'}")


@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "."])
@pytest.mark.parametrize("key", ['schematron = ["{name}"]', 'baseline = "{name}"'])
def test_a_configuration_makes_nothing_wait_for_a_pipe_or_device(tmp_path: Path, key: str, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "fairtool.toml").write_text(key.format(name=name), encoding="utf-8")
    with pytest.raises(UsageError, match=r"the key (schematron|baseline): .* is no file"):
        united(tmp_path / "fairtool.toml", {})


def test_an_answer_of_thousands_of_digits_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text("title = 0x" + "f" * 10_000, encoding="utf-8")
    with pytest.raises(UsageError, match="the key title has a value that is no text"):
        of_file(tmp_path / "answers.toml")


@pytest.mark.parametrize("text", [*BOMBS, "tool = 1", "[tool]\nfairtool = 1", "[[tool]]\nfairtool = 1"])
def test_a_configuration_bomb_is_wrong_usage_or_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with suppress(UsageError):  # and no other error
        found = find(tmp_path)
        assert found is None or found.parent != tmp_path or not united(found, {})


@pytest.mark.parametrize("text", BOMBS)
def test_a_profile_bomb_is_wrong_usage(tmp_path: Path, text: str) -> None:
    (tmp_path / "p.toml").write_text(f'title = "x"\n{text}', encoding="utf-8")
    with pytest.raises(UsageError):
        with_parents((str(tmp_path / "p.toml"),))


def test_profiles_that_double_at_each_level_are_loaded_once(tmp_path: Path) -> None:
    for level in range(40):
        below = str(tmp_path / f"{level + 1}.toml")
        (tmp_path / f"{level}.toml").write_text(f'title = "x"\nextends = ["{below}", "{below}"]\n', encoding="utf-8")
    (tmp_path / "40.toml").write_text('title = "x"\n', encoding="utf-8")
    assert [profile.name for profile in with_parents((str(tmp_path / "0.toml"),))] == [
        str(n) for n in range(40, -1, -1)
    ]


@pytest.mark.parametrize("text", ["[" * 200_000, '{"schema": ' + "9" * 10_000 + "}", "null", '{"entries": 1}'])
def test_a_baseline_bomb_is_wrong_usage(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        load_baseline(tmp_path / "b.json")


@pytest.mark.parametrize("name", ["../outside.json", "{tmp}/outside.json", "link.json"])
def test_a_found_configuration_shows_nothing_outside_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside.json").write_text('{"schema": "S3CRET"}', encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    (data / "link.json").symlink_to(tmp_path / "outside.json")
    key = f'[score]\nno-regression = "{name.format(tmp=tmp_path)}"\n'
    (data / "fairtool.toml").write_text(key, encoding="utf-8")
    with pytest.raises(UsageError, match=r"the key score\.no-regression: .* is not in"):
        united(data / "fairtool.toml", {})


@pytest.mark.parametrize(
    "text",
    [
        '{"schema": "S3CRET"}',
        '{"schema": "fairtool-score/1", "scores": [{"rubric": "a", "indicators": [{"id": "x", "status": "S3CRET"}]}]}',
        '"S3CRET"',
        "S3CRET",
        '["S3CRET"]',
    ],
)
def test_what_is_no_earlier_score_is_not_repeated(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        load_answers(tmp_path / "x.json")
    assert "S3CRET" not in str(told.value)


def test_names_that_are_of_no_rubric_are_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"its rubrics are toy-1$"):
        refuse_foreign(tmp_path, {"S3CRET of somebody": {}, "toy-1": {}}, ["rda-1.0"])


def test_an_earlier_score_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "x.json").open("wb") as file:
        file.truncate(2**30)
    with pytest.raises(UsageError, match="is larger than 33554432 bytes"):
        load_answers(tmp_path / "x.json")

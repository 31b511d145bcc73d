"""The configuration is found upwards from the first path, says what the options say, and explains itself."""

import inspect
from datetime import timedelta
from pathlib import Path

import pytest

from fairtool.cli.validate import validate
from fairtool.configuration import Configuration
from fairtool.settings import today
from tests.cli.running import WARNED, WRONG, fairtool, write

OF_ONE_RUN = {"paths", "update_baseline", "debug", "explain_config"}


def test_every_option_has_a_key() -> None:
    options = {"format" if name == "formats" else name for name in inspect.signature(validate).parameters} - OF_ONE_RUN
    keys = set(Configuration.model_fields)
    assert options - keys == set()
    assert keys - options == {"record", "targets", "map", "score", "vocab", "audit"}


@pytest.mark.parametrize(
    ("name", "text"),
    [("fairtool.toml", 'fail-on = "warning"\n'), ("pyproject.toml", '[tool.fairtool]\nfail-on = "warning"\n')],
)
def test_it_is_found_upwards_from_the_first_path(tmp_path: Path, name: str, text: str) -> None:
    deep = tmp_path / "project" / "data" / "2024"
    deep.mkdir(parents=True)
    (tmp_path / "project" / name).write_text(text, encoding="utf-8")
    (path,) = write(deep, x=WARNED)
    assert fairtool("validate", path, cwd=tmp_path).returncode == 1
    assert fairtool("validate", path, "--fail-on", "error", cwd=tmp_path).returncode == 0


def test_settings_that_lie_beside_the_data_only_are_named(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    project.mkdir()
    elsewhere.mkdir()
    (project / "fairtool.toml").write_text("exit-zero = true\n", encoding="utf-8")
    (path,) = write(project, x=WARNED)
    assert "fairtool.toml" in fairtool("validate", path, cwd=elsewhere).stderr
    assert "fairtool.toml" not in fairtool("validate", path, cwd=project).stderr


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ('fail_onn = "error"', "has an unknown key fail_onn", "did you mean fail-on?"),
        ("jobs = 0", "the key jobs", ""),
        ('fail-on = "never"', "the key fail-on", "'error', 'warning' or 'info'"),
        ('[[ignore]]\nrule = "cf-7.3"\n', "ignore.0.reason", ""),
        (
            '[[ignore]]\nrule = "cf-7.3"\nreason = "known"\nexpire = 2030-01-01\n',
            "ignore.0.expire",
            "did you mean expires?",
        ),
        ('[[ignore]]\nrule = "zz-7.3"\nreason = "known"\n', "no rule begins with zz-7.3", "fairtool rules"),
        ("jobs = ", "cannot be read", ""),
    ],
)
def test_a_mistake_is_told_with_its_key_and_a_suggestion(tmp_path: Path, text: str, said: str, hint: str) -> None:
    (path,) = write(tmp_path, x=WARNED)
    (tmp_path / "fairtool.toml").write_text(text, encoding="utf-8")
    ended = fairtool("validate", path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr
    assert hint in ended.stderr


def test_ignored_findings_are_gone_with_a_reason_on_their_path_only(tmp_path: Path) -> None:
    write(tmp_path, old=WRONG, new=WRONG)
    entry = '[[ignore]]\nrule = "cf-3.1-units"\npath = "old.cdl"\nreason = "before the new chain"\n'
    (tmp_path / "fairtool.toml").write_text(entry, encoding="utf-8")
    assert fairtool("validate", "old.cdl", cwd=tmp_path).returncode == 0
    assert fairtool("validate", "old.cdl", "new.cdl", cwd=tmp_path).returncode == 1


def test_an_ignore_that_has_expired_fails_again_and_says_so(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    for days, code, said in ((0, 0, False), (-1, 1, True)):
        day = today() + timedelta(days=days)
        entry = f'[[ignore]]\nrule = "cf-3.1-units-text"\nreason = "until the new chain"\nexpires = {day}\n'
        (tmp_path / "fairtool.toml").write_text(entry, encoding="utf-8")
        ended = fairtool("validate", path)
        assert ended.returncode == code
        assert (f"expired on {day} (until the new chain)" in ended.stderr) is said


def test_explain_config_says_where_each_setting_comes_from(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    (tmp_path / "fairtool.toml").write_text('baseline = "known.json"\ntimeout = 12\n', encoding="utf-8")
    ended = fairtool("validate", path, "--jobs", "3", "--explain-config")
    rows = {line.split()[0]: line.split()[1:] for line in ended.stdout.splitlines()}
    assert ended.returncode == 0
    assert rows["jobs"] == ["3", "--jobs"]
    assert rows["timeout"] == ["12", str(tmp_path / "fairtool.toml")]
    assert rows["baseline"] == [str(tmp_path / "known.json"), str(tmp_path / "fairtool.toml")]
    assert rows["fail-on"] == ["error", "default"]
    assert rows["quiet"] == ["false", "default"]
    assert rows["targets"] == ["-", "default"]
    assert "sst" not in ended.stdout


def test_explain_config_shows_values_as_the_file_writes_them(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    arguments = ("--quiet", "--standard", "acdd=1.1", "--select", "cf-3", "--select", "cf-4", "--explain-config")
    ended = fairtool("validate", path, *arguments)
    shown = {" ".join(line.split()) for line in ended.stdout.splitlines()}
    assert {"quiet true --quiet", "standard acdd=1.1 --standard", "select cf-3, cf-4 --select"} <= shown

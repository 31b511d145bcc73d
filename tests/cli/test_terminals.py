"""Whatever the terminal, the locale or the pipe: no traceback, no lost line, nothing that cannot be shown."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import CLEAN, FAIRTOOL, WARNED, WRONG, environment, fairtool, write

ACCENTED = WRONG.replace("sst:units = 1", 'sst:units = "°C été"')
PLACES = {
    "C locale": environment(LANG="C", LC_ALL="C"),
    "POSIX without coercion": environment(LANG="POSIX", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0"),
    "Latin-1": environment(PYTHONIOENCODING="latin-1"),
    "ASCII, strict": environment(PYTHONIOENCODING="ascii:strict"),
    "cron": {"PATH": "/usr/bin:/bin", "PYTHONPATH": environment()["PYTHONPATH"], "FAIRTOOL_LANG": "fr"},
}


@pytest.mark.parametrize("env", PLACES.values(), ids=PLACES)
def test_accents_never_break_a_run(tmp_path: Path, env: dict[str, str]) -> None:
    folder = tmp_path / "donn\u00e9es"
    folder.mkdir()
    (path,) = write(folder, accented=ACCENTED)
    ended = fairtool("validate", path, "--lang", "fr", env=env)
    assert ended.returncode == 1
    assert ended.stderr == ""
    assert "sst:units" in ended.stdout
    assert "cf-3.1-units" in ended.stdout


def test_a_file_name_that_is_no_text_is_shown_and_read(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.cdl"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name of bytes
        file.write(WRONG)
    for form in ("text", "json", "gitlab"):
        ended = fairtool("validate", os.fsdecode(name), "--format", form)
        assert (ended.returncode, ended.stderr) == (1, "")
        assert "caf" in ended.stdout


@pytest.mark.parametrize("options", [[], ["--jobs", "1"]], ids=["plain", "with options"])
def test_a_pipe_that_is_closed_early_is_no_error(tmp_path: Path, options: list[str]) -> None:
    paths = write(tmp_path, **{f"wrong{number}": WRONG for number in range(30)})
    command = " ".join([*FAIRTOOL, "validate", *map(str, paths), *options, "| true; echo ${PIPESTATUS[0]}"])
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment(), check=False)
    assert ended.stdout.splitlines() == ["141"]  # as of any program whose reader has gone
    assert ended.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told_in_a_line(tmp_path: Path) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(
            [*FAIRTOOL, "validate", path],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            check=False,
        )
    assert ended.returncode == 3
    assert ended.stderr.startswith("fairtool: error: the output cannot be written")
    assert ended.stderr.count("\n") == 1


def test_a_closed_standard_output_is_no_error(tmp_path: Path) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    command = " ".join([*FAIRTOOL, "validate", str(path), ">&-"])
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment(), check=False)
    assert (ended.returncode, ended.stderr) == (1, "")


@pytest.mark.parametrize("change", [{"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}, {}], ids=str)
def test_nothing_is_coloured_where_nobody_asked_for_it(tmp_path: Path, change: dict[str, str]) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    assert "\x1b" not in fairtool("validate", path, env=environment(**change)).stdout


def test_colours_are_forced(tmp_path: Path) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    assert "\x1b[" in fairtool("validate", path, env=environment(FORCE_COLOR="1")).stdout


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_lines_keep_within_the_terminal(tmp_path: Path, columns: int) -> None:
    (path,) = write(tmp_path, w=WARNED)
    ended = fairtool("validate", path.name, cwd=tmp_path, env=environment(COLUMNS=str(columns)))
    assert "cell_methods" in ended.stdout
    long = [line for line in ended.stdout.splitlines() if len(line) > columns]
    assert [line for line in long if len(line.split()) > 1] == []  # a word alone may be longer than a line


def test_the_document_is_alone_on_standard_output(tmp_path: Path) -> None:
    paths = write(tmp_path, clean=CLEAN, wrong=WRONG)
    ended = fairtool("validate", *paths, "--format", "json", "--verbose")
    assert ended.stdout.startswith("{")
    assert ended.stdout.rstrip().endswith("}")
    assert ended.stderr == ""

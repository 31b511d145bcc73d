"""A command line that cannot be carried out gives one clear line, a hint where there is one, and exit code 2."""

from pathlib import Path

import pytest

from tests.cli.running import CLEAN, fairtool, write

WRONG_LINES = {
    "option": (["--formt", "json"], "there is no option --formt", "did you mean --format?"),
    "format": (["--format", "jsn"], "there is no format jsn", "did you mean json?"),
    "format without a file": (["--format", "json="], "names no file", "json=FILE"),
    "two formats on one output": (
        ["-f", "json", "-f", "text"],
        "two formats cannot both go to standard output",
        "give a file",
    ),
    "profile": (["--profile", "cff"], "there is no profile cff", "did you mean cf?"),
    "rule": (
        ["--select", "cf-3.1-unts-text"],
        "no rule begins with cf-3.1-unts-text",
        "did you mean cf-3.1-units-text?",
    ),
    "ignored rule": (["--ignore", "zz-1"], "no rule begins with zz-1", "`fairtool rules` lists them"),
    "standard": (["--standard", "cg=1.8"], "there is no standard cg", "the standards are cf"),
    "standard without a version": (["--standard", "acdd"], "--standard acdd has no version", "NAME=VERSION"),
    "version": (["--cf", "1.99"], "cf has no version 1.99", "use one of 1.6"),
    "severity": (["--fail-on", "eror"], "--fail-on cannot be eror", "did you mean error? Use error, warning or info"),
    "language": (["--lang", "de"], "--lang cannot be de", "use fr or en"),
    "memory": (["--memory", "3"], "--memory cannot be 3", "MiB from 64"),
    "time": (["--timeout", "-1"], "--timeout cannot be -1", "seconds above 0"),
    "jobs": (["--jobs", "0"], "--jobs cannot be 0", "a whole number from 1"),
    "baseline": (["--baseline", "none.json"], "there is no baseline none.json", "--update-baseline"),
    "baseline without a name": (["--update-baseline"], "--update-baseline needs --baseline FILE", "for example"),
    "output folder": (["--format", "json=nowhere/x.json"], "nowhere/x.json cannot be written", ""),
}


@pytest.mark.parametrize(("arguments", "message", "hint"), WRONG_LINES.values(), ids=WRONG_LINES)
def test_wrong_usage_is_told_in_a_line_with_a_hint(
    tmp_path: Path, arguments: list[str], message: str, hint: str
) -> None:
    (path,) = write(tmp_path, clean=CLEAN)
    ended = fairtool("validate", path, *arguments, cwd=tmp_path)
    first, *rest = ended.stderr.splitlines()
    assert (ended.returncode, ended.stdout) == (2, "")
    assert first.startswith("fairtool: error: ")
    assert message in first
    assert hint in "".join(rest)
    assert len(rest) <= 1


def test_an_unknown_command_is_told_with_the_nearest_one() -> None:
    ended = fairtool("valdate", "x.nc")
    assert ended.stderr.splitlines() == ["fairtool: error: there is no command valdate", "  did you mean validate?"]
    assert ended.returncode == 2


def test_a_missing_path_is_told() -> None:
    ended = fairtool("validate")
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (2, "fairtool: error: PATH is missing")


def test_an_option_that_is_missing_is_told_as_it_is_typed() -> None:
    ended = fairtool("convert", "cruise.nc")
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (2, "fairtool: error: --to is missing")


def test_a_folder_without_files_is_wrong_usage(tmp_path: Path) -> None:
    ended = fairtool("validate", tmp_path)
    assert ended.returncode == 2
    assert f"no file to validate in {tmp_path}" in ended.stderr


def test_an_address_is_refused_without_allow_network() -> None:
    ended = fairtool("validate", "http://127.0.0.1:9/x.nc")
    assert (ended.returncode, "--allow-network" in ended.stderr) == (2, True)


def test_the_traceback_is_shown_with_debug_only(tmp_path: Path) -> None:
    (path,) = write(tmp_path, clean=CLEAN)
    assert "Traceback" not in fairtool("validate", path, "--profile", "cff").stderr
    assert "Traceback" in fairtool("validate", path, "--profile", "cff", "--debug").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rules", "--coverage", "nope"), "there is no conformance table of nope"),
        (("rules", "--coverage", "cf", "--cf", "x"), "cf has no version x"),
        (("rules", "zzzzqq"), "no rule has the words zzzzqq"),
        (("rules", "--format", "x"), "there is no format x"),
        (("doctor", "--format", "x"), "there is no format x"),
        (("init", "--ci", "x"), "there is no pipeline for x"),
    ],
)
def test_the_other_commands_tell_wrong_usage_in_the_same_way(arguments: tuple[str, ...], message: str) -> None:
    ended = fairtool(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"fairtool: error: {message}")


def test_a_word_that_is_no_command_of_a_group_is_told_with_its_help() -> None:
    ended = fairtool("push", "aply", "plan.json")
    assert ended.stderr.splitlines() == ["fairtool: error: there is no command push aply", "  did you mean apply?"]
    ended = fairtool("push", "plan", "catalogue")
    assert ended.stderr.splitlines()[1] == "  `fairtool push plan --help` shows an example"

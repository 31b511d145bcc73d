"""A value that an option cannot have is told in the language of the user, with what would be right."""

from pathlib import Path

import pytest

from tests.cli.running import CLEAN, fairtool, write

ENGLISH_OF_LIBRARIES = ("Input should", "Invalid value", "requires an argument", "Got unexpected", "does not take")
CASES = {
    "no jobs": (["--jobs", "0"], "--jobs cannot be 0", "use a whole number from 1, such as --jobs 4"),
    "short": (["-j0"], "--jobs cannot be 0", "use a whole number from 1, such as --jobs 4"),
    "words for jobs": (["--jobs=many"], "--jobs cannot be many", "use a whole number from 1, such as --jobs 4"),
    "time": (["--timeout", "-3"], "--timeout cannot be -3", "use seconds above 0, such as --timeout 60"),
    "no time": (["--timeout", "nan"], "--timeout cannot be nan", "use seconds above 0, such as --timeout 60"),
    "words for time": (["--timeout", "x"], "--timeout cannot be x", "use seconds above 0, such as --timeout 60"),
    "memory": (["--memory", "1"], "--memory cannot be 1", "use a whole number of MiB from 64"),
    "near severity": (["--fail-on", "warn"], "--fail-on cannot be warn", "did you mean warning?"),
    "far severity": (["--fail-on", "zzz"], "--fail-on cannot be zzz", "use error, warning or info"),
    "language": (["--lang", "de"], "--lang cannot be de", "use fr or en"),
    "nothing": (["--timeout"], "--timeout needs a value", "fairtool validate --help"),
    "too much": (["--quiet=3"], "--quiet takes no value", "fairtool validate --help"),
}


@pytest.mark.parametrize(("arguments", "message", "hint"), CASES.values(), ids=CASES)
def test_a_wrong_value_is_told_with_a_right_one(tmp_path: Path, arguments: list[str], message: str, hint: str) -> None:
    (path,) = write(tmp_path, clean=CLEAN)
    ended = fairtool("validate", path, *arguments)
    first, *rest = ended.stderr.splitlines()
    assert (ended.returncode, ended.stdout, first) == (2, "", f"fairtool: error: {message}")
    assert hint in "".join(rest)
    assert len(rest) == 1
    assert [words for words in ENGLISH_OF_LIBRARIES if words in ended.stderr] == []


def test_an_argument_too_many_is_named() -> None:
    ended = fairtool("doctor", "x", "y")
    assert ended.stderr.splitlines()[0] == "fairtool: error: doctor cannot use these arguments: x y"
    assert ended.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "option", "right"),
    [
        (["--lang", "fr", "validate", "x.nc"], "--lang", "fairtool validate --lang"),
        (["--lang=fr", "fix", "x.nc"], "--lang", "fairtool fix --lang"),
        (["-q", "validate", "x.nc"], "-q", "fairtool validate -q"),
        (["--lang", "en"], "--lang", "fairtool validate --lang"),
    ],
)
def test_an_option_of_a_command_comes_after_it(arguments: list[str], option: str, right: str) -> None:
    ended = fairtool(*arguments)
    assert ended.returncode == 2
    assert option in ended.stderr.splitlines()[0]
    assert right in ended.stderr.splitlines()[1]


def test_an_option_of_no_command_is_not_sent_behind_one() -> None:
    assert "comes after" not in fairtool("--zzz", "validate", "x.nc").stderr

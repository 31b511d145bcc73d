"""One exit code for each thing that can happen, the highest where several are true, and never a count."""

from pathlib import Path

import pytest

from fairtool.exit_code import ExitCode, exit_code
from fairtool.finding import Severity
from fairtool.summary import Summary
from tests.cli.running import CLEAN, WARNED, WRONG, fairtool, write


def test_a_clean_file_gives_0_and_next_to_no_text(tmp_path: Path) -> None:
    (path,) = write(tmp_path, clean=CLEAN)
    ended = fairtool("validate", path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.strip() == "1 file: 1 clean"


def test_a_clean_file_gives_nothing_when_quiet(tmp_path: Path) -> None:
    (path,) = write(tmp_path, clean=CLEAN)
    assert fairtool("validate", "--quiet", path).stdout == ""


def test_an_error_gives_1_and_exit_zero_turns_it_into_0(tmp_path: Path) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    assert fairtool("validate", path).returncode == 1
    ended = fairtool("validate", path, "--exit-zero")
    assert (ended.returncode, "sst:units" in ended.stdout) == (0, True)


@pytest.mark.parametrize(("least", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_a_warning_fails_where_fail_on_says_so(tmp_path: Path, least: str, code: int) -> None:
    (path,) = write(tmp_path, warned=WARNED)
    assert fairtool("validate", path, "--fail-on", least).returncode == code


def test_a_missing_file_gives_3_which_exit_zero_does_not_hide_and_the_others_are_examined(tmp_path: Path) -> None:
    wrong, clean = write(tmp_path, wrong=WRONG, clean=CLEAN)
    ended = fairtool("validate", wrong, tmp_path / "missing.nc", clean, "--exit-zero")
    assert ended.returncode == 3
    assert "missing.nc does not exist" in ended.stdout
    assert "sst:units is the number 1" in ended.stdout


def test_wrong_usage_gives_2(tmp_path: Path) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    assert fairtool("validate", path, "--nonsense").returncode == 2


def test_a_hundred_findings_give_1_all_the_same(tmp_path: Path) -> None:
    (path,) = write(tmp_path, many=WRONG.replace("float sst", "".join(
        f'float v{number}(time) ; v{number}:units = 1 ; v{number}:long_name = "v" ; ' for number in range(300)
    ) + "float sst"))  # fmt: skip
    assert fairtool("validate", path).returncode == 1


@pytest.mark.parametrize(
    ("summary", "code"),
    [
        (Summary(subjects=1, clean=1), ExitCode.CLEAN),
        (Summary(errors=3), ExitCode.FINDINGS),
        (Summary(errors=3, unreadable=1), ExitCode.UNREADABLE),
        (Summary(errors=3, unreadable=1, faults=1), ExitCode.FAULT),
        (Summary(faults=1), ExitCode.FAULT),
        (Summary(warnings=1, infos=1), ExitCode.CLEAN),
    ],
)
def test_the_highest_code_wins(summary: Summary, code: ExitCode) -> None:
    assert exit_code(summary, Severity.ERROR) == code
    assert exit_code(summary, Severity.ERROR, exit_zero=True) == (ExitCode.CLEAN if code == 1 else code)

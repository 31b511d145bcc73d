"""Help begins with an example, fits the terminal, and is had by -h as well."""

import pytest

from tests.cli.running import environment, fairtool

COMMANDS = [
    "validate",
    "fix",
    "convert",
    "rules",
    "init",
    "schemas",
    "doctor",
    "map",
    "vocab pull",
    "vocab check",
    "dmp validate",
    "dmp new",
    "dmp refresh",
    "audit report",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_begins_with_an_example(command: str) -> None:
    ended = fairtool(*command.split(), "-h")
    assert ended.returncode == 0
    assert ended.stdout.splitlines()[0].startswith(f" Example: fairtool {command}")
    assert "Usage:" in ended.stdout


def test_the_help_lists_every_command() -> None:
    ended = fairtool("--help")
    assert ended.returncode == 0
    assert [command for command in COMMANDS if f" {command.split()[0]} " not in ended.stdout] == []


@pytest.mark.parametrize("columns", [40, 80])
def test_help_keeps_within_the_terminal(columns: int) -> None:
    ended = fairtool("validate", "--help", env=environment(COLUMNS=str(columns), LANG="C"))
    lines = ended.stdout.splitlines()[2:]  # the example is a line of its own, to be copied
    assert max(len(line) for line in lines) <= columns


@pytest.mark.parametrize("command", COMMANDS)
def test_switches_are_shown_without_a_type(command: str) -> None:
    assert "bool" not in fairtool(*command.split(), "--help").stdout
    assert "bool" not in fairtool("--help").stdout


@pytest.mark.parametrize("command", ["validate", "fix"])
def test_paragraphs_are_broken_where_the_terminal_ends(command: str) -> None:
    shown = fairtool(command, "--help", env=environment(COLUMNS="80", LANG="C")).stdout
    paragraph = next(part for part in shown.replace(" " * 80, "").split("\n\n") if "Exit codes" in part)
    lines = [line.strip() for line in paragraph.splitlines()]
    assert min(len(line) for line in lines[:-1]) > 60

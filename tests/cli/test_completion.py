"""The Tab key completes commands and options."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("words", "completed"),
    [("fairtool va", ["validate"]), ("fairtool validate --ex", ["--exit-zero", "--explain-config"])],
)
def test_words_are_completed_as_the_shell_asks_for_it(words: str, completed: list[str]) -> None:
    asked = {"_FAIRTOOL_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    code = "import sys; sys.argv = ['fairtool']; from fairtool.__main__ import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | asked, capture_output=True, text=True, check=False
    )
    assert ran.stdout.split() == completed


def test_the_shell_is_told_how_to_ask() -> None:
    named = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}  # the shell above is not always bash
    ran = subprocess.run(
        [sys.executable, "-m", "fairtool", "--show-completion", "bash"],
        capture_output=True,
        text=True,
        check=True,
        env=named,
    )
    assert "complete -o default -F _fairtool_completion fairtool" in ran.stdout

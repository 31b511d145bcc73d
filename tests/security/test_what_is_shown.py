"""What a file is called, and what it holds, begins no line and no escape sequence of a terminal or a log."""

import json
from pathlib import Path

import pytest

from fairtool.render.json_text import dumped
from tests.cli.running import WRONG, fairtool

EVIL = "e\x1b[31mvil\n::add-mask::pwned\u202e.cdl"


@pytest.mark.parametrize("command", [["validate"], ["fix"], ["fix", "--apply"]])
@pytest.mark.parametrize("text", [WRONG, "netcdf x { \x1b[31m }", "\x1b[31mjunk"])
def test_a_name_and_a_text_of_control_characters_are_shown_as_escapes(
    tmp_path: Path, command: list[str], text: str
) -> None:
    (tmp_path / EVIL).write_text(text, encoding="utf-8")
    ended = fairtool(*command, ".", cwd=tmp_path)
    shown = ended.stdout + ended.stderr
    assert r"e\x1b[31mvil\n::add-mask::pwned\u202e.cdl" in shown.replace("\n    ", "")
    assert not {"\x1b", "\u202e"} & set(shown)
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]


@pytest.mark.parametrize(
    "arguments",
    [["validate", "no\x1b[31m.nc", "--profile", "p\x1b[31m"], ["validate", "--o\x1b[31m"], ["fix", "n\x1b[31m.nc"]],
)
def test_a_wrong_argument_is_shown_as_escapes(tmp_path: Path, arguments: list[str]) -> None:
    ended = fairtool(*arguments, cwd=tmp_path)
    assert r"\x1b[31m" in ended.stderr
    assert "\x1b" not in ended.stdout + ended.stderr


@pytest.mark.parametrize("sign", ["\x9b", "\u202e", "\x7f", "\u2028", "\U000e0001"])
def test_json_carries_signs_without_a_shape_as_escapes(sign: str) -> None:
    text = dumped({"a": sign, "b": "é\u202f"})
    assert sign not in text
    assert "é\u202f" in text
    assert json.loads(text) == {"a": sign, "b": "é\u202f"}

"""Nothing that lies in the folder of the data is ever run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fairtool import validate
from tests.cli.running import CLEAN, environment

# What the standard library imports when it starts a process; `fairtool` stands in for a package of our own.
NAMES = ("selectors", "signal", "socket", "struct", "fairtool", "numpy")


def test_modules_beside_the_data_are_not_imported_by_workers(tmp_path: Path) -> None:
    data, programs = tmp_path / "data", tmp_path / "bin"
    data.mkdir()
    programs.mkdir()
    program = programs / "program.py"  # as an installed command is: the first folder of modules is that of the program
    program.write_text("from fairtool.__main__ import main\nif __name__ == '__main__':\n    main()\n", encoding="utf-8")
    for name in NAMES:
        (data / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})\n", encoding="utf-8")
    for name in ("a.cdl", "b.cdl"):
        (data / name).write_text(CLEAN, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(program), "validate", "a.cdl", "b.cdl"],
        cwd=data,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert not (tmp_path / "ran").exists()
    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_environment_is_as_it_was_after_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    for name in ("a.cdl", "b.cdl"):
        (tmp_path / name).write_text("netcdf a { }", encoding="utf-8")
    assert len(list(validate([tmp_path / "a.cdl", tmp_path / "b.cdl"]))) == 2
    assert "PYTHONSAFEPATH" not in os.environ

"""A fault of fairtool itself ends with 4 and one clear line, never with 1, and costs one subject at most.

No file is known that makes fairtool fail, so a fault is put in from outside: Python runs `sitecustomize` at its start.
"""

from pathlib import Path

import pytest

from tests.cli.running import CLEAN, ROOT, WRONG, environment, fairtool, rules, subjects, write

IN_SELECTION = """
import fairtool.subject as subject
choose = subject.choose
def broken(selection, declared, parts, foreign):
    import inspect
    subject = inspect.currentframe().f_back.f_locals["subject"]
    if subject.name.endswith("bad.cdl"):
        raise KeyError("a fault")
    return choose(selection, declared, parts, foreign)
subject.choose = broken
"""
IN_A_RULE = """
import fairtool.rules.cf.units as units
from dataclasses import replace
def broken(part, context):
    raise ZeroDivisionError("a fault")
    yield
for name, rule in list(vars(units).items()):
    if getattr(rule, "id", "") == "cf-3.1-units-text":
        setattr(units, name, replace(rule, check=broken))
"""
IN_RENDERING = """
import fairtool.render.text as text
def broken(*_):
    raise RuntimeError("a fault")
text.closing = broken
"""


def _broken(folder: Path, code: str, *arguments: str | Path) -> tuple[int, str, str]:
    (folder / "site").mkdir()
    (folder / "site" / "sitecustomize.py").write_text(code, encoding="utf-8")
    ended = fairtool("validate", *arguments, env=environment(PYTHONPATH=f"{folder / 'site'}:{ROOT}"))
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.parametrize("names", [("bad",), ("good", "bad", "wrong")], ids=["alone", "among others"])
def test_a_fault_costs_its_subject_only(tmp_path: Path, names: tuple[str, ...]) -> None:
    texts = {"good": CLEAN, "bad": CLEAN, "wrong": WRONG}
    paths = write(tmp_path, **{name: texts[name] for name in names})
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(IN_SELECTION, encoding="utf-8")
    ended = fairtool("validate", *paths, "--format", "json", env=environment(PYTHONPATH=f"{tmp_path / 'site'}:{ROOT}"))
    found = subjects(ended)
    assert (ended.returncode, ended.stderr) == (4, "")
    assert list(found) == [f"{name}.cdl" for name in names]
    assert found["bad.cdl"]["status"] == "fault"
    assert "KeyError" in found["bad.cdl"]["outcomes"][0]["reason"]
    if len(names) > 1:
        assert rules(found["wrong.cdl"]) == ["cf-3.1-units-text"]


def test_a_fault_is_shown_in_the_text(tmp_path: Path) -> None:
    code, text, errors = _broken(tmp_path, IN_SELECTION, *write(tmp_path, bad=CLEAN))
    assert (code, errors) == (4, "")
    assert "KeyError" in text


def test_a_rule_that_crashes_costs_its_outcome_only(tmp_path: Path) -> None:
    code, text, errors = _broken(tmp_path, IN_A_RULE, *write(tmp_path, x=WRONG.replace("time: point", "tima: point")))
    assert (code, errors) == (4, "")
    assert "ZeroDivisionError" in text
    assert "cf-7.3" in text


def test_a_fault_outside_of_any_subject_is_told_in_a_line(tmp_path: Path) -> None:
    code, _, errors = _broken(tmp_path, IN_RENDERING, *write(tmp_path, x=CLEAN))
    assert code == 4
    assert errors.splitlines() == [
        "fairtool: error: fairtool itself failed: RuntimeError: a fault",
        "  your files are not at fault: please report this, with the output of the same command and --debug",
    ]


def test_the_traceback_of_a_fault_is_shown_with_debug(tmp_path: Path) -> None:
    code, _, errors = _broken(tmp_path, IN_RENDERING, *write(tmp_path, x=CLEAN), "--debug")
    assert code == 4
    assert errors.startswith("Traceback")

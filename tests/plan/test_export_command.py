"""`fairtool dmp export` and `fairtool dmp forecast`, as they are typed."""

import json
import sys
from pathlib import Path

import pytest

from fairtool.plan.template_file import load_template
from tests.cli.running import Ended, document, environment, fairtool
from tests.plan.paper import PLAN

YAML = """fairtool_plan: 1
template: anr
language: fr
declared:
  title: Salinité de l’Atlantique
  answers:
    1a: |
      Par des navires.
  dataset:
    sss:
      title: Salinité de surface
measured:
  dataset:
    sss:
      about:
        bytes: 48200000000
        files: 12
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Give a plan in JSON, in a folder of its own."""
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"dmp": PLAN}), encoding="utf-8")
    return path


def _export(plan: Path, *arguments: str) -> Ended:
    return fairtool("dmp", "export", plan, *arguments)


@pytest.mark.parametrize(
    ("to", "name", "start"),
    [("markdown", "md", b"# "), ("html", "html", b"<!doctype"), ("docx", "docx", b"PK"), ("pdf", "pdf", b"%PDF-")],
)
def test_the_file_is_named_after_the_plan_and_the_version(plan: Path, to: str, name: str, start: bytes) -> None:
    ended = _export(plan, "--to", to, "--version", "initial")
    assert ended.returncode == 1, ended.stderr  # something is open
    written = plan.with_name(f"plan-v1-initial.{name}")
    assert written.read_bytes().startswith(start)
    assert str(written) in ended.stderr
    assert ended.stdout == ""


def test_without_a_version_the_file_has_the_name_of_the_plan(plan: Path) -> None:
    _export(plan, "--to", "html")
    assert plan.with_suffix(".html").exists()


def test_what_somebody_may_have_worked_on_is_not_replaced_unless_told(plan: Path) -> None:
    written = plan.with_suffix(".md")
    written.write_text("mine", encoding="utf-8")
    ended = _export(plan, "--to", "markdown")
    assert ended.returncode == 2
    assert "plan.md is there already" in ended.stderr
    assert written.read_text(encoding="utf-8") == "mine"
    _export(plan, "--to", "markdown", "--force")
    assert written.read_text(encoding="utf-8").startswith("# ")


def test_the_plan_itself_is_never_written_over(plan: Path) -> None:
    before = plan.read_bytes()
    ended = _export(plan, "--to", "markdown", "--output", str(plan), "--force")
    assert ended.returncode == 2
    assert plan.read_bytes() == before


def test_standard_output_gets_nothing_but_the_document(plan: Path) -> None:
    ended = _export(plan, "--to", "markdown", "-o", "-", "--quiet")
    assert ended.stdout.startswith("# Salinity of the tropical Atlantic\n")
    assert ended.stderr == ""


def test_open_points_are_counted_and_refused_with_final(plan: Path) -> None:
    assert "open points: " in _export(plan, "--to", "html").stderr
    ended = _export(plan, "--to", "pdf", "--final")
    assert ended.returncode == 1
    assert "2b. Quality control – nobody has answered in words yet" in ended.stderr
    assert not plan.with_suffix(".pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", "odt"), "markdown, html, docx, pdf, ftr, madmp"),
        (("--to", "html", "--version", "third"), "its versions are initial, mid-term, final"),
        (("--to", "html", "--template", "anrr"), "did you mean anr?"),
        (("--to", "html", "--template", "science-europe", "--version", "final"), "leave --version out"),
    ],
)
def test_wrong_usage_is_told_with_what_would_be_right(plan: Path, arguments: tuple[str, ...], told: str) -> None:
    ended = _export(plan, *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told in ended.stderr


@pytest.mark.parametrize(
    "content", [b"{", b"", b"\xff\xfe", b"[]", b"- a", b"fairtool_plan: 9", b'{"a": 1}', b'{"dmp": 3}']
)
def test_what_is_no_plan_is_unreadable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan"
    path.write_bytes(content)
    for ended in (_export(path, "--to", "html"), fairtool("dmp", "forecast", path)):
        assert ended.returncode == 3, ended.stderr
        assert "plan" in ended.stderr
        assert "itself failed" not in ended.stderr


def test_a_plan_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    assert _export(tmp_path / "none.yaml", "--to", "html").returncode == 3


def test_a_plan_file_is_written_in_its_language_with_the_sources_of_its_values(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(YAML, encoding="utf-8")
    text = _export(path, "--to", "markdown", "-o", "-").stdout.replace("\u00a0", " ").replace("\u202f", " ")
    assert "## 1. Données : nouvelles, collectées ou réutilisées" in text
    assert "Par des navires." in text
    assert "48,2 Go<sup>m</sup>" in text
    assert "Salinité de surface" in text


def test_another_language_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(YAML, encoding="utf-8")
    text = _export(path, "--to", "markdown", "-o", "-", "--lang", "en").stdout
    assert "48.2\u00a0GB" in text


def test_a_plan_in_which_nothing_is_open_ends_with_0_and_may_be_final(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    answers = {question.id: "In words." for question in load_template("anr").questions}
    whole = {**PLAN, "dataset": [], "fairtool": {"template": "anr", "answers": answers}}
    path.write_text(json.dumps({"dmp": whole}), encoding="utf-8")
    ended = _export(path, "--to", "html", "--version", "final", "--final")
    assert (ended.returncode, ended.stderr.count("open points")) == (0, 0)
    assert (tmp_path / "plan-v3-final.html").exists()


def test_a_library_that_is_missing_is_told_with_the_command_that_installs_it(plan: Path, tmp_path: Path) -> None:
    hiding = tmp_path / "sitecustomize.py"
    hiding.write_text(
        "import importlib.util as u\nfound = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name in ('docx', 'typst') else found(name, *a)\n",
        encoding="utf-8",
    )
    path = f"{tmp_path}:{environment()['PYTHONPATH']}"
    for to in ("docx", "pdf"):
        ended = fairtool("dmp", "export", plan, "--to", to, env=environment(PYTHONPATH=path))
        assert ended.returncode == 2, sys.path
        assert "pip install 'data-terra-fairtool[office]'" in ended.stderr


def test_the_forecast_is_a_table_and_a_picture(plan: Path) -> None:
    ended = fairtool(
        "dmp", "forecast", plan, "--years", "2", "--tariff", "100 EUR", "-f", "text", "-f", "svg=a.svg", cwd=plan.parent
    )
    assert ended.returncode == 0
    assert len([line for line in ended.stdout.splitlines() if "GB" in line]) == 3
    assert (plan.parent / "a.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_forecast_in_json_is_a_document(plan: Path) -> None:
    found = document(fairtool("dmp", "forecast", plan, "-f", "json"))
    assert found["schema"] == "fairtool-forecast/1"
    assert len(found["years"]) == 6


@pytest.mark.parametrize("arguments", [("--years", "0"), ("--years", "101"), ("--tariff", "x"), ("-f", "pdf")])
def test_a_forecast_that_cannot_be_is_wrong_usage(plan: Path, arguments: tuple[str, ...]) -> None:
    assert fairtool("dmp", "forecast", plan, *arguments).returncode == 2


@pytest.mark.parametrize(
    "command", [("export", "--to", "markdown", "--output", "-"), ("export", "--to", "madmp"), ("forecast",)]
)
def test_all_faults_of_a_plan_file_are_told_up_to_twenty(tmp_path: Path, command: tuple[str, ...]) -> None:
    wrong = "".join(f"  field{number}: x\n" for number in range(25))
    (tmp_path / "plan.yaml").write_text(f"fairtool_plan: 1\ntemplate: anr\ndeclared:\n{wrong}", encoding="utf-8")
    ended = fairtool("dmp", command[0], "plan.yaml", *command[1:], cwd=tmp_path)
    assert ended.returncode == 3
    told = [line for line in ended.stderr.splitlines() if "plan.yaml, line" in line]
    assert [f"line {number}:" in line for number, line in enumerate(told, 4)] == [True] * 20
    assert "and 5 more" in ended.stderr

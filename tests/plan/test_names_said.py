"""A name in a plan file that nothing is behind is an error with its line, for every command that reads the plan."""

from pathlib import Path

import pytest

from tests.cli.running import CLEAN, fairtool, write

PLAN = """fairtool_plan: 1
template: science-europe
pole: odatis
language: en
made_from:
  data: [data]
declared:
  title: Bay
  answers:
    1a: By buoys.
  dataset:
    data:
      about:
        answers:
          2a: In CF.
"""
WRONG = [
    ("    1a:", "    1-a:", "line 10: 1-a is no question of science-europe", "did you mean 1a?"),
    ("          2a:", "          9z:", "line 15: 9z is no question of science-europe", ""),
    ("template: science-europe", "template: science-europ", "line 2: there is no template science-europ", "did you"),
    ("pole: odatis", "pole: atlantis", "line 3: there is no model of a plan for the pole atlantis", ""),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with data."""
    (tmp_path / "data").mkdir()
    write(tmp_path / "data", one=CLEAN)
    return tmp_path


@pytest.mark.parametrize("command", ["validate plan.yaml", "check plan.yaml", "refresh plan.yaml", "export plan.yaml"])
@pytest.mark.parametrize(("old", "new", "told", "hint"), WRONG)
def test_a_name_that_is_not_known_is_an_error(  # noqa: PLR0917 - one parameter a column
    folder: Path, command: str, old: str, new: str, told: str, hint: str
) -> None:
    (folder / "plan.yaml").write_text(PLAN.replace(old, new), encoding="utf-8")
    name, plan = command.split()
    ended = fairtool("dmp", name, plan, *(("--to", "html") if name == "export" else ()), cwd=folder)
    assert ended.returncode == 3
    assert told in ended.stdout + ended.stderr
    assert hint in ended.stdout + ended.stderr


def test_answers_of_a_plan_without_a_template_may_be_of_any(folder: Path) -> None:
    text = PLAN.replace("template: science-europe\n", "").replace("1a:", "1-reuse:")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    assert fairtool("dmp", "export", "plan.yaml", "--to", "html", cwd=folder).returncode == 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("plan.yaml", "fairtool_plan: 1\n<<<<<<< mine\n", "line 3: the YAML is broken"),
        ("plan.yaml", PLAN.replace("title:", "titel:"), "line 8"),
        ("plan.json", '{"dmp": {\n,}}', "line 2"),
        ("plan.yaml", None, "cannot be read"),
    ],
)
def test_a_broken_plan_is_told_before_its_data_are_asked_for(
    tmp_path: Path, name: str, text: str | None, told: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    ended = fairtool("dmp", "check", name, cwd=tmp_path)
    assert ended.returncode == 3
    assert told in ended.stdout + ended.stderr


@pytest.mark.parametrize("language", ["en", "fr"])
def test_answers_that_another_template_does_not_ask_for_are_in_an_annex(folder: Path, language: str) -> None:
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    said = ("--to", "markdown", "-o", "-", "--template", "horizon-europe", "--lang", language)
    ended = fairtool("dmp", "export", "plan.yaml", *said, cwd=folder)
    assert "1a, 2a" in ended.stderr
    assert "horizon-europe" in ended.stderr
    annex = ended.stdout.partition("1a. ")[2]
    assert "By buoys." in annex
    assert "In CF." in annex.partition("2a. ")[2]


def test_an_evaluation_by_another_template_names_the_answers_that_it_leaves_out(folder: Path) -> None:
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    ended = fairtool("dmp", "export", "plan.yaml", "--to", "ftr", "-o", "-", "--template", "horizon-europe", cwd=folder)
    assert "were left out: 1a, 2a" in ended.stderr


def test_a_plan_file_is_not_mended_but_measured_again(folder: Path) -> None:
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    ended = fairtool("dmp", "check", "plan.yaml", "--fix", cwd=folder)
    assert "fairtool dmp refresh plan.yaml" in ended.stderr
    assert (folder / "plan.yaml").read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize("command", ["check", "refresh"])
@pytest.mark.parametrize("name", ["secret.txt", "secret.cdl"])
def test_what_stands_in_a_file_outside_of_the_folder_is_not_shown(folder: Path, command: str, name: str) -> None:
    (folder / name).write_text("root:x:0:0", encoding="utf-8")
    (folder / "plan").mkdir()
    for given, plan in ((f"../{name}", folder / "plan/plan.yaml"), (name, folder / "plan.yaml")):
        plan.write_text(PLAN.replace("[data]", f"[{given}]"), encoding="utf-8")
    outside, inside = (fairtool("dmp", command, plan, cwd=folder) for plan in ("plan/plan.yaml", "plan.yaml"))
    assert (outside.returncode, inside.returncode) == (3, 3)
    assert "root" not in outside.stdout + outside.stderr
    assert "outside of the folder of the plan" in outside.stdout + outside.stderr
    assert "outside" not in inside.stdout + inside.stderr


def test_an_import_tells_which_answers_have_no_question(folder: Path) -> None:
    ours = '{"answers": {"1a": "By buoys.", "99": "Lost words."}, "template": "own"}'
    (folder / "in.json").write_text(f'{{"dmp": {{"title": "t", "dataset": [], "fairtool": {ours}}}}}', encoding="utf-8")
    ended = fairtool("dmp", "import", "in.json", cwd=folder)
    assert "/answers/99 answers no question of science-europe and was left out: Lost words." in ended.stderr
    assert "By buoys." in (folder / "plan.yaml").read_text(encoding="utf-8")
    assert fairtool("dmp", "validate", "plan.yaml", cwd=folder).returncode != 3

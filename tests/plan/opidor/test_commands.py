"""`fairtool dmp export` and `fairtool dmp import` on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from fairtool.plan.export import EXPORTERS, exporter
from fairtool.plan.faults import faults_of
from fairtool.plan.shape import shape_of
from tests.cli.running import Ended, fairtool
from tests.plan.opidor.exporter import exported
from tests.plan.opidor.full_plan import FULL, LEAST, document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.json").write_text(json.dumps(document(FULL)), encoding="utf-8")
    (tmp_path / "least.json").write_text(json.dumps(document(LEAST)), encoding="utf-8")
    return tmp_path


def dmp(folder: Path, *arguments: str) -> Ended:
    return fairtool("dmp", *arguments, cwd=folder)


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_form_has_what_makes_it(name: str) -> None:
    assert callable(exporter(name))


def test_a_plan_is_written_beside_the_plan_in_its_language(folder: Path) -> None:
    ended = dmp(folder, "export", "plan.json", "--to", "opidor", "--version", "mid-term")
    assert ended.returncode == 1, "the form requires what no plan says"
    made = read(folder / "plan-v2-mid-term-opidor.json")
    assert made["meta"]["version"] == "Version intermédiaire"
    assert "in DMP OPIDoR: Create a plan, Import" in ended.stderr
    assert ended.stdout == ""


def test_lang_is_the_language_of_labels_and_messages(folder: Path) -> None:
    dmp(folder, "export", "plan.json", "--to", "opidor", "--lang", "en", "--output", "en.json")
    about = read(folder / "en.json")["researchOutput"][0]["researchOutputDescription"]
    assert about["containsPersonalData"] == "No"


@pytest.mark.parametrize("version", ["1.2", "1.1", "1.0"])
def test_madmp_of_every_version_is_valid_and_nothing_else_is_on_standard_output(folder: Path, version: str) -> None:
    ended = dmp(folder, "export", "plan.json", "--to", "madmp", "--standard", version, "--output", "-")
    assert ended.returncode == 0
    assert faults_of(json.loads(ended.stdout), shape_of(version)) == ()


def test_the_rda_form_for_dmp_opidor_is_valid(folder: Path) -> None:
    ended = dmp(folder, "export", "plan.json", "--to", "opidor-rda")
    made = read(folder / "plan-opidor-rda.json")
    assert (ended.returncode, faults_of(made, shape_of("1.2"))) == (0, ())
    assert made["dmp"]["dataset"][0]["technical_resource"][0]["title"] == "Marégraphe radar"
    assert "is lost when DMP OPIDoR imports the RDA form" in ended.stderr


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(folder: Path) -> None:
    (folder / "plan-madmp.json").write_text("mine", encoding="utf-8")
    ended = dmp(folder, "export", "plan.json", "--to", "madmp")
    assert (ended.returncode, (folder / "plan-madmp.json").read_text(encoding="utf-8")) == (2, "mine")
    assert dmp(folder, "export", "plan.json", "--to", "madmp", "--force").returncode == 0
    assert dmp(folder, "export", "plan.json", "--to", "madmp", "--output", "plan.json", "--force").returncode == 2


def test_final_writes_nothing_where_something_is_open(folder: Path) -> None:
    ended = dmp(folder, "export", "least.json", "--to", "opidor", "--final")
    assert (ended.returncode, list(folder.glob("*opidor*"))) == (1, [])


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--to", "opidr"), "did you mean opidor?"),
        (("--to", "madmp", "--standard", "2.0"), "use 1.0, 1.1, 1.2"),
        (("--to", "opidor", "--version", "last"), "use initial, mid-term or final"),
    ],
)
def test_wrong_usage_is_told_with_what_would_be_right(folder: Path, arguments: tuple[str, ...], part: str) -> None:
    ended = dmp(folder, "export", "plan.json", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert part in ended.stderr


def test_a_plan_goes_there_and_comes_back_as_a_plan_file(folder: Path) -> None:
    dmp(folder, "export", "plan.json", "--to", "opidor", "--output", "there.json")
    ended = dmp(folder, "import", "there.json")
    assert ended.returncode == 0
    assert "there.json is a plan in the own form of DMP OPIDoR" in ended.stderr
    again = dmp(folder, "export", "plan.yaml", "--to", "madmp", "--output", "-")
    assert again.returncode == 0
    assert json.loads(again.stdout)["dmp"]["title"] == FULL["title"]


def test_the_faulty_export_becomes_madmp_and_each_repair_is_told(folder: Path) -> None:
    dmp(folder, "export", "plan.json", "--to", "opidor", "--output", "there.json")
    (folder / "faulty.json").write_text(json.dumps(exported(read(folder / "there.json"))), encoding="utf-8")
    ended = dmp(folder, "import", "faulty.json", "--to", "madmp", "--zone", "Europe/Paris", "--output", "right.json")
    assert ended.returncode == 0
    assert "/dmp/created is 2026-01-10T00:00:00, without a time zone: 2026-01-10T00:00:00+01:00" in ended.stderr
    assert "/dmp/dataset/0/technical_resource/0/title is a key of another name" in ended.stderr
    assert faults_of(read(folder / "right.json"), shape_of("1.2")) == ()


def test_what_stays_open_ends_with_one(folder: Path) -> None:
    plan = {**LEAST, "dataset": [{**LEAST["dataset"][0], "distribution": [{"title": "a"}]}]}
    (folder / "open.json").write_text(json.dumps(document(plan)), encoding="utf-8")
    ended = dmp(folder, "import", "open.json", "--output", "-")
    assert ended.returncode == 1
    assert "/dmp/dataset/0/distribution/0/data_access is still open" in ended.stderr
    assert ended.stdout.startswith("fairtool_plan: 1\n")


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ('{"dmp": {', "is not JSON"),
        ("[]", "no plan"),
        ('{"@context": 1, "@graph": []}', "an RO-Crate"),
    ],
)
def test_what_is_no_plan_ends_with_three_and_writes_nothing(folder: Path, content: str, part: str) -> None:
    (folder / "odd.json").write_text(content, encoding="utf-8")
    for arguments in (("import", "odd.json"), ("export", "odd.json", "--to", "opidor")):
        ended = dmp(folder, *arguments)
        assert (ended.returncode, ended.stdout) == (3, "")
        assert part in ended.stderr
    assert not (folder / "plan.yaml").exists()


def test_a_plan_that_is_missing_ends_with_three(folder: Path) -> None:
    assert dmp(folder, "export", "none.json", "--to", "madmp").returncode == 3
    assert dmp(folder, "import", "none.json").returncode == 3


def test_signs_of_terminals_in_a_plan_do_not_reach_the_terminal(folder: Path) -> None:
    plan = {**LEAST, "contact": {**LEAST["contact"], "name": "A\u001b[31m B"}}
    (folder / "odd.json").write_text(json.dumps(document(plan)), encoding="utf-8")
    ended = dmp(folder, "export", "odd.json", "--to", "opidor")
    assert "\u001b" not in ended.stderr


def test_what_the_importer_refuses_a_plan_for_is_told_first(folder: Path) -> None:
    contact = {key: value for key, value in LEAST["contact"].items() if key != "mbox"}
    (folder / "mute.json").write_text(json.dumps(document({**LEAST, "contact": contact})), encoding="utf-8")
    ended = dmp(folder, "export", "mute.json", "--to", "opidor")
    assert (
        "/meta/contact/0/person/mbox is not said by the plan, and DMP OPIDoR imports no plan without it" in ended.stderr
    )

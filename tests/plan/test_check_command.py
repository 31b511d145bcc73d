"""`fairtool dmp check`, and a plan beside data in `validate` and `score`."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from fairtool.plan.plan_file import Source, read_plan_file
from fairtool.plan.united import united
from fairtool.rules import bundle_frame, record_frame
from fairtool.rules.plan_frame import complete
from tests.cli.running import fairtool

DATA = 'float sst(time) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ;'
FORM = "/dmp/dataset/0/distribution/0"
IN_STEP = {
    "/dmp/modified": "2026-03-05T09:00:00Z",
    "/dmp/dataset/0/language": "fra",
    f"{FORM}/format": ["CDL"],
    f"{FORM}/byte_size": 1000,
}
Folder = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Folder:
    """Make a folder with `plan.json`, `record.xml` and `data/bay.cdl`, in step but for changes to the plan."""

    def made(changes: Mapping[str, object] | None = None) -> Path:
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "bay.cdl").write_text(bundle_frame.parted(f"---\n{DATA}")[1], encoding="utf-8")
        (tmp_path / "record.xml").write_bytes(record_frame.complete(""))
        plan = complete(json.dumps({**IN_STEP, **(changes or {})}))
        (tmp_path / "plan.json").write_text(plan.text, encoding="utf-8")
        return tmp_path

    return made


def rules_in(output: str) -> dict[str, set[str]]:
    """Give the rules with findings of each subject of a JSON report."""
    document: Mapping[str, Any] = json.loads(output)
    return {one["path"]: {found["rule"] for found in one["findings"]} for one in document["subjects"]}


def test_a_plan_in_step_is_clean_and_the_data_are_not_shown(project: Folder) -> None:
    ended = fairtool("dmp", "check", "plan.json", "data", "--record", "record.xml", "--ci", cwd=project())
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[-1] == "1 file: 1 clean"
    assert "record.xml" not in ended.stdout


def test_drift_is_told_in_json_and_fails_only_in_ci(project: Folder) -> None:
    folder = project({f"{FORM}/byte_size": 50_000_000})
    said = ("dmp", "check", "plan.json", "data", "-f", "json")
    ended = fairtool(*said, cwd=folder)
    assert (ended.returncode, rules_in(ended.stdout)) == (0, {"plan.json": {"dmp-volume"}})
    assert json.loads(ended.stdout)["subjects"][0]["kind"] == "plan"
    assert fairtool(*said, "--ci", cwd=folder).returncode == 1


def test_an_error_fails(project: Folder) -> None:
    folder = project({f"{FORM}/license/0/license_ref": "https://creativecommons.org/publicdomain/zero/1.0/"})
    ended = fairtool("dmp", "check", "plan.json", "data", "record.xml", cwd=folder)
    assert ended.returncode == 1
    assert "dmp-licence" in ended.stdout


def test_a_baseline_takes_known_drift_out(project: Folder) -> None:
    folder = project({f"{FORM}/byte_size": 50_000_000})
    said = ("dmp", "check", "plan.json", "data", "--ci", "--baseline", "known.json")
    assert fairtool(*said, "--update-baseline", cwd=folder).returncode == 0
    assert fairtool(*said, cwd=folder).returncode == 0


def test_data_of_other_formats_in_the_folder_count(project: Folder) -> None:
    folder = project()
    (folder / "data" / "chart.tif").write_bytes(b"II*\x00" + bytes(3_000_000))
    ended = fairtool("dmp", "check", "plan.json", "data", "-f", "json", cwd=folder)
    assert rules_in(ended.stdout) == {"plan.json": {"dmp-format", "dmp-volume"}}


@pytest.mark.parametrize(("name", "told"), [("t.csv", "CSV"), ("t.dat", "text"), ("t.tif", None)])
def test_the_ending_tells_formats_without_first_bytes_of_their_own(
    project: Folder, name: str, told: str | None
) -> None:
    folder = project()
    (folder / "data" / name).write_text("time,sst\n1,2\n", encoding="utf-8")
    ended = fairtool("dmp", "check", "plan.json", "data", cwd=folder)
    assert (f"there are files in {told} too (data/{name})" in " ".join(ended.stdout.split())) == bool(told)
    assert ("dmp-format" in ended.stdout) == bool(told)


def test_an_embargo_that_has_passed_is_told_for_a_day(project: Folder) -> None:
    folder = project({f"{FORM}/data_access": "closed", f"{FORM}/license/0/start_date": "2030-06-01"})
    said = ("dmp", "check", "plan.json", "data", "-f", "json", "--on")
    assert "madmp-embargo-passed" not in rules_in(fairtool(*said, "2030-05-31", cwd=folder).stdout)["plan.json"]
    assert "madmp-embargo-passed" in rules_in(fairtool(*said, "2030-06-01", cwd=folder).stdout)["plan.json"]


def test_fix_mends_what_is_certain_and_keeps_the_original(project: Folder) -> None:
    folder = project({f"{FORM}/format": ["CSV"]})
    before = (folder / "plan.json").read_bytes()
    ended = fairtool("dmp", "check", "plan.json", "data", "--fix", "--backup", "--ci", cwd=folder)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert json.loads((folder / "plan.json").read_text())["dmp"]["dataset"][0]["distribution"][0]["format"] == [
        "CSV",
        "CDL",
    ]
    assert (folder / "plan.json.bak").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "code"),
    [("{", 3), ("[]", 3), ('{"dmp": 3}', 0), ('{"dmp": {"dataset": {"title": 4}}}', 0), ("fairtool_plan: 1\na: [", 3)],
)
def test_a_broken_plan_is_told_as_such(project: Folder, text: str, code: int) -> None:
    folder = project()
    (folder / "plan.json").write_text(text, encoding="utf-8")
    ended = fairtool("dmp", "check", "plan.json", "data", cwd=folder)
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan.json",), "nothing to hold plan.json against"),
        (("-", "data"), "no file that holds a plan"),
        (("data", "data"), "no file that holds a plan"),
        (("plan.json", "data", "--on", "soon"), "--on cannot be soon"),
        (("plan.json", "data", "--backup"), "--backup is of --fix only"),
        (("plan.json", "-"), "not against standard input"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(project: Folder, arguments: tuple[str, ...], said: str) -> None:
    ended = fairtool("dmp", "check", *arguments, cwd=project())
    assert ended.returncode == 2
    assert said in ended.stderr


def test_a_data_file_that_cannot_be_read_is_shown_beside_the_plan(project: Folder) -> None:
    folder = project()
    (folder / "data" / "broken.nc").write_bytes(b"CDF\x01")
    ended = fairtool("dmp", "check", "plan.json", "data", "-f", "json", cwd=folder)
    assert ended.returncode == 3
    assert set(rules_in(ended.stdout)) == {"plan.json", "data/broken.nc"}


def test_a_plan_file_is_checked_against_what_it_was_made_from(project: Folder) -> None:
    folder = project()
    made = fairtool("dmp", "new", "--from", "data", "--record", "record.xml", "--template", "anr", cwd=folder)
    assert (folder / "plan.yaml").is_file(), made.stderr
    ended = fairtool("dmp", "check", "plan.yaml", "-f", "json", cwd=folder)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert rules_in(ended.stdout)["plan.yaml"] <= {"dmp-preservation", "dmp-standard-name", "dmp-licence-given"}
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    text = text.replace("sst", "psal").replace("sea_surface_temperature", "sea_water_salinity")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    document = json.loads(fairtool("dmp", "check", "plan.yaml", "data", "-f", "json", cwd=folder).stdout)
    [finding] = [one for one in document["subjects"][0]["findings"] if one["rule"] == "dmp-variables-there"]
    assert "psal" in text.splitlines()[finding["line"] - 1]
    assert finding["fix"] is None


def test_validate_holds_a_plan_against_the_data_that_are_named_with_it(project: Folder) -> None:
    folder = project({f"{FORM}/byte_size": 50_000_000})
    document = json.loads(fairtool("validate", "plan.json", "data", "-f", "json", cwd=folder).stdout)
    rules = {found["rule"] for one in document["subjects"] if one["path"] == "plan.json" for found in one["findings"]}
    assert "dmp-volume" in rules
    alone = json.loads(fairtool("validate", "plan.json", "-f", "json", cwd=folder).stdout)
    assert [one["path"] for one in alone["subjects"]] == ["plan.json"]


def scores(output: str) -> Mapping[str, Mapping[str, Any]]:
    """Give the indicators of the first score of a document by their ids."""
    document: Mapping[str, Any] = json.loads(output)
    return {one["id"]: one for one in document["scores"][0]["indicators"]}


def test_a_plan_counts_in_a_score_and_none_takes_nothing_away(project: Folder) -> None:
    folder = project({f"{FORM}/license/0/license_ref": "https://creativecommons.org/publicdomain/zero/1.0/"})
    without = scores(fairtool("score", "record.xml", "data", "-f", "json", cwd=folder).stdout)
    with_plan = scores(fairtool("score", "record.xml", "data", "plan.json", "-f", "json", cwd=folder).stdout)
    assert (without["RDA-R1.1-01M"]["status"], with_plan["RDA-R1.1-01M"]["status"]) == ("pass", "fail")
    assert (without["RDA-A2-01M"]["status"], with_plan["RDA-A2-01M"]["status"]) == ("not-assessed", "pass")
    changed = {name for name, one in with_plan.items() if one["status"] != without[name]["status"]}
    assert changed == {"RDA-R1.1-01M", "RDA-A2-01M"}


def test_the_rubric_of_data_terra_asks_for_a_plan_in_step(project: Folder) -> None:
    folder = project()
    said = ("score", "record.xml", "data", "--rubric", "dataterra", "-f", "json")
    without = scores(fairtool(*said, cwd=folder).stdout)["DT-R1-02"]
    assert (without["status"], without["reason"]) == ("not-assessed", "needs-plan")
    assert scores(fairtool(*said, "plan.json", cwd=folder).stdout)["DT-R1-02"]["status"] == "pass"
    drifted = project({f"{FORM}/byte_size": 50_000_000})
    assert scores(fairtool(*said, "plan.json", cwd=drifted).stdout)["DT-R1-02"]["status"] == "fail"


def test_the_repository_decides_what_it_knows_whatever_the_plan_says(project: Folder) -> None:
    said = ("score", "record.xml", "data", "plan.json", "--repository", "zenodo", "-f", "json")
    found = scores(fairtool(*said, cwd=project({"/dmp/dataset/0/preservation_statement": None})).stdout)
    assert found["RDA-A2-01M"]["status"] == "pass"


def test_data_that_are_all_gone_are_told(project: Folder) -> None:
    folder = project()
    made = fairtool("dmp", "new", "--from", "data", "--record", "record.xml", "--template", "anr", cwd=folder)
    assert (folder / "plan.yaml").is_file(), made.stderr
    (folder / "data" / "bay.cdl").unlink()
    for named in ((), ("data",)):
        ended = fairtool("dmp", "check", "plan.yaml", *named, "--ci", "-f", "json", cwd=folder)
        [finding] = [
            one
            for subject in json.loads(ended.stdout)["subjects"]
            for one in subject["findings"]
            if one["rule"] == "dmp-dataset-there"
        ]
        assert ended.returncode == 1
        assert "(files: 1), and none of its files was found" in finding["message"]


def test_costs_are_held_against_the_tariff_that_is_given(project: Folder) -> None:
    kept = {"retention_years": 10, "copies": 2, "bytes": 5_000_000_000_000}
    folder = project({"/dmp/dataset/0/fairtool": kept, f"{FORM}/byte_size": None})
    said = ("dmp", "check", "plan.json", "record.xml", "-v", "--select", "dmp-cost", "--tariff")
    ended = fairtool(*said, "120 EUR", cwd=folder)
    assert "costs about 12000 EUR by the tariff that was given" in " ".join(ended.stdout.split())
    assert "dmp-cost" not in fairtool(*said, "1 EUR", cwd=folder).stdout
    assert fairtool(*said, "cheap", cwd=folder).returncode == 2


def test_what_was_measured_lies_with_the_data_and_its_checks_stand_beside_those_of_the_record(project: Folder) -> None:
    folder = project()
    fairtool("dmp", "new", "--from", "data", "--record", "record.xml", "--template", "anr", cwd=folder)
    plan = read_plan_file(folder / "plan.yaml")
    assert plan.blocks[Source.MEASURED].content["places"] == {"/dataset/record": "data/bay.cdl"}
    [dataset] = json.loads(json.dumps(united(plan).document))["dmp"]["dataset"]
    checks = [one["check"] for one in dataset["fairtool"]["quality"]]
    assert len(checks) == 2
    assert "fairtool validate" in checks[1]

"""`fairtool dmp validate`, and plans in `validate` and `fix`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import CLEAN, fairtool
from tests.plan.plans import changed

AT = "/dmp/dataset/0/distribution/0"


def _write(path: Path, change: dict[str, Any] | None = None) -> Path:
    path.write_text(json.dumps(changed(change or {}), indent=4), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [("validate",), ("dmp", "validate")])
def test_a_plan_is_validated_as_any_file(command: tuple[str, ...], tmp_path: Path) -> None:
    path = _write(tmp_path / "plan.json", {f"{AT}/data_access": None})
    ended = fairtool(*command, path, "--format", "json")
    assert ended.returncode == 1
    (subject,) = json.loads(ended.stdout)["subjects"]
    assert (subject["kind"], subject["standard"]) == ("plan", "maDMP-1.2")
    (finding,) = subject["findings"]
    assert finding["rule"] == "madmp-schema-missing"
    assert finding["where"] == f"{AT}/data_access"
    assert finding["line"] == 88
    assert fairtool(*command, _write(tmp_path / "good.json")).returncode == 0


def test_the_version_can_be_said(tmp_path: Path) -> None:
    path = _write(tmp_path / "plan.json", {"/note": "draft"})
    assert fairtool("dmp", "validate", path).returncode == 0
    ended = fairtool("dmp", "validate", path, "--standard", "madmp=1.1")
    assert ended.returncode == 1
    assert "maDMP-1.1" in ended.stdout
    wrong = fairtool("dmp", "validate", path, "--standard", "madmp=2.0")
    assert wrong.returncode == 2
    assert "1.0, 1.1, 1.2" in wrong.stderr


def test_what_is_asked_about_as_a_plan_is_held_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"title": "a"}')
    ended = fairtool("dmp", "validate", tmp_path / "a.json")
    assert ended.returncode == 1
    assert "/dmp is missing" in ended.stdout


def test_the_plans_of_a_folder_are_found(tmp_path: Path) -> None:
    _write(tmp_path / "b.json")
    (tmp_path / "sub").mkdir()
    _write(tmp_path / "sub" / "a.json", {"/dmp/title": None})
    (tmp_path / "other.json").write_text('{"title": "no plan"}')
    ended = fairtool("dmp", "validate", tmp_path, "--format", "json")
    assert [Path(one["path"]).name for one in json.loads(ended.stdout)["subjects"]] == ["b.json", "a.json"]
    (tmp_path / "empty").mkdir()
    assert fairtool("dmp", "validate", tmp_path / "empty").returncode == 2


def test_a_broken_plan_is_told_with_its_place_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text('{"dmp": {\n "title": "a",\n}}')
    ended = fairtool("dmp", "validate", path, "--fix")
    assert ended.returncode == 3
    assert "line 3 column 1" in ended.stdout
    assert path.read_text() == '{"dmp": {\n "title": "a",\n}}'


def test_fix_mends_in_place_and_keeps_the_original(tmp_path: Path) -> None:
    change = {f"{AT}/byte_size": "2000", "/dmp/language": "fr", f"{AT}/data_access": None}
    path = _write(tmp_path / "plan.json", change)
    before = path.read_text()
    ended = fairtool("dmp", "validate", path, "--fix", "--backup")
    assert ended.returncode == 1, "one thing is asked for"
    assert f'- {AT}/byte_size: "2000"' in ended.stdout
    assert f"+ {AT}/byte_size: 2000" in ended.stdout
    assert "data_access is missing; write one of" in ended.stdout
    assert path.read_text() == before.replace('"2000"', "2000").replace('"language": "fr"', '"language": "fra"', 1)
    assert (tmp_path / "plan.json.bak").read_text() == before


def test_fix_says_the_diff_beside_a_document(tmp_path: Path) -> None:
    path = _write(tmp_path / "plan.json", {"/dmp/language": "fr"})
    ended = fairtool("dmp", "validate", path, "--fix", "--format", "json")
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["summary"]["errors"] == 0
    assert "+ /dmp/language" in ended.stderr


def test_a_time_zone_is_added_only_where_it_is_said(tmp_path: Path) -> None:
    path = _write(tmp_path / "plan.json", {"/dmp/created": "2026-01-05T09:00:00"})
    assert fairtool("dmp", "validate", path, "--fix").returncode == 1
    assert '"2026-01-05T09:00:00"' in path.read_text()
    assert fairtool("dmp", "validate", path, "--fix", "--zone", "Europe/Paris").returncode == 0
    assert '"2026-01-05T09:00:00+01:00"' in path.read_text()
    wrong = fairtool("dmp", "validate", path, "--zone", "Paris")
    assert wrong.returncode == 2
    assert "there is no time zone Paris" in wrong.stderr


def test_fix_of_all_files_mends_plans_too(tmp_path: Path) -> None:
    path = _write(tmp_path / "plan.json", {"/dmp/language": "fr"})
    shown = fairtool("fix", path)
    assert shown.returncode == 1
    assert '+ /dmp/language: "fra" // madmp-schema-code' in shown.stdout
    assert fairtool("fix", path, "--apply").returncode == 0
    assert fairtool("validate", path).returncode == 0


def test_backup_without_fix_is_wrong_usage(tmp_path: Path) -> None:
    ended = fairtool("dmp", "validate", _write(tmp_path / "plan.json"), "--backup")
    assert ended.returncode == 2


def test_findings_of_a_baseline_are_known(tmp_path: Path) -> None:
    path = _write(tmp_path / "plan.json", {"/dmp/title": None})
    known = tmp_path / "known.json"
    assert fairtool("dmp", "validate", path, "--baseline", known, "--update-baseline").returncode == 0
    assert fairtool("dmp", "validate", path, "--baseline", known).returncode == 0
    _write(path, {"/dmp/title": None, "/dmp/created": None})
    ended = fairtool("dmp", "validate", path, "--baseline", known)
    assert ended.returncode == 1
    assert "/dmp/title" not in ended.stdout


def test_a_plan_beside_data_describes_none_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.cdl").write_text(CLEAN)
    ended = fairtool("validate", tmp_path / "a.cdl", _write(tmp_path / "plan.json"))
    assert ended.returncode == 0, ended.stdout
    assert "crosscheck" not in ended.stdout


def test_a_plan_comes_by_standard_input() -> None:
    text = json.dumps(changed({"/dmp/title": None}))
    ended = fairtool("dmp", "validate", "-", stdin=text)
    assert ended.returncode == 1
    assert "/dmp/title is missing" in ended.stdout


def test_an_answer_of_a_server_that_holds_a_plan_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"data": changed({})}))
    for command in (("validate",), ("dmp", "validate")):
        ended = fairtool(*command, tmp_path / "a.json")
        assert ended.returncode == 3
        assert "holds a plan at /data" in " ".join(ended.stdout.split())

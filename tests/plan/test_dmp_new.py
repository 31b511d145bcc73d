"""`fairtool dmp new`: what files and records know stands in the plan, and a person is asked for the rest."""

from pathlib import Path
from typing import Any

import pytest

from fairtool.plan.plan_file import PlanFile, Source, read_plan_file
from fairtool.plan.united import united
from tests.cli.running import CLEAN, WRONG, Ended, environment, fairtool, netcdf, write

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "tests/files/iso/synthetique_19139.xml"
FLAGGED = CLEAN.replace(
    "  :Conventions", '  byte qc(time) ; qc:flag_values = 0b, 1b ; qc:flag_meanings = "good bad" ; qc:long_name = "flag" ;\n'
    "  :Conventions"
)  # fmt: skip


def _new(folder: Path, *arguments: str | Path, **settings: str) -> Ended:
    return fairtool("dmp", "new", *arguments, "--output", folder / "plan.yaml", cwd=folder, env=environment(**settings))


def _plan(folder: Path) -> PlanFile:
    plan = read_plan_file(folder / "plan.yaml")
    assert plan.faults == ()
    return plan


def _datasets(folder: Path) -> dict[str, Any]:
    found: Any = united(_plan(folder)).document["dmp"]
    return {one["fairtool"]["key"]: one for one in found["dataset"]}


def test_a_plan_holds_what_the_files_know(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    write(data, one=FLAGGED, two=FLAGGED.replace("2000-01-01", "2001-01-01"))
    size = sum(path.stat().st_size for path in data.iterdir())
    ended = _new(tmp_path, "--from", "data", "--template", "anr", "--pole", "odatis")
    assert ended.returncode == 1, ended.stderr
    [dataset] = _datasets(tmp_path).values()
    assert dataset["title"] == "t"
    assert dataset["distribution"][0]["byte_size"] == size
    assert dataset["distribution"][0]["host"]["title"] == "SEANOE"
    about = dataset["fairtool"]
    assert (about["files"], about["bytes"]) == (2, size)
    assert about["variables"] == [{"name": "sst", "standard_name": "sea_surface_temperature", "units": "K"}]
    assert about["conventions"] == ["CF-1.13"]
    assert about["period"] == {"start": "2000-01-01", "end": "2001-01-02"}
    assert "qc; files: 2" in [check["result"] for check in about["quality"]]


def test_the_checks_that_were_run_are_told(tmp_path: Path) -> None:
    write(tmp_path, wrong=WRONG)
    _new(tmp_path, "wrong.cdl")
    [dataset] = _datasets(tmp_path).values()
    [check] = dataset["fairtool"]["quality"]
    assert check["result"].startswith("files: 1, errors: 1")


def test_a_record_tells_contact_licence_and_lineage_with_their_lines(tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN)
    ended = _new(tmp_path, "--from", "clean.cdl", "--record", RECORD)
    assert ended.returncode == 1, ended.stderr
    plan = _plan(tmp_path)
    whole = united(plan)
    [dataset] = _datasets(tmp_path).values()
    assert dataset["fairtool"]["files"] == 1
    title = whole.sources["/dmp/dataset/0/title"]
    assert title.source is Source.FROM_RECORD
    line = int(title.place.rpartition(":")[2])
    assert dataset["title"] in "".join(RECORD.read_text(encoding="utf-8").splitlines()[line - 1 : line + 3])


def test_a_header_tells_licence_identifier_and_persons(tmp_path: Path) -> None:
    said = (
        ':license = "https://creativecommons.org/licenses/by/4.0/" ; :id = "https://doi.org/10.17882/12345" ; '
        ':creator_name = "Zoé Martin" ; :creator_email = "zoe@example.org" ; :creator_type = "person" ; '
        ':creator_url = "https://orcid.org/0000-0002-1825-0097" ; :keywords = "salt" ; :summary = "Salt." ; :Conventions'
    )
    write(tmp_path, one=CLEAN.replace(":Conventions", said).replace('"CF-1.13"', '"CF-1.13, ACDD-1.3"'))
    _new(tmp_path, "one.cdl")
    [dataset] = _datasets(tmp_path).values()
    assert dataset["dataset_id"] == {"identifier": "https://doi.org/10.17882/12345", "type": "doi"}
    assert dataset["distribution"][0]["license"][0]["license_ref"] == "https://creativecommons.org/licenses/by/4.0/"
    assert dataset["fairtool"]["conventions"] == ["CF-1.13", "ACDD-1.3"]
    whole: Any = united(_plan(tmp_path)).document["dmp"]
    orcid = {"identifier": "https://orcid.org/0000-0002-1825-0097", "type": "orcid"}
    assert whole["contact"] == {"name": "Zoé Martin", "mbox": "zoe@example.org", "contact_id": orcid}
    assert whole["contributor"][0]["contributor_id"] == orcid


@pytest.mark.parametrize("named", ["data/list.csv", "data/*.csv", "data"])
def test_files_of_other_formats_are_counted_however_they_are_named(tmp_path: Path, named: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/list.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert _new(tmp_path, "--from", named).returncode == 1
    [dataset] = _datasets(tmp_path).values()
    assert dataset["distribution"][0] == {"title": "CSV", "format": ["text/csv"], "byte_size": 8}
    assert fairtool("dmp", "refresh", "plan.yaml", "--check", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("is_absolute", [False, True])
def test_a_plan_elsewhere_finds_its_data_again(tmp_path: Path, *, is_absolute: bool) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "plans").mkdir()
    write(tmp_path / "data", one=CLEAN)
    named = tmp_path / "data" if is_absolute else Path("data")
    ended = fairtool("dmp", "new", named, "--output", "plans/plan.yaml", cwd=tmp_path)
    assert ended.returncode == 1, ended.stderr
    plan = read_plan_file(tmp_path / "plans/plan.yaml")
    assert plan.made_from.data == ((tmp_path / "data").as_posix() if is_absolute else "../data",)
    for folder, path in ((tmp_path, "plans/plan.yaml"), (tmp_path / "plans", "plan.yaml"), (Path("/"), plan.path)):
        assert fairtool("dmp", "refresh", path, "--check", cwd=folder).returncode == 0


def test_questions_are_listed_and_stand_in_the_file_as_comments(tmp_path: Path) -> None:
    ended = _new(tmp_path, "--template", "anr", "--pole", "pndb", "--lang", "fr")
    assert ended.returncode == 1
    assert "  4c  Éthique" in ended.stderr
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert "    # 4c. Éthique" in text
    assert "Nagoya" in text
    assert "(https://inpn.mnhn.fr/" in text
    assert _plan(tmp_path).blocks[Source.DECLARED].content == {}


@pytest.mark.parametrize("template", ["anr", "science-europe", "horizon-europe"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_commented_lines_are_a_plan_once_the_signs_are_gone(tmp_path: Path, template: str, language: str) -> None:
    write(tmp_path, clean=CLEAN)
    _new(tmp_path, "clean.cdl", "--template", template, "--lang", language)
    path = tmp_path / "plan.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    wanted = ("title:", "contact:", "project:", "ethical_issues_exist:", "cost:", "dataset:")
    filled = []
    inside = False
    for line in lines:
        bare = line.removeprefix("  # ")
        inside = line.startswith("  # ") and (bare.startswith(wanted) or (inside and bare.startswith(" ")))
        is_answer = line.startswith("    # ") and (line.endswith(": |") or line.startswith("    #   "))
        filled.append(f"  {bare}" if inside else line.replace("    # ", "    ", 1) if is_answer else line)
    text = "\n".join(filled).replace('""', '"x@y.z"').replace("clean:", "clean: {title: x}")
    path.write_text(text + "\n", encoding="utf-8")
    plan = read_plan_file(path)
    assert [str(fault) for fault in plan.faults] == []
    declared: Any = plan.blocks[Source.DECLARED].content
    assert declared["dataset"]["*"]["personal_data"] == "no"
    assert len(declared["answers"]) == text.count(": |\n      ")


def test_a_plan_is_never_overwritten_unasked(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine", encoding="utf-8")
    ended = _new(tmp_path)
    assert ended.returncode == 2
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "mine"
    assert _new(tmp_path, "--force").returncode == 1
    assert "fairtool_plan: 1" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["été 2024", "a: b # c", "x'y\"z", "line\nbreak", "- dash", "[1, 2]", "данные", "yes", "2024"]
)
def test_folders_and_files_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / f"{name}.cdl").write_text(CLEAN, encoding="utf-8")
    ended = _new(tmp_path, "--from", name)
    assert ended.returncode == 1, ended.stderr
    plan = _plan(tmp_path)
    assert plan.made_from.data == (name,)
    [dataset] = _datasets(tmp_path).values()
    assert dataset["fairtool"]["files"] == 1
    assert fairtool("dmp", "refresh", "plan.yaml", "--check", cwd=tmp_path).returncode == 0


def test_texts_of_strangers_cannot_break_the_file(tmp_path: Path) -> None:
    hostile = "declared: x\\n  title: &a *b !!python/object \\t# {{}}: | - \\\\ ' \\u2028 é"
    write(tmp_path, one=CLEAN.replace(':title = "t"', f':title = "{hostile}"'))
    assert _new(tmp_path, "one.cdl").returncode == 1
    [dataset] = _datasets(tmp_path).values()
    assert "!!python/object" in dataset["title"]


def test_a_damaged_file_is_told_and_its_bytes_count(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    netcdf(data / "good.nc")
    netcdf(data / "good2.nc")
    (data / "bad.nc").write_bytes(b"\x89HDF\r\n\x1a\n" + b"x" * 100)
    ended = _new(tmp_path, "--from", "data")
    assert ended.returncode == 3
    assert "bad.nc" in ended.stderr
    [dataset] = _datasets(tmp_path).values()
    assert dataset["fairtool"]["files"] == 3
    assert dataset["fairtool"]["bytes"] == sum(path.stat().st_size for path in data.iterdir())


def test_files_of_other_variables_and_formats_are_data_sets_of_their_own(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "2023").mkdir(parents=True)
    (data / "2024").mkdir()
    (data / "stations").mkdir()
    for year in ("2023", "2024"):
        write(data / year, **{f"grid_{year}": CLEAN})
    other = CLEAN.replace("sst", "sal").replace("sea_surface_temperature", "sea_water_salinity")
    write(data / "2024", salt_1=other, salt_2=other)
    (data / "stations/list.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (data / "README.md").write_text("read me\n", encoding="utf-8")
    _new(tmp_path, "--from", "data")
    found = {key: one["fairtool"]["files"] for key, one in _datasets(tmp_path).items()}
    assert found == {"grid": 2, "salt": 2, "stations": 1}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--template", "arn"), "there is no template arn"),
        (("--pole", "odatiss"), "there is no pole odatiss"),
        (("--from", "https://example.org/a.nc"), "is an address"),
        (("--from", "-"), "a plan is made of files"),
        (("--from", "empty"), "no data and no record in empty"),
    ],
)
def test_wrong_usage_writes_nothing(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    (tmp_path / "empty").mkdir()
    ended = _new(tmp_path, *arguments)
    assert ended.returncode == 2
    assert told in ended.stderr
    assert not (tmp_path / "plan.yaml").exists()


def test_the_list_of_templates_says_whose_the_wording_is() -> None:
    ended = fairtool("dmp", "new", "--list-templates")
    assert ended.returncode == 0
    assert "neither the funders nor the poles endorsed it" in ended.stdout
    for name in ("anr", "science-europe", "horizon-europe", "aeris", "coastline"):
        assert f"  {name} " in ended.stdout


def test_each_record_takes_its_own_files(tmp_path: Path) -> None:
    write(tmp_path, one=CLEAN.replace('"t"', '"First"'), two=CLEAN.replace('"t"', '"Second"'), other=FLAGGED)
    for name in ("one", "two"):
        made = fairtool("convert", f"{name}.cdl", "--to", "iso19139", "--output", f"{name}.xml", cwd=tmp_path)
        assert made.returncode == 1, made.stderr
    ended = _new(tmp_path, "--from", ".", "--record", "one.xml", "--record", "two.xml")
    assert ended.returncode == 1, ended.stderr
    found = {key: (one["title"], one["fairtool"]["files"]) for key, one in _datasets(tmp_path).items()}
    assert found == {"one": ("First", 1), "two": ("Second", 1), tmp_path.name.replace("_", "-"): ("t", 1)}
    assert fairtool("dmp", "refresh", "plan.yaml", "--check", cwd=tmp_path).returncode == 0

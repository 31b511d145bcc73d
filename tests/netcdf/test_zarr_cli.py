"""A Zarr store is one subject of `fairtool validate`, wherever it lies; it is converted, scored, and never mended."""

from pathlib import Path

import numpy as np
import pytest

from fairtool.cli.push_inputs import inputs_of
from fairtool.discovery import Source, discover
from fairtool.errors import UsageError
from fairtool.finding import Finding
from fairtool.plan.measured_file import see, sources_of
from fairtool.push.data_files import data_files
from fairtool.selection import Selection
from fairtool.settings import Settings
from fairtool.subject import report_on
from tests.cli.running import CLEAN, document, fairtool, rules, subjects, write
from tests.netcdf.stores import VERSIONS, Store, written

GLOBAL = {"title": "t", "institution": "i", "source": "s", "history": "h", "comment": "c", "references": "r"}
TIME = {"units": "days since 2000-01-01", "standard_name": "time", "calendar": "standard", "axis": "T"}
SST = {
    "units": "K",
    "standard_name": "sea_surface_temperature",
    "long_name": "temperature",
    "cell_methods": "time: point",
    "units_metadata": "temperature: on_scale",
    "valid_range": [270, 310],
}


def store(path: Path, version: int, **said: object) -> Store:
    """Write a small data set that is clean, but for what is said of its variable."""
    made = Store(path, version, Conventions="CF-1.11", **GLOBAL)
    made.array("time", ["time"], np.arange(2.0), long_name="time", **TIME)
    return made.array("sst", ["time"], np.array([280, 281], "f4"), fill=np.nan, **{**SST, **said}).together()


def findings(path: Path, rule: str, *profiles: str) -> tuple[Finding, ...]:
    """Give what a rule, or all of a prefix, finds in a store."""
    settings = Settings(Selection(profiles, () if profiles else (rule,)))
    (report,) = report_on(Source(str(path), path), settings).reports
    return tuple(one for one in report.findings if one.rule.startswith(rule))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_is_validated_like_a_file(tmp_path: Path, version: int) -> None:
    store(tmp_path / "clean.zarr", version)
    store(tmp_path / "wrong.zarr", version, standard_name="sea_surface_temprature")
    ran = fairtool("validate", "clean.zarr", "wrong.zarr", "--format", "json", cwd=tmp_path)
    assert ran.returncode == 1
    clean, wrong = subjects(ran).values()
    assert (clean["path"], clean["kind"], clean["status"], clean["standard"]) == (
        "clean.zarr",
        "zarr",
        "clean",
        "CF-1.11",
    )
    assert rules(wrong) == ["cf-3.3-standard-name-listed"]


@pytest.mark.parametrize("form", ["text", "html", "markdown", "sarif", "junit", "gitlab", "github"])
def test_every_format_takes_a_store(tmp_path: Path, form: str) -> None:
    store(tmp_path / "wrong.zarr", 3, units=1)
    ran = fairtool("validate", "wrong.zarr", "--format", form, "--lang", "fr", cwd=tmp_path)
    assert ran.returncode == 1
    assert "wrong.zarr" in ran.stdout


def test_a_store_below_a_folder_is_one_subject_and_is_not_walked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store(tmp_path / "d/b.zarr", 2).group("g").array("g/v", ["x"], np.zeros(3))
    written(tmp_path / "d/b.zarr", {"g/inside.nc": b""})
    store(tmp_path / "d/plain", 3)
    (tmp_path / "d/empty.zarr").mkdir()
    write(tmp_path / "d", a=CLEAN)
    every = ["d/a.cdl", "d/b.zarr", "d/empty.zarr", "d/plain"]
    for named, found in {
        "d": every,
        "d/*": every,
        "d/**/*.nc": ["d/**/*.nc"],
        "d/**": every,
        "**/*.zarr": ["d/b.zarr", "d/empty.zarr"],
        "d/b.zarr": ["d/b.zarr"],
        "d/b.zarr/": ["d/b.zarr"],
        "d/b.zarr/g": ["d/b.zarr/g"],
    }.items():
        assert [source.name for source in discover([named])] == found, named


def test_findings_of_a_store_have_no_fix_since_nothing_makes_it(tmp_path: Path) -> None:
    store(tmp_path / "a.zarr", 2, units=1)
    ran = fairtool("validate", "a.zarr", "--format", "json", cwd=tmp_path)
    assert [one["fix"] for one in subjects(ran)["a.zarr"]["findings"]] == [None]


def test_a_store_is_not_mended(tmp_path: Path) -> None:
    store(tmp_path / "a.zarr", 2, units=1)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ran = fairtool("fix", "--apply", "a.zarr", cwd=tmp_path)
    assert ran.returncode == 3
    assert "a.zarr is a Zarr store, and is not mended" in ran.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_what_is_wrong_in_a_store_is_told_with_its_file(tmp_path: Path) -> None:
    store(tmp_path / "a.zarr", 3)
    (tmp_path / "a.zarr/zarr.json").write_text("{")
    ran = fairtool("validate", "a.zarr", cwd=tmp_path)
    assert ran.returncode == 3
    assert "a.zarr/zarr.json is no JSON" in ran.stdout
    assert "the store is damaged" in ran.stdout


def test_a_record_is_made_of_a_store(tmp_path: Path) -> None:
    store(tmp_path / "a.zarr", 3)
    ran = fairtool("convert", "a.zarr", "--to", "datacite", cwd=tmp_path)
    found = document(ran)
    assert found["formats"] == ["Zarr 3"]
    assert found["titles"] == [{"title": "t"}]
    assert found["dates"] == [{"date": "2000-01-01T00:00:00Z/2000-01-02T00:00:00Z", "dateType": "Coverage"}]


def test_a_store_is_scored(tmp_path: Path) -> None:
    store(tmp_path / "a.zarr", 3)
    (score,) = document(fairtool("score", "a.zarr", "--format", "json", cwd=tmp_path))["scores"]
    assert score["score"] > 0


@pytest.mark.parametrize("version", VERSIONS)
def test_dimensions_without_names_are_told(tmp_path: Path, version: int) -> None:
    Store(tmp_path / "a.zarr", version, Conventions="CF-1.11").array("v", None, np.zeros(3), units="1", long_name="v")
    messages = [str(one.template) for one in findings(tmp_path / "a.zarr", "cf-2.3-dimension-names")]
    assert messages == [
        "a dimension of {length} elements has no name in the store; name the dimensions of the arrays that have it"
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_type_that_netcdf_does_not_have_is_told(tmp_path: Path, version: int) -> None:
    Store(tmp_path / "a.zarr", version, Conventions="CF-1.11").array("v", ["x"], np.zeros(3, bool), long_name="v")
    (found,) = findings(tmp_path / "a.zarr", "cf-2.2-data-type")
    assert found.template == "{where} is of the type {type}, which netCDF does not have; use a type of netCDF itself"


def test_rules_of_files_do_not_concern_a_store(tmp_path: Path) -> None:
    store(tmp_path / "plain", 2)
    assert findings(tmp_path / "plain", "cf-2.1-file-name") == ()
    for profile in ("aeris", "odatis", "eccad"):
        found = findings(tmp_path / "plain", f"pole-{profile}", profile)
        assert {one.rule for one in found}.isdisjoint({f"pole-{profile}-netcdf4", "pole-aeris-deflate"})


def test_what_is_published_with_a_store_has_its_metadata(tmp_path: Path) -> None:
    store(tmp_path / "a.zarr", 2)
    (tmp_path / "a.zarr/.DS_Store").touch()
    found = data_files([str(tmp_path)])
    assert {"a.zarr/.zgroup", "a.zarr/.zmetadata", "a.zarr/sst/.zarray"} <= {one.name for one in found.files}
    assert [one.name for one in found.left_out] == ["a.zarr/.DS_Store"]


def test_a_target_that_takes_files_refuses_a_store(tmp_path: Path) -> None:
    store(tmp_path / "a.zarr", 3)
    (tmp_path / "record.xml").write_text("<gmd:MD_Metadata xmlns:gmd='http://www.isotc211.org/2005/gmd'/>")
    names = [str(tmp_path / "record.xml"), str(tmp_path / "a.zarr")]
    with pytest.raises(UsageError, match=r"a\.zarr is a Zarr store, a folder of many files"):
        inputs_of(names, takes_files=True)


def test_a_plan_measures_all_files_of_a_store(tmp_path: Path) -> None:
    made = store(tmp_path / "a.zarr", 2).path
    size = sum(file.stat().st_size for file in made.rglob("*") if file.is_file())
    sources = sources_of([str(made)])
    first, _ = see([str(made)], sources, Settings(), 1)
    assert [(one.format.key, one.size, one.is_unread) for one in first.files] == [("zarr", size, False)]

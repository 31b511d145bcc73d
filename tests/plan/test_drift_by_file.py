"""Of the files of a data set each is held against the plan: which differ, and where, is told."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from fairtool.netcdf import cdl
from fairtool.plan.bundle import PlannedBundle
from fairtool.record.bundle import Described
from fairtool.record.of_view import record_of
from fairtool.rules import bundle_frame, planned_frame
from tests.cli.running import fairtool
from tests.rules.checking import drift

TODAY = date(2026, 11, 29)
AGREED = (
    'float sst(time) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; '
    ':id = "10.5281/zenodo.0000002" ; :license = "CC-BY-4.0" ; :date_modified = "2026-03-01" ; '
)
ABOUT: Mapping[str, object] = {"variables": [{"name": "sst", "standard_name": "sea_surface_temperature", "units": "K"}]}


def view(files: Mapping[str, str], about: Mapping[str, object] = ABOUT) -> PlannedBundle:
    """Give a plan beside data files, each by its name with its declarations."""
    said = {
        "/dmp/dataset/0/language": "eng",
        "/dmp/dataset/0/fairtool": about,
        "/dmp/dataset/0/distribution/0/byte_size": planned_frame.SIZE * len(files),
    }
    described = (
        Described(
            name, "netcdf", record_of(cdl.parse(bundle_frame.parted(f"---\n{text}")[1], name), planned_frame.SIZE)
        )
        for name, text in files.items()
    )
    return planned_frame.planned(json.dumps(said), tuple(described))


def three(old: str, new: str) -> Mapping[str, str]:
    """Give three files, of which the second differs."""
    return {"a.nc": AGREED, "b.nc": AGREED.replace(old, new), "c.nc": AGREED}


def test_files_that_agree_are_silent() -> None:
    assert drift(view(three("", "")), day=TODAY) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "told"),
    [
        ("CC-BY-4.0", "CC0-1.0", "dmp-licence", "some files give CC0-1.0 (1 of 3; b.nc, :license): b.nc"),
        ("0000002", "0000009", "dmp-identifier", "some files give 10.5281/zenodo.0000009 (1 of 3; b.nc, :id): b.nc"),
        (
            "surface_temp",
            "water_temp",
            "dmp-standard-name",
            "some files give sea_water_temperature (1 of 3; b.nc, sst)",
        ),
        (
            ' sst:standard_name = "sea_surface_temperature" ;',
            "",
            "dmp-standard-name",
            "some files give none (1 of 3; b.nc, sst): b.nc",
        ),
        ("2026-03-01", "2026-08-01", "dmp-modified", "changed on 2026-08-01 (b.nc, :date_modified)"),
    ],
)
def test_one_file_that_differs_is_named(old: str, new: str, rule: str, told: str) -> None:
    [(found, _, message)] = drift(view(three(old, new)), day=TODAY)
    assert found == rule
    assert told in message


def test_files_that_each_have_a_doi_of_their_own_do_not_refute_that_of_the_data_set() -> None:
    files = {f"{name}.nc": AGREED.replace("0000002", f"000001{name}") for name in "123"}
    assert drift(view(files), day=TODAY) == []


def at(lon: float, days: int = 0) -> str:
    """Give a file that lies at a longitude, and ends so many days after the year 2020 began."""
    return (
        'double time(time) ; time:units = "days since 2020-01-01" ; time:standard_name = "time" ; '
        f"{AGREED}\ndata: lon = {lon} ; time = 0, {days} ;"
    )


def box(west: float, east: float) -> Mapping[str, object]:
    return {**ABOUT, "extent": {"west": west, "east": east, "south": 48, "north": 49}}


def test_the_file_with_the_last_day_is_named() -> None:
    about = {**ABOUT, "period": {"start": "2020-01-01", "end": "2020-01-31"}}
    files = {"a.nc": at(3, 10), "b.nc": at(3, 99), "c.nc": at(3, 20)}
    [(rule, _, message)] = drift(view(files, about), day=TODAY)
    assert rule == "dmp-period"
    assert "(b.nc, time)" in message


def test_the_file_that_lies_farthest_out_is_named() -> None:
    [(rule, _, message)] = drift(view({"a.nc": at(3), "b.nc": at(9), "c.nc": at(8)}, box(2, 4)), day=TODAY)
    assert rule == "dmp-extent"
    assert "(b.nc, lon)" in message


@pytest.mark.parametrize(
    ("west", "east", "told"),
    [(170, -170, []), (-180, 180, []), (170, 190, []), (177, -170, ["dmp-extent"]), (170, 180, ["dmp-extent"])],
)
def test_a_box_across_the_antimeridian_is_compared(west: float, east: float, told: list[str]) -> None:
    found = drift(view({"a.nc": at(175), "b.nc": at(-175)}, box(west, east)), day=TODAY)
    assert [rule for rule, _, _ in found] == told
    assert all("175, -175, " in message for _, _, message in found)


CLEAN = "1 file: 1 clean"
# What the second of three files has instead.
MIXED = {
    "another convention": (':Conventions = "CF-1.13"', ':Conventions = "CF-1.8, ACDD-1.3"'),
    "no conventions": (':Conventions = "CF-1.13" ;', ""),
    "another licence": ("CC-BY-4.0", "CC0-1.0"),
    "another standard name": ("surface_temperature", "water_temperature"),
    "no standard name": (' sst:standard_name = "sea_surface_temperature" ;', ""),
    "another DOI": ("0000002", "0000009"),
    "another language": (":license", ':language = "fr" ; :license'),
    "another person": (":license", ':creator_name = "B. Vigie" ; :creator_email = "b@observatoire.example" ; :license'),
}


@pytest.mark.parametrize("name", MIXED)
def test_a_new_plan_is_in_step_with_its_own_data(tmp_path: Path, name: str) -> None:
    (tmp_path / "data").mkdir()
    whole = bundle_frame.parted(f"---\n{AGREED}")[1]
    for file in ("a", "b", "c"):
        text = whole.replace(*MIXED[name]) if file == "b" else whole
        (tmp_path / "data" / f"mooring_{file}.cdl").write_text(text, encoding="utf-8")
    made = fairtool("dmp", "new", "--from", "data", "--template", "anr", cwd=tmp_path)
    assert (tmp_path / "plan.yaml").is_file(), made.stderr
    silent = ("--ignore", "dmp-preservation", "--ignore", "dmp-licence-given")  # only persons can say these
    ended = fairtool("dmp", "check", "plan.yaml", "-v", *silent, cwd=tmp_path)
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, CLEAN), ended.stdout

"""A plan in step with its data is silent, and each kind of drift that is planted is found, where it is and in words."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from fairtool.finding import SetJson
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.found_file import FoundFile
from fairtool.plan.pole import Tariff
from tests.rules.checking import drift, planned, problems

TODAY = date(2026, 11, 29)
DATA = (
    'float sst(time) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; '
    ':id = "10.5281/zenodo.0000002" ; :license = "CC-BY-4.0" ; :date_modified = "2026-03-01" ; '
    ':creator_name = "A. Marin" ; :creator_type = "person" ; :creator_url = "https://orcid.org/0000-0002-1825-0097" ;'
)
RECORD = (
    "gmd:identificationInfo/*/gmd:citation/*/gmd:identifier/*/gmd:code = <gmd:code><gco:CharacterString>"
    "https://doi.org/10.5281/zenodo.0000002</gco:CharacterString></gmd:code>\n"
)
ABOUT = {
    "key": "mooring",
    "variables": [{"name": "sst", "standard_name": "sea_surface_temperature", "units": "K"}],
    "extent": {"west": -4.6, "east": -4.5, "south": 48.3, "north": 48.4},
    "period": {"start": "2010-01-01", "end": "2025-12-31"},
    "conventions": ["CF-1.13"],
    "bytes": 2_000_000,
    "files": 1,
}
DATASET = "/dmp/dataset/0"
FORM = f"{DATASET}/distribution/0"


def view(changes: Mapping[str, object] | None = None, data: str = DATA, record: str = RECORD) -> PlannedBundle:
    """Give the plan with its data, in step but for the changes."""
    said = {f"{DATASET}/fairtool": ABOUT, **(changes or {})}
    return planned(f"{json.dumps(said)}\n---\n{record}---\n{data}")


def test_a_plan_in_step_with_its_data_and_record_is_silent() -> None:
    assert drift(view(), day=TODAY) == []


def about(**changes: object) -> Mapping[str, object]:
    return {f"{DATASET}/fairtool": {**ABOUT, **changes}}


PLANTED = {
    "the volume grew": (about(bytes=1_000), DATA, "dmp-volume", f"{DATASET}/fairtool/bytes"),
    "a format is not planned": ({f"{FORM}/format": ["Excel"]}, DATA, "dmp-format", f"{FORM}/format"),
    "a format was given up": (
        {f"{FORM}/format": ["netCDF", "GeoTIFF"]},
        DATA,
        "dmp-format-there",
        f"{FORM}/format/1",
    ),
    "the licence changed": ({}, DATA.replace("CC-BY", "CC-BY-SA"), "dmp-licence", f"{FORM}/license/0/license_ref"),
    "no licence is planned": ({f"{FORM}/license": None}, DATA, "dmp-licence-given", f"{FORM}/license"),
    "the DOI is another": ({}, DATA.replace("0000002", "0000009"), "dmp-identifier", f"{DATASET}/dataset_id"),
    "the DOI is not in the plan": (
        {f"{DATASET}/dataset_id": {"identifier": "mooring", "type": "other"}},
        DATA,
        "dmp-identifier-known",
        f"{DATASET}/dataset_id",
    ),
    "a variable is gone": (
        about(variables=[{"name": "sst"}, {"name": "psal"}]),
        DATA,
        "dmp-variables-there",
        f"{DATASET}/fairtool/variables/1",
    ),
    "a variable is new": (
        {},
        DATA + ' float t(time) ; t:standard_name = "sea_water_temperature" ;',
        "dmp-variables-planned",
        f"{DATASET}/fairtool/variables",
    ),
    "a standard name is missing": (
        {},
        DATA.replace(' sst:standard_name = "sea_surface_temperature" ;', ""),
        "dmp-standard-name",
        f"{DATASET}/fairtool/variables/0/standard_name",
    ),
    "a convention is not kept": (
        about(conventions=["ACDD-1.3"]),
        DATA,
        "dmp-conventions",
        f"{DATASET}/fairtool/conventions/0",
    ),
    "the data went on": (
        about(period={"start": "2010-01-01", "end": "2020-12-31"}),
        DATA,
        "dmp-period",
        f"{DATASET}/fairtool/period/end",
    ),
    "the data lie elsewhere": (
        about(extent={"west": 3, "east": 4, "south": 42, "north": 43}),
        DATA,
        "dmp-extent",
        f"{DATASET}/fairtool/extent",
    ),
    "the data were changed later": ({}, DATA.replace("2026-03-01", "2026-08-01"), "dmp-modified", "/dmp/modified"),
    "the language is another": ({f"{DATASET}/language": "eng"}, DATA, "dmp-language", f"{DATASET}/language"),
    "nothing was issued": (
        {f"{DATASET}/issued": "2026-10-01", f"{FORM}/access_url": None},
        DATA,
        "dmp-release-passed",
        f"{DATASET}/issued",
    ),
    "the record limits nothing": ({f"{FORM}/data_access": "closed"}, DATA, "dmp-access", f"{FORM}/data_access"),
    "the ORCID is known": (
        {"/dmp/contact/contact_id": {"identifier": "lab-7", "type": "other"}},
        DATA,
        "dmp-contact-orcid",
        "/dmp/contact/contact_id",
    ),
    "nobody preserves": (
        {f"{DATASET}/preservation_statement": None},
        DATA,
        "dmp-preservation",
        f"{DATASET}/preservation_statement",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found_and_nothing_else(name: str) -> None:
    changes, data, rule, where = PLANTED[name]
    found = drift(view(changes, data), day=TODAY)
    assert {(one, place) for one, place, _ in found} == {(rule, where)}


def test_a_disagreement_names_both_places() -> None:
    [finding] = problems(view({}, DATA.replace("CC-BY", "CC-BY-SA")), TODAY)
    assert finding.message == (
        'the licence of "Temperature and salinity at the mooring" in the plan is CC-BY-4.0, that of the data '
        "CC-BY-SA-4.0 (example.nc, :license); correct the one or the other"
    )
    assert [(one.path, one.where) for one in finding.related] == [("example.nc", ":license")]
    assert finding.line


FIXED = {
    "the volume grew": SetJson(f"{DATASET}/fairtool/bytes", "2000000"),
    "the data went on": SetJson(f"{DATASET}/fairtool/period/end", '"2025-12-31"'),
    "a format is not planned": SetJson(f"{FORM}/format", '["Excel", "netCDF"]'),
    "the DOI is not in the plan": SetJson(
        f"{DATASET}/dataset_id", '{"identifier": "https://doi.org/10.5281/zenodo.0000002", "type": "doi"}'
    ),
    "the ORCID is known": SetJson(
        "/dmp/contact/contact_id", '{"identifier": "https://orcid.org/0000-0002-1825-0097", "type": "orcid"}'
    ),
}


@pytest.mark.parametrize("name", FIXED)
def test_what_is_certain_is_a_patch_of_the_plan(name: str) -> None:
    changes, data, _, _ = PLANTED[name]
    [finding] = problems(view(changes, data), TODAY)
    assert finding.fix
    assert finding.fix.edits == (FIXED[name],)


@pytest.mark.parametrize("name", ["the licence changed", "the DOI is another", "a variable is gone"])
def test_what_a_person_decides_has_no_patch(name: str) -> None:
    changes, data, _, _ = PLANTED[name]
    assert [finding.fix for finding in problems(view(changes, data), TODAY)] == [None]


def test_a_volume_of_some_of_the_files_is_no_patch() -> None:
    [finding] = problems(view(about(bytes=9_000_000, files=12)), TODAY)
    assert (finding.rule, finding.fix) == ("dmp-volume", None)


@pytest.mark.parametrize(("rate", "rules"), [(0, {"dmp-volume"}), (100_000, {"dmp-volume"}), (10_000_000, set())])
def test_growth_since_the_plan_was_changed_is_no_drift(rate: int, rules: set[str]) -> None:
    found = drift(view(about(bytes=500_000, growth_bytes_per_year=rate)), day=TODAY)
    assert {one for one, _, _ in found} == rules


def test_of_several_distributions_one_or_all_together_have_the_volume() -> None:
    form = {"title": "a", "data_access": "open", "byte_size": 1_000_000, "format": ["netCDF"]}
    free = {key: value for key, value in ABOUT.items() if key != "bytes"}
    for sizes in ((1_000_000, 1_000_000), (2_000_000, 90_000_000)):
        forms = [{**form, "byte_size": size, "license": [{"license_ref": "CC-BY-4.0"}]} for size in sizes]
        assert drift(view({f"{DATASET}/distribution": forms, f"{DATASET}/fairtool": free}), day=TODAY) == []


def test_the_day_of_a_file_counts_only_where_the_data_give_none_and_it_is_not_of_today() -> None:
    def told(written: date, data: str) -> list[str]:
        one = view({}, data)
        files = tuple(replace(file, written=written) for file in one.files)
        return [rule for rule, _, _ in drift(replace(one, files=files), day=TODAY)]

    undated = DATA.replace(' :date_modified = "2026-03-01" ;', "")
    assert told(date(2026, 9, 1), undated) == ["dmp-modified-files"]
    assert told(TODAY, undated) == []
    assert told(date(2026, 9, 1), DATA) == []


@pytest.mark.parametrize(("price", "rules"), [(10.0, []), (10_000_000_000.0, ["dmp-cost"])])
def test_costs_are_compared_with_the_tariff_where_one_is_known(price: float, rules: list[str]) -> None:
    one = view(about(retention_years=10, copies=2))
    tariff = Tariff({"en": "storage", "fr": "stockage"}, "TB and year", "EUR", price)
    known = replace(one, measures=replace(one.measures, tariffs=(tariff,)))
    assert [rule for rule, _, _ in drift(known, day=TODAY)] == rules
    unknown = replace(one, measures=replace(one.measures, tariffs=(replace(tariff, value=None),)))
    assert drift(unknown, day=TODAY) == []


def test_files_of_other_formats_are_known_by_their_first_bytes() -> None:
    one = view()
    tiff = FoundFile("chart.dat", 10, "image/tiff")
    [(rule, _, message)] = drift(replace(one, files=(*one.files, tiff)), day=TODAY)
    assert rule == "dmp-format"
    assert "TIFF" in message
    assert "chart.dat" in message


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2025, 3, 1), ("dmp-version-due", "initial version, due on 2025-07-01")),
        (date(2026, 4, 1), ("dmp-version-due", "mid-term version, due on 2027-07-02")),
        (date(2028, 4, 1), ("dmp-version-late", "mid-term version of the plan was due on 2027-07-02")),
        (date(2030, 4, 1), ("dmp-version-late", "final version of the plan was due on 2029-12-31")),
    ],
)
def test_the_template_of_the_anr_says_which_version_is_due(day: date, told: tuple[str, str]) -> None:
    found = {
        rule: message for rule, _, message in drift(view({"/dmp/fairtool": {"template": "anr"}}), "dmp-version", day)
    }
    assert told[1] in found[told[0]]


def test_a_project_of_thirty_months_owes_no_version_at_mid_term() -> None:
    short = {"/dmp/fairtool": {"template": "anr"}, "/dmp/project/0/end": "2027-06-30"}
    [(_, _, message)] = drift(view(short), "dmp-version-due", date(2026, 1, 1))
    assert "final version, due on 2027-06-30" in message

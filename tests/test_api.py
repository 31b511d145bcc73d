"""The Python API: the public names, and what they do with what is wrong."""

import importlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import fairtool
from fairtool.netcdf.read import opened
from fairtool.report import Status

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
BAD = str(EXAMPLES / "mooring.cdl")
GRID = str(EXAMPLES / "sst-grid.cdl")
RECORD = ROOT / "templates/records/dataset.xml"
SCHEMATRON = """<schema xmlns="http://purl.oclc.org/dsdl/schematron">
  <ns prefix="gmd" uri="http://www.isotc211.org/2005/gmd"/>
  <pattern><rule context="//gmd:abstract"><assert test="false()">The abstract is never good enough.</assert></rule></pattern>
</schema>"""


@pytest.mark.parametrize("name", fairtool.__all__)
def test_every_public_name_is_there_and_no_module_hides_it(name: str) -> None:
    importlib.import_module("fairtool.api")
    value = getattr(fairtool, name)
    assert name == "__version__" or callable(value)
    assert name in dir(fairtool)


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="fairtool has no nothing"):
        fairtool.nothing  # noqa: B018 - the access is the test


def test_one_path_or_several_text_or_path_objects_are_taken() -> None:
    one = [report.path for report in fairtool.validate(Path(BAD))]
    several = [report.path for report in fairtool.validate([Path(BAD), str(EXAMPLES / "sst-grid.cdl")])]
    assert one == [BAD]
    assert several == [BAD, str(EXAMPLES / "sst-grid.cdl")]


def test_nothing_is_reported_of_nothing() -> None:
    assert list(fairtool.validate([])) == []


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: fairtool.validate(BAD, profiles=["cff"]), "there is no profile cff"),
        (lambda: fairtool.validate(BAD, select=["cf-99"]), "no rule begins with cf-99"),
        (lambda: fairtool.validate(BAD, ignore=["cf-99"]), "no rule begins with cf-99"),
        (lambda: fairtool.validate(BAD, versions={"cf": "1.99"}), "cf has no version 1.99"),
        (lambda: fairtool.validate(BAD, versions={"cff": "1.8"}), "there is no standard cff"),
        (lambda: fairtool.validate(BAD, select="cf-3"), "cf-3 is a text where a list of texts is meant"),
        (lambda: fairtool.validate("https://example.org/a.nc"), "is an address, and the network is not used"),
        (lambda: fairtool.validate_text("netcdf a {}", profiles=["cff"]), "there is no profile cff"),
        (lambda: fairtool.validate(RECORD, schematron=[BAD]), "mooring.cdl"),
        (lambda: fairtool.convert(GRID, to="isso19139"), "there is no encoding isso19139"),
        (lambda: fairtool.convert(GRID, to="stac", version="9"), "stac has no version 9"),
        (lambda: fairtool.convert(GRID, to="stac", answers={"titel": "a"}), "there is no key titel"),
        (lambda: fairtool.convert(GRID, to="stac", answers={"box": "a"}), "box cannot be a"),
        (lambda: fairtool.convert([], to="stac"), "0 records cannot go to one document"),
    ],
)
def test_what_does_not_exist_is_refused_at_once(call: Callable[[], object], message: str) -> None:
    with pytest.raises(fairtool.UsageError, match=message):
        call()


@pytest.mark.parametrize("version", ["1.6", "1.13", "1.14", "1.14-draft"])
def test_every_known_version_is_taken(version: str) -> None:
    (report,) = fairtool.validate(BAD, versions={"cf": version}, select=["cf-2.6"])
    assert report.standard == f"CF-{version.removesuffix('-draft')}"


def test_files_and_their_text_give_the_same_findings() -> None:
    (report,) = fairtool.validate(BAD)
    of_text = fairtool.validate_text(Path(BAD).read_text(encoding="utf-8"), name=BAD)
    assert of_text.findings == report.findings
    assert of_text.path == report.path


def test_select_and_ignore_choose_rules() -> None:
    def rules(**options: list[str]) -> set[str]:
        (report,) = fairtool.validate(BAD, **options)
        return {finding.rule for finding in report.findings}

    assert rules(select=["cf-3.1-units-valid"]) == {"cf-3.1-units-valid"}
    assert rules() - rules(ignore=["cf-3.1"]) == {"cf-3.1-units-valid"}


def test_text_that_is_no_cdl_is_reported_under_its_name() -> None:
    report = fairtool.validate_text("variables: oops", name="draft.cdl")
    assert report.status is Status.UNREADABLE
    assert report.path == "draft.cdl"


def test_text_that_no_file_can_hold_is_reported_under_its_name() -> None:
    report = fairtool.validate_text("netcdf a { // \ud800\n}", name="draft.cdl")
    assert report.status is Status.UNREADABLE
    assert report.findings[0].message.startswith("draft.cdl is not UTF-8 text")


def test_the_header_is_read_and_values_are_had_where_the_file_is_open() -> None:
    path = EXAMPLES / "sst-grid.cdl"
    assert list(fairtool.read(path).dimensions) == ["time", "lat", "lon", "nv"]
    with opened(path) as dataset:
        assert dataset.read(dataset.variables["lat"]).tolist() == [42.0, 42.5, 43.0]


def test_what_cannot_be_read_says_why() -> None:
    with pytest.raises(fairtool.UnreadableError, match=r"nowhere\.nc"):
        fairtool.read("nowhere.nc")


def test_a_record_is_held_to_its_own_standards_and_to_a_schematron(tmp_path: Path) -> None:
    schema = tmp_path / "lab.sch"
    schema.write_text(SCHEMATRON, encoding="utf-8")
    (report,) = fairtool.validate(RECORD, schematron=schema)
    assert report.kind == "xml"
    assert [one.message for one in report.findings if one.rule.startswith("user-schematron")] == [
        next(one.where for one in report.findings if one.rule.startswith("user-"))
        + ": The abstract is never good enough."
    ]


def test_the_official_schemas_are_asked_where_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRTOOL_CACHE_DIR", str(tmp_path))
    (report,) = fairtool.validate(RECORD, xsd=True)
    (asked,) = [one for one in report.outcomes if one.rule == "xsd-opinion"]
    assert "are not here" in (asked.reason or "")
    (report,) = fairtool.validate(RECORD)
    assert [one for one in report.outcomes if one.rule == "xsd-opinion"] == []


def test_a_record_and_its_data_give_one_more_report() -> None:
    reports = list(fairtool.validate([RECORD, GRID], jobs=1))
    assert [report.kind for report in reports].count("bundle") == 1


def _response(tmp_path: Path) -> str:
    """Write a response of a catalogue with the sample record in it twice."""
    one = RECORD.read_text(encoding="utf-8").partition("?>")[2]
    path = tmp_path / "csw.xml"
    opening = '<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchResults>'
    closing = "</csw:SearchResults></csw:GetRecordsResponse>"
    path.write_text(f"{opening}{one}{one}{closing}", encoding="utf-8")
    return str(path)


def test_a_record_is_read_from_a_record_from_data_and_from_a_response(tmp_path: Path) -> None:
    record = fairtool.read_record(RECORD)
    assert record.encoding.startswith("ISO-19139")
    assert replace(fairtool.read_record(f"{_response(tmp_path)}#2"), places={}) == replace(record, places={})
    assert [box.north for extent in fairtool.read_record(GRID).resource.extents for box in extent.boxes] == [43.0]


@pytest.mark.parametrize("number", ["", "#3"])
def test_a_response_does_not_say_which_record_is_meant(tmp_path: Path, number: str) -> None:
    with pytest.raises(fairtool.UsageError, match="holds 2 records"):
        fairtool.read_record(f"{_response(tmp_path)}{number}")


@pytest.mark.parametrize("path", ["nowhere.xml", "nowhere.xml#1"])
def test_a_record_that_cannot_be_read_says_why(path: str) -> None:
    with pytest.raises(fairtool.UnreadableError, match=r"nowhere\.xml"):
        fairtool.read_record(path)


def test_answers_are_keys_or_the_tables_of_a_file() -> None:
    flat = fairtool.convert(GRID, to="datacite", answers={"title": "Neige", "publisher.name": "Exemple"})
    tables = {"resource": {"title": "Neige", "publisher": {"name": "Exemple"}}}
    assert fairtool.convert(Path(GRID), to="datacite", answers=tables) == flat
    assert json.loads(flat)["publisher"]["name"] == "Exemple"


def test_a_record_of_the_catalogue_lends_its_contact() -> None:
    email = b"electronicMailAddress"
    assert email not in fairtool.convert(GRID, to="iso19139")
    assert email in fairtool.convert(GRID, to="iso19139", like=RECORD)


def test_several_records_make_no_one_document(tmp_path: Path) -> None:
    with pytest.raises(fairtool.UsageError, match="2 records cannot go to one document"):
        fairtool.convert(_response(tmp_path), to="datacite")


def test_rules_are_found_by_the_beginning_of_their_id() -> None:
    found = fairtool.find_rules("cf-3.1-")
    assert found
    assert all(rule.id.startswith("cf-3.1-") for rule in found)
    assert len(fairtool.find_rules()) > len(found)
    assert {"acdd", "cf", "ugrid", "pole"} <= {rule.standard for rule in fairtool.find_rules()}

"""Records on the command line: every encoding, single records of a response, profiles, and data named beside them."""

import json
from pathlib import Path

import pytest

from fairtool.resources import folder
from tests.cli.running import fairtool, rules, subjects

RECORD = (folder("templates") / "records" / "dataset.xml").read_text("utf-8")
BARE = RECORD.partition("?>")[2]
RESPONSE = (
    '<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchResults>'
    f"{BARE}{BARE.replace('2026-03-01', 'le 1er mars')}</csw:SearchResults></csw:GetRecordsResponse>"
)
TURTLE = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
<https://baie.example/donnees> a dcat:Dataset ; dct:description "Mesures"@fr ; dct:issued "12/03/2020" .
"""
DATACITE = (
    '<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.1234/abc</identifier>'
    "<creators><creator><creatorName>Baie</creatorName></creator></creators><titles><title>Mer</title></titles>"
    '<publisher>Baie</publisher><publicationYear>2026</publicationYear><resourceType resourceTypeGeneral="Dataset">m'
    "</resourceType></resource>"
)
DATA = """netcdf bouee { dimensions: time = 1 ; lat = 1 ; lon = 1 ; variables:
 double time(time) ; time:units = "days since 2010-01-01" ; time:standard_name = "time" ;
 float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ;
 float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;
 :Conventions = "CF-1.13" ; data: time = 9 ; lat = 48.9 ; lon = -4.55 ; }
"""


def _write(place: Path, name: str, text: str) -> Path:
    path = place / name
    path.write_text(text, encoding="utf-8")
    return path


def _document(*arguments: str | Path) -> list[dict[str, object]]:
    return json.loads(fairtool("validate", *arguments, "--format", "json").stdout)["subjects"]


@pytest.mark.parametrize(
    ("name", "text", "kind", "standard"),
    [
        ("a.xml", RECORD, "xml", "ISO-19139:2007"),
        ("a.ttl", TURTLE, "rdf", "DCAT"),
        ("a.xml", DATACITE, "xml", "DataCite-4"),
        ("answer", RECORD, "xml", "ISO-19139:2007"),
    ],
)
def test_the_encoding_is_told_by_the_content(tmp_path: Path, name: str, text: str, kind: str, standard: str) -> None:
    (subject,) = _document(_write(tmp_path, name, text))
    assert (subject["kind"], subject["standard"]) == (kind, standard)


def test_a_graph_in_turtle_is_held_to_dcat(tmp_path: Path) -> None:
    found = subjects(fairtool("validate", _write(tmp_path, "a.ttl", TURTLE), "--format", "json"))
    assert {"dcat-title", "dcat-dates"} <= set(rules(found["a.ttl"]))


def test_the_records_of_a_response_are_told_apart_and_one_can_be_asked_for(tmp_path: Path) -> None:
    path = _write(tmp_path, "answer.xml", RESPONSE)
    every = _document(path)
    assert [Path(str(one["path"])).name for one in every] == ["answer.xml#1", "answer.xml#2"]
    (second,) = _document(f"{path}#2")
    assert Path(str(second["path"])).name == "answer.xml#2"
    assert second["findings"] == every[1]["findings"]
    beyond = fairtool("validate", f"{path}#3")
    assert beyond.returncode == 3
    assert "holds 2 records" in beyond.stdout


@pytest.mark.parametrize(
    ("profile", "text", "told"),
    [
        ("odatis", RECORD, 1),
        ("inspire", RECORD, 0),
        ("inspire", DATACITE, 1),
        ("datacite-fr", DATACITE, 0),
    ],
)
def test_a_profile_without_a_rule_for_a_record_says_so(tmp_path: Path, profile: str, text: str, told: int) -> None:
    (subject,) = _document(_write(tmp_path, "a.xml", text), "--profile", profile)
    findings = subject["findings"]
    assert isinstance(findings, list)
    assert sum(finding["rule"] == "io-profile" for finding in findings) == told
    assert subject["status"] != "fault"


@pytest.mark.parametrize("name", ["fiche.xml", "fiche.iso", "fiche"])
def test_a_record_is_held_against_data_whatever_its_name(tmp_path: Path, name: str) -> None:
    data = _write(tmp_path, "bouee.cdl", DATA)
    found = _document(_write(tmp_path, name, RECORD), data)
    assert [one["kind"] for one in found] == ["xml", "cdl", "bundle"]
    assert [Path(str(one)).name for one in found[2]["members"]] == ["bouee.cdl"]  # type: ignore[union-attr]  # a list
    assert "crosscheck-box-holds-data" in [one["rule"] for one in found[2]["findings"]]  # type: ignore[union-attr]


def test_a_record_from_standard_input_is_held_against_data(tmp_path: Path) -> None:
    data = _write(tmp_path, "bouee.cdl", DATA)
    ended = fairtool("validate", "-", data, "--format", "json", stdin=RECORD)
    assert [one["kind"] for one in json.loads(ended.stdout)["subjects"]] == ["xml", "cdl", "bundle"]


@pytest.mark.parametrize("form", ["text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "markdown", "html"])
def test_every_format_shows_records_and_what_they_are_held_against(tmp_path: Path, form: str) -> None:
    paths = _write(tmp_path, "fiche.xml", RECORD.replace("fre", "fra")), _write(tmp_path, "bouee.cdl", DATA)
    ended = fairtool("validate", *paths, "--format", form, "--lang", "fr")
    assert ended.returncode == 1
    assert "48.9" in ended.stdout
    assert not ended.stderr


def test_outcomes_name_what_passed_in_text_too(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.xml", DATACITE)
    assert "passed: datacite-structure-missing" in fairtool("validate", path, "--outcomes").stdout
    assert "passed" not in fairtool("validate", path).stdout


def test_a_directory_gives_its_records_and_no_other_xml(tmp_path: Path) -> None:
    _write(tmp_path, "fiche.xml", RECORD)
    _write(tmp_path, "pom.xml", "<project/>")
    _write(tmp_path, "notes.ttl", "@prefix a: <urn:a> . a:b a:c a:d .")
    _write(tmp_path, "g.ttl", TURTLE)
    assert [Path(str(one["path"])).name for one in _document(tmp_path)] == ["fiche.xml", "g.ttl"]


@pytest.mark.parametrize(("profile", "severity"), [("crosscheck", "warning"), ("cf", "info")])
def test_data_that_none_of_several_records_names_are_told(tmp_path: Path, profile: str, severity: str) -> None:
    names = [_write(tmp_path, name, RECORD) for name in ("a.xml", "b.xml")]
    found = _document(*names, _write(tmp_path, "bouee.cdl", DATA), "--profile", profile)
    told = [one for subject in found for one in subject["findings"] if one["rule"] == "io-unpaired"]  # type: ignore[attr-defined]  # a list
    assert [(one["severity"], Path(one["values"]["names"]).name) for one in told] == [(severity, "bouee.cdl")]


def test_a_comparison_with_nothing_is_wrong_usage(tmp_path: Path) -> None:
    ended = fairtool("validate", _write(tmp_path, "fiche.xml", RECORD), "--profile", "crosscheck")
    assert ended.returncode == 2
    assert "nothing to compare" in ended.stderr

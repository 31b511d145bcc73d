"""`fairtool convert` takes answers as people write them, and tells what would be right in a line."""

import json
import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from fairtool.cli.convert_names import names_for
from fairtool.cli.convert_said import asked_for
from fairtool.conversion.answers import of_words, put
from fairtool.conversion.encodings import ENCODINGS
from fairtool.conversion.keys import KEYS
from fairtool.conversion.run import Plan, converted
from fairtool.conversion.system_names import system_named, systems_near
from fairtool.errors import UsageError
from fairtool.record.extent import Period
from fairtool.record.record import Record
from fairtool.record.schema_org import read_schema_org
from fairtool.resources import folder
from fairtool.translate import error_text
from fairtool.vocabulary.inspire import theme, themes
from tests.cli.running import FAIRTOOL, environment, fairtool
from tests.cli.test_convert import ANSWERS, CDL

GMD = "{http://www.isotc211.org/2005/gmd}"
GML = "{http://www.opengis.net/gml/3.2}"
GCO = "{http://www.isotc211.org/2005/gco}"
RECORDS = folder("templates") / "records"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "mesures.cdl"
    path.write_text(CDL, encoding="utf-8")
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.toml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def hint(*words: str) -> str:
    with pytest.raises(UsageError) as caught:
        put(Record(), of_words(words))
    return error_text(caught.value, "en")[1]


def test_a_record_that_an_encoding_cannot_hold_is_told_and_the_others_are_written(tmp_path: Path) -> None:
    sources = [RECORDS / name for name in ("service.xml", "dataset.xml")]
    ended = fairtool("convert", *sources, "--to", "stac-item", "--output", f"{tmp_path}/items/")
    assert ended.returncode == 3
    assert [one.name for one in (tmp_path / "items").iterdir()] == ["dataset.json"]
    assert json.loads((tmp_path / "items" / "dataset.json").read_text())["type"] == "Feature"
    told = [line for line in ended.stderr.splitlines() if "has no time with a beginning and an end" in line]
    assert len(told) == 1
    assert str(sources[0]) in told[0]


def test_a_record_alone_that_an_encoding_cannot_hold_writes_no_document() -> None:
    ended = fairtool("convert", RECORDS / "service.xml", "--to", "stac-item")
    assert (ended.returncode, ended.stdout) == (3, "")


def test_a_theme_that_is_none_is_answered_with_the_themes_of_one_language() -> None:
    told = hint("language=fre", "theme=zzz")
    assert told == f"use one of {', '.join(one.labels['fr'] for one in themes().values())}"


def test_a_theme_spelt_wrong_is_answered_with_the_nearest_three_at_most() -> None:
    names = hint("language=fre", "theme=Conditions océanographiques").removeprefix("did you mean ").rstrip("?")
    found = [theme(one) for one in names.split(", ")]
    assert 1 <= len(found) <= 3
    assert all(one is not None and one.exact for one in found)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Lambert93", 2154), ("Lambert-93", 2154), ("RGF93 / Lambert-93", 2154), ("rgf93", 4171), ("WGS 84", 4326),
        ("wgs84", 4326), ("NGF-IGN69", 5720), ("Lambert II étendu", 27572), ("ETRS89-LAEA", None), ("ETRS89", 4258),
        ("WGS 84 / UTM zone 31N", 32631), ("WGS84 UTM 40S", 32740), ("ETRS89 / UTM 30N", 25830), ("truc", None),
        ("WGS 84 / UTM zone 61N", None), ("ETRS89 / UTM zone 30S", None),
    ],
)  # fmt: skip
def test_reference_systems_are_known_by_name(name: str, code: int | None) -> None:
    assert system_named(name) == code


@pytest.mark.parametrize("said", ["Lambert93", "EPSG:2154", "2154", "http://www.opengis.net/def/crs/EPSG/0/2154"])
def test_a_system_by_any_name_is_its_address(said: str) -> None:
    (system,) = put(Record(), of_words([f"crs={said}"])).reference_systems
    assert system.identifier is not None
    assert str(system.identifier.code) == "http://www.opengis.net/def/crs/EPSG/0/2154"


def test_a_system_of_another_authority_stays_as_it_is() -> None:
    (system,) = put(Record(), of_words(["crs=IGNF:LAMB93"])).reference_systems
    assert system.identifier is not None
    assert str(system.identifier.code) == "IGNF:LAMB93"


def test_a_system_that_is_not_known_is_answered_with_what_is_near_or_right() -> None:
    assert systems_near("Lambert 9")[0] == "Lambert-93 (EPSG:2154)"
    assert hint("crs=Lambert 9").startswith("did you mean Lambert-93 (EPSG:2154)")
    assert hint("crs=truc") == "write the code or the address of the system, such as EPSG:4326"


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("ressource.titre", "resource.title"),
        ("fiche.identifiant", "record.identifier"),
        ("résumé", "abstract"),
        ("ressource.contact.courriel", "resource.contact.email"),
        ("auteur.nom", "creator.name"),
        ("mots-clés", "keyword"),
    ],
)
def test_a_key_in_french_is_answered_with_the_key_that_is_meant(key: str, meant: str) -> None:
    assert hint(f"{key}=x") == f"did you mean {meant}?"


@pytest.mark.parametrize(
    ("said", "begin", "end"),
    [
        ("2001", "2001-01-01", "2001-12-31"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2004-02-03", "2004-02-03", "2004-02-03"),
        ("2001/2003", "2001", "2003"),
    ],
)
def test_a_year_a_month_or_a_day_alone_is_a_period(said: str, begin: str, end: str) -> None:
    record = put(Record(), of_words([f"period={said}"]))
    assert record.resource.extents[0].periods == (Period(begin=begin, end=end),)


@pytest.mark.parametrize("said", ["2001-13", "jadis", "2001-01-01T12:00:00Z", "+12001"])
def test_what_is_no_period_is_refused(said: str) -> None:
    assert hint(f"period={said}").startswith("write begin and end as ")


@pytest.mark.parametrize("width", [50, 70])
def test_what_is_asked_is_as_wide_as_the_terminal(data: Path, width: int, tmp_path: Path) -> None:
    parent, child = pty.openpty()
    with subprocess.Popen(
        [*FAIRTOOL, "convert", data, "--to", "iso19139", "--output", tmp_path / "x.xml", "--lang", "en"],
        stderr=child,
        stdin=subprocess.DEVNULL,
        env=environment(COLUMNS=str(width)),
    ):
        os.close(child)
        told = read_all(parent)
    lines = [line for line in told.splitlines() if line.startswith("  ")]
    assert any(line.startswith("  resource.topic: ") for line in lines)
    assert any(line.startswith("    ") for line in lines)
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", range(40, 60))
def test_no_line_of_what_is_asked_begins_with_a_sign(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    lines = [line.strip() for key in KEYS.values() for line in asked_for(key, "fr", "  ").splitlines()]
    assert len(lines) > len(KEYS)
    assert [line for line in lines if line[0] in ":;?!»"] == []


def read_all(terminal: int) -> str:
    found = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            return found.decode()
        if not part:
            return found.decode()
        found += part


@pytest.mark.parametrize("identifier", ["a" * 78 + "v2.", "a" * 79 + ".b", "a" * 80 + "...", "v2.."])
def test_a_name_of_a_document_has_one_dot_before_its_ending(identifier: str) -> None:
    (name,) = names_for(["a.xml#1"], [identifier], ENCODINGS["datacite"])
    assert name.endswith(".json")
    assert ".." not in name


def test_variables_of_data_with_units_are_measured_in_units_of_udunits(data: Path, answers: Path) -> None:
    root = etree.fromstring(fairtool("convert", data, "--to", "iso19139", "--from", answers).stdout.encode())
    (kind,) = root.iter(f"{GMD}MD_CoverageContentTypeCode")
    (unit,) = root.iter(f"{GML}identifier")
    (attribute,) = root.iter(f"{GMD}attributeDescription")
    assert kind.get("codeListValue") == "physicalMeasurement"
    assert (unit.text, unit.get("codeSpace")) == ("K", "http://www.unidata.ucar.edu/software/udunits")
    assert attribute.get(f"{GCO}nilReason") == "unknown"


def test_variables_without_units_are_of_no_known_kind(tmp_path: Path) -> None:
    path = tmp_path / "bare.cdl"
    path.write_text("netcdf bare { dimensions: x = 1 ; variables: float sst(x) ; }")
    root = etree.fromstring(fairtool("convert", path, "--to", "iso19139").stdout.encode())
    (kind,) = root.iter(f"{GMD}contentType")
    assert (kind.get(f"{GCO}nilReason"), len(kind)) == ("unknown", 0)


@pytest.mark.parametrize("to", ["geodcat", "datacite"])
def test_the_page_of_a_doi_is_no_other_thing_than_the_data(data: Path, answers: Path, tmp_path: Path, to: str) -> None:
    record = tmp_path / "record.xml"
    fairtool("convert", data, "--to", "iso19139", "--from", answers, "--output", record)
    assert "https://doi.org/10.1234/abc" in record.read_text(encoding="utf-8")
    text = fairtool("convert", record, "--to", to, *(["--version", "4.7"] if to == "datacite" else [])).stdout
    if to == "geodcat":
        assert "foaf:Document" not in text
        assert 'dct:title "DOI"' not in text
    else:
        assert [one["relatedIdentifier"] for one in json.loads(text).get("relatedIdentifiers", [])] == []


def test_the_units_of_a_record_that_is_no_data_are_said_to_be_from_nowhere() -> None:
    source = {"@context": "https://schema.org/", "@type": "Dataset", "name": "Pluie", "variableMeasured": [
        {"@type": "PropertyValue", "name": "pluie", "unitText": "mm"}]}  # fmt: skip
    plan = Plan(ENCODINGS["iso19139"], date(2024, 1, 1))
    document = converted(read_schema_org(source), plan).document
    assert b"unidata" not in document
    assert b">mm<" in document

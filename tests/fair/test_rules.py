"""What examples in XML cannot show of the rules of the FAIR principles."""

from pathlib import Path

import pytest

from fairtool.discovery import Source
from fairtool.report import Report
from fairtool.rules.fair.persistence import is_persistent, is_unique
from fairtool.rules.fair.said import says
from fairtool.selection import Selection
from fairtool.settings import Settings
from fairtool.subject import report_on
from tests.fair.pairs import RECORD

_SCHEMA_ORG = """{"@context": "https://schema.org/", "@type": "Dataset", "@id": "https://baie.example/temperature",
"name": "Température de la mer à la bouée de la Baie", "description": "Synthetic."}"""


@pytest.mark.parametrize(
    "text",
    [
        "10.17882/42182",
        "doi:10.17882/42182",
        "https://doi.org/10.17882/42182",
        "hdl:20.500.12345/abc",
        "https://hdl.handle.net/20.500.12345/abc",
        "ark:/12148/btv1b8449691v",
        "https://n2t.net/ark:/12148/btv1b8449691v",
        "https://purl.org/dc/terms/title",
        "https://w3id.org/fairtool/themes",
        "urn:nbn:fr:example-1",
    ],
)
def test_these_identifiers_are_meant_to_last(text: str) -> None:
    assert is_persistent(text)
    assert is_unique(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "10.5072/abc",
        "https://doi.org/10.1234/abc",
        "https://data.example/dataset/1",
        "5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11",
        "urn:uuid:5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11",
        "ark",
        "see https://doi.org/10.17882/42182 and others",
    ],
)
def test_these_are_not(text: str) -> None:
    assert not is_persistent(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11", True),
        ("00000000-0000-0000-0000-000000000000", False),
        ("11111111-1111-4111-8111-111111111111", False),
        ("https://data.example/dataset/1", True),
        ("https://localhost/1", False),
        ("fiche 12", False),
        ("x", False),
    ],
)
def test_an_identifier_is_unique_in_the_world_or_not(text: str, *, expected: bool) -> None:
    assert is_unique(text) is expected


@pytest.mark.parametrize("text", ["", " ", "x", "XXX", "...", "à compléter", "TBD", None])
def test_a_placeholder_says_nothing(text: str | None) -> None:
    assert not says(text)


def _report(path: Path) -> Report:
    return report_on(Source(path.name, path), Settings(Selection(profiles=("fair",)))).reports[0]


def _found(path: Path) -> set[str]:
    return {one.rule for one in _report(path).findings}


def test_a_record_in_a_form_of_the_web_is_in_no_standard_of_the_field(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(_SCHEMA_ORG, "utf-8")
    assert "fair-i1-record-standard" in _found(path)
    other = tmp_path / "record.xml"
    other.write_text(RECORD, "utf-8")
    assert "fair-i1-record-standard" not in _found(other)


def test_the_rules_hold_for_a_record_without_a_tree(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(_SCHEMA_ORG, "utf-8")
    report = _report(path)
    assert "fair-f2-abstract" in {one.rule for one in report.findings}
    assert "fair-f2-title" not in {one.rule for one in report.findings}
    assert "crashed" not in report.counts


def test_the_profile_names_no_rule_of_the_rubric_twice(tmp_path: Path) -> None:
    path = tmp_path / "record.xml"
    path.write_text(RECORD, "utf-8")
    rules = [one.rule for one in _report(path).outcomes]
    assert len(rules) == len(set(rules))

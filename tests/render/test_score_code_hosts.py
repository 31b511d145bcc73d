"""A score as JUnit and as SARIF, as their services read it."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from fairtool.fair.score import Scored
from fairtool.render.score_junit import score_junit
from fairtool.render.score_sarif import score_sarif
from tests.render.scores import BOTH, DAY, NOTHING, RUN, SCORED, TWICE, hostile


def _suites(scored: Scored) -> list[ET.Element]:
    return list(ET.fromstring(score_junit(scored, RUN, DAY).encode()))  # noqa: S314 - our own


def test_junit_has_a_suite_a_rubric_and_a_case_an_indicator() -> None:
    toy, guessed = _suites(BOTH)
    assert toy.attrib == {"name": "toy-1.0", "tests": "6", "failures": "3", "errors": "0", "skipped": "2"}
    assert [case.get("name") for case in toy][:2] == [
        "TOY-F1-01M the record has an identifier",
        "TOY-F2-01M the record is rich",
    ]
    assert guessed.get("name") == "pre-0.8"


def test_junit_fails_what_does_not_hold_or_only_in_part_and_skips_the_rest() -> None:
    [toy] = _suites(SCORED)
    assert [[child.tag for child in case] for case in toy] == [
        [],
        ["failure"],
        ["failure"],
        ["skipped"],
        ["skipped"],
        ["failure"],
    ]


def test_junit_says_why_and_what_to_change_where() -> None:
    [toy] = _suites(SCORED)
    assert toy[1][0].get("message") == "does not hold: there is nothing that shows it"
    assert "line 12: /gmd:MD_Metadata/gmd:title is only x; write what the data are" in (toy[1][0].text or "")
    assert toy[3][0].get("message") == "not assessed: only the network tells it, after publication"
    assert toy[4][0].get("message") == "does not apply: the data are open to everybody"


def test_junit_tells_what_was_published_from_the_files_before() -> None:
    assert [suite.get("name") for suite in _suites(TWICE)] == ["toy-1.0", "toy-1.0 online"]


def test_junit_is_read_by_junitparser() -> None:
    junitparser = pytest.importorskip("junitparser")
    suites = list(junitparser.JUnitXml.fromstring(score_junit(BOTH, RUN, DAY).encode()))
    assert [(suite.tests, suite.failures, suite.skipped) for suite in suites] == [(6, 3, 2), (4, 1, 2)]


def test_junit_holds_no_sign_that_xml_cannot() -> None:
    [suite] = _suites(hostile())
    assert "</script><script>alert(1)</script>\\n::error" in (suite[1][0].text or "")


def _run_of(scored: Scored = SCORED, **asked: Any) -> dict[str, Any]:
    return dict(json.loads(score_sarif(scored, replace(RUN, **asked), DAY))["runs"][0])


@pytest.mark.parametrize("scored", [SCORED, BOTH, NOTHING, hostile()], ids=["one", "both", "nothing", "hostile"])
def test_the_official_schema_of_sarif_holds(official: dict[str, Any], scored: Scored) -> None:
    jsonschema.validate(json.loads(score_sarif(scored, RUN, DAY)), official)


def test_sarif_has_a_result_a_finding_with_its_place_and_the_indicators_that_it_speaks_against() -> None:
    title, licence, silent = _run_of()["results"]
    assert title["ruleId"] == "fair-f2-title"
    assert title["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "record.xml"},
        "region": {"startLine": 12},
    }
    assert title["properties"] == {"indicators": ["toy-1.0 TOY-F2-01M", "toy-1.0 TOY-A1-01M"]}
    assert (licence["level"], licence["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == (
        "error",
        "a.nc",
    )
    assert silent["ruleId"] == "TOY-R1-01M"
    assert silent["message"]["text"] == "others can use the data: Do it, so that others can use the data."


def test_sarif_describes_the_rules_and_indicators_that_have_results() -> None:
    described = [one["id"] for one in _run_of()["tool"]["driver"]["rules"]]
    assert described == ["acdd-license", "fair-f2-title", "TOY-R1-01M"]


def test_sarif_names_the_file_that_holds_a_numbered_record() -> None:
    results = tuple(
        replace(one, told=tuple(replace(told, source="/data/answer.xml#2") for told in one.told))
        for one in SCORED.scores[0].results
    )
    found = _run_of(replace(SCORED, scores=(replace(SCORED.scores[0], results=results),)))["results"][0]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "answer.xml"


def test_sarif_names_what_a_server_gave_by_its_address() -> None:
    results = tuple(
        replace(
            one, told=tuple(replace(told, source="https://example.org/r.xml (application/xml)") for told in one.told)
        )
        for one in SCORED.scores[0].results
    )
    found = _run_of(replace(SCORED, scores=(replace(SCORED.scores[0], results=results),)))["results"][0]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "https://example.org/r.xml"


def test_the_mark_of_a_result_does_not_depend_on_the_language() -> None:
    marks = [[one["partialFingerprints"] for one in _run_of(language=language)["results"]] for language in ("en", "fr")]
    assert marks[0] == marks[1]


def test_a_fault_of_ours_is_no_success() -> None:
    assert _run_of()["invocations"][0]["executionSuccessful"] is True
    assert _run_of(replace(SCORED, faulty=("/data/a.nc",)))["invocations"][0]["executionSuccessful"] is False

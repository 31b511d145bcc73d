"""SARIF 2.1.0: the official schema holds, and the limits of code-scanning services."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from fairtool.render import sarif
from tests.render.reports import CLEAN, CRASHED, NAME, NOTE, RUN, UNITS, UNREADABLE, at, document, hostile, report

REPORTS = [report(UNITS, NAME, NOTE), CLEAN, CRASHED, UNREADABLE, hostile()]


@pytest.mark.parametrize("reports", [REPORTS, [], [CLEAN]], ids=["many", "none", "clean"])
def test_the_official_schema_holds(official: dict[str, Any], reports: list[Any]) -> None:
    jsonschema.validate(json.loads(document("sarif", reports)), official)


def _run_of(reports: list[Any], **asked: Any) -> dict[str, Any]:
    return dict(json.loads(document("sarif", reports, replace(RUN, **asked)))["runs"][0])


def test_a_result_says_rule_level_message_place_and_mark() -> None:
    result = _run_of([report(UNITS)])["results"][0]
    assert result["ruleId"] == "cf-3.1-units-text"
    assert result["level"] == "error"
    assert result["message"]["text"] == 'sst:units is the number 1; write units = "1"'
    location = result["locations"][0]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "a.nc"}, "region": {"startLine": 1}}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "sst:units"}]
    assert set(result["partialFingerprints"]) == {"fairtool/v1"}


def test_levels_are_those_of_sarif() -> None:
    assert [result["level"] for result in _run_of([report(UNITS, NAME, NOTE)])["results"]] == [
        "error",
        "warning",
        "note",
    ]


def test_the_mark_does_not_depend_on_language_line_or_message() -> None:
    other = replace(UNITS, line=9, values={"value": 2})
    one, two = (_run_of([report(finding)], language=language) for finding, language in ((UNITS, "en"), (other, "fr")))
    assert one["results"][0]["partialFingerprints"] == two["results"][0]["partialFingerprints"]


def test_each_rule_with_results_is_described_once() -> None:
    rules = _run_of([report(*at(NAME, "a", "b"))])["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["cf-3.2-name"]
    assert rules[0]["shortDescription"]["text"]
    assert "helpUri" not in rules[0]


def test_a_crashed_rule_is_a_result_and_the_run_no_success() -> None:
    run = _run_of([CRASHED])
    assert [result["ruleId"] for result in run["results"]] == ["cf-3.1-units-valid"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_an_address_stays_an_address() -> None:
    result = _run_of([report(UNITS, path="https://example.org/a b.nc?x=1")])["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "https://example.org/a%20b.nc?x=1"


def test_a_run_never_holds_more_results_than_services_take() -> None:
    many = [
        report(*at(NAME, *(f"v{number}" for number in range(9_000))), *at(UNITS, *(f"u{n}" for n in range(500))))
    ] * 3
    run = _run_of(many)
    assert len(run["results"]) == sarif.LIMIT
    note = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert note == "only the first 25000 of 28500 findings are in this document"
    assert sum(result["level"] == "error" for result in run["results"]) == 1_500

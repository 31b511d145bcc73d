"""GitHub annotations, GitLab code quality and JUnit, as their services read them."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from fairtool.report import Report
from tests.render.reports import CLEAN, CRASHED, NAME, NOTE, RUN, UNITS, UNREADABLE, at, document, hostile, report

REPORTS = [report(UNITS, NAME, NOTE), CLEAN, CRASHED, UNREADABLE, hostile()]


def test_github_gets_a_command_a_finding() -> None:
    first, *_ = document("github", [report(NAME, UNITS)]).splitlines()
    assert first == (
        "::error title=cf-3.1-units-text,file=a.nc"
        '::sst:units is the number 1; write units = "1" (CF-1.8 conformance 3.1)'
    )


def test_github_levels() -> None:
    lines = document("github", [report(UNITS, NAME, NOTE)]).splitlines()
    assert [line.split(" ")[0] for line in lines[:3]] == ["::error", "::warning", "::notice"]


def test_github_hears_no_command_from_a_file() -> None:
    text = document("github", [hostile()])
    commands = [line for line in text.splitlines() if line.startswith("::")]
    assert len(commands) == 3
    assert len(text.splitlines()) == len(commands) + 1
    for command in commands:
        head = command.removeprefix("::").partition("::")[0]
        assert len(head.split(",")) <= 3
        assert "%0A" not in head


def test_github_is_told_how_many_annotations_it_hides() -> None:
    text = document("github", [report(*at(UNITS, *(f"v{n}" for n in range(12))), *at(NAME, *"abc")), UNREADABLE])
    assert "GitHub shows 10 annotations of each kind; 3 more stand only in this log" in text
    assert "GitHub shows" not in document("github", [report(*at(UNITS, *"abcdefghij"))])


def test_github_lines_and_hints_are_given() -> None:
    text = document("github", [report(replace(UNITS, line=7)), UNREADABLE])
    assert ",line=7::" in text
    assert "gone.nc does not exist%0Alook for gone.nc" in text


def test_gitlab_gets_an_array_of_what_it_asks_for() -> None:
    entries = json.loads(document("gitlab", REPORTS))
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith(("/", "./"))


def test_gitlab_severities() -> None:
    entries = json.loads(document("gitlab", REPORTS[:4]))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info", "blocker", "critical"]


def test_gitlab_fingerprints_are_unique_and_say_nothing_of_language_or_line() -> None:
    twice = report(UNITS, UNITS, replace(UNITS, values={"value": 2}))
    marks = [entry["fingerprint"] for entry in json.loads(document("gitlab", [twice]))]
    assert len(set(marks)) == 3
    french = document("gitlab", [report(replace(UNITS, line=4))], replace(RUN, language="fr"))
    assert json.loads(french)[0]["fingerprint"] == marks[0]


@pytest.mark.parametrize("reports", [[], [CLEAN], [CLEAN, CLEAN]])
def test_gitlab_gets_an_empty_array_where_nothing_is_found(reports: list[Report]) -> None:
    assert json.loads(document("gitlab", reports)) == []


def test_gitlab_survives_clean_subjects_in_between() -> None:
    assert len(json.loads(document("gitlab", [CLEAN, report(UNITS), CLEAN, report(NAME), CLEAN]))) == 2


def _suites(reports: list[Report]) -> list[ET.Element]:
    return list(ET.fromstring(document("junit", reports).encode()))  # noqa: S314 - our own


def test_junit_has_a_suite_a_file_and_a_case_a_rule_that_applied() -> None:
    suite = _suites([report(UNITS, *at(NAME, "a", "b"))])[0]
    assert suite.attrib == {"name": "a.nc", "tests": "3", "failures": "1", "errors": "0", "skipped": "0"}
    assert [case.get("name") for case in suite] == ["cf-3.1-units-text", "cf-3.2-name", "cf-2.3-names"]
    assert all(case.get("classname") == "a.nc" for case in suite)


def test_junit_fails_on_errors_only() -> None:
    units, name, passed = _suites([report(UNITS, NAME)])[0]
    assert [child.tag for child in units] == ["failure"]
    assert "error: sst:units is the number 1" in (units[0].text or "")
    assert [child.tag for child in name] == ["system-out"]
    assert list(passed) == []


def test_junit_knows_crashed_skipped_and_unreadable() -> None:
    crashed, unreadable = _suites([CRASHED, UNREADABLE])
    assert [[child.tag for child in case] for case in crashed] == [["error"], ["skipped"], []]
    assert (crashed.get("errors"), crashed.get("skipped")) == ("1", "1")
    assert "look for gone.nc" in (unreadable[0][0].text or "")


def test_junit_counts_agree_with_what_stands_there() -> None:
    for suite in _suites(REPORTS):
        assert int(suite.get("tests", "")) == len(suite)
        assert int(suite.get("failures", "")) == len(suite.findall("*/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("*/error"))


def test_junit_is_read_by_junitparser() -> None:
    junitparser = pytest.importorskip("junitparser")
    suites = list(junitparser.JUnitXml.fromstring(document("junit", REPORTS).encode()))
    assert [suite.tests for suite in suites] == [4, 0, 3, 1, 4]
    assert sum(suite.failures for suite in suites) == 2

"""The JSON documents hold what their schemas say, and the schemas are those of the types."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fairtool import coverage
from fairtool.conformance import TABLES
from fairtool.render.document import FindingDocument, ReportDocument, SubjectDocument
from fairtool.render.run import Run
from fairtool.resources import folder
from fairtool.standards import NEWEST
from scripts import json_schemas
from tests.render.reports import CLEAN, CRASHED, HOSTILE, NAME, NOTE, RUN, UNITS, UNREADABLE, document, hostile, report

REPORTS = [report(UNITS, NAME, NOTE), CLEAN, CRASHED, UNREADABLE, hostile()]


def _schema(name: str) -> dict[str, Any]:
    schema = json.loads((folder("schemas") / f"json/{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return dict(schema)


@pytest.mark.parametrize("name", [*json_schemas.DOCUMENTS, *json_schemas.PLANS])
def test_the_shipped_schema_is_the_one_made_from_the_types(name: str) -> None:
    assert (folder("schemas") / f"json/{name}.json").read_text(encoding="utf-8") == json_schemas.written(name)


@pytest.mark.parametrize("name", [*json_schemas.DOCUMENTS, *json_schemas.PLANS])
def test_a_schema_says_what_it_is(name: str) -> None:
    schema = _schema(name)
    assert {"$schema", "$id", "title", "description"} <= set(schema)


@pytest.mark.parametrize("reports", [REPORTS, [], [CLEAN]], ids=["many", "none", "clean"])
def test_the_json_document_keeps_its_schema(reports: list[Any]) -> None:
    content = json.loads(document("json", reports))
    jsonschema.validate(content, _schema("fairtool-report-1"))
    assert len(content["subjects"]) == len(reports)
    assert set(content) == set(ReportDocument.__annotations__)


def test_each_line_of_ndjson_is_a_subject_and_the_last_the_summary() -> None:
    schema = _schema("fairtool-report-1")
    *subjects, last = (json.loads(line) for line in document("ndjson", REPORTS).splitlines())
    for one in subjects:
        jsonschema.validate(one, {**schema, "$ref": "#/$defs/SubjectDocument", "required": [], "properties": {}})
    jsonschema.validate(
        last["summary"], {**schema, "$ref": "#/$defs/SummaryDocument", "required": [], "properties": {}}
    )
    assert subjects == json.loads(document("json", REPORTS))["subjects"]


def test_a_document_that_misses_a_key_breaks_the_schema() -> None:
    content = json.loads(document("json", REPORTS))
    del content["subjects"][0]["findings"][0]["where"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, _schema("fairtool-report-1"))


def test_the_keys_are_those_of_the_contract() -> None:
    assert set(FindingDocument.__annotations__) >= {
        "rule",
        "severity",
        "where",
        "line",
        "message",
        "template",
        "values",
        "related",
        "fix",
        "source",
    }
    assert set(SubjectDocument.__annotations__) >= {
        "path",
        "kind",
        "status",
        "standard",
        "findings",
        "outcomes",
        "counts",
    }


def test_a_finding_is_given_whole() -> None:
    finding = json.loads(document("json", [report(UNITS)]))["subjects"][0]["findings"][0]
    assert finding == {
        "rule": "cf-3.1-units-text",
        "severity": "error",
        "where": "sst:units",
        "line": None,
        "message": 'sst:units is the number 1; write units = "1"',
        "template": '{where} is the number {value}; write units = "{value}"',
        "values": {"value": 1},
        "related": [],
        "fix": {
            "text": 'set sst:units = "1"',
            "edits": [{"action": "set", "owner": "sst", "name": "units", "value": "1", "type": "char"}],
        },
        "source": "CF-1.8 conformance 3.1",
        "hint": "",
    }


def test_outcomes_are_those_that_did_not_pass_unless_all_are_asked_for() -> None:
    def statuses(run: Run) -> list[str]:
        content = json.loads(document("json", [CRASHED], run))
        return [outcome["status"] for outcome in content["subjects"][0]["outcomes"]]

    assert statuses(RUN) == ["crashed", "not-evaluated"]
    assert statuses(replace(RUN, outcomes=True)) == ["crashed", "not-evaluated", "pass", "not-applicable"]


def test_what_json_cannot_hold_is_text() -> None:
    text = document("json", [hostile()])
    text.encode()
    finding = json.loads(text, parse_constant=pytest.fail)["subjects"][0]["findings"][1]
    assert finding["values"]["other"] == "nan"
    assert finding["values"]["value"] == HOSTILE.replace("\udce9", r"\xe9")
    assert finding["fix"]["edits"][0]["value"][1] == "inf"


@pytest.mark.parametrize("standard", TABLES)
def test_the_coverage_of_a_standard_keeps_its_schema(standard: str) -> None:
    made = dict(coverage.document(standard, NEWEST[standard]))
    jsonschema.validate(made, _schema("fairtool-coverage-1"))
    assert made["standard"] == f"{standard.upper()}-{NEWEST[standard]}"
    assert made["rows"]


def test_schemas_stand_where_they_are_shipped() -> None:
    assert {path.name for path in Path(folder("schemas") / "json").iterdir()} >= {
        f"{name}.json" for name in (*json_schemas.DOCUMENTS, *json_schemas.PLANS)
    }

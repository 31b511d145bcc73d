"""A plan by maDMP 1.2 as one by 1.1 or 1.0: valid there, and what that costs is told."""

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from fairtool.plan.older import older_plan
from tests.plan.opidor.full_plan import FULL, LEAST, document


@pytest.mark.parametrize("version", ["1.1", "1.0"])
@pytest.mark.parametrize("dmp", [FULL, LEAST], ids=["full", "least"])
def test_a_valid_plan_is_valid_by_the_older_version(dmp: Any, version: str) -> None:
    before = copy.deepcopy(dmp)
    found = older_plan(document(dmp), version)
    assert found.faults == ()
    assert dmp == before


@pytest.mark.parametrize("version", ["1.1", "1.0"])
@pytest.mark.parametrize("dmp", [FULL, LEAST], ids=["full", "least"])
def test_the_official_schemas_find_it_valid(dmp: Any, version: str) -> None:
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS is not set")
    folder = Path(corpus) / "madmp" / "rda-dmp-common-standard" / "JSON-schema" / version
    schema = json.loads(next(folder.glob("*.json")).read_bytes())
    made = json.loads(json.dumps(older_plan(document(dmp), version).document))
    assert list(Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(made)) == []


def told(dmp: Any, version: str = "1.1") -> dict[str, str]:
    return {one.where: one.text() for one in older_plan(document(dmp), version).told}


def test_kinds_of_identifiers_that_are_not_known_become_other() -> None:
    contact = {**LEAST["contact"], "contact_id": {"identifier": "https://ror.org/02mn0vt57", "type": "ror"}}
    found: Any = older_plan(document({**LEAST, "contact": contact}), "1.1")
    assert found.document["dmp"]["contact"]["contact_id"]["type"] == "other"
    assert "other was written" in found.told[0].text()


def test_of_several_identifiers_the_first_is_kept_and_the_loss_told() -> None:
    two = [{"identifier": str(index), "type": "other"} for index in range(2)]
    found: Any = older_plan(document({**LEAST, "contact": {**LEAST["contact"], "contact_id": two}}), "1.1")
    assert found.document["dmp"]["contact"]["contact_id"] == two[0]
    assert "room for one" in found.told[0].text()


def test_a_report_that_is_no_address_is_kept_in_the_description() -> None:
    found: Any = older_plan(document({**LEAST, "ethical_issues_report": "see the minutes"}), "1.1")
    assert "ethical_issues_report" not in found.document["dmp"]
    assert found.document["dmp"]["ethical_issues_description"] == "see the minutes"


@pytest.mark.parametrize(
    "where",
    [
        "/dmp/related_identifier",
        "/dmp/project/0/project_id",
        "/dmp/contact/affiliation",
        "/dmp/dataset/0/creator",
        "/dmp/dataset/0/rights",
        "/dmp/dataset/0/distribution/0/issued",
        "/dmp/dataset/0/distribution/0/host/host_id",
    ],
)
def test_what_is_new_in_1_2_stays_and_is_told(where: str) -> None:
    assert "its readers pass over it" in told(FULL)[where]


def test_what_the_older_version_requires_stays_open() -> None:
    project = [{"title": "P", "funding": [{"funder_id": {"identifier": "x", "type": "url"}}]}]
    faults = older_plan(document({**LEAST, "project": project}), "1.0").faults
    assert {one.where for one in faults} == {
        "/dmp/project/0/start",
        "/dmp/project/0/end",
        "/dmp/project/0/funding/0/grant_id",
    }


def test_empty_lists_that_1_0_forbids_are_left_out() -> None:
    plan = {**LEAST, "dataset": [{**LEAST["dataset"][0], "metadata": []}]}
    assert older_plan(document(plan), "1.0").faults == ()
    assert "empty list" in told(plan, "1.0")["/dmp/dataset/0/metadata"]

"""What is certain in a plan is mended; what only a person knows is asked for."""

import json
from typing import Any

import pytest

from fairtool.finding import JsonEdit
from fairtool.fix.edits import edits_of
from fairtool.fix.json_text import edited_json, proven_json
from fairtool.plan.read import plan_of
from fairtool.rules.madmp.repair import node_at
from tests.plan.official import documents
from tests.plan.plans import PLAN, findings, plan

AT = "/dmp/dataset/0/distribution/0"
PERSON = "/dmp/contributor/0/contributor_id"


def mended(text: bytes, zone: str = "") -> bytes:
    """Make the certain edits again and again, until there are none."""
    for _ in range(6):
        found = edits_of(findings(plan_of(text, "plan.json"), zone=zone))
        edits = [edit for edit in found.edits if isinstance(edit, JsonEdit)]
        if not edits:
            return text
        new = edited_json(text, edits, "plan.json")
        assert proven_json(text, new, edits)
        text = new
    pytest.fail("the edits have no end")


def test_the_plan_that_all_begins_with_has_no_finding() -> None:
    assert findings(plan({})) == []


@pytest.mark.parametrize(
    ("change", "where", "right"),
    [
        # renamed: the same thing under another name
        ({f"{AT}/title": None, f"{AT}/name": "netCDF"}, f"{AT}/title", "netCDF"),
        ({f"{AT}/host/title": None, f"{AT}/host/name": "a"}, f"{AT}/host/title", "a"),
        ({f"{AT}/host/url": None, f"{AT}/host/uri": "https://a.example"}, f"{AT}/host/url", "https://a.example"),
        ({f"{AT}/data_access": None, f"{AT}/dataAccess": "open"}, f"{AT}/data_access", "open"),
        ({"/dmp/cost/0/title": None, "/dmp/cost/0/name": "Disk"}, "/dmp/cost/0/title", "Disk"),
        (
            {"/dmp/dataset/0/technical_resource": [{"title": "Buoy"}]},
            "/dmp/dataset/0/technical_resource/0/name",
            "Buoy",
        ),
        ({f"{AT}/byte_size": None, f"{AT}/byte-size": 7}, f"{AT}/byte_size", 7),
        # types
        ({f"{AT}/byte_size": "2000"}, f"{AT}/byte_size", 2000),
        ({f"{AT}/byte_size": "2000.0"}, f"{AT}/byte_size", 2000),
        ({f"{AT}/format": "text/csv"}, f"{AT}/format", ["text/csv"]),
        ({f"{AT}/format": "text/csv, application/json"}, f"{AT}/format", ["text/csv", "application/json"]),
        ({"/dmp/contributor/0/role": "data, manager"}, "/dmp/contributor/0/role", ["data, manager"]),
        ({"/dmp/cost/0/value": "12.50"}, "/dmp/cost/0/value", 12.5),
        ({"/dmp/title": ["Plan"]}, "/dmp/title", "Plan"),
        ({"/dmp/dmp_id/identifier": 12345, "/dmp/dmp_id/type": "other"}, "/dmp/dmp_id/identifier", "12345"),
        ({"/dmp/contact": [PLAN["dmp"]["contact"]]}, "/dmp/contact/name", "A. Marin"),
        ({"/$schema": "https://a.example/1.2", "/dmp/dataset/0/is_reused": "no"}, "/dmp/dataset/0/is_reused", False),
        ({"/dmp/dataset": PLAN["dmp"]["dataset"][0]}, "/dmp/dataset/0/title", PLAN["dmp"]["dataset"][0]["title"]),
        (
            {"/dmp/dmp_id": "https://doi.org/10.5281/zenodo.5"},
            "/dmp/dmp_id",
            {"identifier": "https://doi.org/10.5281/zenodo.5", "type": "doi"},
        ),
        # kinds of identifiers
        ({f"{PERSON}/type": None}, f"{PERSON}/type", "orcid"),
        ({f"{PERSON}/type": "HTTP-ORCID"}, f"{PERSON}/type", "orcid"),
        ({f"{PERSON}/identifier": "0000-0001-5109-3700", f"{PERSON}/type": None}, f"{PERSON}/type", "orcid"),
        ({"/dmp/dataset/0/dataset_id/type": None}, "/dmp/dataset/0/dataset_id/type", "doi"),
        ({"/dmp/project/0/funding/0/grant_id/type": None}, "/dmp/project/0/funding/0/grant_id/type", "url"),
        # codes
        ({"/dmp/language": "fr"}, "/dmp/language", "fra"),
        ({"/dmp/language": "English"}, "/dmp/language", "eng"),
        ({f"{AT}/data_access": " Open"}, f"{AT}/data_access", "open"),
        ({"/dmp/dataset/0/personal_data": False}, "/dmp/dataset/0/personal_data", "no"),
        ({"/dmp/dataset/0/personal_data": "Non"}, "/dmp/dataset/0/personal_data", "no"),
        ({"/dmp/cost/0/currency_code": "€"}, "/dmp/cost/0/currency_code", "EUR"),
        ({f"{AT}/host/geo_location": "fr"}, f"{AT}/host/geo_location", "FR"),
        ({f"{AT}/host/certified_with": "CoreTrustSeal"}, f"{AT}/host/certified_with", "coretrustseal"),
        # formats
        ({"/dmp/created": "2026-01-05 09:00:00+0200"}, "/dmp/created", "2026-01-05T09:00:00+02:00"),
        ({"/dmp/created": "2026-01-05T09:00Z"}, "/dmp/created", "2026-01-05T09:00:00Z"),
        ({"/dmp/created": "2026-01-05 09:00:00 UTC"}, "/dmp/created", "2026-01-05T09:00:00Z"),
        ({f"{AT}/license/0/start_date": "2026-01-01T00:00:00.000Z"}, f"{AT}/license/0/start_date", "2026-01-01"),
        ({"/dmp/project/0/start": "31/01/2025"}, "/dmp/project/0/start", "2025-01-31"),
        ({f"{AT}/host/url": "www.a.example/b"}, f"{AT}/host/url", "https://www.a.example/b"),
        (
            {f"{AT}/license/0/license_ref": "CC-BY-4.0"},
            f"{AT}/license/0/license_ref",
            "https://creativecommons.org/licenses/by/4.0",
        ),
        # counts
        ({"/dmp/contributor/0/role": ["a", "b", "a"]}, "/dmp/contributor/0/role", ["a", "b"]),
        # nothing is said by null, and by an empty object
        ({f"!{AT}/available_until": None}, f"{AT}/available_until", None),
        ({f"!{AT}/host": None}, f"{AT}/host", None),
        ({f"{AT}/host": {}}, f"{AT}/host", None),
    ],
)  # fmt: skip
def test_what_is_certain_is_mended(change: dict[str, Any], where: str, right: object) -> None:
    before = plan(change)
    assert [one for one in findings(before) if one.fix]
    after = plan_of(mended(before.text.encode()), "plan.json")
    found = node_at(after.document, where).value
    assert str(found).rstrip("/") == str(right) if "license_ref" in where else found == right
    assert after.faults == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({f"{AT}/data_access": None}, "write one of open, shared, closed"),
        ({f"{AT}/title": None}, "write it as text"),
        ({"/dmp/contributor/0/role": None}, "write it as a list"),
        ({"/dmp/created": "2026-01-05T09:00:00"}, "without a time zone"),
        ({"/dmp/created": "2026-01-05"}, "write a moment with its time zone"),
        ({"/dmp/created": "2026-02-30 09:00:00Z"}, "write a moment with its time zone"),
        ({f"{AT}/license/0/start_date": "2026-05-01T22:00:00Z"}, "write a day of the calendar"),
        ({"/dmp/project/0/start": "04/05/2025"}, "write a day of the calendar"),
        ({f"{AT}/data_access": "embargoed"}, "start_date of the licence"),
        ({f"{AT}/data_access": "restricted"}, "write one of open, shared, closed"),
        ({"/dmp/cost/0/currency_code": "$"}, "the code of a currency"),
        ({f"{AT}/host/geo_location": "France"}, "the code of a country"),
        ({"/dmp/language": "Klingonish"}, "the code of a language"),
        ({"/dmp/contact/mbox": "marin"}, "write an e-mail address"),
        ({f"{AT}/byte_size": "2 GB"}, "write a whole number"),
        ({f"{AT}/byte_size": 1.5}, "write a whole number"),
        ({"!/dmp/title": None}, "is null; write what it is"),
        ({"/dmp/dataset/0/personal_data": "maybe"}, "write one of yes, no, unknown"),
        ({"/dmp/title": ["a", "b"]}, "write it as text"),
        ({"/dmp/contact/contact_id": "lab-7"}, "write an object in braces"),
        ({"/dmp/title": None, "/dmp/name": "a", "/dmp/label": "b"}, "write it as text"),
        ({"/dmp/contact/contact_id": []}, "write at least one item"),
    ],
)
def test_what_is_not_certain_is_asked_for_and_never_invented(change: dict[str, Any], told: str) -> None:
    before = plan(change)
    (finding,) = findings(before, "madmp-schema-")
    assert told in finding.message
    assert finding.fix is None
    assert finding.line
    assert plan_of(mended(before.text.encode()), "plan.json").faults


@pytest.mark.parametrize(
    ("zone", "right"),
    [
        ("Z", "2026-07-05T09:00:00Z"),
        ("+11:00", "2026-07-05T09:00:00+11:00"),
        ("Europe/Paris", "2026-07-05T09:00:00+02:00"),
        ("Indian/Reunion", "2026-07-05T09:00:00+04:00"),
    ],
)
def test_a_moment_gets_the_zone_that_the_user_says(zone: str, right: str) -> None:
    before = plan({"/dmp/created": "2026-07-05T09:00:00", "/dmp/modified": "2026-07-06T09:00:00Z"})
    after = json.loads(mended(before.text.encode(), zone))
    assert after["dmp"]["created"] == right
    assert after["dmp"]["modified"] == "2026-07-06T09:00:00Z"


def test_mending_adds_no_fault_to_any_plan() -> None:
    mended_ones = 0
    for name, document in documents():
        if not (isinstance(document, dict) and "dmp" in document):
            continue
        text = json.dumps(document, indent=2, ensure_ascii=False).encode()
        before = plan_of(text, name)
        after = plan_of(mended(text), name, before.version)
        assert len(after.faults) <= len(before.faults), name
        mended_ones += len(after.faults) < len(before.faults)
    assert mended_ones >= 5

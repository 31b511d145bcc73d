"""Plans that were made to take long take no longer than others, and data cost nothing for plans."""

import json
import subprocess
import sys
from time import process_time
from typing import Any

import pytest

from fairtool.plan.formats import is_uri
from tests.plan.plans import findings, plan

AT = "/dmp/dataset/0/distribution/0"
PATIENCE = 10  # seconds of the processor, for what should take a tenth of one


@pytest.mark.parametrize(
    "change",
    [
        {"/dmp/contributor/0/role": [f"role {number}" for number in range(50_000)] * 2},
        {f"{AT}/host/url": "http://[" + ":" * 200_000},
        {f"{AT}/host/url": "http://" + "a/" * 200_000 + " "},
        {f"{AT}/license/0/license_ref": "a." * 200_000},
        {f"{AT}/format": "a/b," * 100_000 + " "},
        {"/dmp/created": "2026-01-05" + " " * 200_000},
        {"/dmp/contact/contact_id/identifier": "https://orcid.org/" + "0" * 200_000},
        {f"/dmp/key{number}": number for number in range(20_000)},
        {"/dmp/" + "titel" * 50_000: "a"},
        {"/$schema": "1.2." * 100_000},
    ],
    ids=lambda change: next(iter(change))[:40],
)
def test_a_hostile_plan_takes_no_longer(change: dict[str, Any]) -> None:
    start = process_time()
    findings(plan(change))
    assert process_time() - start < PATIENCE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/b?c=d#e", True),
        ("urn:x:y", True),
        ("http://[::1]:80/a", True),
        ("http://[v1.a:b]/", True),
        ("http://[1:2]/", False),
        ("http://[::1/", False),
        ("//a.example", False),
        ("https://a.example/b c", False),
        ("https://a.example/%zz", False),
        ("a.example", False),
        ("https://é.example", False),
        ("", False),
    ],
)
def test_an_address_is_one_by_the_grammar(text: str, expected: bool) -> None:  # noqa: FBT001 - parametrised
    assert is_uri(text) is expected


@pytest.mark.parametrize(
    ("module", "kept_out"),
    [
        ("fairtool.subject", ("pydantic", "fairtool.plan")),
        ("fairtool.plan.read", ("pydantic", "netCDF4", "lxml")),
        ("fairtool.rules.madmp.structure", ("pydantic", "netCDF4", "lxml")),
    ],
)
def test_only_what_is_needed_is_loaded(module: str, kept_out: tuple[str, ...]) -> None:
    code = f"import json, sys, {module}; print(json.dumps([name for name in sys.modules]))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    assert [name for name in loaded if name.startswith(kept_out)] == []


def test_an_item_that_stands_twice_stays_at_its_first_place() -> None:
    before = plan({"/dmp/contributor/0/role": ["b", "a", "b", "c", "a"]})
    (finding,) = findings(before, "madmp-schema-count")
    assert finding.fix
    assert [edit.value for edit in finding.fix.edits if hasattr(edit, "value")] == ['["b", "a", "c"]']

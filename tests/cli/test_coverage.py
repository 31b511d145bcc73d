"""The coverage of a standard: every row is listed, with the rules that decide it or the reason why none can."""

import json
import re

import pytest

from fairtool.conformance import TABLES, table
from fairtool.coverage import coverage
from fairtool.rules.catalogue import all_rules
from fairtool.standards import NEWEST
from tests.cli.running import fairtool

COUNTS = re.compile(
    r"^(?P<version>\S+): (?P<total>\d+) rows, (\d+) covered, (\d+) undecidable, (\d+) open$", re.MULTILINE
)


@pytest.mark.parametrize("standard", TABLES)
def test_the_table_of_a_standard_lists_its_rows_and_counts_them(standard: str) -> None:
    ended = fairtool("rules", "--coverage", standard)
    assert ended.stderr == ""
    found = COUNTS.search(ended.stdout)
    assert found, ended.stdout[-300:]
    listed = [line.split()[0] for line in ended.stdout[: found.start()].splitlines()]
    assert len(listed) == int(found["total"]) == sum(int(number) for number in found.groups()[2:])
    assert set(listed) <= set(table(standard))
    assert found["version"] == str(NEWEST[standard])
    assert ended.returncode == (found[5] != "0")


@pytest.mark.parametrize("standard", TABLES)
def test_the_json_names_rules_that_exist(standard: str) -> None:
    ended = fairtool("rules", "--coverage", standard, "--format", "json")
    rows = json.loads(ended.stdout)["rows"]
    assert {name for row in rows for name in row["rules"]} <= set(all_rules())
    assert [row["row"] for row in rows] == [one.row.id for one in coverage(standard, NEWEST[standard])]


def test_a_standard_is_known_in_capitals_too() -> None:
    assert fairtool("rules", "--coverage", "INSPIRE").stdout == fairtool("rules", "--coverage", "inspire").stdout


def test_a_standard_without_a_table_is_named_as_it_was_typed() -> None:
    assert "there is no conformance table of DIF" in fairtool("rules", "--coverage", "DIF").stderr


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    lines = fairtool("rules", "--coverage", "acdd").stdout.splitlines()[:-1]
    assert len({line.index(" acdd-") for line in lines}) == 1


def test_all_rows_of_inspire_are_decided_but_those_that_other_rules_answer() -> None:
    rows = coverage("inspire", NEWEST["inspire"])
    undecided = [one.row for one in rows if not one.rules and not one.row.undecidable]
    assert [row.id for row in undecided if not row.answered_by] == []
    assert [one.row.id for one in rows if one.row.answered_by] == ["C.1"]


def test_the_rules_of_another_standard_that_answer_a_row_are_listed() -> None:
    row = next(one for one in coverage("inspire", NEWEST["inspire"]) if one.row.id == "C.1")
    assert row.rules == tuple(name for name in all_rules() if name.startswith("iso-structure-"))


def test_a_standard_without_a_table_is_told_with_those_that_have_one() -> None:
    ended = fairtool("rules", "--coverage", "nope")
    assert ended.returncode == 2
    assert "there are: cf, ugrid, acdd, iso, inspire" in ended.stderr

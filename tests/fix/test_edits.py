"""Fixes are made whole or not at all, and never where two findings want different things."""

from fairtool.finding import Edit, Finding, Fix, RemoveAttribute, RenameAttribute, SetAttribute, Severity
from fairtool.fix.edits import edits_of

METRES = SetAttribute("z", "units", "m")
KELVIN = SetAttribute("z", "units", "K")
NAME = SetAttribute("z", "standard_name", "height")
OTHER = SetAttribute("y", "units", "m")


def _finding(*edits: Edit, rule: str = "cf-x") -> Finding:
    return Finding(rule, Severity.ERROR, "z", "...", fix=Fix(edits) if edits else None)


def test_the_same_edit_of_two_findings_is_made_once() -> None:
    assert edits_of([_finding(METRES), _finding(), _finding(METRES), _finding(OTHER)]).edits == (METRES, OTHER)


def test_an_edit_knows_every_rule_that_asks_for_it() -> None:
    found = edits_of([_finding(METRES, rule="b"), _finding(METRES, OTHER, rule="a"), _finding(METRES, rule="b")])
    assert dict(found.rules) == {METRES: ("b", "a"), OTHER: ("a",)}


def test_contradictions_are_left_alone_and_named() -> None:
    found = edits_of([_finding(METRES), _finding(OTHER), _finding(KELVIN)])
    assert (found.edits, found.contested) == ((OTHER,), ("z:units",))


def test_a_fix_of_which_a_part_is_contested_is_not_made_at_all() -> None:
    found = edits_of([_finding(METRES, NAME), _finding(KELVIN)])
    assert (found.edits, found.contested) == ((), ("z:units",))


def test_a_rename_touches_both_names() -> None:
    found = edits_of([_finding(RenameAttribute("z", "Units", "units")), _finding(METRES)])
    assert (found.edits, found.contested) == ((), ("z:units",))
    removed = edits_of([_finding(RenameAttribute("z", "Units", "units")), _finding(RemoveAttribute("z", "Units"))])
    assert removed.contested == ("z:Units",)

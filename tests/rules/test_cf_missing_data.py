"""Missing data, valid and actual range (CF 2.5.1)."""

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import RemoveAttribute, SetAttribute
from fairtool.report import OutcomeStatus
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import dataset, examined, findings

FLOAT = 'float x(time) ; x:units = "K" ; x:long_name = "x" ; '
SHORT = 'short x(time) ; x:units = "K" ; x:long_name = "x" ; '
PACKED = SHORT + "x:scale_factor = 0.1f ; x:add_offset = 273.15f ; x:_FillValue = -1s ; "
VALUES = "cf-2.5.1-actual-range-values"


def _rules(text: str, version: str = "1.13") -> list[str]:
    return sorted(one[0] for one in findings(text, version=version) if one[0].startswith(("cf-2.5.1", "cf-a-")))


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (FLOAT + "x:missing_value = -999. ;", SetAttribute("x", "missing_value", -999.0, "float")),
        (FLOAT + "x:missing_value = -999.9 ;", None),
        (FLOAT + "x:missing_value = -1, -2 ;", SetAttribute("x", "missing_value", (-1.0, -2.0), "float")),
        (SHORT + "x:missing_value = 99999 ;", None),
        (FLOAT + 'x:missing_value = "none" ;', None),
        (FLOAT + 'x:missing_value = "" ;', None),
    ],
)
def test_a_missing_value_of_another_type_is_one_finding(text: str, fix: SetAttribute | None) -> None:
    (finding,) = [one for one in examined(text)[0] if one.rule.startswith(("cf-2.5.1", "cf-a-"))]
    assert finding.rule == "cf-2.5.1-missing-value-type"
    assert (finding.fix.edits[0] if finding.fix else None) == fix


@pytest.mark.parametrize(
    "text",
    [
        FLOAT + "x:missing_value = -1.f ; x:_FillValue = -1.f ;",
        FLOAT + "x:missing_value = -2.f, -1.f ; x:_FillValue = -1.f ;",
        FLOAT + "x:missing_value = NaNf ; x:_FillValue = NaNf ;",
        'char x(time) ; x:long_name = "x" ; x:missing_value = " " ; x:_FillValue = " " ;',
        'string x(time) ; x:long_name = "x" ; string x:missing_value = "none" ;',
        PACKED + "x:missing_value = -1s ; x:valid_range = 0s, 100s ;",
        FLOAT + "x:valid_min = 0.f ; x:_FillValue = 1.e30f ;",
        'byte x(time) ; x:units = "1" ; x:long_name = "x" ; x:valid_range = 0b, -2b ; x:_FillValue = -1b ;',
    ],
)
def test_legal_ways_of_telling_what_is_missing(text: str) -> None:
    assert not _rules(text)


def test_a_valid_range_that_is_given_twice_alike_gets_a_fix() -> None:
    rule = "cf-2.5.1-one-valid-range"
    (finding,) = examined(FLOAT + "x:valid_range = 0.f, 9.f ; x:valid_min = 0.f ; x:valid_max = 9.f ;", rule)[0]
    assert finding.fix is not None
    assert finding.fix.edits == (RemoveAttribute("x", "valid_min"), RemoveAttribute("x", "valid_max"))
    (other,) = examined(FLOAT + "x:valid_range = 0.f, 9.f ; x:valid_min = 1.f ;", rule)[0]
    assert other.fix is None


@pytest.mark.parametrize(
    "text",
    [
        FLOAT + "x:actual_range = 1.f, 2.f ; data: x = 1, 2 ;",
        FLOAT + "x:actual_range = 0.1f, 0.2f ; data: x = 0.1, 0.2 ;",
        FLOAT + "x:actual_range = 1.f, 1.f ; x:valid_max = 5.f ; data: x = 1, 9 ;",
        FLOAT + "x:actual_range = 2.f, 2.f ; x:missing_value = 1.f ; data: x = 1, 2 ;",
        PACKED + "x:actual_range = 273.25f, 283.15f ; data: x = 1, 100 ;",
        PACKED + "x:actual_range = 273.25f, 273.25f ; data: x = 1, _ ;",
        PACKED + "x:valid_range = 1s, 100s ; x:actual_range = 273.25f, 283.15f ; data: x = 1, 100 ;",
        SHORT + "x:scale_factor = -0.5 ; x:actual_range = -50., -0.5 ; x:valid_range = 1s, 100s ; data: x = 1, 100 ;",
        SHORT + "x:actual_range = 1s, 100s ; data: x = 1, 100 ;",
        'double x(time) ; x:units = "K" ; x:long_name = "x" ; x:actual_range = 0.1, 0.2 ; data: x = 0.1, 0.2 ;',
    ],
)
def test_a_right_actual_range_is_silent(text: str) -> None:
    assert not _rules(text)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (FLOAT + "x:actual_range = 1.f, 3.f ; data: x = 1, 2 ;", [VALUES]),
        (FLOAT + "x:actual_range = 0.1f, 0.2f ; data: x = 0.1, 0.20001 ;", [VALUES]),
        (FLOAT + "x:actual_range = 2.f, 1.f ; data: x = 1, 2 ;", ["cf-2.5.1-actual-range-pair"]),
        (FLOAT + "x:actual_range = 1.f ; data: x = 1, 2 ;", ["cf-2.5.1-actual-range-pair"]),
        (FLOAT + 'x:actual_range = "1 2" ; data: x = 1, 2 ;', ["cf-2.5.1-actual-range-type"]),
        (FLOAT + "x:actual_range = 1., 2. ; data: x = 1, 2 ;", ["cf-2.5.1-actual-range-type"]),
        (PACKED + "x:actual_range = 1s, 100s ; data: x = 1, 100 ;", ["cf-2.5.1-actual-range-type", VALUES]),
        (FLOAT + "x:_FillValue = 1.f ; x:actual_range = 1.f, 1.f ; data: x = 1, 1 ;", [VALUES]),
        (FLOAT + "x:valid_max = 0.f ; x:actual_range = 0.f, 0.f ; data: x = 1, 2 ;", [VALUES]),
    ],
)
def test_a_wrong_actual_range_is_told(text: str, rules: list[str]) -> None:
    assert _rules(text) == rules


def test_actual_range_is_no_matter_before_1_7() -> None:
    assert not _rules(FLOAT + "x:actual_range = 1., 3. ; data: x = 1, 2 ;", "1.6")


def test_values_of_data_variables_are_read_only_when_asked_for() -> None:
    view = dataset(FLOAT + "x:actual_range = 1.f, 3.f ; lat:actual_range = -10.f, 20.f ; data: x = 1, 2 ;")
    rule = rules_of("cf")[VALUES]
    found = examine(view, [rule], {"cf": Context(view, Version(1, 13), shipped())}).findings
    assert [finding.where for finding in found] == ["lat:actual_range"]


def test_without_values_the_actual_range_is_not_evaluated() -> None:
    outcomes = examined(FLOAT + "x:actual_range = 1.f, 3.f ;", VALUES)[1]
    assert [outcome.status for outcome in outcomes] == [OutcomeStatus.NOT_EVALUATED]


@pytest.mark.parametrize("value", ['"0"', '"0", "1"'])
def test_a_valid_range_of_text_is_one_finding(value: str) -> None:
    kind = "string " if "," in value else ""
    assert _rules(FLOAT + f"{kind}x:valid_range = {value} ;") == ["cf-a-attribute-type"]

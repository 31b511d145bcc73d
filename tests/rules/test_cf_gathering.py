"""Gathering: list variables in groups, in odd types, and unwritten."""

import pytest

from fairtool.report import OutcomeStatus
from tests.rules.checking import examined, findings

PLACE, DIMENSIONS = "cf-8.2-list-variable", "cf-8.2-compressed-dimensions"
BOUNDS, VALUES = "cf-8.2-list-variable-without-bounds", "cf-8.2-list-values"


def _gathered(kind: str = "int", compress: str = '"lat lon"', values: str = "1, 5") -> str:
    return (
        f"dimensions: land = 2 ;\nvariables: {kind} land(land) ; land:compress = {compress} ; "
        f'float t(land) ; t:units = "K" ; t:long_name = "t" ;\ndata: land = {values} ;'
    )


@pytest.mark.parametrize("kind", ["byte", "short", "int", "int64", "ubyte", "uint64"])
@pytest.mark.parametrize("compress", ['"lat lon"', '" lon\tlat "', '"lat"', '"time lat lon"'])
def test_any_integer_and_any_dimensions_are_legal(kind: str, compress: str) -> None:
    text = _gathered(kind, compress, "0, 2")
    assert [found for rule in (PLACE, DIMENSIONS, VALUES) for found in findings(text, rule)] == []


@pytest.mark.parametrize(
    ("compress", "found"), [('""', 1), ('" "', 1), ("2", 1), ('"lat x y"', 2), ('"lat, lon"', 1), ('"/lat lon"', 0)]
)
def test_compress_is_a_list_of_dimensions(compress: str, found: int) -> None:
    assert len(findings(_gathered(compress=compress), DIMENSIONS)) == found


@pytest.mark.parametrize(("values", "found"), [("0, 11", 0), ("0, 12", 1), ("-1, 12", 1), ("1, 99999", 1), ("_, 3", 0)])
def test_values_are_numbers_of_points(values: str, found: int) -> None:
    assert len(findings(_gathered(values=values), VALUES)) == found


@pytest.mark.parametrize("values", ["_, _", "-2147483647, -2147483647"])
def test_a_list_that_was_never_written_is_left_alone(values: str) -> None:
    assert findings(_gathered(values=values), VALUES) == []


def test_a_list_without_values_is_not_evaluated() -> None:
    _, (outcome,) = examined(_gathered().partition("data:")[0], VALUES)
    assert outcome.status is OutcomeStatus.NOT_EVALUATED


@pytest.mark.parametrize("compress", ['"lat x"', "2", '""'])
def test_values_are_not_judged_where_the_grid_is_unknown(compress: str) -> None:
    assert findings(_gathered(compress=compress, values="0, 99"), VALUES) == []


def test_a_list_in_a_group_finds_dimensions_above_it() -> None:
    text = (
        "dimensions: y = 2 ; x = 2 ;\ngroup: g { dimensions: land = 2 ; variables: int land(land) ; "
        'land:compress = "y x" ; data: land = 0, {last} ; }'
    )
    assert [findings(text.replace("{last}", "3"), rule) for rule in (PLACE, DIMENSIONS, VALUES)] == [[], [], []]
    assert len(findings(text.replace("{last}", "4"), VALUES)) == 1


def test_one_thing_is_told_once_of_a_variable_that_is_no_list() -> None:
    assert len(findings('float t(time) ; t:compress = "lat lon" ;', PLACE)) == 1


@pytest.mark.parametrize(("version", "found"), [("1.10", 0), ("1.11", 1), ("1.14", 1)])
def test_bounds_of_a_list_are_a_fault_from_1_11(version: str, found: int) -> None:
    text = _gathered().replace("float t", 'land:bounds = "b" ; int b(land, bnds) ; float t')
    assert len(findings(text, BOUNDS, version)) == found

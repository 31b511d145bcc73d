"""Climatological time: what agrees, and what is no time."""

import pytest

from tests.rules.checking import findings

TIME = (
    'double time(time) ; time:units = "days since 2000-01-01" ; time:calendar = "standard" ; time:climatology = "c" ; '
)
BOUNDS = "double c(time, bnds) ; "


@pytest.mark.parametrize(
    ("attribute", "found"),
    [
        ('c:units = "days since 2000-01-01 00:00:00"', 0),
        ('c:units = "hours since 2000-01-01"', 1),
        ('c:calendar = "gregorian"', 0),
        ('c:calendar = "STANDARD"', 0),
        ('c:calendar = "noleap"', 1),
        ('c:standard_name = "time"', 0),  # the time has none
        ("c:units = 1", 1),
    ],
)
def test_attributes_of_climatology_bounds_agree(attribute: str, found: int) -> None:
    assert len(findings(f"{TIME} {BOUNDS} {attribute} ;", "cf-7.4-climatology-attributes")) == found


@pytest.mark.parametrize("value", ["1", '""', '"c d"', '"nowhere"'])
def test_a_climatology_attribute_of_any_value_stops_no_rule(value: str) -> None:
    text = f"{TIME} {BOUNDS} time:climatology = {value} ;".replace('time:climatology = "c" ; ', "", 1)
    assert len(findings(text, "cf-7.4-climatology-variable")) == 1
    findings(text)


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ("double c(time, bnds) ;", 0),
        ("double c(bnds, time) ;", 1),
        ("double c(bnds) ;", 1),
        ("double c ;", 1),
        ("double c(time, lon) ;", 1),
    ],
)
def test_climatology_bounds_have_two_ends(declared: str, found: int) -> None:
    assert len(findings(f"{TIME} {declared}", "cf-7.4-climatology-dimensions")) == found


SCALAR = (
    'double t ; t:units = "days since 2000-01-01" ; t:standard_name = "time" ; t:climatology = "c" ; double c(bnds) ; '
    'float n(lat) ; n:coordinates = "t" ; '
)


def test_a_scalar_time_may_be_climatological() -> None:
    assert findings(SCALAR, "cf-7.4-climatology-dimensions") == []
    assert findings(SCALAR, "cf-7.4-climatology-on-time") == []


@pytest.mark.parametrize(
    ("units", "found"), [("months since 2000-01-01", 0), ("years since 2000-1-1", 0), ("degrees_north", 1), ("1", 1)]
)
def test_any_reference_time_is_time(units: str, found: int) -> None:
    text = f'double x(lat) ; x:units = "{units}" ; x:climatology = "c" ; double c(lat, bnds) ;'
    assert len(findings(text, "cf-7.4-climatology-on-time")) == found


def test_climatological_cells_are_not_compared_with_their_times() -> None:
    text = f"{TIME} {BOUNDS}\ndata: time = 5000, 15 ; c = 31, 3712, 0, 3683 ;"
    assert [name for name, _, _ in findings(text) if name.startswith("cf-7.1")] == []

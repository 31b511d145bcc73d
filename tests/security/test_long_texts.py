"""A text of a megabyte takes no longer than its length asks for."""

import time

import pytest

from fairtool.netcdf import cdl
from fairtool.rules.catalogue import all_rules
from tests.rules.checking import findings

MEGABYTE = 10**6


@pytest.mark.parametrize("name", ["coordinate_interpolation", "tie_point_mapping", "grid_mapping"])
@pytest.mark.parametrize("text", ["a", ":", " ", "a:", ": "])
def test_a_long_reference_is_read_at_once(name: str, text: str) -> None:
    long = text * (MEGABYTE // len(text))
    start = time.process_time()
    cdl.parse(f'netcdf x {{ variables: int v ; v:{name} = "{long}" ; }}')
    assert time.process_time() - start < 10  # a word tried at each of its letters takes an hour


def test_blanks_without_a_colon_are_read_at_once() -> None:
    start = time.process_time()
    findings(
        f'float t(time) ; t:units = "K" ; t:units_metadata = "x{" " * MEGABYTE}x" ;', "cf-3.1-units-metadata-value"
    )
    assert time.process_time() - start < 10


def test_findings_without_end_are_told_as_such() -> None:
    names = " ".join(f"w{number}" for number in range(2000))
    found = findings(f'float t(time) ; t:coordinates = "{names}" ;', "cf-5-coordinates-exist")
    assert len(found) == 1001
    assert found[-1][1:] == ("", "cf-5-coordinates-exist finds more than 1000 problems; those after them are not told")


def test_a_global_attribute_with_the_name_of_one_of_variables_crashes_no_rule() -> None:
    named = {name for rule in all_rules().values() for name in rule.when.attributes}
    for name in sorted(named):
        findings(f':{name} = "x" ;')

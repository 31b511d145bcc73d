"""Headings: a stored header is read in part where the rest is known, and says what it says when it is read whole."""

import json

import pytest

from fairtool.audit.headings import Headings, heading_of
from fairtool.audit.packing import packed, text_of
from fairtool.netcdf import cdl
from fairtool.netcdf.facts import Facts, to_facts

PLAIN = (
    'netcdf a { dimensions: lat = 2 ; variables: float sst(lat) ; sst:units = "K" ; :title = "Sea" ; :history = "x" ; }'
)
OTHER_TITLE = PLAIN.replace("Sea", r"\"groups\":{\"/\":{\"attributes\":{}}}")
OTHER_GRID = PLAIN.replace("lat = 2", "lat = 3")
WITHOUT = "netcdf a { variables: float sst ; }"
GROUPED = """netcdf a { dimensions: lat = 2 ; variables: float sst(lat) ; sst:units = "K" ; :title = "Sea" ;
group: deep { variables: int n ; n:units = "1" ; } }"""


def _facts(text: str) -> Facts:
    return to_facts(cdl.parse(text, "a.cdl"))


@pytest.mark.parametrize("order", [1, -1])
def test_headers_say_the_same_in_part_and_whole(order: int) -> None:
    headings = Headings()
    for text in (PLAIN, OTHER_TITLE, OTHER_GRID, WITHOUT, GROUPED, PLAIN)[::order]:
        facts = _facts(text)
        assert headings.read(text_of(packed(facts))) == heading_of(facts)


def test_headers_of_one_layout_share_it() -> None:
    headings = Headings()
    first, second = (headings.read(text_of(packed(_facts(text)))) for text in (PLAIN, OTHER_TITLE))
    assert first.texts != second.texts
    assert first.layout is second.layout


def test_a_header_that_is_spelt_otherwise_is_read_whole() -> None:
    facts = _facts(PLAIN)
    assert Headings().read(json.dumps(facts, indent=1)) == heading_of(facts)

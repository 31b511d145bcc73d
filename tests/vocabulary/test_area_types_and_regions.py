"""The shipped lists of area types and regions answer what rules ask of them."""

import pytest

from fairtool.vocabulary.concept import Concept
from fairtool.vocabulary.scheme import Scheme
from fairtool.vocabulary.store import Terms, shipped

AREA_TYPES = shipped().area_types
REGIONS = shipped().regions


def test_lists_say_their_version_and_date() -> None:
    assert AREA_TYPES.scheme == Scheme("cf-area-types", "CF Area Type Table", "13", "2025-03-20", "CC0-1.0")
    assert REGIONS.scheme == Scheme("cf-regions", "CF Standardized Region List", "5", "2024-11-12", "CC0-1.0")


@pytest.mark.parametrize(("terms", "count"), [(AREA_TYPES, 62), (REGIONS, 74)])
def test_lists_are_whole_and_in_order(terms: Terms, count: int) -> None:
    assert len(terms) == count
    assert list(terms) == sorted(set(terms))


@pytest.mark.parametrize("name", ["sea_ice", "land", "all_area_types", "wetland"])
def test_area_type_is_listed(name: str) -> None:
    assert name in AREA_TYPES
    assert AREA_TYPES.get(name) == Concept(name, "cf-area-types")


@pytest.mark.parametrize("name", ["atlantic_ocean", "global", "mediterranean_sea", "southern_hemisphere"])
def test_region_is_listed(name: str) -> None:
    assert name in REGIONS
    assert REGIONS.get(name) == Concept(name, "cf-regions")


@pytest.mark.parametrize("name", ["Land", "sea ice", "france", "", "land "])
def test_only_exact_spelling_is_listed(name: str) -> None:
    assert name not in AREA_TYPES
    assert name not in REGIONS
    assert AREA_TYPES.get(name) is None


@pytest.mark.parametrize(
    ("terms", "text", "meant"),
    [
        (AREA_TYPES, "landice", "land_ice"),
        (AREA_TYPES, "Sea Ice", "sea_ice"),
        (AREA_TYPES, "vegitation", "vegetation"),
        (REGIONS, "mediteranean_sea", "mediterranean_sea"),
        (REGIONS, "Atlantic", "atlantic_ocean"),
        (REGIONS, "ocean_indian", "indian_ocean"),
    ],
)
def test_misspelt_word_leads_to_the_one_meant(terms: Terms, text: str, meant: str) -> None:
    assert terms.nearest(text)[0] == meant


def test_what_resembles_nothing_gets_no_suggestion() -> None:
    assert AREA_TYPES.nearest("xyzzy") == ()
    assert REGIONS.nearest("xyzzy") == ()

"""By which addresses what was published is looked for."""

import pytest

from fairtool.push.published.ways import CatalogueWay, Ways, ways_to
from fairtool.push.target_file import load_place, places
from fairtool.record.essentials import Essentials
from tests.push.advised import UUID

SEXTANT = "https://sextant.ifremer.fr/geonetwork/srv/eng/csw"


def _ways(place: str, doi: str = "", identifier: str = UUID, named: str = "") -> Ways:
    return ways_to("a.xml", Essentials(identifier=identifier, doi=doi), load_place(place), named)


def test_a_deposit_is_found_by_its_doi_and_in_the_catalogue_that_harvests_it() -> None:
    ways = _ways("seanoe", "10.17882/102259")
    assert ways.page == "10.17882/102259"
    assert ways.needs_page
    assert ways.catalogues == (CatalogueWay(SEXTANT, "seanoe:102259", "Sextant", is_harvest=True),)


@pytest.mark.parametrize("named", ["10.17882/7", "https://doi.org/10.17882/7", "doi:10.17882/7"])
def test_a_doi_that_is_said_wins_over_that_of_the_record(named: str) -> None:
    ways = _ways("seanoe", "10.17882/102259", named=named)
    assert ways.page == "10.17882/7"
    assert [one.id for one in ways.catalogues] == ["seanoe:7"]


def test_the_address_of_a_page_is_read_as_it_is() -> None:
    ways = _ways("seanoe", named="https://www.seanoe.org/data/00912/102259/")
    assert ways == Ways(page="https://www.seanoe.org/data/00912/102259/", needs_page=True)


@pytest.mark.parametrize("place", ["aeris", "sextant", "formater"])
def test_a_catalogue_that_keeps_identifiers_decides_what_is_there(place: str) -> None:
    ways = _ways(place, identifier="a")
    assert [(one.address, one.id, one.is_decisive) for one in ways.catalogues] == [(load_place(place).csw, "a", True)]
    assert not ways.needs_page


@pytest.mark.parametrize("place", ["easydata", "theia-ozcar"])
def test_one_that_may_give_its_own_does_not(place: str) -> None:
    (way,) = _ways(place).catalogues
    assert not way.is_decisive


def test_a_doi_that_data_may_get_is_asked_for_and_decides_nothing() -> None:
    ways = _ways("sextant")
    assert (ways.page, ways.is_stable, ways.needs_page) == (f"10.12770/{UUID}", False, False)
    assert _ways("sextant", "10.12770/x").is_stable
    assert _ways("sextant", "10.17882/1").page == ""


@pytest.mark.parametrize(
    ("doi", "words"),
    [
        ("", "a.xml has no DOI of SEANOE"),
        ("10.5072/fk2/example", "a.xml has no DOI of SEANOE"),
        ("10.5281/zenodo.1", "a.xml has the DOI 10.5281/zenodo.1 of Zenodo, and none of SEANOE"),
    ],
)
def test_without_a_doi_of_the_place_there_is_no_way(doi: str, words: str) -> None:
    ways = _ways("seanoe", doi)
    assert ways.why
    assert ways.why.text("en").startswith(words)


def test_a_doi_of_an_unknown_prefix_may_be_of_the_place() -> None:
    assert _ways("pndb", "10.99998/1").page == "10.99998/1"


def test_without_a_place_what_is_said_is_read_alone() -> None:
    assert ways_to("a.xml", Essentials(identifier=UUID), None, "10.1/2") == Ways(page="10.1/2", needs_page=True)


def test_a_public_catalogue_is_asked_over_tls() -> None:
    named = {one.name for one in places() if one.csw}
    assert named == {"aeris", "easydata", "sextant", "formater", "theia-ozcar"}
    assert all(one.csw.startswith("https://") and "csw" in one.facts for one in places() if one.csw)

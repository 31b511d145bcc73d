"""Any address that a user has of a GeoNetwork leads to its interface."""

import pytest

from fairtool.push.geonetwork.address import Site

SITE = "https://cat.example.org/geonetwork/srv"


@pytest.mark.parametrize(
    "url",
    [
        "https://cat.example.org/geonetwork",
        "https://cat.example.org/geonetwork/",
        "https://cat.example.org/geonetwork/srv",
        "https://cat.example.org/geonetwork/srv/api",
        "https://cat.example.org/geonetwork/srv/api/records/abc",
        "https://cat.example.org/geonetwork/srv/eng/csw",
        "https://cat.example.org/geonetwork/srv/fre/csw-publication?service=CSW",
        "https://cat.example.org/geonetwork/srv/fre/catalog.search#/home",
        "https://cat.example.org/geonetwork/srv/eng/csw?request=GetCapabilities",
    ],
)
def test_the_site_is_found(url: str) -> None:
    assert Site.at(url) == Site(SITE)


@pytest.mark.parametrize(
    ("url", "portal", "site"),
    [
        ("https://cat.example.org/", "", "https://cat.example.org/srv"),
        ("https://cat.example.org/srv/api", "", "https://cat.example.org/srv"),
        ("https://cat.example.org/geonetwork/mer/api", "", "https://cat.example.org/geonetwork/mer"),
        ("https://cat.example.org/geonetwork/mer/fre/csw", "", "https://cat.example.org/geonetwork/mer"),
        ("https://cat.example.org/geonetwork", "mer", "https://cat.example.org/geonetwork/mer"),
        ("https://cat.example.org/geonetwork/srv/api", "mer", "https://cat.example.org/geonetwork/mer"),
        ("http://127.0.0.1:8080/geonetwork", "", "http://127.0.0.1:8080/geonetwork/srv"),
    ],
)
def test_portals_and_other_places_are_kept(url: str, portal: str, site: str) -> None:
    assert Site.at(url, portal) == Site(site)


def test_the_addresses_of_a_site() -> None:
    site = Site(SITE)
    assert site.api == f"{SITE}/api"
    assert site.csw == f"{SITE}/eng/csw"
    assert site.publication == f"{SITE}/eng/csw-publication"
    assert site.record("seanoe:1/é") == f"{SITE}/api/records/seanoe%3A1%2F%C3%A9"

"""Microdata and RDFa: with the library that reads them they are records, without it they are facts."""

import builtins
import time

import pytest

from fairtool.fair.online.assessment import assess
from fairtool.fair.online.extent import Extent
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.markup import LARGEST, is_available
from fairtool.fair.online.record_found import Way
from fairtool.record.flat import flat
from tests.fair.online.loopback import Reply, Site, live

installed = pytest.mark.skipif(not is_available(), reason="extruct is not installed (extra web)")
MICRODATA = """<div itemscope itemtype="https://schema.org/Dataset" itemid="https://doi.org/10.1234/abc">
<h1 itemprop="name">Température de l'eau</h1><a itemprop="license" href="https://spdx.org/licenses/CC-BY-4.0">x</a>
<div itemprop="creator" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Curie, Marie</b></div></div>"""
RDFA = """<div vocab="https://schema.org/" typeof="Dataset" resource="https://doi.org/10.1234/abc">
<h1 property="name">Température de l'eau</h1><a property="license" href="https://spdx.org/licenses/CC-BY-4.0">x</a>
<div property="creator" typeof="Person"><b property="name">Curie, Marie</b></div></div>"""
DCAT = """<div prefix="dcat: http://www.w3.org/ns/dcat# dct: http://purl.org/dc/terms/" typeof="dcat:Dataset"
about="https://doi.org/10.1234/abc"><h1 property="dct:title">Température de l'eau</h1>
<a property="dct:license" href="https://spdx.org/licenses/CC-BY-4.0">x</a>
<div rel="dct:creator"><p typeof="foaf:Person"><b property="foaf:name">Curie, Marie</b></p></div></div>"""


def _look(site: Site, body: str) -> Landing:
    site.answers["/page"] = Reply(f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>")
    return assess(f"{site.address}/page", live(), Extent(negotiated=()))


@installed
@pytest.mark.parametrize("body", [MICRODATA, RDFA, DCAT], ids=["microdata", "RDFa", "DCAT in RDFa"])
def test_a_data_set_in_markup_is_a_record(site: Site, body: str) -> None:
    landing = _look(site, body)
    assert [one.text() for one in landing.warnings] == []
    (found,) = landing.records
    said = flat(found.record)
    assert (found.way, found.media_type, said.doi) == (Way.MARKUP, "text/html", "10.1234/abc")
    assert said.title is not None
    assert said.title.value == "Température de l'eau"
    assert [one.spdx for one in said.licences] == ["CC-BY-4.0"]
    assert [one.name for one in said.parties] == ["Curie, Marie"]


@installed
@pytest.mark.parametrize("page_type", ["https://schema.org/WebPage", "https://schema.org/BreadcrumbList"])
def test_markup_without_a_data_set_is_not_read(site: Site, page_type: str) -> None:
    landing = _look(site, f'<div itemscope itemtype="{page_type}" typeof="{page_type}"><b itemprop="name">x</b></div>')
    assert (landing.records, landing.warnings) == ((), ())
    assert landing.page is not None
    assert landing.page.item_types == (page_type,)


@installed
def test_no_address_that_markup_names_is_asked(site: Site) -> None:
    trap = f'<div profile="{site.address}/trap" vocab="{site.address}/trap" typeof="Dataset" itemscope itemtype="{site.address}/trap/Dataset">'
    _look(site, trap)
    assert [path for path in site.paths if "trap" in path] == []


@installed
@pytest.mark.parametrize(
    "piece",
    [
        '<div itemscope itemtype="https://schema.org/Dataset" itemprop="x">',
        '<div typeof="schema:Dataset" property="schema:x">',
        '<p itemscope itemtype="https://schema.org/Dataset" itemref="a a a" id="a" itemprop="y">',
        '<div typeof="schema:Dataset"><b property="schema:name">x</b></div>',
    ],
)
def test_hostile_markup_ends_in_time(site: Site, piece: str) -> None:
    begun = time.monotonic()
    landing = _look(site, piece * (400_000 // len(piece)))
    assert time.monotonic() - begun < 30
    assert landing.status == 200


@installed
def test_a_page_that_is_too_long_is_said_not_to_be_read(site: Site) -> None:
    landing = _look(site, MICRODATA + " " * LARGEST)
    assert ["has microdata, which was not read" in one.text() for one in landing.warnings] == [True]
    assert landing.records == ()


def test_without_the_library_markup_is_a_fact(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: object, **more: object) -> object:
        if name == "extruct":
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type] # whatever it was asked with

    monkeypatch.setattr(builtins, "__import__", missing)
    landing = _look(site, MICRODATA)
    assert landing.page is not None
    assert landing.page.item_types == ("https://schema.org/Dataset", "https://schema.org/Person")
    assert (landing.records, landing.warnings) == ((), ())

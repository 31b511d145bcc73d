"""Catalogues that a page or record names: they are asked for the record of the data, and for no other."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from fairtool.fair.online.assessment import assess
from fairtool.fair.online.catalogue import asked_of_catalogues
from fairtool.fair.online.extent import Extent
from fairtool.fair.online.fetch import RecordedWeb
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.link import Link
from fairtool.fair.online.record_found import RecordFound, Way
from fairtool.fair.online.recording import read_recording, write_recording
from fairtool.record.citation import Online
from fairtool.record.essentials import Essentials
from fairtool.record.nested import nested
from fairtool.record.text import Text
from tests.fair.online.loopback import Reply, Site, live, typed

NOTHING = Extent(negotiated=())
ISO = """<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
<gmd:fileIdentifier><gco:CharacterString>{}</gco:CharacterString></gmd:fileIdentifier></gmd:MD_Metadata>"""
CSW = '<csw:GetRecordByIdResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2">{}</csw:GetRecordByIdResponse>'
OAI = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><record><header/><metadata>{}</metadata>
</record></GetRecord></OAI-PMH>"""
DATACITE = """<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.1234/abc</identifier>
<titles><title>Eau</title></titles></resource>"""
FAILED = """<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows"><ows:Exception exceptionCode="x">
<ows:ExceptionText>no such record</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"""


def _page(site: Site, body: str, **said: object) -> None:
    document = {"@context": "https://schema.org", "@type": "Dataset", "name": "x", **said}
    script = f'<script type="application/ld+json">{json.dumps(document)}</script>' if said else ""
    site.answers["/page"] = Reply(f"<title>T</title>{body}{script}")


def _look(site: Site) -> Landing:
    return assess(f"{site.address}/page", live(), NOTHING)


def _query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def _found(*links: Online, identifier: str = "id-7") -> RecordFound:
    record = nested(Essentials(identifier=identifier, title=Text("x"), links=links))
    return RecordFound(record, Way.EMBEDDED, "https://a.example/page")


def test_an_address_that_asks_a_catalogue_is_asked_for_the_whole_record(site: Site) -> None:
    _page(site, '<a href="/csw?request=GetRecordById&amp;service=CSW&amp;version=2.0.2&amp;id=id-7">XML</a>')
    site.answers["/csw"] = typed(CSW.format(ISO.format("id-7")), "application/xml")
    landing = _look(site)
    assert [(one.way, one.record.identifier) for one in landing.records] == [(Way.CATALOGUE, "id-7")]
    (path,) = [path for path in site.paths if path.startswith("/csw")]
    assert _query(path) == {
        "request": ["GetRecordById"],
        "service": ["CSW"],
        "version": ["2.0.2"],
        "id": ["id-7"],
        "elementSetName": ["full"],
        "outputSchema": ["http://www.isotc211.org/2005/gmd"],
    }
    assert [one.last.code for one in landing.catalogues] == [200]
    assert landing.warnings == ()


def test_what_an_address_asks_for_itself_is_kept() -> None:
    said = "https://a.example/csw?REQUEST=GetRecordById&ID=7&OutputSchema=http://www.isotc211.org/2005/gfc&elementsetname=brief"
    (asked,) = asked_of_catalogues([said], (), (), 5)
    assert _query(asked)["OutputSchema"] == ["http://www.isotc211.org/2005/gfc"]
    assert {name.lower() for name in _query(asked)} == {
        "request", "id", "outputschema", "elementsetname", "service", "version"
    }  # fmt: skip


@pytest.mark.parametrize("metadata", [ISO.format("id-7"), DATACITE], ids=["ISO", "DataCite"])
def test_a_record_of_oai_pmh_is_read(site: Site, metadata: str) -> None:
    _page(site, '<a href="/oai?verb=GetRecord&identifier=oai:a:7&metadataPrefix=iso19139">OAI</a>')
    site.answers["/oai"] = typed(OAI.format(metadata), "text/xml")
    landing = _look(site)
    assert [one.way for one in landing.records] == [Way.CATALOGUE]
    assert landing.warnings == ()


def test_a_link_to_a_catalogue_is_asked_for_the_identifier_of_the_record() -> None:
    link = Online("https://a.example/csw?service=CSW&request=GetCapabilities&map=x", Text("OGC:CSW"))
    (asked,) = asked_of_catalogues((), (), (_found(link),), 5)
    assert _query(asked) == {
        "map": ["x"],
        "service": ["CSW"],
        "version": ["2.0.2"],
        "request": ["GetRecordById"],
        "id": ["id-7"],
        "elementSetName": ["full"],
        "outputSchema": ["http://www.isotc211.org/2005/gmd"],
    }


def test_without_an_identifier_a_catalogue_is_asked_nothing() -> None:
    assert (
        asked_of_catalogues((), (), (_found(Online("https://a.example/csw", Text("OGC:CSW")), identifier=""),), 5) == ()
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/csw?request=GetRecordById",
        "https://a.example/csw?request=GetRecords&id=7",
        "https://a.example/oai?verb=Identify",
        "https://a.example/oai?verb=GetRecord&identifier=7",
        "https://a.example/GetRecordById",
        "ftp://a.example/csw?request=GetRecordById&id=7",
        "http://[1/csw?request=GetRecordById&id=7",
        "https://a.example/?request=GetRecordById&id=7&" + "&" * 10_000,
    ],
)
def test_other_addresses_ask_no_catalogue(address: str) -> None:
    assert asked_of_catalogues([address], (), (), 5) == ()


def test_what_is_asked_for_as_a_description_is_not_asked_for_again() -> None:
    address = "https://a.example/csw?request=GetRecordById&id=7"
    assert asked_of_catalogues((), [Link("describedby", address)], (), 5) == ()
    assert len(asked_of_catalogues((), [Link("alternate", address)], (), 5)) == 1


def test_a_record_of_something_else_is_not_taken(site: Site) -> None:
    body = '<a href="/csw?request=GetRecordById&id=service-1">the service</a>'
    _page(site, body, identifier="id-7")
    site.answers["/csw"] = typed(ISO.format("service-1"), "application/xml")
    landing = _look(site)
    assert [one.way for one in landing.records] == [Way.EMBEDDED]
    assert ["of something else than the page" in one.text() for one in landing.warnings] == [True]
    site.answers["/csw"] = typed(ISO.format("ID-7"), "application/xml")
    assert [one.way for one in _look(site).records] == [Way.EMBEDDED, Way.CATALOGUE]


@pytest.mark.parametrize(
    ("reply", "warning"),
    [
        (typed(FAILED, "application/xml"), "no such record"),
        (typed(CSW.format(""), "application/xml"), "no metadata record"),
        (typed("{", "application/xml"), ""),
        (Reply("no", 500), "HTTP status 500"),
        (typed("<a>" * 1000, "application/xml", endless=True), "gives more than"),
        (typed("<a>" * 100_000, "application/xml"), ""),
        (typed('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "application/xml"), "document type"),
    ],
)
def test_a_catalogue_that_gives_no_record_is_a_warning(site: Site, reply: Reply, warning: str) -> None:
    _page(site, '<a href="/csw?request=GetRecordById&id=7">XML</a>')
    site.answers["/csw"] = reply
    landing = _look(site)
    assert landing.records == ()
    assert any(warning in one.text() and "/csw" in one.text() for one in landing.warnings), landing.warnings


def test_the_number_of_catalogues_is_bounded(site: Site) -> None:
    _page(site, "".join(f'<a href="/csw?request=GetRecordById&id={number}">x</a>' for number in range(1000)))
    assert len(_look(site).catalogues) == 3
    assert len([path for path in site.paths if path.startswith("/csw")]) == 3


def test_catalogues_are_recorded(site: Site, tmp_path: Path) -> None:
    _page(site, '<a href="/csw?request=GetRecordById&id=7">XML</a>')
    site.answers["/csw"] = typed(ISO.format("7"), "application/xml")
    web = live()
    first = assess(f"{site.address}/page", web, NOTHING)
    write_recording(tmp_path / "run.json", web.exchanges)
    again = assess(f"{site.address}/page", RecordedWeb(read_recording(tmp_path / "run.json")), NOTHING)
    assert again == first
    assert len(first.records) == 1

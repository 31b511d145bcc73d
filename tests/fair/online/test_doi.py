"""A DOI as resolvers, registration agencies and repositories answer it: each sends on by what is asked for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fairtool.fair.online.assessment import assess
from fairtool.fair.online.extent import Extent
from fairtool.fair.online.fetch import RecordedWeb
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.record_found import Way
from fairtool.fair.online.recording import read_recording, write_recording
from fairtool.record.flat import flat
from tests.fair.online.loopback import Asked, Reply, Site, live, moved, typed

DATACITE_JSON = "application/vnd.datacite.datacite+json"
SCHEMA_ORG = "application/vnd.schemaorg.ld+json"
# Synthetic, as the registration agency and the repository would give them.
DATACITE = {
    "id": "https://doi.org/10.1234/abc",
    "doi": "10.1234/ABC",
    "titles": [{"title": "Eau"}],
    "creators": [{"name": "Curie, Marie"}],
    "descriptions": [{"description": "As schema.org says", "descriptionType": "Abstract"}],
    "types": {"resourceTypeGeneral": "Dataset", "schemaOrg": "Dataset"},
}
DATA_SET = {"@context": "http://schema.org", "@type": "Dataset", "@id": "https://doi.org/10.1234/abc", "name": "Eau"}
TURTLE = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://doi.org/10.1234/abc> a dcat:Dataset ; dct:title "Eau"@fr ."""
JATS = "<article><front/></article>"


def _resolver(asked: Asked) -> Reply:
    """Send people to the page, and all others to the registration agency."""
    accept = asked.headers.get("accept", "")
    return moved("/page", 302) if "text/html" in accept else moved("/agency/10.1234/abc", 302)


def _agency(asked: Asked) -> Reply:
    """Answer with what the agency has; to who asks for anything else it sends back to the page."""
    accept = asked.headers.get("accept", "")
    if DATACITE_JSON in accept:
        return typed(json.dumps(DATACITE), f"{DATACITE_JSON}; charset=utf-8")
    if SCHEMA_ORG in accept:
        return typed(json.dumps(DATA_SET), SCHEMA_ORG)
    return typed(JATS, "application/xml") if "application/xml" in accept else moved("/page", 303)


def _repository(asked: Asked) -> Reply:
    """Give the page, or RDF to who asks for it."""
    if "turtle" in asked.headers.get("accept", ""):
        return typed(TURTLE, "text/turtle")
    return Reply("<title>Eau</title>")


@pytest.fixture
def world(site: Site) -> Site:
    """Give resolver, agency and repository on one server."""
    site.answers |= {"/10.1234/abc": _resolver, "/agency/10.1234/abc": _agency, "/page": _repository}
    return site


def _look(site: Site, identifier: str = "https://doi.org/10.1234/ABC") -> Landing:
    return assess(identifier, live(), Extent(resolver=f"{site.address}/"))


def test_records_of_agency_and_repository_are_found(world: Site) -> None:
    landing = _look(world)
    found = [(one.way, one.media_type, one.record.encoding.partition("-")[0]) for one in landing.records]
    assert found == [
        (Way.NEGOTIATED, SCHEMA_ORG, "schema.org"),
        (Way.NEGOTIATED, "text/turtle", "DCAT"),
        (Way.NEGOTIATED, DATACITE_JSON, "DataCite"),
    ]
    assert {flat(one.record).doi.lower() for one in landing.records} == {"10.1234/abc"}
    assert [one.text() for one in landing.warnings] == []


def test_the_ways_are_kept(world: Site) -> None:
    landing = _look(world)
    at = world.address
    assert landing.answered is not None
    assert dict(landing.answered.redirects) == {f"{at}/10.1234/abc": 302}
    ways = [[*one.answered.redirects.values(), one.answered.last.code] for one in landing.negotiated]
    assert ways[:4] == [[302, 200], [302, 303, 200], [302, 200], [302, 200]]
    assert [one.answered.address.removeprefix(at) for one in landing.negotiated[:4]] == [
        "/agency/10.1234/abc",
        "/page",
        "/agency/10.1234/abc",
        "/agency/10.1234/abc",
    ]


def test_a_page_is_asked_for_what_the_agency_answered_in_its_place(world: Site) -> None:
    landing = _look(world)
    asked = [one.headers["accept"] for one in world.asked if one.path == "/page"]
    assert len(asked) == len(set(asked))
    assert [one.answered.address for one in landing.negotiated[4:]] == [f"{world.address}/page"] * 2
    assert not any("datacite" in one for one in asked)


def test_a_page_that_is_asked_for_directly_is_asked_once(world: Site) -> None:
    landing = assess(f"{world.address}/page", live())
    assert len(landing.negotiated) == len(Extent().negotiated)


@pytest.mark.parametrize(
    "agency",
    [
        lambda _: Reply("no", 406),
        lambda _: Reply("no", 404),
        lambda _: Reply("busy", 503, (("Retry-After", "3600"),)),
        lambda _: moved("/agency/10.1234/abc"),
        lambda _: moved("/10.1234/abc"),
        lambda _: typed("", DATACITE_JSON),
        lambda _: Reply("x", 300),
    ],
    ids=["406", "404", "503", "to itself", "back", "empty", "300"],
)
def test_an_agency_that_fails_keeps_nothing_from_the_page(world: Site, agency: Callable[[Asked], Reply]) -> None:
    world.answers["/agency/10.1234/abc"] = agency
    landing = _look(world)
    assert landing.page is not None
    assert landing.page.title == "Eau"
    assert [one.media_type for one in landing.records] == ["text/turtle"]


def test_a_record_of_datacite_that_speaks_of_schema_org_is_one_of_datacite(world: Site) -> None:
    (found,) = [one for one in _look(world).records if one.media_type == DATACITE_JSON]
    assert [str(one.title) for one in [flat(found.record)]] == ["Eau"]


def test_one_document_that_comes_for_everything_is_one_record(world: Site) -> None:
    world.answers["/agency/10.1234/abc"] = typed(json.dumps(DATACITE), "application/json")
    landing = _look(world)
    assert [one.media_type for one in landing.records].count("application/json") == 1


def test_a_record_that_is_too_large_is_said_to_be(world: Site) -> None:
    world.answers["/agency/10.1234/abc"] = typed("x" * 100_000, DATACITE_JSON, endless=True)
    assert ["gives more than 4194304 bytes" in one.text() for one in _look(world).warnings] == [True]


def test_a_replayed_doi_finds_the_same(world: Site, tmp_path: Path) -> None:
    web, extent = live(), Extent(resolver=f"{world.address}/")
    first = assess("10.1234/abc", web, extent)
    write_recording(tmp_path / "run.json", web.exchanges)
    assert assess("10.1234/abc", RecordedWeb(read_recording(tmp_path / "run.json")), extent) == first


def test_a_doi_that_is_not_registered_is_not_there(world: Site) -> None:
    landing = _look(world, "10.1234/none")
    assert (landing.status, landing.is_reached, landing.records) == (404, True, ())

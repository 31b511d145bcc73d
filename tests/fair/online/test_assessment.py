"""All that is found about one identifier, from servers on the loopback; records in the tests are synthetic."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.fair.online.assessment import address_of, assess
from fairtool.fair.online.extent import Extent
from fairtool.fair.online.fetch import RecordedWeb
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.record_found import Way
from fairtool.fair.online.recording import read_recording, write_recording
from tests.fair.online.loopback import OUTSIDE, QUICK, Asked, Reply, Site, live, moved, typed

DATA_SET = {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    "@id": "https://doi.org/10.1234/abc",
    "name": "Température de l'eau",
    "license": "https://spdx.org/licenses/CC-BY-4.0",
    "distribution": {
        "@type": "DataDownload",
        "contentUrl": "http://HERE/f/a.nc",
        "encodingFormat": "application/x-netcdf",
    },
}
DATACITE = {
    "doi": "10.1234/abc",
    "titles": [{"title": "Température de l'eau"}],
    "creators": [{"name": "Curie, Marie"}],
    "types": {"resourceTypeGeneral": "Dataset"},
}
TURTLE = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://doi.org/10.1234/abc> a dcat:Dataset ; dct:title "Température de l'eau"@fr ."""
ISO = """<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
<gmd:fileIdentifier><gco:CharacterString>id-7</gco:CharacterString></gmd:fileIdentifier></gmd:MD_Metadata>"""
NETCDF = b"CDF\x01" + b"\0" * 9000


def _html(site: Site, *links: str, document: object = DATA_SET, head: str = "") -> Reply:
    text = json.dumps(document).replace("http://HERE", site.address)
    page = f'<html><head><title>T</title>{head}<script type="application/ld+json">{text}</script></head></html>'
    return Reply(page, 200, (("Content-Type", "text/html; charset=utf-8"), *(("Link", one) for one in links)))


def _texts(landing: Landing) -> list[str]:
    return [one.text() for one in landing.warnings]


@pytest.fixture
def published(site: Site) -> Site:
    """Give a data set as a repository publishes it, with all that this package looks for."""
    page = _html(
        site,
        '<https://doi.org/10.1234/abc>; rel="cite-as"',
        '</iso.xml>; rel="describedby"; type="application/xml"',
        '</f/a.nc>; rel="item"; type="application/x-netcdf"',
        '</f/gone.csv>; rel="item"; type="text/csv"',
        '</set.json>; rel="linkset"; type="application/linkset+json"',
    )

    def resolver(asked: Asked) -> Reply:
        accept = asked.headers.get("accept", "")
        if "datacite" in accept:
            return typed(json.dumps(DATACITE), "application/vnd.datacite.datacite+json")
        return typed(TURTLE, "text/turtle") if "turtle" in accept else moved("/page")

    linkset = {
        "linkset": [{"anchor": f"{site.address}/page", "license": [{"href": "https://spdx.org/licenses/CC-BY-4.0"}]}]
    }
    linkset["linkset"].append({"anchor": f"{site.address}/f/a.nc", "collection": [{"href": f"{site.address}/page"}]})
    site.answers |= {
        "/10.1234/abc": resolver,
        "/page": page,
        "/iso.xml": typed(ISO, "application/xml"),
        "/f/a.nc": typed(NETCDF, "application/x-netcdf", takes_ranges=True),
        "/f/gone.csv": Reply("gone", 410),
        "/set.json": typed(json.dumps(linkset), "application/linkset+json"),
        "/robots.txt": typed(f"User-agent: *\nAllow: /\nSitemap: {site.address}/map.xml\n", "text/plain"),
        "/map.xml": typed(f"<urlset><url><loc>{site.address}/page</loc></url></urlset>", "application/xml"),
    }
    return site


def _assess(site: Site, identifier: str = "10.1234/ABC") -> Landing:
    return assess(identifier, live(), Extent(resolver=f"{site.address}/"))


def test_a_doi_leads_to_its_page(published: Site) -> None:
    landing = _assess(published)
    assert landing.answered is not None
    assert landing.address == f"{published.address}/10.1234/abc"
    assert landing.answered.address == f"{published.address}/page"
    assert dict(landing.answered.redirects) == {f"{published.address}/10.1234/abc": 302}
    assert (landing.status, landing.is_reached, landing.cited_as) == (200, True, ("https://doi.org/10.1234/abc",))
    assert landing.page is not None
    assert landing.page.title == "T"


def test_links_come_from_header_and_linkset(published: Site) -> None:
    landing = _assess(published)
    assert [one.rel for one in landing.links] == ["cite-as", "describedby", "item", "item", "linkset", "license"]
    assert [(one.rel, one.anchor) for one in landing.other_links] == [("collection", f"{published.address}/f/a.nc")]


def test_records_come_from_the_page_from_links_and_by_negotiation(published: Site) -> None:
    landing = _assess(published)
    found = [(one.way, one.record.encoding.partition(":")[0]) for one in landing.records]
    assert found[:2] == [(Way.EMBEDDED, "schema.org"), (Way.DESCRIBED_BY, "ISO-19139")]
    assert {one.partition("-")[0] for way, one in found if way is Way.NEGOTIATED} == {"DCAT", "DataCite"}
    embedded = landing.records[0].record
    assert embedded.resource.citation is not None
    assert embedded.resource.citation.title is not None
    assert embedded.resource.citation.title.value == "Température de l'eau"
    assert [one.is_record for one in landing.negotiated] == [False, True, True, False, False]


def test_data_are_looked_at_without_being_fetched(published: Site) -> None:
    landing = _assess(published)
    there, gone = landing.items
    assert (there.is_there, there.size, there.kind) == (True, 9004, "application/x-netcdf")
    assert (there.is_as_declared, there.is_as_served, there.takes_ranges, there.is_page) == (True, True, True, False)
    assert there.declared.by == ("item", "record")
    assert len(there.beginning.last.body) == 4096
    assert (gone.is_there, gone.head.last.code, gone.size, gone.is_as_declared) == (False, 410, None, None)


def test_the_site_lists_the_page(published: Site) -> None:
    site = _assess(published).site
    assert (site.has_robots, site.may_be_read, site.is_listed) == (True, True, True)
    assert site.sitemaps == (f"{published.address}/map.xml",)


def test_a_sound_publication_warns_of_nothing(published: Site) -> None:
    assert _texts(_assess(published)) == []


def test_a_replayed_run_finds_the_same(published: Site, tmp_path: Path) -> None:
    web, extent = live(), Extent(resolver=f"{published.address}/")
    first = assess("10.1234/abc", web, extent)
    write_recording(tmp_path / "run.json", web.exchanges)
    again = assess("10.1234/abc", RecordedWeb(read_recording(tmp_path / "run.json")), extent)
    assert again == first


def test_a_replayed_failure_is_the_same(tmp_path: Path) -> None:
    web = live(replace(QUICK, tries=1))
    first = assess("http://127.0.0.1:1/", web)
    write_recording(tmp_path / "run.json", web.exchanges)
    again = assess("http://127.0.0.1:1/", RecordedWeb(read_recording(tmp_path / "run.json")))
    assert again == first
    assert not first.is_reached
    assert "cannot be fetched" in _texts(first)[0]


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("10.1234/ABC", "https://doi.org/10.1234/abc"),
        ("doi:10.1234/abc", "https://doi.org/10.1234/abc"),
        ("https://dx.doi.org/10.1234/abc", "https://doi.org/10.1234/abc"),
        (" https://a.example/x#y ", "https://a.example/x"),
        ("HTTPS://a.example/", "HTTPS://a.example/"),
        ("ftp://a.example/", ""),
        ("file:///etc/passwd", ""),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_an_identifier_is_a_doi_or_an_address(identifier: str, address: str) -> None:
    assert address_of(identifier) == address


def test_what_is_neither_is_asked_nowhere() -> None:
    landing = assess("nonsense", live())
    assert _texts(landing) == ["nonsense is no DOI and no web address; give one that begins with https://, or a DOI"]
    assert landing.answered is None


def test_an_address_in_capitals_is_asked(site: Site) -> None:
    site.answers["/page"] = Reply("<title>T</title>")
    landing = assess(f"{site.address}/page".replace("http", "HTTP"), live())
    assert landing.status == 200


@pytest.mark.parametrize("code", [204, 404, 410, 500])
def test_links_of_a_tombstone_count(site: Site, code: int) -> None:
    site.answers["/page"] = Reply(
        "<title>Gone</title>", code, (("Content-Type", "text/html"), ("Link", "<a>; rel=cite-as"))
    )
    landing = assess(f"{site.address}/page", live())
    assert (landing.status, landing.cited_as) == (code, (f"{site.address}/a",))


def test_two_ways_to_cite_are_a_warning(site: Site) -> None:
    site.answers["/page"] = _html(site, "</a>; rel=cite-as", head='<link rel="cite-as" href="/b">')
    landing = assess(f"{site.address}/page", live())
    assert landing.cited_as == (f"{site.address}/a", f"{site.address}/b")
    assert any("says different things with cite-as" in one for one in _texts(landing))


def test_a_description_is_asked_for_as_it_is_declared(site: Site) -> None:
    site.answers["/page"] = _html(site, '</m>; rel=describedby; type="application/ld+json"; profile="a:b c:d"')
    site.answers["/m"] = typed(TURTLE, "text/turtle")
    landing = assess(f"{site.address}/page", live())
    (asked,) = [one for one in site.asked if one.path == "/m"]
    assert asked.headers["accept"].startswith('application/ld+json;profile="a:b c:d", application/ld+json;q=0.9')
    assert f"{site.address}/m is said to be application/ld+json, but is served as text/turtle" in _texts(landing)
    assert [one.way for one in landing.records] == [Way.EMBEDDED, Way.DESCRIBED_BY]


@pytest.mark.parametrize(
    ("reply", "warning"),
    [
        (typed("{", "application/json"), "is not JSON"),
        (typed("<a/>", "application/xml"), "no metadata record that is known"),
        (typed('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "application/xml"), "document type"),
        (typed(b"\0\1\2", "application/xml"), ""),
        (typed('{"@context": "https://schema.org", "@type": "Person"}', "application/ld+json"), "describes no Dataset"),
        (typed("<x> <y> .", "text/turtle"), ""),
        (typed("", "text/turtle"), ""),
        (Reply("no", 403), "answers with HTTP status 403"),
        (moved("/m"), "without end"),
        (typed("x" * 1000, "text/turtle", endless=True), "gives more than"),
    ],
)
def test_a_description_that_cannot_be_read_is_a_warning(site: Site, reply: Reply, warning: str) -> None:
    site.answers["/page"] = _html(site, "</m>; rel=describedby")
    site.answers["/m"] = reply
    landing = assess(f"{site.address}/page", live())
    assert [one.way for one in landing.records] == [Way.EMBEDDED]
    assert any(warning in one and "/m" in one for one in _texts(landing)), _texts(landing)


@pytest.mark.parametrize(
    "document",
    [
        {**DATA_SET, "@context": "http://schema.org"},
        {**DATA_SET, "@context": {"@vocab": "https://schema.org/"}},
        [{"@type": "WebSite", "@context": "https://schema.org"}, DATA_SET],
        {"@context": "https://schema.org", "@graph": [{"@type": "Person", "name": "X"}, DATA_SET]},
        {"@context": "https://schema.org", "@type": "WebPage", "mainEntity": DATA_SET},
        {
            "@context": {"s": "http://schema.org/", "titre": "s:name"},
            "@type": "s:Dataset",
            "titre": "Température de l'eau",
            "s:license": "https://spdx.org/licenses/CC-BY-4.0",
        },
        {
            "@context": "https://w3id.org/ro/crate/1.1/context",
            "@graph": [
                {
                    "@id": "./",
                    "@type": "Dataset",
                    "name": "Température de l'eau",
                    "license": {"@id": "https://spdx.org/licenses/CC-BY-4.0"},
                }
            ],
        },
        {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@id": "#d",
                    "@type": "Dataset",
                    "name": "Température de l'eau",
                    "license": {"@id": "#l"},
                    "hasPart": {"@id": "#d"},
                },
                {"@id": "#l", "@type": "CreativeWork", "url": "https://spdx.org/licenses/CC-BY-4.0"},
            ],
        },
    ],
    ids=["http", "vocabulary", "list", "graph", "main entity", "prefix and alias", "crate", "named elsewhere"],
)
def test_a_data_set_is_read_however_its_json_ld_is_laid_out(site: Site, document: object) -> None:
    site.answers["/page"] = _html(site, document=document)
    landing = assess(f"{site.address}/page", live())
    assert _texts(landing) == []
    (found,) = landing.records
    citation = found.record.resource.citation
    assert citation is not None
    assert citation.title is not None
    assert citation.title.value == "Température de l'eau"
    assert "https://spdx.org/licenses/CC-BY-4.0" in repr(found.record.resource.constraints)


def test_turtle_with_the_words_of_schema_org_is_a_record_and_rdf(site: Site) -> None:
    text = """@prefix s: <http://schema.org/> .
<https://doi.org/10.1234/abc> a s:Dataset ; s:name "Eau"@fr ; s:license <https://spdx.org/licenses/CC-BY-4.0> ;
  s:creator [ a s:Person ; s:name "Curie, Marie" ] ."""
    site.answers["/page"] = _html(site, "</m>; rel=describedby", document={})
    site.answers["/m"] = typed(text, "text/turtle")
    landing = assess(f"{site.address}/page", live(), Extent(negotiated=()))
    assert _texts(landing) == []
    (found,) = landing.records
    assert (found.way, found.media_type, found.record.encoding) == (Way.DESCRIBED_BY, "text/turtle", "schema.org")
    assert "Curie, Marie" in repr(found.record.resource)
    (graph,) = landing.graphs
    assert (graph.statements, graph.subjects) == (6, ("https://doi.org/10.1234/abc",))
    assert graph.namespaces == ("http://schema.org/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")


def test_rdf_that_describes_no_data_set_is_rdf_all_the_same(site: Site) -> None:
    site.answers["/page"] = _html(site, "</m>; rel=describedby", document={})
    site.answers["/m"] = typed('<https://a.example/> <http://purl.org/dc/terms/title> "x" .', "text/turtle")
    landing = assess(f"{site.address}/page", live(), Extent(negotiated=()))
    assert [one.namespaces for one in landing.graphs] == [("http://purl.org/dc/terms/",)]
    assert landing.records == ()
    assert ["describes no data set" in one for one in _texts(landing)] == [True]


@pytest.mark.parametrize(
    ("context", "warning"),
    [
        ({}, 'is JSON-LD without "@context"'),
        ({"@context": "https://other.example.org/context"}, "names the context https://other.example.org/context"),
    ],
)
def test_no_context_is_fetched(site: Site, context: dict[str, str], warning: str) -> None:
    document = {**{name: value for name, value in DATA_SET.items() if name != "@context"}, **context}
    site.answers["/page"] = _html(site, document=document)
    landing = assess(f"{site.address}/page", live())
    assert any(warning in one for one in _texts(landing))
    assert len(landing.records) == 1


def test_a_graph_that_names_itself_everywhere_stays_small(site: Site) -> None:
    things = [
        {"@id": f"#{one}", "@type": "Dataset", "name": "x", "hasPart": [{"@id": f"#{other}"} for other in range(40)]}
        for one in range(40)
    ]
    site.answers["/page"] = _html(site, document={"@context": "https://schema.org", "@graph": things})
    landing = assess(f"{site.address}/page", live())
    assert len(landing.records) == 1
    assert ["says more than 200000 things" in one for one in _texts(landing)] == [True]


def test_a_page_to_log_in_is_no_data(site: Site) -> None:
    site.answers["/page"] = _html(site, '</f/a.nc>; rel="item"; type="application/x-netcdf"')
    site.answers["/f/a.nc"] = moved("/login")
    site.answers["/login"] = Reply("<!DOCTYPE html><html>Connectez-vous</html>")
    (item,) = assess(f"{site.address}/page", live()).items
    assert (item.is_there, item.is_page, item.is_as_declared, item.kind) == (True, True, False, "text/html")


def test_of_a_server_that_takes_no_ranges_the_beginning_is_taken(site: Site) -> None:
    site.answers["/page"] = _html(site)
    site.answers["/f/a.nc"] = typed(NETCDF, "application/octet-stream")
    (item,) = assess(f"{site.address}/page", live()).items
    assert (item.size, item.kind, item.takes_ranges, item.is_as_served) == (9004, "application/x-netcdf", False, None)
    assert len(item.beginning.last.body) == 4096


def test_the_size_of_a_packed_answer_is_not_that_of_the_file(site: Site) -> None:
    site.answers["/page"] = _html(site)
    packed = gzip.compress(NETCDF)
    site.answers["/f/a.nc"] = Reply(
        packed, 200, (("Content-Type", "application/x-netcdf"), ("Content-Encoding", "gzip"))
    )
    (item,) = assess(f"{site.address}/page", live()).items
    assert (item.size, item.kind) == (None, "application/x-netcdf")
    site.answers["/f/a.nc"] = Reply(gzip.compress(b"a,b"), 200, (("Content-Encoding", "gzip"),))
    (item,) = assess(f"{site.address}/page", live()).items
    assert (item.size, item.kind) == (3, "text/plain")


def test_a_server_that_refuses_head_is_asked_for_the_beginning(site: Site) -> None:
    site.answers["/page"] = _html(site)
    file = typed(NETCDF, "application/x-netcdf", takes_ranges=True)
    site.answers["/f/a.nc"] = lambda asked: file if asked.method == "GET" else Reply("", 405)
    (item,) = assess(f"{site.address}/page", live()).items
    assert (item.is_there, item.size, item.head.last.code) == (True, 9004, 405)


def test_the_number_of_requests_is_bounded(site: Site) -> None:
    links = [", ".join(f"</f/{one}>; rel={rel}" for one in range(1000)) for rel in ("item", "describedby", "linkset")]
    site.answers["/page"] = _html(site, *links)
    landing = assess(f"{site.address}/page", live(), Extent(most_items=3, most_descriptions=2))
    assert len(landing.items) == 3
    assert len(landing.descriptions) == 2
    assert len(site.asked) < 30


def test_an_endless_page_is_read_as_far_as_it_goes(site: Site) -> None:
    site.answers["/page"] = Reply("<link rel=item href=a>" + " " * 10**6, endless=True)
    landing = assess(f"{site.address}/page", live())
    assert landing.links.found
    assert any("is larger than" in one for one in _texts(landing))


def test_a_page_that_is_none_is_not_read_as_one(site: Site) -> None:
    site.answers["/page"] = typed("<link rel=item href=a>", "text/plain")
    landing = assess(f"{site.address}/page", live())
    assert (landing.page, landing.links.found) == (None, ())


@pytest.mark.parametrize(
    ("robots", "read"),
    [
        (typed("User-agent: *\nDisallow: /\n", "text/plain"), False),
        (typed("User-agent: *\nDisallow: /other\n", "text/plain"), True),
        (Reply("none", 404), True),
        (Reply("none", 503), None),
        (typed(b"\xff\0" * 100, "text/plain"), True),
    ],
)
def test_robots_say_whether_a_page_may_be_read(site: Site, robots: Reply, read: bool | None) -> None:  # noqa: FBT001 - data
    site.answers |= {"/page": Reply("x"), "/robots.txt": robots}
    assert assess(f"{site.address}/page", live()).site.may_be_read is read


@pytest.mark.parametrize(
    ("sitemap", "listed"),
    [
        (typed("<urlset></urlset>", "text/xml"), False),
        (typed("<sitemapindex></sitemapindex>", "text/xml"), None),
        (typed("<urlset>" + " " * 1000, "text/xml", endless=True), None),
        (Reply("none", 404), False),
    ],
)
def test_a_sitemap_that_does_not_tell_leaves_it_open(site: Site, sitemap: Reply, listed: bool | None) -> None:  # noqa: FBT001 - data
    site.answers |= {"/page": Reply("x"), "/sitemap.xml": sitemap}
    assert assess(f"{site.address}/page", live()).site.is_listed is listed


def test_links_of_a_page_lead_nowhere_private(site: Site, inner: Site) -> None:
    site.answers["/page"] = _html(site, f"<{inner.address}/>; rel=item", f"<{inner.address}/>; rel=describedby")
    landing = assess(f"{site.address}/page", live(reach=OUTSIDE))
    assert inner.asked == []
    assert any("is private to this machine" in one for one in _texts(landing))
    assert not landing.items[0].is_there

"""Servers that mean harm, or are broken: nothing hangs, nothing fails, and memory stays small."""

import gzip
import json
import sys
import time
import tracemalloc
import zlib
from dataclasses import replace

import pytest

from fairtool.fair.online.assessment import assess
from fairtool.fair.online.exchange import Asked as Request
from fairtool.fair.online.exchange import Exchange
from fairtool.fair.online.extent import Extent
from fairtool.fair.online.landing import Landing
from fairtool.unpacked import unpacked
from tests.fair.online.loopback import OUTSIDE, QUICK, Reply, Site, live, moved, typed

SOON = replace(QUICK, seconds=0.5, silence=0.5, in_all=3, tries=1)
MEGABYTES = 2**20
NULLS = b"\0" * 2**20
HTML = ("Content-Type", "text/html")


def _bomb(size: int, begin: bytes = b"") -> bytes:
    """Pack `size` megabytes of nothing."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join((packer.compress(begin), *(packer.compress(NULLS) for _ in range(size)), packer.flush()))


def _deep(levels: int) -> str:
    return '{"@context": "https://schema.org", "@type": "Dataset", "hasPart": ' * levels + "1" + "}" * levels


def _script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def _named(many: int) -> str:
    """Give a graph whose every thing names the next two, so that it doubles at each level."""
    things = [
        {"@id": f"#{one}", "@type": "Dataset", "name": "x", "hasPart": [{"@id": f"#{one + 1}"}, {"@id": f"#{one + 1}"}]}
        for one in range(many)
    ]
    return json.dumps({"@context": "https://schema.org", "@graph": things})


PAGES: dict[str, Reply] = {
    "gzip bomb": Reply(_bomb(1000, b"<title>T</title>"), 200, (HTML, ("Content-Encoding", "gzip"))),
    "gzip bomb in a gzip bomb": Reply(gzip.compress(_bomb(1000)), 200, (HTML, ("Content-Encoding", "gzip, gzip"))),
    "packed otherwise than it says": Reply(b"plain", 200, (HTML, ("Content-Encoding", "gzip"))),
    "packed as nobody can": Reply(b"x" * 100, 200, (HTML, ("Content-Encoding", "br"))),
    "endless": Reply(b'<p class="a">' * 10_000, endless=True),
    "endless and packed": Reply(_bomb(10), 200, (HTML, ("Content-Encoding", "gzip")), endless=True),
    "header of a megabyte": Reply("x", 200, (HTML, ("Link", "<a>; rel=item, " * 70_000))),
    "a thousand fields": Reply("x", 200, (HTML, *(("Link", f"<a{one}>; rel=item") for one in range(1000)))),
    "wrong characters": Reply(bytes(range(256)) * 4000, 200, (("Content-Type", "text/html; charset=utf-7"),)),
    "another encoding than it says": Reply("<title>é</title>".encode("utf-16-le"), 200, (("Content-Type", "text/html; charset=utf-8"),)),
    "10 000 links": Reply("".join(f'<link rel="item" href="/{one}">' for one in range(10_000))),
    "10 000 descriptions": Reply("".join(f'<link rel="describedby" href="/{one}">' for one in range(10_000))),
    "10 000 linksets": Reply("".join(f'<link rel="linkset" href="/{one}">' for one in range(10_000))),
    "10 000 ways out": Reply("".join(f'<a href="/dodsC/{one}">x</a>' for one in range(10_000))),
    "JSON-LD 10 000 deep": Reply(_script(_deep(10_000))),
    "JSON-LD 120 deep": Reply(_script(_deep(120))),
    "a list 100 000 deep": Reply(_script("[" * 100_000)),
    "JSON-LD that doubles": Reply(_script(_named(60))),
    "a number of 100 000 digits": Reply(_script(f'{{"@type": "Dataset", "version": {"9" * 100_000}}}')),
    "30 000 keywords": Reply(_script(json.dumps({"@context": "https://schema.org", "@type": "Dataset", "name": "x", "keywords": [f"k{one}" for one in range(30_000)]}))),
    "a million attributes": Reply("<meta " + "a=b " * 1_000_000 + ">"),
}  # fmt: skip


def _look(site: Site, web_patience: object = QUICK) -> Landing:
    return assess(f"{site.address}/page", live(web_patience), Extent(negotiated=()))  # type: ignore[arg-type] # patience


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_ends_in_time(site: Site, name: str) -> None:
    site.answers["/page"] = PAGES[name]
    begun = time.monotonic()
    landing = _look(site)
    assert time.monotonic() - begun < 30
    assert all(one.text("fr") for one in landing.warnings)
    assert len(site.asked) < 60


@pytest.mark.parametrize("name", [name for name in PAGES if "bomb" in name or "endless" in name])
def test_a_page_without_end_takes_little_memory(site: Site, name: str) -> None:
    site.answers["/page"] = PAGES[name]
    tracemalloc.start()
    try:
        _look(site)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 150 * MEGABYTES, peak / MEGABYTES


def test_a_page_that_is_a_bomb_is_read_as_far_as_it_goes(site: Site) -> None:
    site.answers["/page"] = PAGES["gzip bomb"]
    landing = _look(site)
    assert landing.page is not None
    assert landing.page.title == "T"
    assert any("is larger than" in one.text() for one in landing.warnings)


@pytest.mark.parametrize("name", ["gzip bomb in a gzip bomb", "packed as nobody can"])
def test_what_is_packed_otherwise_is_said_to_be(site: Site, name: str) -> None:
    site.answers["/page"] = PAGES[name]
    landing = _look(site)
    assert not landing.is_reached
    assert any("though it was asked for as it is" in one.text() for one in landing.warnings)


@pytest.mark.parametrize("bits", [31, 15, -15], ids=["gzip", "zlib", "bare"])
@pytest.mark.parametrize("step", [1, 7, 10**6])
def test_packed_bytes_are_unpacked_whatever_their_pieces(bits: int, step: int) -> None:
    packer = zlib.compressobj(wbits=bits)
    data = packer.compress(b"data " * 1000) + packer.flush()
    pieces = [data[start : start + step] for start in range(0, len(data), step)]
    assert b"".join(unpacked(pieces, "deflate", 10**6)) == b"data " * 1000
    assert len(b"".join(unpacked(pieces, "deflate", 99))) == 100


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_what_is_not_packed_is_an_error(packing: str) -> None:
    with pytest.raises(ValueError, match=r"incorrect|invalid"):
        list(unpacked([b"\xff plain"], packing, 100))


def test_what_stands_behind_the_end_is_no_part() -> None:
    assert b"".join(unpacked([gzip.compress(b"data") + b"\0\0"], "gzip", 100)) == b"data"


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        ("/d", Reply("x", endless=True, drip=0.05)),
        ("/d", typed(_bomb(500), "application/xml")),
        ("/d", Reply(_bomb(500), 200, (("Content-Type", "application/ld+json"), ("Content-Encoding", "gzip")))),
        ("/d", typed("<a>" * 500_000, "application/xml")),
        ("/d", typed('<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY a{one} "{f"&a{one - 1 if one else str()};" * 10}">' for one in range(12)) + "]><a>&a11;</a>", "application/xml")),
        ("/d", typed(_deep(10_000), "application/ld+json")),
        ("/d", typed("[] " * 200_000, "text/turtle")),
        ("/d", typed("(" * 500_000, "text/turtle")),
        ("/d", typed('<a:b xmlns:a="urn:x">' * 5000, "application/rdf+xml")),
        ("/robots.txt", typed("Disallow: /" + "*" * 400_000, "text/plain")),
        ("/robots.txt", typed("Sitemap: /s\n" * 30_000, "text/plain")),
        ("/sitemap.xml", typed(_bomb(500), "application/xml")),
        ("/f", Reply(_bomb(1000), 200, (("Content-Type", "application/x-netcdf"), ("Content-Encoding", "gzip")))),
        ("/f", Reply("x", endless=True, drip=0.05)),
        ("/l", typed(json.dumps({"linkset": [{"item": [{"href": f"/{one}"} for one in range(50_000)]}]}), "application/linkset+json")),
        ("/dodsC/s.dds", typed("Dataset {" + "Structure {" * 90_000, "text/plain")),
        ("/dodsC/s.dds", typed("Dataset { Float64 a[a = 3]; } x;", "text/plain", endless=True)),
        ("/csw?request=GetRecordById&id=1", typed("<a>" * 500_000, "application/xml")),
    ],
)  # fmt: skip
def test_whatever_else_is_hostile_ends_too(site: Site, path: str, reply: Reply) -> None:
    links = '</d>; rel="describedby", </f>; rel="item", </l>; rel="linkset"; type="application/linkset+json"'
    body = '<title>T</title><a href="/dodsC/s">s</a><a href="/csw?request=GetRecordById&amp;id=1">c</a>'
    site.answers |= {"/page": Reply(body, 200, (HTML, ("Link", links))), path: reply}
    begun = time.monotonic()
    tracemalloc.start()
    try:
        landing = _look(site, replace(QUICK, seconds=1, tries=1))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert time.monotonic() - begun < 30
    assert peak < 150 * MEGABYTES, peak / MEGABYTES
    assert landing.page is not None
    assert all(one.text("fr") for one in landing.warnings)


def test_all_that_drips_shares_one_time(site: Site) -> None:
    links = ", ".join(f'</d{one}>; rel="describedby"' for one in range(10))
    site.answers["/page"] = Reply("<title>T</title>", 200, (HTML, ("Link", links)))
    site.answers |= {f"/d{one}": Reply("x", endless=True, drip=0.05) for one in range(10)}
    begun = time.monotonic()
    landing = _look(site, SOON)
    assert time.monotonic() - begun < 15
    assert any("seconds for all requests were over" in one.text() for one in landing.warnings)


@pytest.mark.parametrize("rel", ["describedby", "item", "linkset"])
def test_no_link_leads_to_a_private_address(site: Site, inner: Site, rel: str) -> None:
    body = f'<a href="{inner.address}/dodsC/a">x</a><a href="{inner.address}/?request=GetRecordById&id=1">x</a>'
    links = f'<{inner.address}/>; rel="{rel}", </away>; rel="{rel}"'
    site.answers |= {"/page": Reply(body, 200, (HTML, ("Link", links))), "/away": moved(f"{inner.address}/secret")}
    landing = assess(f"{site.address}/page", live(reach=OUTSIDE), Extent(negotiated=()))
    assert inner.asked == []
    assert landing.page is not None


class _Stubborn:
    """A web in which every address sends on to another."""

    def __init__(self) -> None:
        self.count = 0

    def ask(self, asked: Request) -> Exchange:
        self.count += 1
        return Exchange(asked, 302, (("location", f"https://a.example/{self.count}"),))


def test_a_web_that_only_sends_on_ends() -> None:
    web = _Stubborn()
    landing = assess("https://a.example/", web)
    assert any("without end" in one.text() for one in landing.warnings)
    assert web.count < 300


def test_the_recursion_limit_is_left_alone(site: Site) -> None:
    limit = sys.getrecursionlimit()
    site.answers["/page"] = PAGES["JSON-LD 10 000 deep"]
    _look(site)
    assert sys.getrecursionlimit() == limit

"""Landing pages: what they say is read, whatever they are made of."""

import time

import pytest

from fairtool.fair.online.html_tokens import tags
from fairtool.fair.online.link import Source
from fairtool.fair.online.magic import agrees, kind_of_bytes
from fairtool.fair.online.page import read_page

AT = "https://data.example.org/sets/7/"
# Synthetic.
PAGE = """<!DOCTYPE html>
<!-- <link rel="item" href="commented"> -->
<html lang="fr"><head><meta charset="utf-8">
<title>
  Température de l&#39;eau &amp; salinité </title>
<META NAME="DC.creator" CONTENT="Curie, Marie"><meta name="DC.Creator" content='Joliot, Irène'>
<meta name="DCTERMS.license" content="https://spdx.org/licenses/CC-BY-4.0" scheme="DCTERMS.URI"/>
<meta name="citation_doi" content="10.1234/abc"><meta property="og:title" content="Eau"><meta name="empty">
<link rel="Cite-As" href="https://doi.org/10.1234/abc">
<link rel=describedby type=application/ld+json href=meta.jsonld profile="a:b c:d"/>
<link rel="item" href='/f/a.nc' type="application/x-netcdf" title="a &lt; b">
<link href="none"><link rel="item">
<script>var x = "<link rel='item' href='scripted'>";</script>
<script type="application/ld+json">
{"@context": "https://schema.org/", "@type": "Dataset", "name": "Eau"}
</script>
<script type="application/ld+json; charset=utf-8">{"broken": </script>
</head><body itemscope itemtype="https://schema.org/Dataset"><div typeof="schema:Dataset dcat:Dataset"></div>
<a href="x">no relation</a><a rel="license" href="https://spdx.org/licenses/CC0-1.0">CC0</a>
<textarea><link rel="item" href="typed"></textarea></body></html>"""


def test_a_page_says_title_language_and_meta() -> None:
    page = read_page(PAGE.encode(), "text/html", AT)
    assert (page.title, page.language) == ("Température de l'eau & salinité", "fr")
    assert page.dublin_core == {
        "creator": ("Curie, Marie", "Joliot, Irène"),
        "license": ("https://spdx.org/licenses/CC-BY-4.0",),
    }
    assert page.citation == {"doi": ("10.1234/abc",)}
    assert page.meta("OG:title") == ("Eau",)
    assert next(one.scheme for one in page.metas if one.name == "DCTERMS.license") == "DCTERMS.URI"


def test_links_of_a_page_are_those_outside_of_comments_and_scripts() -> None:
    page = read_page(PAGE.encode(), "text/html", AT)
    assert [(one.rel, one.target, one.source) for one in page.links] == [
        ("cite-as", "https://doi.org/10.1234/abc", Source.HTML),
        ("describedby", f"{AT}meta.jsonld", Source.HTML),
        ("item", "https://data.example.org/f/a.nc", Source.HTML),
        ("license", "https://spdx.org/licenses/CC0-1.0", Source.ANCHOR),
    ]
    assert page.links.found[1].profiles == ("a:b", "c:d")
    assert page.links.found[2].title == "a < b"
    assert [one.rel for one in page.links.signposting] == ["cite-as", "describedby", "item"]


def test_a_link_says_its_line() -> None:
    assert read_page(PAGE.encode(), "text/html", AT).links.found[0].where == f"{AT} line 9"


def test_json_ld_is_read_block_by_block() -> None:
    page = read_page(PAGE.encode(), "text/html", AT)
    assert [one.root["name"].text() for one in page.json_ld] == ["Eau"]
    (odd,) = page.warnings
    assert odd.where == f"{AT} line 17"
    assert "is not JSON" in odd.text()


def test_types_of_microdata_and_rdfa_are_facts() -> None:
    page = read_page(PAGE.encode(), "text/html", AT)
    assert page.item_types == ("https://schema.org/Dataset",)
    assert page.rdfa_types == ("schema:Dataset", "dcat:Dataset")


@pytest.mark.parametrize(
    ("base", "target"),
    [("/root/", "https://data.example.org/root/a"), ("http://[", f"{AT}a"), ("javascript:x", f"{AT}a")],
)
def test_a_base_in_the_page_counts_where_it_is_an_address(base: str, target: str) -> None:
    page = read_page(f'<base href="{base}"><link rel=item href=a>'.encode(), "text/html", AT)
    assert [(one.target, one.anchor) for one in page.links] == [(target, AT)]


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        ("<title>é</title>".encode("latin-1"), "text/html; charset=iso-8859-1", "é"),
        ("<meta charset=windows-1252><title>é</title>".encode("cp1252"), "text/html", "é"),
        ("<title>é</title>".encode(), "text/html", "é"),
        ("<title>é</title>".encode("latin-1"), "text/html", "é"),
        ("\ufeff<title>é</title>".encode("utf-16-le"), "text/html; charset=utf-8", "é"),
        ("\ufeff<title>é</title>".encode(), "text/html; charset=latin-1", "é"),
        ("<title>é</title>".encode("shift_jis", "ignore") + b"", "text/html; charset=shift_jis", ""),
    ],
)
def test_a_page_is_read_in_its_characters(body: bytes, content_type: str, title: str) -> None:
    page = read_page(body, content_type, AT)
    assert page.title == title
    assert page.warnings == ()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<title>é</title>".encode("latin-1"), "text/html; charset=utf-8"),
        ("<title>é</title>".encode(), "text/html; charset=iso-8859-1"),
        ("<title>é</title>".encode(), "text/html; charset=punycode"),
        ("<title>é</title>".encode(), "text/html; charset=hex"),
        ("<title>é</title>".encode(), "text/html; charset=unheard-of"),
        ("<title>é</title>".encode(), "text/html; charset=us-ascii"),
    ],
)
def test_characters_that_are_not_those_it_says_are_read_and_said(body: bytes, content_type: str) -> None:
    page = read_page(body, content_type, AT)
    assert page.title == "é"
    assert ["says that its characters are" in one.text() for one in page.warnings] == [True]


def test_a_character_that_is_cut_off_at_the_end_is_no_lie() -> None:
    assert read_page("<title>x</title>é".encode()[:-1], "text/html; charset=utf-8", AT).warnings == ()


def test_scripts_of_json_ld_are_bounded() -> None:
    page = read_page(b'<script type="application/ld+json">{}</script>' * 200, "text/html", AT)
    assert len(page.json_ld) == 100
    assert len(page.warnings) == 1


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!--",
        "<a ",
        '<a x="',
        "<a x='\"",
        "<script>",
        "</",
        "<a x ",
        '<a "',
        '<a ="',
        "<!",
        "<a/",
        "<a =",
        "\0<a>\n",
        "&<title>",
    ],
)
def test_no_page_takes_a_time_that_grows_beyond_its_length(piece: str) -> None:
    text = (piece[:2] + piece[2:] * 10**6)[: 2 * 10**6] if piece.startswith("<a") else piece * (2 * 10**6 // len(piece))
    begun = time.monotonic()
    for _ in tags(text):
        pass
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("body", [b"", b"\0" * 1000, b"<", b"<html", b"<title>", bytes(range(256)) * 10])
def test_what_is_hardly_a_page_says_nothing(body: bytes) -> None:
    page = read_page(body, "text/html", AT)
    assert (page.title, page.links.found, page.json_ld) == ("", (), ())


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"CDF\x01\0\0", "application/x-netcdf"),
        (b"CDF\x05\0\0", "application/x-netcdf"),
        (b"\x89HDF\r\n\x1a\n\0", "application/x-hdf5"),
        (b"\0" * 512 + b"\x89HDF\r\n\x1a\n", "application/x-hdf5"),
        (b"PK\x03\x04", "application/zip"),
        (b"GRIB\0\0", "application/wmo-grib"),
        (b"\0" * 257 + b"ustar", "application/x-tar"),
        (b"<!DOCTYPE html><html>", "text/html"),
        (b" <!-- x --><html>", "text/html"),
        (b"<?xml version='1.0'?>", "application/xml"),
        (b'{"a": 1}', "application/json"),
        (b"a,b\n1,2\n", "text/plain"),
        (b"\x01\x02", ""),
        (b"", ""),
    ],
)
def test_first_bytes_tell_what_a_file_is(head: bytes, kind: str) -> None:
    assert kind_of_bytes(head) == kind


@pytest.mark.parametrize(
    ("found", "declared", "answer"),
    [
        ("application/x-netcdf", "application/netcdf", True),
        ("application/x-hdf5", "application/x-netcdf", True),
        ("text/plain", "application/x-netcdf", False),
        ("text/html", "application/x-netcdf", False),
        ("text/html", "text/html; charset=utf-8", True),
        ("text/plain", "text/csv", True),
        ("text/plain", "text/html", False),
        ("text/plain", "text/turtle", True),
        ("application/json", "application/ld+json", True),
        ("application/xml", "application/rdf+xml", True),
        ("application/zip", "application/vnd.oasis.opendocument.spreadsheet", True),
        ("application/zip", "text/csv", None),
        ("application/x-netcdf", "application/octet-stream", None),
        ("", "text/csv", None),
        ("application/gzip", "application/x-netcdf", False),
    ],
)
def test_bytes_agree_with_a_media_type_or_not(found: str, declared: str, answer: bool | None) -> None:  # noqa: FBT001 - data
    assert agrees(found, declared) is answer

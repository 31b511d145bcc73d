"""Nothing that a server may send makes a reader raise: what is wrong becomes a warning."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairtool.fair.online.assessment import assess
from fairtool.fair.online.exchange import Asked, Exchange
from fairtool.fair.online.fetch import RecordedWeb
from fairtool.fair.online.json_ld import plain_schema_org
from fairtool.fair.online.links import read_header, read_linkset
from fairtool.fair.online.magic import agrees, kind_of_bytes
from fairtool.fair.online.page import read_page
from fairtool.fair.online.record_found import Way, served_records
from fairtool.record.json_node import JsonNode

AT = "https://data.example.org/7"
PIECES = st.lists(
    st.sampled_from(
        ["<", ">", "a", "http://[", "https://é.example/", '"', "\\", ";", ",", "=", "*", "'", " rel=item", 'rel="a b"',
         "type=x", "title*=UTF-8''%", "anchor", "\n", "\t", "\0", "é", "%", "#", "//", "http://a:b", "\ud800"]
    ),
    max_size=40,
).map("".join)  # fmt: skip
TAGS = st.lists(
    st.sampled_from(
        ["<", ">", "/", "<a ", "<link ", "<meta ", "<base ", "<script type=application/ld+json>", "</script>", "<!--", "-->",
         "rel=", "href=", "'", '"', "{", "}", "[", '"@type": "Dataset"', "name=", "content=", "&#x110000;", "&", "é", "\0",
         "<title>", "http://[", "<meta charset=", "utf-7", "itemtype=x "]
    ),
    max_size=40,
).map("".join)  # fmt: skip
WORDS = st.sampled_from(["@context", "@graph", "@id", "@type", "Dataset", "name", "mainEntity", "distribution", "contentUrl",
                         "license", "linkset", "href", "anchor", "item", "https://schema.org", "#x", "", "s:name", "\ud800"])  # fmt: skip
VALUES = st.recursive(
    WORDS | st.none() | st.booleans() | st.floats() | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=20,
)


@given(st.lists(PIECES | st.text(max_size=50), max_size=4))
def test_a_header(fields: list[str]) -> None:
    links = read_header(fields, AT)
    assert all(one.rel and one.where for one in links)
    assert all(one.text("fr") for one in links.warnings)


@given(
    st.sampled_from(["application/linkset", "application/linkset+json"]),
    st.binary(max_size=60) | PIECES.map(lambda one: one.encode("utf-8", "replace")),
)
def test_a_linkset(media_type: str, body: bytes) -> None:
    assert all(one.rel for one in read_linkset(body, AT, media_type))


@given(VALUES)
def test_a_linkset_in_json(value: object) -> None:
    body = json.dumps({"linkset": value}).encode()
    assert all(one.target for one in read_linkset(body, AT, "application/linkset+json"))


@given(TAGS, st.sampled_from(["text/html", "text/html; charset=utf-16", "text/html;charset=é", ""]))
def test_a_page(text: str, content_type: str) -> None:
    page = read_page(text.encode("utf-8", "replace"), content_type, AT)
    assert all(one.text("fr") for one in page.warnings)


@given(st.binary(max_size=200), st.text(max_size=40))
def test_bytes_that_are_said_to_be_a_page(body: bytes, content_type: str) -> None:
    read_page(body, content_type, AT)
    assert agrees(kind_of_bytes(body), content_type) in (True, False, None)


@given(VALUES)
def test_json_ld(value: object) -> None:
    plain, odd = plain_schema_org(JsonNode(value), AT)
    assert all(one.where == AT for one in odd)
    assert plain is None or isinstance(plain, type(value))


@pytest.mark.parametrize(
    "media_type", ["application/ld+json", "application/json", "text/turtle", "application/xml", ""]
)
@settings(max_examples=40, deadline=None)
@given(value=VALUES)
def test_a_record(media_type: str, value: object) -> None:
    body = json.dumps({"@context": "https://schema.org", "@type": "Dataset", "name": value}).encode()
    assert list(served_records(body, media_type, AT, Way.NEGOTIATED))
    list(served_records(json.dumps(value).encode(), media_type, AT, Way.NEGOTIATED))


@settings(max_examples=100, deadline=None)
@given(TAGS, st.lists(PIECES, max_size=3), st.sampled_from([200, 204, 301, 404, 999]), PIECES)
def test_an_assessment(text: str, fields: list[str], code: int, location: str) -> None:
    headers = (("content-type", "text/html"), ("location", location), *(("link", one) for one in fields))
    asked = Asked("GET", AT, (("accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"),))
    web = RecordedWeb([Exchange(asked, code, headers, text.encode("utf-8", "replace"))])
    landing = assess(AT, web)
    assert (landing.identifier, landing.address) == (AT, AT)
    assert landing.status in (code, 0)  # 0 where a redirect leads to what is not recorded

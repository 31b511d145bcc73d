"""A catalogue that is hostile or broken can lie, and can neither stop, nor crash, nor stuff who pushes to it."""

import gzip
import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from time import process_time

import pytest

from fairtool.errors import FairtoolError, UnreadableError
from fairtool.push.call import Call, Patience
from fairtool.push.changes import changes_between
from fairtool.push.csw.exceptions import words_of
from fairtool.push.faults import AccessError, LargeAnswerError, RefusedError
from fairtool.push.geonetwork.prospecting import _numbers as numbers_of_version
from fairtool.push.journal import NOTHING
from fairtool.push.ogcapi.conformance import conformance_in
from fairtool.push.session import Session
from fairtool.push.status import standings
from tests.push.flow import Producer, opened
from tests.push.servers.loopback import Asked, Loopback, Reply, as_json
from tests.push.servers.records import record
from tests.push.test_session import serving
from tests.security.hostile_csw import CSW, HostileCsw, exception, records, xml

KEY = "marie:secret-of-marie"
BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
FILE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
NO_ANSWERS = {
    "bomb": xml(BOMB),
    "file": xml(FILE),
    "utf-16 bomb": Reply(200, BOMB.encode("utf-16"), {"Content-Type": "application/xml"}),
    "utf-7": Reply(200, b'<?xml version="1.0" encoding="utf-7"?><a/>'),
    "deep": xml("<a>" * 100_000),
    "html": Reply(200, b"<html><body>Log in</body></html>", {"Content-Type": "text/html"}),
    "page": Reply(200, b"<!doctype html><p>Log in", {"Content-Type": "text/html"}),
    "empty": Reply(200, b""),
    "zeros": Reply(200, b"\0" * 1000),
    "latin": Reply(200, b'<?xml version="1.0" encoding="utf-8"?><a>\xe9</a>'),
    "no encoding": Reply(200, b'<?xml version="1.0" encoding="klingon"?><a/>'),
    "gzip": Reply(200, gzip.compress(b"\0" * (200 * 2**20)), {"Content-Encoding": "gzip"}),
    "not gzip": Reply(200, b"plain", {"Content-Encoding": "gzip"}),
    "twice": Reply(200, gzip.compress(gzip.compress(b"x")), {"Content-Encoding": "gzip, gzip"}),
    "json": as_json({"a": 1}),
}


@pytest.fixture
def server() -> Iterator[HostileCsw]:
    with HostileCsw() as running:
        yield running


def always(reply: Reply) -> Callable[[Asked], Reply]:
    """Give an answer to anything."""
    return lambda _: reply


# CSW


@pytest.mark.parametrize("name", NO_ANSWERS)
def test_what_is_no_answer_of_a_catalogue_is_an_error_and_no_crash(name: str, server: HostileCsw) -> None:
    server.by_id = server.order = server.capabilities = always(NO_ANSWERS[name])
    with opened("csw", server.url, KEY) as catalogue:
        for ask in (catalogue.prospect, lambda: catalogue.held(["a"])):
            with pytest.raises(FairtoolError) as caught:
                ask()
            assert "root:" not in str(caught.value)
    server.capabilities = None
    with opened("csw", server.url, KEY) as catalogue:
        catalogue.prospect()
        with pytest.raises(FairtoolError):
            catalogue.held(["a"])


def test_addresses_that_a_catalogue_names_elsewhere_are_not_asked(server: HostileCsw) -> None:
    with HostileCsw() as thief:
        for address in (
            thief.url,
            thief.url.replace("127.0.0.1", "localhost"),
            f"http://x:y@{thief.url.partition('//')[2]}",
            f"{server.origin}@{thief.url.partition('//')[2]}",
            f"//{thief.url.partition('//')[2]}",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://[::1",
        ):
            server.elsewhere = address
            with opened("csw", server.url, KEY) as catalogue:
                prospect = catalogue.prospect()
                assert "another place" in prospect.notes[0].text()
                assert "x:y" not in prospect.notes[0].text()
                catalogue.held(["a"])
                catalogue.children(["a"])
        assert thief.asked == []


def test_records_that_nobody_asked_for_are_no_answer(server: HostileCsw) -> None:
    server.by_id = always(records(*(record(f"x{number}") for number in range(2000)), record("b")))
    with opened("csw", server.url) as catalogue:
        assert list(catalogue.held(["a", "b"])) == ["b"]


def test_one_record_a_thousand_times_is_locked(server: HostileCsw) -> None:
    server.by_id = always(records(*[record("a")] * 1000))
    with opened("csw", server.url) as catalogue:
        held = catalogue.held(["a"])["a"]
        assert held.locked
        assert "1000 times" in held.locked.text()


@pytest.mark.parametrize("identifier", ["\ud800", "a\x01b", "\x00", "\ufffe"])
def test_an_identifier_that_no_document_can_hold_is_not_there(identifier: str, server: HostileCsw) -> None:
    with opened("csw", server.url) as catalogue:
        assert catalogue.held([identifier]) == {}
        (standing,) = standings(catalogue, NOTHING, [identifier])
        assert not standing.is_there


def test_an_identifier_becomes_no_markup(server: HostileCsw) -> None:
    evil = '</csw:Id><csw:Delete typeName="gmd:MD_Metadata"/>&x;<![CDATA['
    with opened("csw", server.url) as catalogue:
        catalogue.held([evil])
    (asked,) = [one for one in server.asked if b"GetRecordById" in one.body]
    assert b"<csw:Delete" not in asked.body


@pytest.mark.parametrize("count", ["9" * 5000, "-1", "٣", "1e9", "NaN", " 1"])
def test_no_number_of_a_catalogue_breaks_a_push(tmp_path: Path, count: str, server: HostileCsw) -> None:
    totals = f"<csw:totalInserted>{count}</csw:totalInserted>"
    server.order = always(xml(f'<csw:TransactionResponse xmlns:csw="{CSW}">{totals}</csw:TransactionResponse>'))
    marie = Producer(tmp_path, "csw", server.url, KEY)
    marie.keep(a=record("a"))
    assert marie.push() == ("create failed",)


@pytest.mark.parametrize("answer", ["endless", "huge", "many"])
def test_children_without_end_cannot_be_counted(answer: str, server: HostileCsw) -> None:
    asked = 0

    def pages(_: Asked) -> Reply:
        nonlocal asked
        asked += 1
        many = b"".join(
            record(f"c{asked}-{one}", parent="a").partition(b"?>")[2] for one in range(1 + 200 * (answer == "many"))
        )
        following = "9" * 5000 if answer == "huge" else str(asked + 1)
        return xml(
            f'<csw:GetRecordsResponse xmlns:csw="{CSW}"><csw:SearchResults nextRecord="{following}">{many.decode()}'
            "</csw:SearchResults></csw:GetRecordsResponse>"
        )

    server.by_query = pages
    with opened("csw", server.url) as catalogue:
        if answer == "huge":  # no number: there is no further page
            assert catalogue.children(["a"]) == {"a": ("c1-0",)}
        else:
            with pytest.raises(RefusedError, match="cannot be counted"):
                catalogue.children(["a"])
    assert asked <= 401


def test_what_a_record_says_is_no_complaint_about_the_user(tmp_path: Path, server: HostileCsw) -> None:
    said = "(sqlite3.IntegrityError) UNIQUE constraint failed: records.identifier [SQL: INSERT] [parameters: ('access denied')]"
    server.order = lambda asked: exception(said) if b"<gmd:fileIdentifier" in asked.body else exception("no record")
    marie = Producer(tmp_path, "csw", server.url, KEY)
    marie.keep(a=record("a"), b=record("b"))
    assert marie.push() == ("create failed", "create failed")


def test_an_ordinary_refusal_of_access_ends_the_run(server: HostileCsw) -> None:
    server.order = always(exception("CSW-T operations not allowed for this IP address: 1.2.3.4"))
    with opened("csw", server.url, KEY) as catalogue:
        assert catalogue.prospect().refusals
        with pytest.raises(AccessError):
            catalogue.write([])


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 5_000_000 + "b",
        "(" * 1_000_000,
        "(a." * 500_000,
        "(" + "a." * 1_000_000,
        "[SQL: " * 500_000,
        "not null constraint failed: " * 100_000,
        "\n" * 1_000_000,
    ],
)
def test_no_words_of_a_catalogue_take_long_to_read(text: str) -> None:
    begun = process_time()
    assert len(words_of(text, str)) <= 301
    assert process_time() - begun < 2


# GeoNetwork


class Answering(Loopback):
    """A server whose answers are set by the beginning of their path."""

    def __init__(self, **answers: Reply) -> None:
        """Take answers by a word of the path."""
        super().__init__()
        self.answers = answers

    def answer(self, asked: Asked) -> Reply:
        """Give the first answer whose word is in the path."""
        return next((reply for word, reply in self.answers.items() if word in asked.path), Reply(404))


ME = {"profile": "Editor", "username": "marie", "groupsWithEditor": [2], "groupsWithReviewer": []}


@pytest.mark.parametrize("number", ["9" * 5000, "1" * 30, "٣", "-3", "", None, [], {}])
def test_no_number_of_a_geonetwork_breaks_a_push(number: object) -> None:
    site = as_json({"system/platform/version": f"{number}.{number}"})
    groups = as_json([{"id": number, "name": "x"}])
    with (
        Answering(groups=groups, site=site, me=as_json(ME)) as server,
        opened("geonetwork", server.origin, KEY) as catalogue,
    ):
        catalogue.prospect()


def test_a_version_without_measure_is_none() -> None:
    assert numbers_of_version("9" * 5000) == ()
    assert numbers_of_version("4.2.8-SNAPSHOT") == (4, 2, 8)


@pytest.mark.parametrize(
    "cookies",
    [("XSRF-TOKEN=é; Path=/",), ("é=x",), ("=;=",), ("a" * 5000 + "=b",) * 5, ('XSRF-TOKEN="a b"; Domain=evil.fr',)],
)
def test_no_cookie_breaks_a_push(cookies: tuple[str, ...]) -> None:
    me = Reply(200, json.dumps(ME).encode(), {"Content-Type": "application/json"}, cookies)
    with Answering(me=me, records=Reply(404)) as server, opened("geonetwork", server.origin, KEY) as catalogue:
        catalogue.prospect()
        try:
            catalogue.held(["a"])
        except FairtoolError:
            return


@pytest.mark.parametrize("name", NO_ANSWERS)
@pytest.mark.parametrize("kind", ["geonetwork", "ogcapi-records", "stac", "dataverse", "aeris"])
def test_what_is_no_answer_of_a_target_is_an_error_and_no_crash(kind: str, name: str) -> None:
    key = KEY if kind == "geonetwork" else "secret-of-marie-1234"
    with Answering(**{"/": NO_ANSWERS[name]}) as server, opened(kind, server.origin, key) as catalogue:
        ids = ["a", "00000000-0000-4000-8000-000000000001"]
        said = _error(catalogue.prospect) + _error(lambda: catalogue.held(ids))
    assert "root:" not in said
    assert "secret-of-marie" not in said


def _error(ask: Callable[[], object]) -> str:
    try:
        ask()
    except FairtoolError as error:
        return str(error)
    return ""


# OGC API


def test_the_name_of_a_class_is_looked_at_in_a_moment() -> None:
    begun = process_time()
    conformance_in(["ogcapi-records-1/1/conf/" * 100_000, "ogcapi-features-4/1" + "x" * 5_000_000])
    assert process_time() - begun < 2


@pytest.mark.parametrize("following", ["https://evil.example/x", "//evil.example/x", "file:///etc/passwd"])
def test_a_further_page_elsewhere_is_not_asked(following: str) -> None:
    page = as_json({"features": [{"id": "a"}], "links": [{"rel": "next", "href": following}]})
    with Answering(items=page) as server, opened("stac", server.origin, "secret-of-marie-1234") as catalogue:
        with pytest.raises(FairtoolError):
            catalogue.children(["a"])
        assert len(server.asked) == 1


def test_another_document_than_the_one_that_was_asked_for_is_none() -> None:
    answers = {"conformance": as_json({"conformsTo": []}), "/collections/": as_json({"id": "b"})}
    with (
        Answering(**answers) as server,
        opened("stac", server.origin, "secret-of-marie-1234") as catalogue,
        pytest.raises(RefusedError, match="another document"),
    ):
        catalogue.held(["a"])


@pytest.mark.parametrize("identifier", ["../../api", "a/../b", "a%2fb", "\ud800", "..", "a'; drop table", "a\r\nX: y"])
@pytest.mark.parametrize("kind", ["stac", "geonetwork"])
def test_an_identifier_leads_nowhere_else(kind: str, identifier: str) -> None:
    key = KEY if kind == "geonetwork" else "secret-of-marie-1234"
    with Answering(me=as_json(ME)) as server, opened(kind, server.origin, key) as catalogue:
        assert catalogue.held([identifier]) == {}
        assert server.asked == []


def test_one_large_record_is_said_to_be_one() -> None:
    body = b"<a>" + b"x" * (70 * 2**20) + b"</a>"
    with (
        Answering(**{"/": Reply(200, body)}) as server,
        opened("geonetwork", server.origin, KEY) as catalogue,
        pytest.raises(LargeAnswerError),
    ):
        catalogue.held(["a"])


@pytest.mark.parametrize("href", ["http://[::1", "//[", 1, None, [], "\ud800", "x" * 100_000])
def test_no_link_of_a_document_breaks_a_comparison(href: object) -> None:
    document = json.dumps({"id": "a", "links": [{"rel": "item", "href": href}, href, {"rel": href}]}).encode()
    answers = {"conformance": as_json({"conformsTo": []}), "/collections/": Reply(200, document)}
    with Answering(**answers) as server, opened("stac", server.origin, "secret-of-marie-1234") as catalogue:
        assert catalogue.fields(catalogue.held(["a"])["a"].document)


def test_a_diff_of_a_hundred_thousand_keywords_takes_seconds() -> None:
    before = {"keyword": tuple(f"a{number}" for number in range(100_000)), "title": ("x",)}
    after = {"keyword": tuple(f"b{number}" for number in range(100_000)), "title": ("x",)}
    begun = process_time()
    assert len(changes_between(before, after)) == 100_000
    assert process_time() - begun < 10


def test_a_byte_now_and_then_is_no_answer() -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        with suppress(OSError):  # whoever asked has gone
            for _ in range(200):
                handler.wfile.write(b"x")
                time.sleep(0.05)

    patience = Patience(seconds=0.5, silence=0.5, tries=1)
    with serving(drip) as server, Session(server.url, None, patience) as one, pytest.raises(UnreadableError):
        one.ask(Call("GET", "/", safe=True))

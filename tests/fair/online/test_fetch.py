"""Asking the web: redirects, limits, private addresses, recordings; on servers of the loopback."""

import json
import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.addresses import ANYWHERE, Reach
from fairtool.errors import UnreadableError, UsageError
from fairtool.fair.online.exchange import Asked, Exchange
from fairtool.fair.online.fetch import LiveWeb, RecordedWeb, resolve
from fairtool.fair.online.recording import read_recording, write_recording
from tests.fair.online.loopback import OUTSIDE, QUICK, Reply, Site, live, moved, typed


def _text(exchange: Exchange) -> str:
    assert exchange.fault is not None
    return exchange.fault.text()


def test_an_answer_keeps_every_field_and_the_body(site: Site) -> None:
    site.answers["/"] = Reply("é", 203, (("Link", "<a>"), ("Link", "<é>"), ("Content-Type", "Text/HTML; charset=x")))
    answer = live().ask(Asked("GET", f"{site.address}/", (("accept", "text/html"),)))
    assert (answer.code, answer.all("link"), answer.body.decode(), answer.whole) == (203, ("<a>", "<é>"), "é", True)
    assert answer.media_type == "text/html"
    assert site.asked[0].headers["accept"] == "text/html"


@pytest.mark.parametrize("code", [204, 404, 410, 500])
def test_an_answer_of_any_status_is_an_answer(site: Site, code: int) -> None:
    site.answers["/"] = Reply("gone", code, (("Link", '<a>; rel="cite-as"'),))
    answer = live().ask(Asked("GET", f"{site.address}/"))
    assert (answer.code, answer.fault, answer.all("link")) == (code, None, ('<a>; rel="cite-as"',))
    assert answer.is_success is (code == 204)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_kept(site: Site, code: int) -> None:
    site.answers |= {"/a": moved("/b", code), "/b": moved(f"{site.address}/c#part"), "/c": Reply("there")}
    found = resolve(live(), Asked("GET", f"{site.address}/a"))
    assert found.address == f"{site.address}/c"
    assert dict(found.redirects) == {f"{site.address}/a": code, f"{site.address}/b": 302}
    assert (found.last.body, found.is_success) == (b"there", True)


def test_a_redirect_to_an_iri_is_followed(site: Site) -> None:
    site.answers |= {"/a": moved("/é"), "/%C3%A9": Reply("there")}
    assert resolve(live(), Asked("GET", f"{site.address}/a")).last.body == b"there"


def test_redirects_without_end_are_said_to_be(site: Site) -> None:
    site.answers |= {"/a": moved("/b"), "/b": moved("/a")}
    site.answers |= {f"/{number}": moved(f"/{number + 1}") for number in range(50)}
    for start in ("/a", "/0"):
        found = resolve(live(), Asked("GET", f"{site.address}{start}"))
        assert found.fault is not None
        assert found.fault.text() == f"{site.address}{start} sends from one address to the next without end"
    assert len(site.asked) < 20


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/x", "http://[1/", "javascript:1", "data:,x"])
def test_redirects_lead_to_the_web_only(site: Site, target: str) -> None:
    site.answers["/a"] = moved(target)
    found = resolve(live(), Asked("GET", f"{site.address}/a"))
    assert found.fault is not None
    assert "which is no web address" in found.fault.text()


def test_a_redirect_to_nowhere_is_an_answer(site: Site) -> None:
    site.answers["/a"] = Reply("", 302, ())
    found = resolve(live(), Asked("GET", f"{site.address}/a"))
    assert (found.last.code, found.fault, found.is_success) == (302, None, False)


def test_of_an_endless_body_the_beginning_is_taken(site: Site) -> None:
    site.answers["/"] = Reply("x" * 1000, endless=True)
    answer = live().ask(Asked("GET", f"{site.address}/", (), 5000))
    assert (len(answer.body), answer.whole, answer.fault) == (5000, False, None)


def test_a_body_that_drips_is_given_up_in_time(site: Site) -> None:
    site.answers["/"] = Reply("x", endless=True, drip=0.05)
    begun = time.monotonic()
    answer = live(replace(QUICK, seconds=0.5, tries=1)).ask(Asked("GET", f"{site.address}/"))
    assert time.monotonic() - begun < 4
    assert _text(answer) == f"{site.address}/ was not fetched within 0.5 seconds"


def test_a_header_of_a_megabyte_is_a_fault_and_no_error(site: Site) -> None:
    site.answers["/"] = Reply("x", 200, (("Link", "<a>; rel=item, " * 70_000),))
    assert "cannot be fetched" in _text(live().ask(Asked("GET", f"{site.address}/")))


def test_all_requests_share_one_time(site: Site) -> None:
    site.answers["/"] = Reply("x", endless=True, drip=0.05)
    web = live(replace(QUICK, seconds=5, in_all=0.4, tries=1))
    web.ask(Asked("GET", f"{site.address}/"))
    assert _text(web.ask(Asked("GET", f"{site.address}/2"))) == (
        f"{site.address}/2 was not asked: the 0.4 seconds for all requests were over"
    )
    assert site.paths == ["/"]


def test_all_answers_share_one_size(site: Site) -> None:
    site.answers |= {f"/{one}": Reply("x" * 1000, endless=True) for one in range(4)}
    web = live(replace(QUICK, most=9000))
    sizes = [len(web.ask(Asked("GET", f"{site.address}/{one}", (), 5000)).body) for one in range(3)]
    assert sizes == [5000, 5000, 0]
    assert _text(web.ask(Asked("GET", f"{site.address}/3"))) == (
        f"{site.address}/3 was not asked: the answers before it had 9000 bytes together"
    )
    assert site.paths == ["/0", "/1"]


def test_what_may_pass_is_tried_again(site: Site) -> None:
    replies = [Reply("", 503, (("Retry-After", "0"),)), Reply("there")]
    site.answers["/"] = lambda _: replies.pop(0)
    assert live().ask(Asked("GET", f"{site.address}/")).body == b"there"
    assert len(site.asked) == 2


def test_who_wants_to_be_left_alone_for_long_is(site: Site) -> None:
    site.answers["/"] = Reply("", 429, (("Retry-After", "3600"),))
    assert live().ask(Asked("GET", f"{site.address}/")).code == 429
    assert len(site.asked) == 1


def test_a_request_is_made_once(site: Site) -> None:
    site.answers["/"] = Reply("x")
    web = live()
    assert web.ask(Asked("GET", f"{site.address}/")) is web.ask(Asked("GET", f"{site.address}/"))
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://nowhere.invalid/", "http://", "ftp://a.example/", "http://a b/"]
)
def test_what_cannot_be_asked_is_a_fault(address: str) -> None:
    assert address in _text(live().ask(Asked("GET", address)))


@pytest.mark.parametrize(
    ("address", "english", "french"),
    [
        ("http://127.0.0.1:1/", "the server refuses the connection", "le serveur refuse la connexion"),
        ("http://nowhere.invalid/", "no server of this name is known", "aucun serveur de ce nom n'est connu"),
    ],
)
def test_why_nobody_answers_is_said_in_words_of_both_languages(address: str, english: str, french: str) -> None:
    fault = live(replace(QUICK, tries=1)).ask(Asked("GET", address)).fault
    assert fault is not None
    assert fault.text() == f"{address} cannot be fetched: {english}"
    assert french in fault.text("fr")
    assert "Errno" not in fault.text()


def test_this_machine_is_not_asked_unless_it_is_allowed(site: Site) -> None:
    site.answers["/"] = Reply("secret")
    answer = LiveWeb(QUICK).ask(Asked("GET", f"{site.address}/"))
    assert _text(answer) == (
        f"{site.address}/ was not asked: it is at 127.0.0.1, which is private to this machine or its network"
    )
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_not_followed(site: Site, inner: Site) -> None:
    site.answers["/"] = moved(f"{inner.address}/")
    found = resolve(live(reach=OUTSIDE), Asked("GET", f"{site.address}/"))
    assert found.fault is not None
    assert "127.0.0.2, which is private" in found.fault.text()
    assert inner.asked == []
    assert resolve(live(), Asked("GET", f"{site.address}/")).last.body == b"secret"


def test_a_name_that_means_another_address_when_it_is_asked_is_sent_nothing(
    inner: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(inner.address.rpartition(":")[2])
    answers = ["127.0.0.1", "127.0.0.2"]

    def rebinding(*_: object, **__: object) -> list[tuple[object, ...]]:
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    answer = live(replace(QUICK, tries=1), OUTSIDE).ask(Asked("GET", f"http://data.example.org:{port}/"))
    assert "127.0.0.2, which is private" in _text(answer)
    assert inner.asked == []


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fec0::1", False),
        ("::8.8.8.8", False),
        ("::ffff:0:8.8.8.8", False),
        ("64:ff9b:1::1", False),
        ("3fff::1", False),
        ("5f00::1", False),
        ("::ffff:8.8.8.8", True),
        ("nonsense", False),
    ],
)
def test_public_addresses_may_be_asked_and_no_others(address: str, answer: bool) -> None:  # noqa: FBT001 - data
    assert Reach().may_reach(address) is answer
    assert ANYWHERE.may_reach(address) is (address != "nonsense")


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "localhost", "127.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_other_ways_to_write_this_machine_are_seen_through(host: str) -> None:
    assert LiveWeb(replace(QUICK, tries=1)).ask(Asked("GET", f"http://{host}:9/")).fault is not None
    assert "is private" in _text(LiveWeb(replace(QUICK, tries=1)).ask(Asked("GET", f"http://{host}:9/")))


def test_a_recording_answers_as_the_web_did(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/a": moved("/b"), "/b": typed(b"\x89HDF\xff", "application/x-netcdf"), "/c": Reply("é\r\n\0")}
    web = live(replace(QUICK, tries=1))
    asked = [Asked("GET", f"{site.address}{path}", (("accept", "*/*"),), 100) for path in ("/a", "/c", "/none")]
    asked += [Asked("HEAD", f"{site.address}/b"), Asked("GET", "http://127.0.0.1:1/")]
    found = [resolve(web, one) for one in asked]
    path = tmp_path / "run.json"
    write_recording(path, web.exchanges)
    again = RecordedWeb(read_recording(path))
    assert [resolve(again, one) for one in asked] == found
    assert read_recording(path) == web.exchanges


def test_what_was_not_recorded_is_said_to_be() -> None:
    answer = RecordedWeb(()).ask(Asked("GET", "http://a.example/"))
    assert _text(answer) == "http://a.example/ is not in the recording; record the run again"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"fairtool_recording": 2, "exchanges": []}',
        '{"fairtool_recording": 1, "exchanges": [3]}',
        '{"fairtool_recording": 1, "exchanges": [{"asked": {"method": "GET", "address": "a"}}]}',
        '{"fairtool_recording": 1, "exchanges": [{"asked": {"method": "GET", "address": "a"}, "answer": {"base64": "é"}}]}',
    ],
)
def test_what_is_no_recording_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(text)
    with pytest.raises(UnreadableError):
        read_recording(path)


def test_a_recording_that_is_not_there_or_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        read_recording(tmp_path / "none.json")
    with pytest.raises(UsageError):
        write_recording(tmp_path / "none" / "run.json", ())


def test_a_recording_is_text_that_can_be_read(site: Site, tmp_path: Path) -> None:
    site.answers["/"] = Reply("bonjour")
    web = live()
    web.ask(Asked("GET", f"{site.address}/"))
    write_recording(tmp_path / "run.json", web.exchanges)
    document = json.loads((tmp_path / "run.json").read_text())
    assert document["exchanges"][0]["answer"]["text"] == "bonjour"

"""The proxy passes on what it gets, and misbehaves when it is told to: the server's state tells what arrived."""

import http.client
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
from lxml import etree

from tests.push.servers.csw import inserting
from tests.push.servers.exchange import XML, ask
from tests.push.servers.faults import (
    CUT_BEFORE_ANSWER,
    CUT_IN_ANSWER,
    CUT_REQUEST,
    ENDLESS,
    GARBAGE,
    PAGE,
    SILENCE,
    Fault,
    clock,
    redirect,
    refusal,
    slow,
)
from tests.push.servers.loopback import Asked, Loopback, Reply
from tests.push.servers.proxy import Proxy
from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import record

CAPABILITIES = "?service=CSW&version=2.0.2&request=GetCapabilities"
BROKEN = (ConnectionError, http.client.HTTPException)


class Store(Loopback):
    """A server that keeps each body that it was sent and answers where it is."""

    def answer(self, asked: Asked) -> Reply:  # noqa: ARG002
        """Answer with the address of the server, as catalogues do."""
        said = f"<kept at='{self.origin}'>{len(self.asked)}</kept>".encode()
        return Reply(200, said, {"Content-Type": "application/xml"})


@pytest.mark.parametrize(
    ("fault", "error", "kept"),
    [
        (CUT_REQUEST, BROKEN, 0),
        (CUT_BEFORE_ANSWER, BROKEN, 1),
        (CUT_IN_ANSWER, BROKEN, 1),
        (slow(0.05), TimeoutError, 1),
        (SILENCE, TimeoutError, 1),
    ],
)
def test_an_exchange_breaks_and_the_server_has_the_request_or_not(
    fault: Fault, error: type[Exception], kept: int
) -> None:
    with Store() as server, Proxy(f"{server.origin}/csw") as proxy:
        proxy.next(fault)
        with pytest.raises(error):
            _read_within(proxy.url, 0.3)
        assert [len(one.body) for one in server.asked] == [2000] * kept
        assert ask(proxy.url, b"y" * 2000).status == 200


def _read_within(url: str, seconds: float) -> None:
    """Post and read; a byte that comes in time does not help an answer that takes too long."""
    answer_by = datetime.now(UTC).timestamp() + seconds
    connection = http.client.HTTPConnection(url.split("/")[2], timeout=seconds)
    try:
        connection.request("POST", "/csw", b"x" * 2000, XML)
        answer = connection.getresponse()
        while answer.read(1):
            if datetime.now(UTC).timestamp() > answer_by:
                raise TimeoutError
    finally:
        connection.close()
    raise AssertionError("the whole answer came")


@pytest.mark.parametrize("status", [500, 502, 503])
@pytest.mark.parametrize("forwards", [True, False])
def test_another_status_comes_before_or_after_the_work_is_done(status: int, *, forwards: bool) -> None:
    with Store() as server, Proxy(server.origin) as proxy:
        proxy.next(refusal(status, forwards=forwards))
        assert ask(proxy.url, b"<a/>").status == status
        assert len(server.asked) == len(proxy.forwarded) == int(forwards)


def test_what_comes_is_not_what_it_says() -> None:
    with Store() as server, Proxy(server.origin) as proxy:
        proxy.next(GARBAGE)
        garbage = ask(proxy.url)
        assert garbage.headers["content-type"] == "application/xml"
        with pytest.raises(etree.XMLSyntaxError):
            etree.fromstring(garbage.body)
        proxy.next(PAGE)
        page = ask(proxy.url)
        assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
        proxy.next(clock(-5))
        late = parsedate_to_datetime(ask(proxy.url).headers["date"])
        assert -18100 < (late - datetime.now(UTC)).total_seconds() < -17900


def test_an_answer_never_ends() -> None:
    with Store() as server, Proxy(server.origin) as proxy:
        proxy.next(ENDLESS)
        connection = http.client.HTTPConnection(proxy.origin.removeprefix("http://"), timeout=5)
        connection.request("GET", "/")
        answer = connection.getresponse()
        assert len(answer.read(3_000_000)) == 3_000_000
        answer.close()
        connection.close()


def test_the_client_is_sent_to_another_origin() -> None:
    with Store() as server, Store() as other, Proxy(f"{server.origin}/a?b=c") as proxy:
        proxy.next(redirect(f"{other.origin}/a"))
        answer = ask(proxy.url)
        assert (answer.status, answer.headers["location"]) == (307, f"{other.origin}/a")
        assert (server.asked, other.asked) == ([], [])


def test_a_fault_is_for_the_request_that_it_is_planned_for() -> None:
    with Store() as server, Proxy(server.origin) as proxy:
        proxy.next(refusal(500, forwards=False), when=3)
        assert [ask(proxy.url).status for _ in range(4)] == [200, 200, 500, 200]
        proxy.next(refusal(502, forwards=False), when=lambda asked: b"Insert" in asked.body, times=2)
        assert [ask(proxy.url, body).status for body in (b"x", b"Insert", b"Insert", b"Insert")] == [200, 502, 502, 200]
        proxy.next(refusal(503, forwards=False), times=None)
        assert {ask(proxy.url).status for _ in range(3)} == {503}
        proxy.heal()
        assert ask(proxy.url).status == 200
        assert proxy.requests("POST") == ["/"] * 4


def test_a_server_that_is_away_is_a_bad_gateway() -> None:
    with Store() as server:
        address = server.origin
    with Proxy(address) as proxy:
        assert ask(proxy.url, b"x").status == 502


def test_a_body_of_unknown_length_is_passed_on() -> None:
    with Store() as server, Proxy(server.origin) as proxy:
        connection = http.client.HTTPConnection(proxy.origin.removeprefix("http://"), timeout=5)
        connection.request(
            "POST", "/", iter([b"ab", b"cde"]), encode_chunked=True, headers={"Transfer-Encoding": "chunked"}
        )
        assert connection.getresponse().read().startswith(b"<kept")
        connection.close()
        assert [one.body for one in server.asked] == [b"abcde"]


def test_addresses_in_answers_become_those_of_the_proxy(pycsw_module: PycswServer) -> None:
    with Proxy(pycsw_module.url) as proxy, Proxy(pycsw_module.url, rewrites=False) as plain:
        assert proxy.url.endswith("/")
        assert f'href="{proxy.url}"' in ask(f"{proxy.url}{CAPABILITIES}").text
        advertised = ask(f"{plain.url}{CAPABILITIES}").text
        assert f'href="{pycsw_module.url}"' in advertised
        assert plain.origin not in advertised


def test_a_catalogue_keeps_nothing_of_half_a_request_and_all_of_one_whose_answer_is_lost(pycsw: PycswServer) -> None:
    with Proxy(pycsw.url) as proxy:
        proxy.next(CUT_REQUEST)
        with pytest.raises(BROKEN):
            ask(proxy.url, inserting(record("a")))
        proxy.next(CUT_BEFORE_ANSWER)
        with pytest.raises(BROKEN):
            ask(proxy.url, inserting(record("b"), record("c")))
        assert pycsw.ids() == ("b", "c")

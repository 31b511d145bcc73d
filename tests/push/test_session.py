"""A target is asked with its key; no other server ever sees it, and no answer that is lost is taken for one."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fairtool.errors import UnreadableError
from fairtool.push.call import Call, Patience
from fairtool.push.faults import LostAnswerError, RefusedError
from fairtool.push.key import Key
from fairtool.push.origin import Origin
from fairtool.push.session import Session

SECRET = "SECRET-TOKEN-1234"  # noqa: S105 - of a server that is made here
HEADERS = ("X-Dataverse-key", "Authorization", "X-API-Key")
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """A server on the loopback that answers as it is told, and keeps what it was asked."""

    answer: Answer
    port: int = 0
    seen: list[Mapping[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def keys(self) -> list[str]:
        """All keys that arrived here, in any header."""
        return [value for headers in self.seen for value in headers.values() if SECRET in value or "U0VDUkVU" in value]


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    """Serve while the context lasts."""
    server = Server(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            server.seen.append(dict(self.headers.items()))
            server.bodies.append(self.rfile.read(int(self.headers.get("content-length", 0))))
            server.answer(self)

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _handle  # noqa: N815 - the names of the library

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.port = http.server_port
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def text(code: int, body: bytes = b"ok", **headers: str) -> Answer:
    """Give an answer with a status and a body."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def cut(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without an answer."""
    handler.close_connection = True
    handler.connection.shutdown(2)


def in_turn(*answers: Answer) -> Answer:
    """Give one answer after the other, the last for ever."""
    left = list(answers)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return answer


def session(server: Server, header: str = "X-Dataverse-key", waits: list[float] | None = None) -> Session:
    """Open a session with a key that does not really wait."""
    key = Key(Origin.of(server.url), SECRET, "token", header)
    return Session(
        server.url, key, Patience(seconds=5, silence=2, pause=0.01), (waits if waits is not None else []).append
    )


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_a_redirect_to_another_server_never_brings_the_key_there(code: int, header: str, method: str) -> None:
    with serving(text(200)) as thief, serving(text(code, Location=f"{thief.url}/x")) as target:
        with session(target, header) as one, pytest.raises(RefusedError) as caught:
            one.ask(Call(method, "/a", safe=True))
        assert target.keys()
        assert thief.seen == []
        assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    "target", ["http://localhost:{port}/x", "//127.0.0.2:{port}/x", "http://[::1", "file:///etc/passwd"]
)
def test_no_form_of_redirect_is_followed(target: str) -> None:
    with serving(text(200)) as thief:
        answer = text(302, Location=target.format(port=thief.port))
        with serving(answer) as server, session(server) as one, pytest.raises(RefusedError):
            one.ask(Call("GET", "/a", safe=True))
        assert thief.seen == []


def test_an_address_that_the_target_names_elsewhere_is_not_asked() -> None:
    with serving(text(200)) as thief, serving(text(200)) as server, session(server) as one:
        with pytest.raises(RefusedError, match="another place"):
            one.ask(Call("GET", f"{thief.url}/csw"))
        assert (thief.seen, server.seen) == ([], [])


def test_a_key_of_another_origin_is_not_used() -> None:
    with serving(text(200)) as server, Session(server.url, Key(Origin.of("https://other.fr"), SECRET)) as one:
        assert one.ask(Call("GET", "/")).ok
        assert server.keys() == []
        assert not one.has_key


def test_no_cookie_is_kept_between_questions() -> None:
    with serving(text(200, Set_Cookie="a=b")) as server, session(server) as one:
        one.ask(Call("GET", "/"))
        one.ask(Call("GET", "/"))
        assert all("cookie" not in {name.lower() for name in headers} for headers in server.seen)


@pytest.mark.parametrize("code", [502, 503, 504])
def test_what_may_pass_is_asked_again_where_that_is_safe(code: int) -> None:
    waits: list[float] = []
    with serving(in_turn(text(code), text(code), text(200, b"there"))) as server, session(server, waits=waits) as one:
        assert one.ask(Call("GET", "/", safe=True)).body == b"there"
        assert len(waits) == 2
    with serving(in_turn(text(code), text(200))) as server, session(server) as one:
        assert one.ask(Call("POST", "/")).code == code  # perhaps carried out: the caller reads back
        assert len(server.seen) == 1


def test_too_many_requests_are_waited_for_even_without_a_word_how_long() -> None:
    waits: list[float] = []
    with serving(in_turn(text(429), text(429), text(201))) as server, session(server, waits=waits) as one:
        assert one.ask(Call("POST", "/", body=b"x")).code == 201
    assert 7 <= waits[0] <= 15 <= waits[1] <= 30


def test_the_wait_that_the_target_asks_for_is_kept() -> None:
    waits: list[float] = []
    with serving(in_turn(text(429, Retry_After="7"), text(200))) as server, session(server, waits=waits) as one:
        one.ask(Call("GET", "/", safe=True))
    assert waits == [7]


def test_a_target_that_wants_too_long_a_wait_is_given_up() -> None:
    waits: list[float] = []
    with serving(text(429, Retry_After="90000")) as server, session(server, waits=waits) as one:
        assert one.ask(Call("GET", "/", safe=True)).code == 429
    assert waits == []


def test_an_answer_that_is_lost_is_said_to_be_lost() -> None:
    with serving(cut) as server, session(server) as one, pytest.raises(LostAnswerError):
        one.ask(Call("POST", "/", body=b"x"))
    assert len(server.seen) == 1


def test_what_is_safe_is_asked_again_after_a_cut() -> None:
    with serving(in_turn(cut, text(200))) as server, session(server) as one:
        assert one.ask(Call("GET", "/", safe=True)).ok


def test_a_target_that_is_not_there_was_not_sent_anything() -> None:
    with serving(text(200)) as server:
        url = server.url
    waits: list[float] = []
    with (
        Session(url, None, Patience(seconds=2, pause=0.01), waits.append) as one,
        pytest.raises(UnreadableError, match="refuses the connection"),
    ):
        one.ask(Call("POST", "/", body=b"x"))
    assert len(waits) == 3


def test_a_body_in_parts_is_sent_with_its_length() -> None:
    with serving(text(200)) as server, session(server) as one:
        parts = (part for part in (b"ab", b"cd"))
        one.ask(Call("POST", "/", {"Content-Length": "4"}, body=parts))
        assert server.bodies == [b"abcd"]


def test_connections_are_kept() -> None:
    ports: list[int] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        ports.append(handler.client_address[1])
        text(200)(handler)

    with serving(answer) as server, session(server) as one:
        for _ in range(3):
            one.ask(Call("GET", "/"))
    assert len(set(ports)) == 1

"""Several questions to a target are asked together: answers in their order, errors beside them, no thread left."""

import threading

from fairtool.errors import FairtoolError
from fairtool.push.call import Call, Reply
from fairtool.push.faults import RefusedError
from fairtool.push.session import Session
from tests.push.flow import HASTE
from tests.push.servers.loopback import Asked, Exchange, Loopback
from tests.push.servers.loopback import Reply as Given


class Waiting(Loopback):
    """One that answers a request only when another has come."""

    def __init__(self) -> None:
        """Wait for two."""
        super().__init__()
        self._both = threading.Barrier(2, timeout=10)

    def exchange(self, exchange: Exchange) -> None:
        """Wait for the other, then answer with the path."""
        asked = exchange.read()
        self._both.wait()
        exchange.send(Given(200, asked.path.encode()))


class Echo(Loopback):
    """One that answers with the path, and sends some elsewhere."""

    def answer(self, asked: Asked) -> Given:
        """Give the path."""
        if asked.path == "/3":
            return Given(302, b"", {"Location": "https://elsewhere.example.org/"})
        return Given(200, asked.path.encode())


def bodies(found: list[Reply | FairtoolError]) -> list[bytes]:
    return [one.body for one in found if isinstance(one, Reply)]


def test_questions_wait_for_their_answers_together() -> None:
    with Waiting() as server, Session(server.origin, patience=HASTE) as session:
        found = session.ask_together([Call("GET", "/0", safe=True), Call("GET", "/1", safe=True)])
    assert bodies(found) == [b"/0", b"/1"]


def test_answers_come_in_the_order_of_the_questions_and_an_error_keeps_none_out() -> None:
    with Echo() as server, Session(server.origin, patience=HASTE) as session:
        found = session.ask_together([Call("GET", f"/{number}", safe=True) for number in range(20)])
        assert bodies(found) == [f"/{number}".encode() for number in range(20) if number != 3]
        assert isinstance(found[3], RefusedError)
        assert not [one for one in threading.enumerate() if one.name.startswith("ThreadPoolExecutor")]


def test_no_question_and_one_question_need_no_thread() -> None:
    with Echo() as server, Session(server.origin, patience=HASTE) as session:
        assert session.ask_together([]) == []
        assert bodies(session.ask_together([Call("GET", "/a", safe=True)])) == [b"/a"]

"""A proxy between a client and a server that misbehaves on command, one request at a time or for all that match."""

import http.client
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlsplit

from tests.push.servers.exchange import ask
from tests.push.servers.faults import Fault, Kind
from tests.push.servers.loopback import Asked, Exchange, Loopback, Reply, as_reply

PAGE = b"<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Be back soon.</body></html>"
GARBAGE = b"<?xml version='1.0'?><csw:TransactionResponse \xff\xfe<<&</broken"
HOP = frozenset({"host", "connection", "transfer-encoding", "keep-alive", "content-length", "accept-encoding"})


@dataclass(slots=True)
class _Planned:
    fault: Fault
    when: Callable[[Asked], bool] | int
    times: int | None

    def meets(self, asked: Asked) -> bool:
        """Say whether the fault is for this request, and count it."""
        if isinstance(self.when, int):
            self.when -= 1
            return self.when <= 0
        return self.when(asked)


class Proxy(Loopback):
    """A proxy of one server; it runs inside `with`.

    `rewrites` is whether addresses of the server inside its answers become addresses of the proxy: catalogues advertise
    their own address, so that a client that follows it would go past the proxy.
    """

    def __init__(self, target: str, *, rewrites: bool = True) -> None:
        """Take the address of the server."""
        super().__init__()
        self._target = target
        self._rewrites = rewrites
        self._planned: list[_Planned] = []
        self._lock = threading.Lock()
        self.forwarded: list[Asked] = []

    @property
    def url(self) -> str:
        """The address of the server with the proxy's origin in place of its own; path and query are kept."""
        return self.origin + self._target.removeprefix(self._server_origin)

    @property
    def _server_origin(self) -> str:
        parts = urlsplit(self._target)
        return f"{parts.scheme}://{parts.netloc}"

    def next(self, fault: Fault, when: Callable[[Asked], bool] | int = 1, *, times: int | None = 1) -> None:
        """Plan a fault for the `when`-th request from now, or for the next that `when` is true of.

        It happens `times` times, on requests one after another that meet it; for ever where that is None. For a request
        that is cut, `when` sees the half of the body that has passed.
        """
        with self._lock:
            self._planned.append(_Planned(fault, when, times))

    def heal(self) -> None:
        """Forget all faults that are planned."""
        with self._lock:
            self._planned.clear()

    def exchange(self, exchange: Exchange) -> None:
        """Pass a request on, or do what is planned for it."""
        half = exchange.read(exchange.length // 2)
        if self._due(half, cuts=True):
            self._half(half, exchange.length)
            exchange.cut()
            return
        asked = exchange.read()
        self.asked.append(asked)
        fault = self._due(asked, cuts=False)
        reply = self._forward(asked) if fault is None or fault.forwards else Reply(502)
        if fault is None:
            exchange.send(reply)
        else:
            _DO[fault.kind](self, exchange, fault, reply)

    def _due(self, asked: Asked, *, cuts: bool) -> Fault | None:
        with self._lock:
            for planned in self._planned:
                if (planned.fault.kind is Kind.CUT_REQUEST) is cuts and planned.meets(asked):
                    planned.times = None if planned.times is None else planned.times - 1
                    if planned.times == 0:
                        self._planned.remove(planned)
                    return planned.fault
        return None

    def _forward(self, asked: Asked) -> Reply:
        self.forwarded.append(asked)
        headers = {name: value for name, value in asked.headers.items() if name not in HOP}
        body = asked.body or None
        place = self._server_origin + asked.target
        try:
            reply = as_reply(ask(place, body, method=asked.method, headers=headers, seconds=120))
        except (OSError, http.client.HTTPException) as error:
            return Reply(502, f"<html><body>{error}</body></html>".encode(), {"Content-Type": "text/html"})
        if not self._rewrites:
            return reply
        moved = {name: value.replace(self._server_origin, self.origin) for name, value in reply.headers.items()}
        return replace(
            reply, body=reply.body.replace(self._server_origin.encode(), self.origin.encode()), headers=moved
        )

    def _half(self, asked: Asked, length: int) -> None:
        """Let the server have half of a request, as it would when the connection breaks."""
        parts = urlsplit(self._target)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=5)
        try:
            connection.putrequest(asked.method, asked.target)
            for name, value in asked.headers.items():
                if name not in HOP:
                    connection.putheader(name, value)
            connection.putheader("Content-Length", str(length))
            connection.endheaders(asked.body)
        finally:
            connection.close()

    def _cut(self, exchange: Exchange, _fault: Fault, _reply: Reply) -> None:
        exchange.cut()

    def _cut_in_answer(self, exchange: Exchange, _fault: Fault, reply: Reply) -> None:
        exchange.head(reply, len(reply.body))
        exchange.write(reply.body[: len(reply.body) // 2])
        exchange.cut()

    def _refuse(self, exchange: Exchange, fault: Fault, _reply: Reply) -> None:
        body = f"<html><body><h1>{fault.status}</h1></body></html>".encode()
        exchange.send(Reply(fault.status, body, {"Content-Type": "text/html"}))

    def _drip(self, exchange: Exchange, fault: Fault, reply: Reply) -> None:
        exchange.head(reply, len(reply.body))
        for byte in reply.body:
            exchange.write(bytes((byte,)))
            if self.stopping.wait(fault.pause):
                break
        exchange.end()

    def _say_nothing(self, exchange: Exchange, _fault: Fault, _reply: Reply) -> None:
        self.stopping.wait(60)
        exchange.end()

    def _garble(self, exchange: Exchange, _fault: Fault, reply: Reply) -> None:
        exchange.send(Reply(200, GARBAGE, _typed(reply.headers, "application/xml")))

    def _show_page(self, exchange: Exchange, _fault: Fault, reply: Reply) -> None:
        exchange.send(Reply(200, PAGE, _typed(reply.headers, "text/html; charset=utf-8")))

    def _never_end(self, exchange: Exchange, _fault: Fault, reply: Reply) -> None:
        exchange.head(replace(reply, status=200), None)
        exchange.write(reply.body)
        while not self.stopping.is_set():
            exchange.write(b" " * 65536)
        exchange.end()

    def _change_date(self, exchange: Exchange, fault: Fault, reply: Reply) -> None:
        date = format_datetime(datetime.now(UTC) + timedelta(hours=fault.hours), usegmt=True)
        exchange.send(replace(reply, headers={**reply.headers, "date": date}))

    def _send_elsewhere(self, exchange: Exchange, fault: Fault, _reply: Reply) -> None:
        exchange.send(Reply(fault.status, b"", {"Location": fault.to}))


def _typed(headers: Mapping[str, str], media_type: str) -> Mapping[str, str]:
    return {**headers, "content-type": media_type}


_DO: Mapping[Kind, Callable[[Proxy, Exchange, Fault, Reply], None]] = {
    Kind.CUT_BEFORE_ANSWER: Proxy._cut,
    Kind.CUT_IN_ANSWER: Proxy._cut_in_answer,
    Kind.REFUSAL: Proxy._refuse,
    Kind.SLOW: Proxy._drip,
    Kind.SILENCE: Proxy._say_nothing,
    Kind.GARBAGE: Proxy._garble,
    Kind.PAGE: Proxy._show_page,
    Kind.ENDLESS: Proxy._never_end,
    Kind.CLOCK: Proxy._change_date,
    Kind.REDIRECT: Proxy._send_elsewhere,
}

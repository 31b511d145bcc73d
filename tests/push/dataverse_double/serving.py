"""A server on the loopback for either half of the double, and what it remembers of the requests that reached it."""

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

from tests.push.dataverse_double.answers import Answer
from tests.push.dataverse_double.faults import Fault, Faults, page

_METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that reached a server: which server, what was asked, with which headers and body."""

    server: str  # dataverse or s3
    method: str
    path: str  # with the query
    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str | None:
        """Give a header, whatever the case of its name; nothing where it did not come."""
        return next((value for one, value in self.headers.items() if one.lower() == name.lower()), None)


Answering: TypeAlias = Callable[[Seen], Answer]


class Half:
    """A half of the double: a server that notes each request, and lets go wrong what was planned."""

    def __init__(self, name: str, seen: list[Seen], faults: Faults, answering: Answering) -> None:
        """Take a port; nothing is served before `start`."""
        self._name = name
        self._seen = seen
        self._faults = faults
        self._answering = answering
        self.slowness = 2.0
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving, and close the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        """Read a request, note it, and answer it or not."""
        seen = Seen(self._name, handler.command, handler.path, dict(handler.headers.items()), _body(handler))
        self._seen.append(seen)
        if len(seen.body) < int(seen.header("Content-Length") or 0):  # broken off: no server takes a part for the whole
            _cut(handler)
            return
        fault = self._faults.due(seen.method, seen.path)
        if fault == "cut-before":
            _cut(handler)
            return
        planned = page(fault) if fault is not None else None
        answer = planned or self._answering(seen)
        if fault == "slow":
            time.sleep(self.slowness)
        self._give(handler, answer, fault)

    def _give(self, handler: BaseHTTPRequestHandler, answer: Answer, fault: Fault | None) -> None:
        if fault == "cut-after":
            _cut(handler)
            return
        with contextlib.suppress(OSError):  # nobody listens any more
            handler.send_response(answer.status)
            if answer.status != 204:
                handler.send_header("Content-Type", answer.media_type)
                handler.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            body = answer.body[: len(answer.body) // 2] if fault == "cut-body" else answer.body
            if handler.command != "HEAD":
                handler.wfile.write(body)
        if fault == "cut-body":
            _cut(handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that a client cut: tests do that on purpose."""


def _handler(half: Half) -> type[BaseHTTPRequestHandler]:
    def answer(self: BaseHTTPRequestHandler) -> None:
        half.handle(self)

    members: dict[str, object] = {f"do_{method}": answer for method in _METHODS}
    members |= {"protocol_version": "HTTP/1.1", "log_message": lambda *_: None, "timeout": 30}
    members["disable_nagle_algorithm"] = True  # head and body are two writes: the second would wait for 40 ms
    return type("Handler", (BaseHTTPRequestHandler,), members)


def _body(handler: BaseHTTPRequestHandler) -> bytes:
    """Read the body, of a known length or in chunks."""
    if "chunked" in handler.headers.get("Transfer-Encoding", "").lower():
        return b"".join(iter(lambda: _chunk(handler), b""))
    return handler.rfile.read(int(handler.headers.get("Content-Length") or 0))


def _chunk(handler: BaseHTTPRequestHandler) -> bytes:
    size = int(handler.rfile.readline().split(b";")[0] or b"0", 16)
    content = handler.rfile.read(size)
    handler.rfile.readline()
    return content


def _cut(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without another byte."""
    handler.close_connection = True
    with contextlib.suppress(OSError):
        handler.connection.shutdown(2)

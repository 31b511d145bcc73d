"""The HTTP under the doubles: a server of threads on the loopback that keeps what it was asked and ends when told."""

import json
import socket
import struct
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from tests.push.servers.exchange import Answer

NO_BODY = frozenset({204, 304})
AT_ONCE = (1, 0)  # SO_LINGER: on, for no time


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived; names of headers are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path, with its escapes, without the query."""
        return urlsplit(self.target).path

    @property
    def segments(self) -> tuple[str, ...]:
        """The parts of the path between slashes, without their escapes."""
        return tuple(unquote(part) for part in self.path.strip("/").split("/"))

    @property
    def query(self) -> Mapping[str, str]:
        """The parameters of the query, the first of each name."""
        found = parse_qs(urlsplit(self.target).query, keep_blank_values=True)
        return {name: values[0] for name, values in found.items()}

    @property
    def media_type(self) -> str:
        """The media type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answers."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[str, ...] = ()


def as_json(said: object, status: int = 200) -> Reply:
    """Give an answer in JSON."""
    return Reply(status, json.dumps(said, ensure_ascii=False).encode(), {"Content-Type": "application/json"})


def as_reply(answer: Answer) -> Reply:
    """Give what another server answered as an answer of ours."""
    return Reply(answer.status, answer.body, answer.headers, answer.cookies)


class Exchange:
    """One request that is being answered: what has arrived, and the connection to answer on."""

    def __init__(self, handler: BaseHTTPRequestHandler) -> None:
        """Take the request of which line and headers have arrived."""
        self._handler = handler
        self._headers = {name.lower(): value for name, value in handler.headers.items()}
        self._body = b""
        self.length = int(self._headers.get("content-length") or 0)

    def read(self, count: int | None = None) -> Asked:
        """Read so many bytes of the body, else all, and give the request as far as it has arrived."""
        if self._headers.get("transfer-encoding", "").lower() == "chunked":
            self._body = self._chunks()
            self._headers.pop("transfer-encoding")
            self.length = len(self._body)
        else:
            upto = self.length if count is None else count
            self._body += self._handler.rfile.read(upto - len(self._body))
        return Asked(self._handler.command, self._handler.path, self._headers, self._body)

    def _chunks(self) -> bytes:
        found = b""
        while size := int(self._handler.rfile.readline().partition(b";")[0], 16):
            found += self._handler.rfile.read(size)
            self._handler.rfile.readline()
        self._handler.rfile.readline()
        return found

    def send(self, reply: Reply) -> None:
        """Send the whole answer."""
        bodiless = reply.status in NO_BODY
        self.head(reply, None if bodiless else len(reply.body))
        if not bodiless and self._handler.command != "HEAD":
            self.write(reply.body)

    def head(self, reply: Reply, length: int | None) -> None:
        """Send status and headers, with the length of the body where one is given."""
        self._handler.send_response_only(reply.status)
        given = {name.title(): value for name, value in reply.headers.items()}
        for name, value in {"Date": self._handler.date_time_string(), **given}.items():
            if name not in {"Content-Length", "Transfer-Encoding", "Connection"}:
                self._handler.send_header(name, value)
        for cookie in reply.cookies:
            self._handler.send_header("Set-Cookie", cookie)
        if length is not None:
            self._handler.send_header("Content-Length", str(length))
        self._handler.end_headers()

    def write(self, part: bytes) -> None:
        """Send a part of the body at once."""
        self._handler.wfile.write(part)
        self._handler.wfile.flush()

    def end(self) -> None:
        """Close the connection after this answer."""
        self._handler.close_connection = True

    def cut(self) -> None:
        """Break the connection off: the client sees a reset, not an end."""
        self._handler.wfile.flush()
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", *AT_ONCE))
        self.end()


class Loopback:
    """A server; what it does with a request is said by `exchange`. It runs inside `with`."""

    def __init__(self) -> None:
        """Take a port; nothing is answered yet."""
        self.asked: list[Asked] = []
        self.stopping = threading.Event()
        self._turn = threading.Lock()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # head and body are sent apart
            timeout = 60

            def handle_one_request(self) -> None:
                try:
                    super().handle_one_request()
                except OSError:
                    self.close_connection = True

            def do_GET(self) -> None:
                owner.exchange(Exchange(self))

            do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_GET  # noqa: N815 - the library's names

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def exchange(self, exchange: Exchange) -> None:
        """Answer one request: read it whole, keep it, and send what `answer` says; half of one is forgotten."""
        asked = exchange.read()
        if len(asked.body) < exchange.length:
            exchange.end()
            return
        with self._turn:
            self.asked.append(asked)
            reply = self.answer(asked)
        exchange.send(reply)

    def answer(self, asked: Asked) -> Reply:
        """Say what is answered to a request; one request at a time."""
        raise NotImplementedError

    def requests(self, method: str) -> list[str]:
        """Give the targets of the requests with a method, in order."""
        return [one.target for one in self.asked if one.method == method]

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End: connections that are open are closed, and all threads have ended afterwards."""
        self.stopping.set()
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    """A server that knows the connections that are open, since those that are kept alive would keep it alive."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        request, address = super().get_request()
        with self._lock:
            self._open.add(request)
        return request, address

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        if isinstance(request, socket.socket):
            with self._lock:
                self._open.discard(request)
            _close(request)

    def hang_up(self) -> None:
        """End the connections that are open."""
        with self._lock:
            for request in self._open:
                _shut(request)


def _close(request: socket.socket) -> None:
    """Close a connection; one that lingers for no time is reset, so nothing may be sent before."""
    if struct.unpack("ii", request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)) != AT_ONCE:
        _shut(request)
    request.close()


def _shut(request: socket.socket) -> None:
    try:
        request.shutdown(socket.SHUT_RDWR)
    except OSError:
        return

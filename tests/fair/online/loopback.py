"""A server on the loopback that answers what a test tells it: any status, several fields of a name, endless bodies."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from fairtool.addresses import ANYWHERE, Reach, networks
from fairtool.fair.online.exchange import Patience
from fairtool.fair.online.fetch import LiveWeb

OUTSIDE = Reach(networks(["127.0.0.1/32"]))  # as if the server of a test were a public one
QUICK = Patience(seconds=5, silence=3, in_all=20, tries=2, pause=0.01)


@dataclass(frozen=True)
class Asked:
    """A request that the server was sent."""

    method: str
    path: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """What the server answers: `endless` repeats the body until nobody listens, `drip` waits after each byte."""

    body: bytes | str = b""
    code: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    endless: bool = False
    drip: float = 0.0
    takes_ranges: bool = False

    @property
    def data(self) -> bytes:
        """The body as bytes."""
        return self.body.encode() if isinstance(self.body, str) else self.body


def typed(body: bytes | str, media_type: str, **more: bool) -> Reply:
    """Answer with a body of a media type."""
    return Reply(body, 200, (("Content-Type", media_type),), **more)


def moved(to: str, code: int = 302) -> Reply:
    """Send on to another address."""
    return Reply("", code, (("Location", to),))


Rule = Reply | Callable[[Asked], Reply]


class Site:
    """A running server: what it answers by path, and what it was asked."""

    def __init__(self, address: str) -> None:
        """Answer nothing yet."""
        self.address = address
        self.asked: list[Asked] = []
        self.answers: dict[str, Rule] = {}

    def answer(self, asked: Asked) -> Reply:
        """Find the answer to a request: by its path with the query, else without."""
        self.asked.append(asked)
        plain = self.answers.get(asked.path.partition("?")[0], Reply("none", 404))
        found = self.answers.get(asked.path, plain)
        return found if isinstance(found, Reply) else found(asked)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.asked]


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.site.answer(Asked(self.command, self.path, headers))
        data, code, more = reply.data, reply.code, ()
        if reply.takes_ranges and (said := headers.get("range", "")):
            last = int(said.rpartition("-")[2])
            code, more = 206, (("Content-Range", f"bytes 0-{min(last, len(data) - 1)}/{len(data)}"),)
            data = data[: last + 1]
        try:
            self._send(reply, data, code, more)
        except OSError:
            self.close_connection = True

    do_HEAD = do_GET  # noqa: N815 - the name that the library asks for

    def _send(self, reply: Reply, data: bytes, code: int, more: tuple[tuple[str, str], ...]) -> None:
        self.send_response(code)
        for name, value in (*reply.headers, *more):
            self._headers_buffer.append(f"{name}: {value}\r\n".encode())  # UTF-8, as IRIs are sent
        if not reply.endless:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command == "HEAD" or code in (204, 304):
            return
        while True:
            for start in range(0, len(data), 1 if reply.drip else max(len(data), 1)):
                self.wfile.write(data[start : start + 1] if reply.drip else data)
                self.wfile.flush()
                time.sleep(reply.drip)
            if not reply.endless:
                return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def running(host: str = "127.0.0.1", port: int = 0) -> Iterator[Site]:
    """Run a server; all its threads have ended afterwards."""
    handler = type("Handler", (_Handler,), {})
    with ThreadingHTTPServer((host, port), handler) as server:
        server.daemon_threads = False  # so that `server_close` joins them
        handler.site = Site(f"http://{host}:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield handler.site
        finally:
            server.shutdown()
            thread.join()


def live(patience: Patience = QUICK, reach: Reach = ANYWHERE) -> LiveWeb:
    """Give the web with the loopback in it."""
    return LiveWeb(patience, reach)

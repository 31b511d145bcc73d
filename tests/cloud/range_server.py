"""A web server on the loopback that gives parts of files, or does not, and counts what it is asked."""

import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_RANGE = re.compile(r"bytes=(\d+)-(\d+)")


@dataclass
class Served:
    """What a server gives and was asked; a behaviour is looked for by the path that is asked for."""

    files: dict[str, bytes] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, list[int]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, Mapping[str, str]] = field(default_factory=dict)
    ranges: bool = True
    latency: float = 0.0
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    sent: int = 0
    versions: dict[str, str] = field(default_factory=dict)
    address: str = ""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    served: Served

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._answer(body=False)

    def do_GET(self) -> None:
        """Answer with all or a part of a file."""
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        served = self.served
        path = self.path.partition("?")[0]
        served.asked.append((self.command, self.path, self.headers.get("Range", "")))
        time.sleep(served.latency)
        statuses = served.statuses.get(path)
        if statuses:
            self._plain(statuses.pop(0), b"", {"Retry-After": "0"})
        elif path in served.redirects:
            self._plain(302, b"", {"Location": served.redirects[path]})
        elif path not in served.files:
            self._plain(404, b"", {})
        else:
            self._file(served.files[path], path, body=body)

    def _file(self, content: bytes, path: str, *, body: bool) -> None:
        kind = self.served.types.get(path, "text/html" if path.endswith("/") else "application/octet-stream")
        headers = {
            "Content-Type": kind,
            "ETag": self.served.versions.get(path, '"one"'),
            "Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT",
        }
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        if not (asked and self.served.ranges):
            self._plain(200, content, headers, body=body)
            return
        first, last = int(asked[1]), min(int(asked[2]), len(content) - 1)
        if first >= len(content):
            self._plain(416, b"", {"Content-Range": f"bytes */{len(content)}"})
            return
        headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
        self._plain(206, content[first : last + 1], {**headers, **self.served.wrong.get(path, {})}, body=body)

    def _plain(self, code: int, content: bytes, headers: Mapping[str, str], *, body: bool = True) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            try:
                self.wfile.write(content)
            except OSError:
                self.close_connection = True
            self.served.sent += len(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: clients break off what they need no more of."""


@contextmanager
def serving(served: Served) -> Iterator[Served]:
    """Serve on a free port of the loopback."""
    handler = type("Handler", (_Handler,), {"served": served})
    with _Server(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        served.address = f"http://127.0.0.1:{running.server_address[1]}"
        yield served
        running.shutdown()
        thread.join()

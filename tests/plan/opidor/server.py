"""A double of the interface of DMP OPIDoR on the loopback: it takes a plan from who has the token, and does as told."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.plan.opidor.importer import Importer, RefusedError

PROFILE_TOKEN = "16daksGaj8Yex8"  # noqa: S105 - it opens nothing
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJjIjoxfQ.c2lnbg"  # noqa: S105 - nor does this


@dataclass
class Asked:
    """A request: its path, its Authorization header, its body."""

    path: str
    authorization: str
    body: bytes


@dataclass
class Interface:
    """The server: its address, what it was asked, the plans that it made, and how it misbehaves."""

    address: str = ""
    mood: str = ""
    elsewhere: str = ""
    asked: list[Asked] = field(default_factory=list)
    plans: list[Any] = field(default_factory=list)

    def answer(self, asked: Asked) -> tuple[int, dict[str, str], bytes]:
        """Give status, headers and body of the answer."""
        match self.mood:
            case "broken":
                return 500, {}, b"<html>We're sorry, but something went wrong.</html>"
            case "chatty":
                said = {"message": f"what is {asked.authorization}?"}
                return 400, {}, json.dumps(said).encode()
            case "moved":
                return 307, {"Location": f"{self.elsewhere}/api?token=x"}, b""
            case "page":
                return 200, {"Content-Type": "text/html"}, b"<html>Sign in</html>"
            case "silent":
                time.sleep(3)
        return self._routed(asked)

    def _routed(self, asked: Asked) -> tuple[int, dict[str, str], bytes]:
        if asked.path == "/api/v1/authenticate":
            said = json.loads(asked.body)
            if said == {"grant_type": "authorization_code", "email": "a@example.org", "code": PROFILE_TOKEN}:
                return 200, {}, json.dumps({"access_token": TOKEN, "token_type": "Bearer"}).encode()
            return 401, {}, b'{"errors": ["Invalid credentials"]}'
        parts = urlsplit(asked.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        wanted = {"import_format": "standard", "context": "research_project"}
        if parts.path != "/api/v1/madmp/plans/import" or wanted.items() - query.items():
            return 404, {}, b'{"message": "Not Found"}'
        if asked.authorization != f"Bearer {TOKEN}":
            return 401, {}, b'{"errors": [{"token": "Invalid token"}]}'
        try:
            self.plans.append((query["locale"], Importer().standard(json.loads(asked.body)["data"])))
        except RefusedError as error:
            return 400, {}, json.dumps({"status": 400, "error": "Bad Request", "message": str(error)}).encode()
        made = {"status": 201, "message": "Plan imported successfully", "data": {"planId": 100 + len(self.plans)}}
        return 201, {}, json.dumps(made).encode()


@contextmanager
def interface(mood: str = "", elsewhere: str = "") -> Iterator[Interface]:
    """Run the double while a test lasts."""
    double = Interface(mood=mood, elsewhere=elsewhere)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            asked = Asked(self.path, self.headers.get("Authorization", ""), self.rfile.read(length))
            double.asked.append(asked)
            status, headers, body = double.answer(asked)
            try:
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                pass  # nobody listens any more

        do_GET = do_POST  # noqa: N815 - the name that the server looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    double.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

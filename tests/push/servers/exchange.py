"""One HTTP request over the standard library, for tests of doubles: no redirect is followed, no status is an error."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

XML = {"Content-Type": "application/xml"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; names of headers are in lower case, and cookies stand apart, since there may be several."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: tuple[str, ...] = ()

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def ask(
    url: str,
    body: bytes | None = None,
    *,
    method: str = "",
    headers: Mapping[str, str] = XML,
    seconds: float = 30,
) -> Answer:
    """Send a request, POST if there is a body, and give the whole answer.

    Raises OSError and http.client.HTTPException as the standard library does.
    """
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=seconds)
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method or ("GET" if body is None else "POST"), target or "/", body, dict(headers))
        answer = connection.getresponse()
        said = {name.lower(): value for name, value in answer.getheaders() if name.lower() != "set-cookie"}
        cookies = answer.headers.get_all("Set-Cookie", [])
        return Answer(answer.status, said, answer.read(), tuple(cookies))
    finally:
        connection.close()

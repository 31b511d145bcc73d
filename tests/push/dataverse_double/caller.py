"""Calls the double as a client would, with little to write in a test."""

import json
import ssl
from dataclasses import dataclass
from typing import TypeAlias

import httpx

from tests.push.dataverse_double.documents import dataset
from tests.push.dataverse_double.face import Double
from tests.push.dataverse_double.shapes import Json
from tests.push.dataverse_double.state import Dataset

Parts: TypeAlias = dict[str, tuple[str | None, bytes]]
_CONTEXT = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used on the loopback, and quickly made


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the JSON, the bytes and the headers."""

    status: int
    body: bytes
    headers: httpx.Headers

    @property
    def json(self) -> Json:
        """The body as an object."""
        found: Json = json.loads(self.body)
        return found

    @property
    def message(self) -> object:
        """What it says of itself."""
        return self.json.get("message")

    @property
    def error(self) -> tuple[int, object]:
        """The status and the message."""
        return self.status, self.message


class Caller:
    """Calls with the token of a role."""

    def __init__(self, double: Double, role: str = "depositor") -> None:
        """Call this double, as somebody; as nobody where the role is empty."""
        self._double = double
        self._headers = {"X-Dataverse-key": double.token(role)} if role else {}

    def call(self, method: str, path: str, *, said: object = None, **query: str) -> Reply:
        """Call with a body of JSON or of text, where there is one."""
        content = said if isinstance(said, str) or said is None else json.dumps(said)
        return self._send(method, path, query, content=content)

    def form(self, path: str, *, file: tuple[str, bytes] | None = None, said: object = None, **query: str) -> Reply:
        """Send a form with a file and what is said of it."""
        parts: Parts = {}
        if file is not None:
            parts["file"] = file
        if said is not None:
            parts["jsonData"] = (None, json.dumps(said).encode())
        return self._send("POST", path, query, parts=parts)

    def _send(
        self, method: str, path: str, query: dict[str, str], *, content: str | None = None, parts: Parts | None = None
    ) -> Reply:
        url = path if path.startswith("http") else f"{self._double.url}/api/{path}"
        with httpx.Client(timeout=10, trust_env=False, verify=_CONTEXT, headers=self._headers) as client:
            answer = client.request(method, url, params=query or None, content=content, files=parts)
        return Reply(answer.status_code, answer.content, answer.headers)

    def create(self, *more: Json, title: str = "Sea level at Brest", geospatial: tuple[Json, ...] = ()) -> Dataset:
        """Make a data set, and give it as the double holds it."""
        made = self.call("POST", "dataverses/lab/datasets", said=dataset(*more, title=title, geospatial=geospatial))
        assert made.status == 201, made.body
        return self._double.dataset(made.json["data"]["persistentId"])

    def about(self, method: str, of: Dataset, path: str = "", *, said: object = None, **query: str) -> Reply:
        """Call about a data set, by its persistent identifier."""
        where = f"datasets/:persistentId/{path}" if path else "datasets/:persistentId"
        return self.call(method, where, said=said, persistentId=of.persistent, **query)

    def add(self, of: Dataset, name: str, content: bytes, said: Json | None = None) -> Reply:
        """Add a file."""
        return self.form("datasets/:persistentId/add", file=(name, content), said=said, persistentId=of.persistent)

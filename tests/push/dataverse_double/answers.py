"""The answers of the interface: its envelope, and refusals with the statuses and texts of the server."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.push.dataverse_double.shapes import without_nulls

MISSING_ENDPOINT = (
    "API endpoint does not exist on this server. Please check your code for typos, or consult our API guide at"
    " http://guides.dataverse.org."
)
MISSING_METHOD = "API endpoint does not support this method. Consult our API guide at http://guides.dataverse.org."


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a body and headers."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


def _json(status: int, members: Mapping[str, object], headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status, json.dumps(members).encode(), headers or {})


def ok(data: object, *, message: object = None, total: int | None = None) -> Answer:
    """Answer with data, and a message or a count beside it."""
    return _json(200, without_nulls(status="OK", message=message, totalCount=total) | {"data": data})


def told(text: str) -> Answer:
    """Answer with a sentence, which stands inside the data."""
    return ok({"message": text})


def created(location: str, data: object) -> Answer:
    """Answer that something was made, and where."""
    return _json(201, {"status": "OK", "data": data}, {"Location": location})


def accepted(data: object) -> Answer:
    """Answer that a workflow has begun."""
    return _json(202, {"status": "WORKFLOW_IN_PROGRESS", "data": data})


def text(words: str) -> Answer:
    """Answer with plain text, as the metadata of a file are."""
    return Answer(200, words.encode(), media_type="text/plain")


def refusal(status: int, message: str, **more: object) -> Answer:
    """Answer with an error."""
    return _json(status, {"status": "ERROR", "message": message, **more})


class RefusedError(Exception):
    """What ends a request with an error."""

    def __init__(self, status: int, message: str, **more: object) -> None:
        """Keep the status, the message, and what stands beside it."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.more = more

    @property
    def answer(self) -> Answer:
        """The error as the client sees it."""
        return refusal(self.status, self.message, **self.more)

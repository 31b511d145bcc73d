"""A request as the handlers see it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.push.dataverse_double.answers import RefusedError
from tests.push.dataverse_double.multipart import Part, parts
from tests.push.dataverse_double.people import GUEST, User
from tests.push.dataverse_double.shapes import Json


@dataclass(frozen=True, slots=True)
class Request:
    """A method, a path with the parts that its pattern named, a query, headers, a body, and whose token came."""

    method: str
    path: str
    query: Mapping[str, list[str]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    named: Mapping[str, str] = field(default_factory=dict)
    user: User = GUEST

    def asked(self, name: str, otherwise: str = "") -> str:
        """Give a parameter of the query."""
        return self.query.get(name, [otherwise])[0]

    def flag(self, name: str) -> bool:
        """Whether a parameter says true."""
        return self.asked(name).lower() == "true"

    def header(self, name: str) -> str:
        """Give a header, whatever the case of its name."""
        return next((value for one, value in self.headers.items() if one.lower() == name.lower()), "")

    def json(self) -> Json:
        """Read the body as an object."""
        return read_object(self.body)

    def form(self) -> dict[str, Part]:
        """Read the body as a form of several parts."""
        return parts(self.header("Content-Type"), self.body)


def read_object(body: bytes | str) -> Json:
    """Read JSON that must be an object; what is not gets the refusal of the server."""
    try:
        found = json.loads(body)
    except ValueError as error:
        raise RefusedError(400, f"Error parsing Json: {error}") from error
    if not isinstance(found, dict):
        raise RefusedError(400, "Error parsing Json: an object is expected")
    return found

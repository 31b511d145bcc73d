"""What goes wrong on the way: a test says what, and for which requests."""

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from tests.push.dataverse_double.answers import Answer

Fault: TypeAlias = Literal[500, 502, 503, "cut-before", "cut-after", "cut-body", "garbage", "html", "slow"]
_PAGES = {
    502: b"<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>",
    503: b"<html><head><title>503 Service Unavailable</title></head><body>Maintenance</body></html>",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A fault that waits for its request."""

    method: str
    path: re.Pattern[str]
    what: Fault


@dataclass(slots=True)
class Faults:
    """The faults that wait, and for how many more calls the limit answers."""

    planned: list[Planned] = field(default_factory=list)
    limited: int = 0

    def plan(self, method: str, path: str, what: Fault) -> None:
        """Let something go wrong with the next request of a method whose path matches."""
        self.planned.append(Planned(method, re.compile(path), what))

    def due(self, method: str, path: str) -> Fault | None:
        """Give the fault of a request, once."""
        for one in self.planned:
            if one.method in {method, "*"} and one.path.search(path):
                self.planned.remove(one)
                return one.what
        return None

    def is_limited(self) -> bool:
        """Whether a command is one too many, once for each call that was limited."""
        if self.limited <= 0:
            return False
        self.limited -= 1
        return True


def page(what: Fault) -> Answer | None:
    """Give the answer of a fault that has one of its own: what a proxy says, in HTML, or the server's own 500."""
    match what:
        case 500:
            said = b'{"status":"ERROR","code":500,"message":"Internal server error. More details available at the'
            return Answer(500, said + b' server logs.","incidentId":"0f8fad5b-d9cb-469f-a165-70867728950e"}')
        case 502 | 503:
            return Answer(what, _PAGES[what], media_type="text/html")
        case "garbage":
            return Answer(200, b'{"status":"OK","data":{"id":')
        case "html":
            return Answer(200, b"<html><body>Please sign in</body></html>", media_type="text/html")
    return None

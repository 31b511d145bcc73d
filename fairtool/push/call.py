"""One request to a target and what it answers, as values; how long it is waited for; what a lost answer is told as."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from fairtool.errors import UnreadableError
from fairtool.push.faults import READ_BACK, LostAnswerError, RefusedError
from fairtool.push.origin import Origin


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a target is waited for: seconds for one request, tries, the first pause, the longest one, all pauses.

    `rate_pause` is the first pause where a target says that there were too many requests: its limits are by the hour.
    """

    seconds: float = 120.0
    silence: float = 60.0
    tries: int = 4
    pause: float = 1.0
    rate_pause: float = 15.0
    longest_pause: float = 300.0
    in_all: float = 1200.0


@dataclass(frozen=True, slots=True)
class Call:
    """A request to a target. `safe` says that to carry it out twice is the same as once, so that it may be repeated.

    `address` is a path below the address of the target, or an address in the same origin. `seconds` are more time than
    usual, for large bodies.
    """

    method: str
    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Iterable[bytes] = field(default=b"", repr=False)
    safe: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What a target answered: status, header fields (names in lower case; the last of each), body."""

    code: int
    headers: Mapping[str, str]
    body: bytes
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether the status is one of success."""
        return HTTPStatus.OK <= self.code < HTTPStatus.MULTIPLE_CHOICES

    @property
    def media_type(self) -> str:
        """Give the type that the answer says it is of, `application/xml`."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def redirected(address: str, reply: Reply) -> RefusedError:
    """Give the error that a redirect is told as; it holds `other`, the host that it leads to."""
    target = reply.headers.get("location", "")
    try:
        host = urlsplit(urljoin(address, target)).hostname or "-"
    except ValueError:
        host = "-"
    return RefusedError(
        "{address} sends to {other}, which was not asked",
        address=address,
        other=host,
        code=reply.code,
        hint="the key is for {origin} only; if the target has moved, write its new address; if it wants a log-in in a "
        "browser, import the record there by hand: fairtool push kit",
        origin=Origin.of(address),
    )


def lost_answer(error: UnreadableError, address: str) -> LostAnswerError:
    """Give the error for a request that was sent, and whose answer nobody has seen."""
    return LostAnswerError(
        "{address} was sent a request, and its answer did not come: {reason}",
        address=address,
        reason=error.values.get("reason", str(error)),
        reason_fr=error.values.get("reason_fr", error.values.get("reason", str(error))),
        hint=READ_BACK,
    )

"""One request over HTTP, within limits, that follows no redirect; asked alone or on connections that are kept."""

import socket
import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address
from types import TracebackType
from typing import Self

import httpx

from fairtool.addresses import ALLOW, ANYWHERE, PRIVATE, Reach, Watch, addresses_of
from fairtool.deadline import Deadline
from fairtool.errors import UnreadableError, UsageError
from fairtool.network_reasons import reason_of
from fairtool.translate import marked
from fairtool.unpacked import PACKINGS, PLAIN, unpacked

LARGEST = 4 * 2**30  # bytes
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# A key may go without TLS to this machine itself, and so never by way of a proxy, which would read it.
DIRECT: Mapping[str, None] = {f"all://{'[::1]' if host == '::1' else host}": None for host in sorted(_LOOPBACK)}
BLAMELESS = marked("the data are not at fault: check the address and the network")
LATER = marked("the data are not at fault: try again later, or raise the limit with --timeout")
LATE = marked("{path} was not fetched within {seconds} seconds")
FAILED = marked("{path} cannot be fetched: {reason}")
_PACKED = marked("{path} is sent packed as {packing}, though it was asked for as it is")
ASK_FAULTS = frozenset({FAILED, LATE, _PACKED, PRIVATE})
"""The sentences that tell why a question was not answered."""
ASK_HINTS = frozenset({BLAMELESS, LATER, ALLOW})
"""What there is to do about that."""


class BrokenOffError(UnreadableError):
    """A failure that may pass: its values hold `wait`, the seconds that the server asks for, and `validator`.

    `validator` says which version the bytes that have come are of; without it, they cannot be gone on with.
    """


class UnsentError(BrokenOffError):
    """The server was not reached at all: nothing of the request has arrived there."""


@dataclass(frozen=True, slots=True)
class Question:
    """One request that follows no redirect; of the body of the answer, `largest` bytes are taken.

    `secret` is the value of the header named `header`: it is sent over TLS or to this machine only. A body that is
    given in parts has its length among the headers.
    """

    method: str
    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    largest: int = LARGEST
    body: bytes | Iterable[bytes] = field(default=b"", repr=False)
    secret: str = field(default="", repr=False)
    header: str = "Authorization"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, whatever its status: all fields of the header, and the body as far as it was taken."""

    code: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    whole: bool = True


def ask(question: Question, *, seconds: float, silence: float | None = None, reach: Reach = ANYWHERE) -> Answer:
    """Give what one request is answered, nothing being sent to an address out of `reach`.

    `seconds` are for everything, `silence` for the time between two pieces. Raises BrokenOffError where another try may
    succeed, UnsentError where nothing was sent, PrivateAddressError where the address may not be asked, else
    UnreadableError.
    """
    with Line(reach) as line:
        return line.ask(question, seconds=seconds, silence=silence)


class Line:
    """Connections that are kept between questions; a context that closes them."""

    def __init__(self, reach: Reach = ANYWHERE) -> None:
        """Connect to nothing yet; raises UsageError where the environment names a proxy that cannot be used."""
        self._reach = reach
        self._client = _client()
        self._sockets: list[socket.socket] = []  # of connections that are kept, for the deadline of the next question

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        self._client.close()

    def ask(self, question: Question, *, seconds: float, silence: float | None = None) -> Answer:
        """Give what one request is answered; raises as the function `ask` does."""
        longest = min(seconds, silence or seconds)
        self._sockets[:] = [one for one in self._sockets if one.fileno() >= 0]  # many servers close each at once
        with Deadline(seconds, self._sockets) as deadline:
            try:
                self._client.timeout = longest
                self._client.cookies.clear()  # who needs cookies sends them, to the host that they are of
                return _answered(self._client, question, deadline, self._reach)
            except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
                late = seconds if deadline.over else longest if isinstance(error, httpx.TimeoutException) else 0
                raise explained(question.address, error, late, final=deadline.over) from None


def _client() -> httpx.Client:
    try:
        return httpx.Client(verify=_trusted(), mounts=DIRECT)
    except (ValueError, ImportError) as error:
        raise UsageError(
            "the proxy that the environment names cannot be used: {reason}",
            reason=error,
            hint="look at the variables HTTPS_PROXY, HTTP_PROXY and ALL_PROXY: write http://host:port",
        ) from None


@cache
def _trusted() -> ssl.SSLContext:
    """Give what connections are checked by, read once: a run asks many small questions."""
    return httpx.create_ssl_context()


def _answered(client: httpx.Client, question: Question, deadline: Deadline, reach: Reach) -> Answer:
    check_secret(question.address, question.secret, httpx.URL(question.address))
    headers = {"User-Agent": "fairtool", "Accept-Encoding": "identity", **question.headers, **_authorized(question)}
    content = question.body or None
    request = client.build_request(question.method, question.address, headers=headers, content=content)
    host = request.url.raw_host.decode("ascii")
    share_time(request, deadline, reach.check_name(host, request.url.port or 0, question.address))
    watch = Watch(reach, host, question.address)

    def see(event: str, known: Mapping[str, object]) -> None:
        deadline.watch(event, known)
        watch.see(event, known)

    fields: list[tuple[bytes, bytes]] = []

    def keep(answer: httpx.Response) -> None:
        fields.extend(answer.headers.raw)
        answer.headers.pop("location", None)  # the client would read it, and fail where it is no address

    request.extensions["trace"] = see
    client.event_hooks = {"response": [keep]}
    answer = client.send(request, stream=True)
    try:
        body, whole = _beginning(answer, question, deadline)
    finally:
        answer.close()
    return Answer(answer.status_code, tuple((_text(name).lower(), _text(value)) for name, value in fields), body, whole)


def _authorized(question: Question) -> Mapping[str, str]:
    return {question.header: question.secret} if question.secret else {}


def share_time(request: httpx.Request, deadline: Deadline, addresses: int) -> None:
    """Hold all attempts to connect to the deadline: those of a name with several addresses are made one by one."""
    deadline.check()
    limits = request.extensions["timeout"]
    request.extensions["timeout"] = {**limits, "connect": min(limits["connect"], deadline.left / max(addresses, 1))}


def _text(field: bytes) -> str:
    """Give a part of a header as text: UTF-8 where it can be, as IRIs are written."""
    try:
        return field.decode("utf-8")
    except UnicodeDecodeError:
        return field.decode("latin-1")


def _beginning(answer: httpx.Response, question: Question, deadline: Deadline) -> tuple[bytes, bool]:
    """Give the first bytes of a body, unpacked here: the client would unpack the whole of each piece at once."""
    packing = answer.headers.get("content-encoding", "").strip().lower()
    body = bytearray()
    pieces = answer.iter_raw()
    if packing not in PLAIN:
        pieces = (
            unpacked(pieces, packing, question.largest) if packing in PACKINGS else _refused(pieces, question, packing)
        )
    for piece in pieces:
        deadline.check()
        body += piece
        if len(body) > question.largest:
            return bytes(body[: question.largest]), False
    deadline.check()
    return bytes(body), True


def _refused(pieces: Iterator[bytes], question: Question, packing: str) -> Iterator[bytes]:
    """Refuse a body in a packing that nobody asked for; there is none to refuse in an answer to HEAD."""
    for piece in pieces:
        if piece:
            raise UnreadableError(_PACKED, path=question.address, packing=packing, hint=BLAMELESS)
        yield piece


def explained(address: str, error: Exception, late: float, *, final: bool) -> UnreadableError:
    """Give the error that a failure of the client is told as; `late` are the seconds that were too few, 0 where not."""
    passing = isinstance(error, httpx.TransportError) and not isinstance(error, httpx.UnsupportedProtocol)
    kind = BrokenOffError if passing and not final else UnreadableError
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout) and kind is BrokenOffError:
        kind = UnsentError
    if late:
        seconds = f"{round(late, 1):g}"
        return kind(LATE, path=address, seconds=seconds, hint=LATER)
    return kind(FAILED, path=address, hint=BLAMELESS, **reason_of(error))


def check_secret(shown: str, secret: str, address: httpx.URL) -> None:
    """Raise UnreadableError where a secret would be sent without TLS to another machine."""
    if secret and address.scheme != "https" and not _is_here(address.host):
        raise UnreadableError(
            "{path} was not asked: a key is sent over https only",
            path=shown,
            hint="write https in the address",
        )


def _is_here(host: str) -> bool:
    """Say whether a host is this machine: `localhost` is a name, which a network may have another answer for."""
    if host != "localhost":
        return host in _LOOPBACK
    return all(ip_address(one.partition("%")[0]).is_loopback for one in addresses_of(host, 0))

"""Fetching a file over HTTP, within limits, saying the address where it fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import httpx

from fairtool.addresses import ANYWHERE, PrivateAddressError, Reach, Watch, sent_astray
from fairtool.asking import (
    BLAMELESS,
    DIRECT,
    FAILED,
    LARGEST,
    LATE,
    LATER,
    BrokenOffError,
    check_secret,
    explained,
    share_time,
)
from fairtool.deadline import Deadline
from fairtool.errors import UnreadableError
from fairtool.network_reasons import reason_of
from fairtool.retry_after import seconds_of
from fairtool.translate import marked

_SHARE = 0.8  # of the time for one file: what is left of it is for reading
MOST_REDIRECTS = 10
PASSING = frozenset({429, 502, 503, 504})  # HTTP statuses that may be others a moment later
STATUS = marked("{path} answers with HTTP status {code}")
_OTHER_PART = marked("{path} gives another part of the file than was asked for")
_KEY = marked("the server does not take the key: look whether it is whole and still good")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to ask an address for.

    `secret` is the value of the Authorization header: it is sent over TLS or to this machine only, and to no other
    host than that of the address. `validator` is that of the version of which the first bytes are there already.
    `name` stands for the address in messages, where that is too long to be read. `elsewhere` is where an answer may
    send to on another host.
    """

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    secret: str = field(default="", repr=False)
    largest: int = LARGEST
    validator: str = ""
    name: str = ""
    elsewhere: Reach = ANYWHERE

    @property
    def shown(self) -> str:
        """Give the address as messages name it."""
        return self.name or self.address


@dataclass(frozen=True, slots=True)
class Got:
    """What an address answered: where the file came from in the end, the HTTP status, the headers in lower case."""

    address: str
    code: int
    headers: Mapping[str, str]

    @property
    def unchanged(self) -> bool:
        """Say whether the file is still the one that was asked about; nothing was written then."""
        return self.code == httpx.codes.NOT_MODIFIED

    @property
    def media_type(self) -> str:
        """Give the type that the answer says it is of, `text/turtle`."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def download(address: str, path: Path, *, seconds: float) -> None:
    """Write what an address gives to `path`; raises UnreadableError with the address and the reason.

    `seconds` are for fetching and reading together.
    """
    fetch(Wanted(address, elsewhere=Reach()), path, seconds=seconds * _SHARE)


def fetch(wanted: Wanted, path: Path, *, seconds: float, silence: float | None = None) -> Got:
    """Write what an address gives to `path`, or on to it where the server goes on with the version that is there.

    `seconds` are for everything, `silence` for the time between two pieces. Raises BrokenOffError where another
    try may succeed, else UnreadableError, both with the address and the reason.
    """
    longest = min(seconds, silence or seconds)
    with Deadline(seconds) as deadline:
        try:
            with httpx.Client(timeout=longest, mounts=DIRECT) as client:
                return _followed(client, wanted, path, deadline)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            late = seconds if deadline.over else longest if isinstance(error, httpx.TimeoutException) else 0
            raise explained(wanted.shown, error, late, final=deadline.over) from None


def _followed(client: httpx.Client, wanted: Wanted, path: Path, deadline: Deadline) -> Got:
    """Ask, and ask on where the answer sends to, as long as that is allowed."""
    address = httpx.URL(wanted.address)
    for _ in range(MOST_REDIRECTS):
        check_secret(wanted.shown, wanted.secret, address)
        request = client.build_request("GET", address, headers=_headers(wanted, path))
        answer = _sent(client, request, wanted, deadline)
        try:
            if answer.next_request is None:
                return _taken(answer, wanted, path, deadline)
            address = _allowed(answer.next_request.url, wanted)
        finally:
            answer.close()
    raise UnreadableError("{path} sends from one address to the next without end", path=wanted.shown, hint=BLAMELESS)


def _sent(client: httpx.Client, request: httpx.Request, wanted: Wanted, deadline: Deadline) -> httpx.Response:
    """Send a request; raises UnreadableError where it would go to a private address that nobody named."""
    is_named = request.url.host == httpx.URL(wanted.address).host
    reach = ANYWHERE if is_named else wanted.elsewhere
    host = request.url.raw_host.decode("ascii")
    watch = Watch(reach, host, wanted.shown)

    def see(event: str, known: Mapping[str, object]) -> None:
        deadline.watch(event, known)
        watch.see(event, known)

    request.extensions["trace"] = see
    try:
        share_time(request, deadline, reach.check_name(host, request.url.port or 0, wanted.shown))
        return client.send(request, stream=True)
    except PrivateAddressError:
        raise sent_astray(wanted.shown, _shown(request.url)) from None


def _headers(wanted: Wanted, path: Path) -> dict[str, str]:
    headers = {"User-Agent": "fairtool", **wanted.headers}
    if wanted.validator:  # RFC 9110, 14.2 and 13.1.5: the rest, if it is of the same version, else all of it
        headers["Range"] = f"bytes={path.stat().st_size}-"
        headers["If-Range"] = wanted.validator
        headers["Accept-Encoding"] = "identity"
    return {**headers, "Authorization": wanted.secret} if wanted.secret else headers


def _allowed(address: httpx.URL, wanted: Wanted) -> httpx.URL:
    """Give where an answer sends to; raises UnreadableError where nobody should follow."""
    if address.scheme not in ("http", "https"):
        raise UnreadableError("{path} sends to {other}, which is no web address", path=wanted.shown, other=address)
    if wanted.secret and _site(address) != _site(httpx.URL(wanted.address)):
        raise UnreadableError(
            "{path} sends to {other}, which the key is not for", path=wanted.shown, other=_shown(address)
        )
    return address


def _site(address: httpx.URL) -> tuple[str, str, int | None]:
    return address.scheme, address.host, address.port


def _shown(address: httpx.URL) -> str:
    """Give an address without what may be secret in it."""
    return str(address.copy_with(query=None, username=None, password=None))


def _taken(answer: httpx.Response, wanted: Wanted, path: Path, deadline: Deadline) -> Got:
    """Write the body of an answer; raises the error that its status means."""
    got = Got(_shown(answer.url) if wanted.secret else str(answer.url), answer.status_code, _plain(answer.headers))
    if got.unchanged:
        return got
    _check_status(got, wanted)
    going_on = got.code == httpx.codes.PARTIAL_CONTENT
    size = path.stat().st_size if going_on else 0
    if going_on and not got.headers.get("content-range", "").startswith(f"bytes {size}-"):
        raise BrokenOffError(_OTHER_PART, path=wanted.shown)
    check_size(wanted.shown, wanted.largest, size + int(answer.headers.get("content-length", 0)))
    if "," in answer.headers.get("content-encoding", ""):  # what is packed twice grows a million times in one piece
        raise UnreadableError("{path} is packed more than once", path=wanted.shown)
    try:
        with path.open("ab" if going_on else "wb") as target:
            for chunk in answer.iter_bytes():
                target.write(chunk)
                check_size(wanted.shown, wanted.largest, target.tell())
                deadline.check()
        deadline.check()
    except (httpx.TransportError, TimeoutError) as error:
        raise _broken(wanted.shown, got, error, deadline) from None
    return got


def _plain(headers: httpx.Headers) -> Mapping[str, str]:
    return MappingProxyType({name.lower(): value for name, value in headers.items()})


def _broken(address: str, got: Got, error: Exception, deadline: Deadline) -> UnreadableError:
    """Tell that the body broke off, with what is needed to go on where the server can."""
    if deadline.over or isinstance(error, httpx.TimeoutException):
        seconds = f"{round(deadline.seconds, 1):g}"
        kind = UnreadableError if deadline.over else BrokenOffError
        return kind(LATE, path=address, seconds=seconds, hint=LATER)
    etag = got.headers.get("etag", "")
    strong = etag if etag.startswith('"') else got.headers.get("last-modified", "")
    whole = "content-encoding" not in got.headers and got.headers.get("accept-ranges") == "bytes"
    return BrokenOffError(FAILED, path=address, validator=strong if whole else "", hint=BLAMELESS, **reason_of(error))


def _check_status(got: Got, wanted: Wanted) -> None:
    if httpx.codes.is_success(got.code):
        return
    refused = got.code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)
    kind = BrokenOffError if got.code in PASSING else UnreadableError
    raise kind(
        STATUS,
        path=wanted.shown,
        code=got.code,
        wait=seconds_of(got.headers.get("retry-after", "")),
        hint=_KEY if refused and wanted.secret else BLAMELESS,
    )


def check_size(shown: str, largest: int, size: int) -> None:
    """Raise UnreadableError where a file is larger than it may be."""
    if size > largest:
        raise UnreadableError("{path} is larger than {size} bytes", path=shown, size=largest)

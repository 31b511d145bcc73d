"""The store that an installation of Dataverse lets files be put into (S3): another place, which is told no key.

Its addresses carry a signature that opens it for an hour: they stand in no message.
"""

import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from fairtool.errors import UnreadableError, UsageError
from fairtool.push.call import Call, Reply
from fairtool.push.dataverse.files.faults import FileError
from fairtool.push.dataverse.files.form_data import followed
from fairtool.push.dataverse.files.form_upload import seconds_for
from fairtool.push.dataverse.files.local_file import Reading
from fairtool.push.dataverse.files.progress import Progress
from fairtool.push.faults import RefusedError
from fairtool.push.origin import Origin
from fairtool.push.session import Session
from fairtool.translate import marked

_TAG = "x-amz-tagging"
_TAGGED: Mapping[str, str] = {_TAG: "dv-state=temp"}
_UNSAFE = marked(
    "{origin} wants files to be put at {store}, where others could read along, or which is on this machine"
)
_DECLINED = marked("{store} did not take {place} (HTTP status {code}): {words}")
_FAILED = marked("{store} did not take {place}: {reason}")
_NO_TAG = marked("{store} took a part of {place}, and gave no ETag by which it can be put together with the others")
_MESSAGE = re.compile(rb"<Message>([^<]{1,300})")


class Store:
    """Connections to the stores that a run meets; a context that closes them."""

    def __init__(self, session: Session, progress: Progress | None = None) -> None:
        """Connect to nothing yet."""
        self._session = session
        self._progress = progress
        self._open: dict[Origin, Session] = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        for one in self._open.values():
            one.__exit__(kind, error, trace)

    def put(self, address: str, reading: Reading, *, needs_tag: bool = False) -> str:
        """Put a file or a part of one at a signed address, again where the connection broke; give its ETag.

        Raises FileError where the store does not take it.
        """
        session = self._at(address)
        signed = _signed_headers(address)
        tagged = _TAG in signed if signed else not needs_tag
        reply = self._sent(session, address, reading, _TAGGED if tagged else {})
        if not reply.ok:
            words = " ".join(_words(reply).split()) or "-"
            place = reading.file.place
            raise FileError(_DECLINED, store=session.origin, place=place, code=reply.code, words=words)
        tag = reply.headers.get("etag", "").strip('"')
        if needs_tag and not tag:
            raise FileError(_NO_TAG, store=session.origin, place=reading.file.place)
        return tag

    def _sent(self, session: Session, address: str, reading: Reading, more: Mapping[str, str]) -> Reply:
        headers = {"Content-Length": str(reading.size), "Content-Type": "application/octet-stream", **more}
        body = _Followed(reading, self._progress)
        call = Call("PUT", address, headers, body, safe=True, seconds=seconds_for(reading.size))
        try:
            reply = session.ask(call)
            for _ in range(session.patience.tries - 1):  # stores say 500 where another try is wanted
                if reply.code != HTTPStatus.INTERNAL_SERVER_ERROR or not session.rest(session.patience.pause):
                    break
                reply = session.ask(call)
        except UnreadableError as error:
            reason = error.values.get("reason", "-")
            reason_fr = error.values.get("reason_fr", reason)
            place = reading.file.place
            raise FileError(_FAILED, store=session.origin, place=place, reason=reason, reason_fr=reason_fr) from None
        return reply

    def _at(self, address: str) -> Session:
        """Give the connections to the place of an address; raises RefusedError where it is less safe."""
        own = self._session.origin
        try:
            origin = Origin.of(address)
        except UsageError:
            raise RefusedError(_UNSAFE, origin=own, store="-") from None
        if origin not in self._open:
            if not origin.is_safe or (origin.scheme == "http" and own.scheme == "https"):
                raise RefusedError(_UNSAFE, origin=own, store=origin)
            self._open[origin] = self._session.elsewhere(str(origin))
        return self._open[origin]


class _Followed:
    """The bytes of a part of a file, told as they go."""

    def __init__(self, reading: Reading, progress: Progress | None) -> None:
        self._reading = reading
        self._progress = progress

    def __iter__(self) -> Iterator[bytes]:
        return followed(self._reading, self._progress)


def _signed_headers(address: str) -> frozenset[str]:
    """Give which headers the signature of an address covers: one that it does not cover is refused by the store."""
    said = parse_qs(urlsplit(address).query).get("X-Amz-SignedHeaders", [""])[0]
    return frozenset(said.lower().split(";")) - {""}


def _words(reply: Reply) -> str:
    found = _MESSAGE.search(reply.body[:4000])
    return found[1].decode("utf-8", "replace") if found else ""

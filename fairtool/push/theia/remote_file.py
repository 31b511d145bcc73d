"""A file on a server that is read where it is, by ranges (RFC 9110, 14), as if it lay here."""

import io
import re
from http import HTTPStatus

from fairtool.push.call import Call, Reply
from fairtool.push.faults import RefusedError
from fairtool.push.session import Session, check_access
from fairtool.translate import marked

_RANGE = re.compile(r"bytes \d+-\d+/(\d+)")
_LEAST = 2**16  # bytes of a request
_CHANGED = marked("{origin} changed {path} while it was read: try again")
_NO_RANGE = marked("{origin} does not give a part of {path} (HTTP status {code})")


class RemoteFile(io.RawIOBase):
    """A file of known length that can be sought in; wrap it in a BufferedReader."""

    def __init__(self, session: Session, address: str, first: Reply) -> None:
        """Begin with the answer to the first question, which was for the first byte."""
        super().__init__()
        self._session = session
        self._address = address
        self._tag = first.headers.get("etag", "")
        self._whole = first.body if first.code == HTTPStatus.OK else None
        found = _RANGE.fullmatch(first.headers.get("content-range", ""))
        self.length = len(self._whole) if self._whole is not None else int(found[1]) if found else 0
        self._at = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; nothing is asked for yet."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.length}[whence]
        self._at = max(start + offset, 0)
        return self._at

    def tell(self) -> int:
        """Give the place."""
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # what it is called with
        """Read from the place on; raises RefusedError where the server gives no part or another file meanwhile."""
        size = min(len(buffer), self.length - self._at)
        if size <= 0:
            return 0
        found = self._part(self._at, size)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _part(self, start: int, size: int) -> bytes:
        if self._whole is not None:
            return self._whole[start : start + size]
        reply = ask_range(self._session, self._address, start, start + max(size, _LEAST) - 1)
        path = self._address.rpartition("/")[2]
        if reply.code != HTTPStatus.PARTIAL_CONTENT:
            raise RefusedError(_NO_RANGE, origin=self._session.origin, path=path, code=reply.code)
        if reply.headers.get("etag", "") != self._tag or not reply.body:
            raise RefusedError(_CHANGED, origin=self._session.origin, path=path)
        return reply.body[:size]


def open_remote(session: Session, address: str) -> io.BufferedReader | None:
    """Give a file on a server, None where there is none; raises AccessError, or RefusedError for any other answer.

    A server that knows no ranges gives the whole, as far as an answer may be large.
    """
    reply = ask_range(session, address, 0, 0)
    if reply.code == HTTPStatus.NOT_FOUND:
        return None
    check_access(reply, session)
    if reply.code not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        path = address.rpartition("/")[2]
        raise RefusedError(_NO_RANGE, origin=session.origin, path=path, code=reply.code)
    return io.BufferedReader(RemoteFile(session, address, reply), 2**20)


def ask_range(session: Session, address: str, first: int, last: int) -> Reply:
    """Ask for some bytes of a file."""
    return session.ask(Call("GET", address, {"Range": f"bytes={first}-{last}"}, safe=True, seconds=300))

"""Reading from a client for so long and no longer, however slowly it sends."""

import io
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_LINGER = 1.0  # seconds for what a client still sends after it was answered
_MOST = 8 * 1024 * 1024  # bytes of it


class DeadlineReader(io.RawIOBase):
    """What a client sends; raises TimeoutError some seconds after it began, not after the last byte."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        """Begin to count."""
        self._connection = connection
        self._end = time.monotonic() + seconds

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read what has come."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


def let_finish(connection: socket.socket) -> None:
    """Take what a client that was refused still sends: the answer is lost to it where the connection breaks off."""
    end = time.monotonic() + _LINGER
    left = _MOST
    with suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
        while left > 0 and time.monotonic() < end:
            connection.settimeout(_LINGER)
            got = len(connection.recv(65536))
            if not got:
                return
            left -= got

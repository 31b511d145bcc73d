"""The end of the time for a network call, kept even against a server that sends one byte now and then."""

import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Self


class Deadline:
    """A time after which the connections that were watched are shut, whatever they are doing.

    A limit on the time between two bytes is not enough: a header can be sent one byte a second for hours.
    """

    def __init__(self, seconds: float, sockets: list[socket.socket] | None = None) -> None:
        """Start at once; `sockets` are of connections that are there already, and new ones are added to them."""
        self.seconds = seconds
        self._end = time.monotonic() + seconds
        self._sockets = [] if sockets is None else sockets
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    @property
    def left(self) -> float:
        """The seconds that are left, none where the time is over."""
        return max(0.0, self._end - time.monotonic())

    @property
    def over(self) -> bool:
        """Say whether the time is over."""
        return not self.left

    def check(self) -> None:
        """Raise TimeoutError where the time is over: a connection that was shut looks like one that came to its end."""
        if self.over:
            raise TimeoutError("the time is over")

    def watch(self, event: str, known: Mapping[str, Any]) -> None:
        """Take note of a connection, as the `trace` of an HTTP client tells of it.

        Raises TimeoutError where it was made too late: finding a name takes its own time, which nothing cuts short.
        """
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            found = known["return_value"].get_extra_info("socket")
            if isinstance(found, socket.socket):
                self._sockets.append(found)  # before the look at the clock: the timer, or this thread, shuts it
                if self.over:
                    found.close()
                    self.check()

    def _shut(self) -> None:
        for one in self._sockets:
            with suppress(OSError):  # closed already
                socket.socket.shutdown(one, socket.SHUT_RDWR)  # of TLS, too, the connection itself

    def __enter__(self) -> Self:
        """Begin to count."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Count no more."""
        self._timer.cancel()
        self._timer.join()  # no thread is left, so that what came can be read in a process of its own

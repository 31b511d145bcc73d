"""A server for this machine alone, with a bound on how many clients it talks to at once."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from socketserver import TCPServer

from fairtool.errors import UsageError

HOST = "127.0.0.1"
CLIENTS = 32
_BUSY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 1\r\nConnection: close\r\n\r\n"
_FAULT = b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_Taken = socket | tuple[bytes, socket]


class Server(ThreadingHTTPServer):
    """A server on the loopback; `on_fault` is told of an error of ours, which ends one request and no more."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, port: int, handler: type[BaseHTTPRequestHandler], on_fault: Callable[[BaseException], None]
    ) -> None:
        """Listen at a port, 0 for any that is free; raises UsageError where that cannot be."""
        self._free = threading.BoundedSemaphore(CLIENTS)
        self._on_fault = on_fault
        try:
            super().__init__((HOST, port), handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UsageError(
                "there can be no server at port {port}: {reason}",
                port=port, reason=reason, hint="choose another port: --port N, or --port 0 for any that is free",
            ) from error  # fmt: skip

    def server_bind(self) -> None:
        """Take the port, without asking the network what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def process_request(self, request: _Taken, client_address: object) -> None:
        """Talk to a client in a thread of its own, or tell it to come back where there are too many."""
        if not self._free.acquire(blocking=False):
            self._send(request, _BUSY)
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: _Taken, client_address: object) -> None:
        """Talk to a client, and make room for the next one."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: _Taken, client_address: object) -> None:  # noqa: ARG002 - the library's
        """Say that a request failed by a fault of ours; a client that has gone is none."""
        error = sys.exception()
        if error is None or isinstance(error, OSError):
            return
        self._send(request, _FAULT)
        self._on_fault(error)

    @staticmethod
    def _send(request: _Taken, data: bytes) -> None:
        if isinstance(request, socket):
            with suppress(OSError):
                request.settimeout(1)
                request.sendall(data)

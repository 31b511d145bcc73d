"""Serves pycsw, run by the Python of its own environment: takes the number of a socket that listens already.

Each request has a thread of its own, so that a client that stays connected keeps nobody waiting.
"""

import socket
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from pycsw.wsgi import application  # type: ignore[import-not-found]  # it is there where this runs


class Server(ThreadingMixIn, WSGIServer):
    """A server of threads on a socket that it was given."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """A handler that logs nothing and gives up clients that say nothing for a minute."""

    timeout = 60

    def log_message(self, *_: object) -> None:
        """Say nothing."""


given = socket.socket(fileno=int(sys.argv[1]))
server = Server(given.getsockname(), Quiet, bind_and_activate=False)
server.socket.close()
server.socket = given
server.server_name, server.server_port = given.getsockname()
server.setup_environ()
server.set_app(application)
server.serve_forever()

"""What is taken from the wire: requests for this machine, of bounded size, in bounded time."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from io import BufferedReader
from types import MappingProxyType
from urllib.parse import unquote

from fairtool.reconcile.exchange import Reply, Request, fields_of, json_reply, posted
from fairtool.reconcile.patience import DeadlineReader, let_finish
from fairtool.reconcile.refused import Refused
from fairtool.translate import Language, error_text

LARGEST = 1024 * 1024  # bytes of a body
SECONDS = 10.0  # to send a request, and to take an answer
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
        "Access-Control-Allow-Headers": "Content-Type",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Connection": "close",
    }
)
Answering = Callable[[Request], Reply]


class Handler(BaseHTTPRequestHandler):
    """Talks to one client about one request; a class made by `handler_for` says who answers it."""

    protocol_version = "HTTP/1.1"
    server_version = "fairtool"
    sys_version = ""
    disable_nagle_algorithm = True
    answer: Answering
    language: Language = "en"
    seconds = SECONDS
    _unread = False

    def setup(self) -> None:
        """Read with a deadline for the request as a whole."""
        super().setup()
        self.rfile.close()
        self.rfile = BufferedReader(DeadlineReader(self.connection, self.seconds))

    def finish(self) -> None:
        """Let a client that was refused see why."""
        super().finish()
        if self._unread:
            let_finish(self.connection)

    def do_GET(self) -> None:
        """Answer a request without a body."""
        self._reply(self._got)

    def do_HEAD(self) -> None:
        """Answer as to GET, but for the body."""
        self._reply(self._got)

    def do_POST(self) -> None:
        """Answer a request with a body."""
        self._reply(self._posted)

    def do_OPTIONS(self) -> None:
        """Say what other pages may ask."""
        self._reply(lambda: Reply(HTTPStatus.NO_CONTENT))

    def _reply(self, answered: Callable[[], Reply]) -> None:
        try:
            self._check_host()
            reply = answered()
        except Refused as error:
            reply = self._refusal(error)
        self._send(reply)

    def _check_host(self) -> None:
        """Refuse names that are not of this machine: a page elsewhere may have its own name lead here."""
        said = self.headers.get_all("Host") or []
        port = self.connection.getsockname()[1]
        if len(said) != 1 or said[0].lower() not in {f"{name}:{port}" for name in _NAMES}:
            self._unread = True
            raise Refused("{host} is not a name of this server", status=403, host=", ".join(said) or "-")

    def _got(self) -> Reply:
        steps, fields = self._target()
        return type(self).answer(Request(steps, self._address(), fields))

    def _posted(self) -> Reply:
        steps, fields = self._target()
        sent, document = posted(self._body(), self.headers.get("Content-Type", ""))
        return type(self).answer(Request(steps, self._address(), {**fields, **sent}, document, posted=True))

    def _target(self) -> tuple[tuple[str, ...], Mapping[str, str]]:
        path, _, query = self.path.partition("#")[0].partition("?")
        steps = tuple(unquote(step) for step in path.split("/") if step)
        return steps, fields_of(query)

    def _address(self) -> str:
        return f"http://{self.headers['Host'].lower()}"

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or "Transfer-Encoding" in self.headers:
            self._unread = True
            raise Refused("the length of the request is not said", status=411)
        if len(length) > 12 or int(length) > LARGEST:
            self._unread = True
            raise Refused("the request is larger than {most} bytes", status=413, most=LARGEST)
        return self.rfile.read(int(length))

    def _refusal(self, error: Refused) -> Reply:
        message, _ = error_text(error, self.language)
        return json_reply({"status": "error", "message": message}, status=error.status)

    def _send(self, reply: Reply) -> None:
        self.close_connection = True
        self.connection.settimeout(self.seconds)
        self.send_response(reply.status)
        headers = {"Content-Type": reply.kind, "Content-Length": str(len(reply.body)), **_ALWAYS, **reply.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Answer what is no HTTP, or asks for what there is not, in JSON as all else."""
        self.close_connection = True
        self._unread = True
        self.command = getattr(self, "command", None) or "GET"
        self.request_version = getattr(self, "request_version", "") or self.protocol_version
        self._send(json_reply({"status": "error", "message": message or HTTPStatus(code).phrase}, status=code))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's
        """Say nothing: what is asked is nobody else's business."""


def handler_for(answer: Answering, language: Language, seconds: float = SECONDS) -> type[Handler]:
    """Give a handler whose requests are answered so."""
    return type("BoundHandler", (Handler,), {"answer": staticmethod(answer), "language": language, "seconds": seconds})

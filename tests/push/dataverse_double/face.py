"""The double as a test uses it: an installation of Dataverse on the loopback, with a store on a second port."""

import threading
from dataclasses import replace
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.push.dataverse_double.answers import (
    MISSING_ENDPOINT,
    MISSING_METHOD,
    Answer,
    RefusedError,
    refusal,
)
from tests.push.dataverse_double.faults import Fault, Faults
from tests.push.dataverse_double.index import Index, search
from tests.push.dataverse_double.people import GUEST, User, token_of, user_of
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.routes import find_routes
from tests.push.dataverse_double.s3 import answer_store
from tests.push.dataverse_double.serving import Half, Seen
from tests.push.dataverse_double.settings import Settings
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import Dataset
from tests.push.dataverse_double.store import Bucket

MADE_UP_TOKEN = "99999999-ffff-4fff-8fff-000000000bad"  # noqa: S105 - nobody's


class Double:
    """An installation that runs while a `with` lasts; what it holds and what it was asked may be looked at."""

    def __init__(self, settings: Settings | None = None, **changes: Any) -> None:
        """Set an installation up; the changes are settings by name."""
        self.settings = replace(settings or Settings(), **changes)
        self.requests: list[Seen] = []
        self.faults = Faults()
        self.bucket = Bucket(tagging=self.settings.tagging)
        self.site = Site(self.settings, self.bucket)
        self._index = Index()
        self._turn = threading.RLock()
        self._server = Half("dataverse", self.requests, self.faults, self._answer)
        self._store = Half("s3", self.requests, self.faults, self._answer_store)
        self.url = self._server.address
        self.s3_url = self.bucket.address = self._store.address

    def __enter__(self) -> Self:
        """Begin to serve on both ports."""
        self._server.start()
        self._store.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self._server.stop()
        self._store.stop()

    # what a test sets going

    def token(self, role: str = "depositor") -> str:
        """Give a token: depositor, other-depositor, curator, reader, or `unknown` for one that nobody has."""
        return MADE_UP_TOKEN if role == "unknown" else token_of(role)

    def advance(self, seconds: float) -> None:
        """Let time pass on the server: locks open, embargoes end, the index catches up."""
        self.site.clock.advance(seconds)

    def index(self) -> None:
        """Let the index catch up at once."""
        with self._turn:
            self._index.update(self.site, now=True)

    def rate_limit(self, calls: int) -> None:
        """Let the next calls that run a command be one too many: 429, and no word of when to come back."""
        self.faults.limited = calls

    def fail_next(self, method: str, path_regex: str, what: Fault) -> None:
        """Let something go wrong, once, with the next request whose method (`*` for any) and path match.

        500, 502, 503, `garbage` and `html` answer without doing; `cut-before` closes the connection without doing;
        `cut-after` does and closes without answering; `cut-body` does and answers half; `slow` does and answers late.
        """
        self.faults.plan(method, path_regex, what)

    def slow_down(self, seconds: float) -> None:
        """Say how late a slow answer is."""
        self._server.slowness = self._store.slowness = seconds

    def lock(self, dataset: Dataset, reason: str, seconds: float | None = None) -> None:
        """Lock a data set as somebody else would."""
        self.site.lock(dataset, reason, user_of(token_of("curator")) or GUEST, "", seconds=seconds)

    # what a test looks at

    @property
    def datasets(self) -> list[Dataset]:
        """The data sets, oldest first, with the locks opened whose time has come."""
        with self._turn:
            return [self.site.settled(one) for one in self.site.datasets]

    def dataset(self, persistent: str) -> Dataset:
        """Give the data set of a persistent identifier."""
        return next(one for one in self.datasets if one.persistent == persistent)

    # how it answers

    def _answer_store(self, seen: Seen) -> Answer:
        with self._turn:
            return answer_store(self.bucket, seen)

    def _answer(self, seen: Seen) -> Answer:
        with self._turn:
            try:
                return self._called(seen)
            except RefusedError as error:
                return error.answer

    def _called(self, seen: Seen) -> Answer:
        parts = urlsplit(seen.path)
        query = parse_qs(parts.query, keep_blank_values=True)
        request = Request(seen.method, parts.path, query, seen.headers, seen.body)
        request = replace(request, user=self._user(request))
        if parts.path in {"/api/search", "/api/v1/search"} and seen.method == "GET":
            return search(self.site, self._index, request)
        return self._routed(request)

    def _user(self, request: Request) -> User:
        """Find whose token came, in the header or, as is possible and unwise, in the address."""
        token = request.header("X-Dataverse-key") or request.asked("key")
        if not token:
            return GUEST
        user = user_of(token)
        if user is None and self.site.edition.echoes_key and request.path.endswith("/users/:me"):
            raise RefusedError(400, f"User with token {token} not found.")
        if user is None:
            raise RefusedError(401, self.site.edition.bad_key)
        return user

    def _routed(self, request: Request) -> Answer:
        found = find_routes(self.site.edition, request.path)
        if not found:
            return refusal(404, MISSING_ENDPOINT, code=404)
        route, named = next(((one, parts) for one, parts in found if one.method == request.method), (None, {}))
        if route is None:
            return refusal(405, MISSING_METHOD, code=405)
        if route.command and self.faults.is_limited():
            return refusal(429, f"{route.command} failed: Rate limited due to too many requests.")
        self._index.update(self.site)  # it catches up by itself, whatever comes of this call
        answer = route.call(self.site, replace(request, named=named))
        self._index.update(self.site)
        return answer

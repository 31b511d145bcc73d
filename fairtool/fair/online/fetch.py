"""Asks the web, or a recording of it: each request once, each answer kept, redirects followed one by one."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from fairtool.addresses import Reach
from fairtool.asking import ASK_FAULTS, BrokenOffError, Question, ask
from fairtool.errors import UnreadableError
from fairtool.fair.online.exchange import REDIRECTS, Asked, Exchange, Patience, Resolved
from fairtool.link_fields import resolved
from fairtool.retry_after import seconds_of
from fairtool.translate import marked
from fairtool.warned import from_error, warned

_MOST_REDIRECTS = 10
_PASSING = frozenset({429, 502, 503, 504})

_NO_TIME = marked("{where} was not asked: the {seconds} seconds for all requests were over")
_NO_ROOM = marked("{where} was not asked: the answers before it had {most} bytes together")
_NOT_RECORDED = marked("{where} is not in the recording; record the run again")
_LOOP = marked("{where} sends from one address to the next without end")
_NO_WEB = marked("{where} sends to {target}, which is no web address")
FAULTS: frozenset[str] = ASK_FAULTS | {_NO_TIME, _NO_ROOM}
"""The sentences that tell why there is no answer."""


class Web(Protocol):
    """Something that answers requests."""

    def ask(self, asked: Asked) -> Exchange:
        """Give the answer to a request, or the reason why there is none; never raises."""


class LiveWeb:
    """The web itself. Each request is made once; `exchanges` are all that were made, in order."""

    def __init__(
        self,
        patience: Patience | None = None,
        reach: Reach | None = None,
        keep: Callable[[Exchange], None] | None = None,
    ) -> None:
        """Begin; the time for all requests starts now. `keep` is told each request once it was answered."""
        self._keep = keep
        self._patience = patience or Patience()
        self._reach = reach or Reach()
        self._end = time.monotonic() + self._patience.in_all
        self._known: dict[Asked, Exchange] = {}
        self._taken = 0

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """All requests that were made, with their answers."""
        return tuple(self._known.values())

    def ask(self, asked: Asked) -> Exchange:
        """Give the answer to a request; to one that was made before, the same."""
        if asked not in self._known:
            self._known[asked] = self._patiently(asked)
            if self._keep:
                self._keep(self._known[asked])
        return self._known[asked]

    def _patiently(self, asked: Asked) -> Exchange:
        """Ask again after a failure that may pass, while there is time."""
        for attempt in range(1, self._patience.tries + 1):
            exchange, asked_wait = self._once(asked)
            wait = self._patience.pause * 2 ** (attempt - 1) if asked_wait is None else asked_wait
            final = attempt == self._patience.tries or wait > self._patience.longest_pause
            if wait < 0 or final or time.monotonic() + wait >= self._end:
                return exchange
            time.sleep(wait)
        return exchange

    def _once(self, asked: Asked) -> tuple[Exchange, float | None]:
        """Give the answer, and the seconds to wait before another try: None if nobody says, -1 if it is of no use."""
        left = self._end - time.monotonic()
        if left <= 0:
            fault = warned(_NO_TIME, asked.address, seconds=f"{self._patience.in_all:g}")
            return Exchange(asked, fault=fault), -1.0
        if self._taken >= self._patience.most:
            return Exchange(asked, fault=warned(_NO_ROOM, asked.address, most=self._patience.most)), -1.0
        question = Question(asked.method, asked.address, dict(asked.headers), asked.most)
        try:
            answer = ask(
                question, seconds=min(self._patience.seconds, left), silence=self._patience.silence, reach=self._reach
            )
        except BrokenOffError as error:
            return Exchange(asked, fault=from_error(error, asked.address)), None
        except UnreadableError as error:
            return Exchange(asked, fault=from_error(error, asked.address)), -1.0
        self._taken += len(answer.body)
        exchange = Exchange(asked, answer.code, answer.headers, answer.body, answer.whole)
        passing = answer.code in _PASSING
        return exchange, seconds_of(exchange.header("retry-after")) if passing else -1.0


class RecordedWeb:
    """A recording of the web: what was asked then is answered as then."""

    def __init__(self, exchanges: Iterable[Exchange]) -> None:
        """Take the exchanges of a run."""
        self._known: Mapping[Asked, Exchange] = {one.asked: one for one in exchanges}

    def ask(self, asked: Asked) -> Exchange:
        """Give the answer of the recording, or say that there is none."""
        found = self._known.get(asked)
        return found or Exchange(asked, fault=warned(_NOT_RECORDED, asked.address))


def resolve(web: Web, asked: Asked) -> Resolved:
    """Ask, and ask on where the answer sends to; the way is kept."""
    exchanges: list[Exchange] = []
    seen: set[str] = set()
    address = asked.address
    while True:
        exchange = web.ask(Asked(asked.method, address, asked.headers, asked.most))
        exchanges.append(exchange)
        seen.add(address)
        target = exchange.header("location")
        if exchange.fault or exchange.code not in REDIRECTS or not target:
            return Resolved(tuple(exchanges), exchange.fault)
        following = resolved(address, target)
        if following is None or not following.startswith(("http://", "https://")):
            return Resolved(tuple(exchanges), warned(_NO_WEB, asked.address, target=target))
        address = following.partition("#")[0]
        if address in seen or len(exchanges) > _MOST_REDIRECTS:
            return Resolved(tuple(exchanges), warned(_LOOP, asked.address))

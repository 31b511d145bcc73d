"""Questions to one target: its key goes to its origin alone, what may pass is asked again, what is lost is said so."""

import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType, TracebackType
from typing import Self
from urllib.parse import urljoin

from fairtool.addresses import ANYWHERE, PrivateAddressError, Reach, without_user
from fairtool.asking import Answer, BrokenOffError, Line, Question, UnsentError
from fairtool.errors import FairtoolError, UnreadableError, UsageError
from fairtool.push.answer_limits import LARGEST, Room, check_answer
from fairtool.push.call import Call, Patience, Reply, lost_answer, redirected
from fairtool.push.faults import AccessError, RefusedError
from fairtool.push.key import Key
from fairtool.push.origin import Origin
from fairtool.push.other_place import not_sent, reach_from
from fairtool.retry_after import seconds_of
from fairtool.translate import marked

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({429, 502, 503, 504})
_ELSEWHERE = marked("{origin} names the address {other}, which is another place and was not asked")
_NO_ADDRESS = marked("{origin} names the address {other}, which is none that can be asked")
_NOTHING = marked("nothing was sent to it")
_SHOWN = 200  # characters of an address
_AT_ONCE = 4  # questions that wait for their answers together


class Session:
    """The connections to one target; a context that closes them."""

    def __init__(
        self,
        address: str,
        key: Key | None = None,
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
        reach: Reach = ANYWHERE,
    ) -> None:
        """Ask nothing yet; raises UsageError for an address that is none."""
        self.address = address
        self.origin = Origin.of(address)
        self.patience = patience or Patience()
        self._key = key if key and key.origin == self.origin else None
        self._sleep = sleep
        self._reach = reach
        self._paused = 0.0
        self._lines = ExitStack()
        self._free: list[Line] = []  # that no question is on the way on

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        self._free.clear()
        self._lines.close()

    @property
    def has_key(self) -> bool:
        """Say whether questions are asked with a key."""
        return self._key is not None

    def ask(self, call: Call) -> Reply:
        """Give what the target answers, whatever the status.

        Raises RefusedError for an address out of the origin and for a redirect that leads out of it, LostAnswerError
        where a request that is not safe got no answer, UnreadableError where the target cannot be reached.
        """
        address = self.resolved(call.address)
        attempt = 0
        while True:
            attempt += 1
            tried = self._tried(call, address, attempt)
            if tried.wait is None or not self._may_wait(tried.wait, attempt):
                return tried.outcome()
            self._sleep(tried.wait)
            self._paused += tried.wait

    def ask_together(self, calls: Sequence[Call]) -> list[Reply | FairtoolError]:
        """Give the answers to several questions in their order, a few being asked at a time, or the errors of each.

        No thread is left when this returns, so that records can be read in processes of their own.
        """
        room = Room()
        if len(calls) < 2:
            return [self._attempted(call, room) for call in calls]
        with ThreadPoolExecutor(min(_AT_ONCE, len(calls))) as threads:
            return list(threads.map(lambda call: self._attempted(call, room), calls))

    def _attempted(self, call: Call, room: Room) -> Reply | FairtoolError:
        try:
            reply = self.ask(call)
            room.take(len(reply.body))
        except FairtoolError as error:
            return error
        return reply

    def resolved(self, address: str) -> str:
        """Give the whole of an address; raises RefusedError where it is of another origin, which is not asked."""
        try:
            whole = urljoin(self.address, address) if address else self.address
            place = Origin.of(whole)
        except (ValueError, UsageError):
            other = without_user(address)[:_SHOWN]
            raise RefusedError(_NO_ADDRESS, origin=self.origin, other=other, hint=_NOTHING) from None
        if place != self.origin:
            raise RefusedError(_ELSEWHERE, origin=self.origin, other=place, hint=_NOTHING)
        return whole

    def elsewhere(self, address: str) -> "Session":
        """Give connections to another place, as patient as this one, which are told no key."""
        return Session(address, None, self.patience, self._sleep, reach_from(self.origin))

    def rest(self, seconds: float) -> bool:
        """Wait for the target, and say whether there was patience for that; else nothing is waited for."""
        if self._paused + seconds > self.patience.in_all:
            return False
        self._sleep(seconds)
        self._paused += seconds
        return True

    def hidden(self, text: str) -> str:
        """Give a text of the target without the key."""
        return self._key.hidden_in(text) if self._key else text

    def _told(self, value: object) -> object:
        """Give a value of an error without the key: it may hold the very bytes of a server."""
        return self.hidden(value) if isinstance(value, str) else value

    def _tried(self, call: Call, address: str, attempt: int) -> "_Tried":
        """Ask once, and say whether another try is of use."""
        try:
            reply = self._once(call, address)
        except PrivateAddressError as error:
            raise not_sent(error, address) from None
        except UnsentError as error:
            return _Tried(error=error, wait=self._pause(attempt, self.patience.pause))
        except UnreadableError as error:
            error.values = {name: self._told(one) for name, one in error.values.items()}
            if not call.safe:
                raise lost_answer(error, address) from None
            passing = isinstance(error, BrokenOffError)
            return _Tried(error=error, wait=self._pause(attempt, self.patience.pause) if passing else None)
        return _Tried(reply, wait=self._wait_of(call, reply, attempt))

    def _once(self, call: Call, address: str) -> Reply:
        patience, line = self.patience, self._line()
        try:
            answer = line.ask(
                self._question(call, address),
                seconds=max(patience.seconds, call.seconds),
                silence=max(patience.silence, call.seconds),
            )
        finally:
            self._free.append(line)
        reply = _reply(answer, self._key)
        if reply.code in _REDIRECTS:  # what it leads to would be told the key, or is a page to log in at
            raise redirected(address, reply)
        return reply

    def _line(self) -> Line:
        """Give a connection that is free, a new one where none is: two threads never ask on one."""
        try:
            return self._free.pop()
        except IndexError:
            return self._lines.enter_context(Line(self._reach))

    def _question(self, call: Call, address: str) -> Question:
        key = self._key
        return Question(
            call.method,
            address,
            call.headers,
            LARGEST,
            call.body,
            key.secret if key else "",
            key.header if key else "Authorization",
        )

    def _wait_of(self, call: Call, reply: Reply, attempt: int) -> float | None:
        """Give the pause that a status asks for; of a request that is not safe only where it was not carried out."""
        limited = reply.code == HTTPStatus.TOO_MANY_REQUESTS
        if reply.code not in _PASSING or not (call.safe or limited):
            return None
        asked = seconds_of(reply.headers.get("retry-after", ""))
        first = self.patience.rate_pause if limited else self.patience.pause
        return self._pause(attempt, first) if asked is None else asked

    def _pause(self, attempt: int, first: float) -> float:
        """Give an exponential pause with a random part, so that two clients do not come back together."""
        longest: float = min(first * 2.0 ** (attempt - 1), self.patience.longest_pause)
        return longest * (0.5 + random.random() / 2)  # noqa: S311 - no secret

    def _may_wait(self, wait: float, attempt: int) -> bool:
        patience = self.patience
        return attempt < patience.tries and wait <= patience.longest_pause and self._paused + wait <= patience.in_all


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of one try: an answer or an error, and the seconds after which another try is of use."""

    reply: Reply | None = None
    error: UnreadableError | None = None
    wait: float | None = None

    def outcome(self) -> Reply:
        """Give the answer, or raise the error."""
        if self.reply is None:
            raise self.error or UnreadableError("no answer")
        return self.reply


def _reply(answer: Answer, key: Key | None) -> Reply:
    """Give an answer without the key, which some servers repeat; raises LargeAnswerError for one that is too much."""
    check_answer(answer)
    fields, body = answer.headers, answer.body
    if key:
        fields = tuple((name, key.hidden_from_field(value)) for name, value in fields)
        body = key.hidden_from_body(body)
    return Reply(answer.code, MappingProxyType(dict(fields)), body, fields)


def check_access(reply: Reply, session: Session, *, what: str = "") -> None:
    """Raise AccessError for the statuses 401 and 403, with the words of the target where there are some."""
    if reply.code not in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return
    raise AccessError(
        "{origin} does not let this be done (HTTP status {code}){words}",
        origin=session.origin,
        code=reply.code,
        words=f": {session.hidden(what)}" if what else "",
        hint="look whether the key is whole, still good, and of a user who may write there"
        if session.has_key
        else "it wants a key: set {variable}",
        variable=session.origin.variable,
    )

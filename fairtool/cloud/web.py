"""Asking a web address in the time for a file: redirects are followed where they may lead, short outages waited for."""

import time
from collections.abc import Mapping
from http import HTTPStatus
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urljoin, urlsplit

from fairtool.addresses import ANYWHERE, PrivateAddressError, Reach, sent_astray
from fairtool.asking import BLAMELESS, LATE, LATER, Answer, BrokenOffError, Line, Question
from fairtool.cloud.source import Clock
from fairtool.download import MOST_REDIRECTS, PASSING, STATUS
from fairtool.errors import UnreadableError
from fairtool.retry_after import seconds_of

_TRIES = 3
_PAUSE = 0.5  # seconds, between two tries where the server says nothing
_LONGEST_WAIT = 5.0  # seconds
_REDIRECTS = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)


class Wish(NamedTuple):
    """What to ask an address for: the method, the fields of the header, and the bytes of the body that are taken."""

    method: str = "GET"
    headers: Mapping[str, str] = {}
    largest: int = 0


class Web:
    """Connections to the host that the user named, and to public ones that it sends to; a context that closes them.

    A private address on another host is not asked: the user did not name it.
    """

    def __init__(self, host: str) -> None:
        """Connect to nothing yet."""
        self._host = host
        self._own, self._others = Line(ANYWHERE), Line(Reach())

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        self.close()

    def close(self) -> None:
        """Close all connections."""
        for line in (self._own, self._others):
            line.__exit__(None, None, None)

    def ask(self, shown: str, address: str, wish: Wish, clock: Clock) -> tuple[Answer, str]:
        """Give what an address answers, and the address that answered; `shown` is what errors call it.

        Raises UnreadableError for a status that tells a failure, but for a range that is not there.
        """
        for _ in range(MOST_REDIRECTS):
            answer = self._patient(shown, address, wish, clock)
            location = dict(answer.headers).get("location", "")
            if answer.code not in _REDIRECTS or not location:
                return _checked(answer, shown), address
            address = urljoin(address, location)
            if urlsplit(address).scheme not in ("http", "https"):
                raise UnreadableError("{path} sends to {other}, which is no web address", path=shown, other=address)
        raise UnreadableError("{path} sends from one address to the next without end", path=shown, hint=BLAMELESS)

    def _patient(self, shown: str, address: str, wish: Wish, clock: Clock) -> Answer:
        for tries in range(1, _TRIES + 1):
            is_last = tries == _TRIES
            try:
                answer = self._answered(shown, address, wish, clock)
            except BrokenOffError as error:
                if is_last or clock.left < _PAUSE * 2:
                    raise (_late(shown, clock) if error.template == LATE else error) from None
                wait = _PAUSE
            else:
                wait = seconds_of(dict(answer.headers).get("retry-after", "")) or _PAUSE
                if is_last or answer.code not in PASSING or wait > min(_LONGEST_WAIT, clock.left / 2):
                    return answer
            time.sleep(wait)
        raise _late(shown, clock)

    def _answered(self, shown: str, address: str, wish: Wish, clock: Clock) -> Answer:
        line = self._own if urlsplit(address).hostname == self._host else self._others
        question = Question(wish.method, address, wish.headers, wish.largest)
        try:
            return line.ask(question, seconds=clock.left)
        except PrivateAddressError:
            raise sent_astray(shown, address) from None
        except BrokenOffError:
            raise
        except UnreadableError as error:
            raise (_late(shown, clock) if error.template == LATE else error) from None


def _late(shown: str, clock: Clock) -> UnreadableError:
    return UnreadableError(LATE, path=shown, seconds=f"{round(clock.seconds, 1):g}", hint=LATER)


def _checked(answer: Answer, shown: str) -> Answer:
    if answer.code >= HTTPStatus.BAD_REQUEST and answer.code != HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        raise UnreadableError(STATUS, path=shown, code=answer.code, hint=BLAMELESS)
    return answer

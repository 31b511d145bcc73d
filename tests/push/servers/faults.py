"""What can go wrong between a client and a server, as data; the proxy does it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The ways in which an exchange goes wrong."""

    CUT_REQUEST = "the connection breaks when half of the body has passed"
    CUT_BEFORE_ANSWER = "the server has done its work, and the connection breaks before its answer"
    CUT_IN_ANSWER = "the connection breaks when half of the answer has passed"
    REFUSAL = "another status comes instead of the answer"
    SLOW = "the answer comes byte by byte"
    SILENCE = "no answer comes"
    GARBAGE = "the answer is no XML though it says so"
    PAGE = "a page for people comes with status 200"
    ENDLESS = "the answer never ends"
    CLOCK = "the clock of the server is wrong"
    REDIRECT = "the client is sent to another address"


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault and what it needs; `forwards` is whether the request reaches the server all the same."""

    kind: Kind
    forwards: bool = True
    status: int = 503
    pause: float = 1.0
    hours: float = 0.0
    to: str = ""


CUT_REQUEST = Fault(Kind.CUT_REQUEST, forwards=False)
CUT_BEFORE_ANSWER = Fault(Kind.CUT_BEFORE_ANSWER)
CUT_IN_ANSWER = Fault(Kind.CUT_IN_ANSWER)
SILENCE = Fault(Kind.SILENCE)
GARBAGE = Fault(Kind.GARBAGE)
PAGE = Fault(Kind.PAGE, forwards=False)
ENDLESS = Fault(Kind.ENDLESS)


def refusal(status: int, *, forwards: bool) -> Fault:
    """Give a status instead of the answer, before the server heard of the request or after it did the work."""
    return Fault(Kind.REFUSAL, forwards=forwards, status=status)


def slow(pause: float = 1.0) -> Fault:
    """Give the answer byte by byte, with so many seconds between two."""
    return Fault(Kind.SLOW, pause=pause)


def clock(hours: float) -> Fault:
    """Give the answer with a date so many hours from now."""
    return Fault(Kind.CLOCK, hours=hours)


def redirect(to: str, status: int = 307) -> Fault:
    """Send the client to another address; the server hears nothing."""
    return Fault(Kind.REDIRECT, forwards=False, status=status, to=to)

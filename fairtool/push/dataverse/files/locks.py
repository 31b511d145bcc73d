"""The locks of a data set: it is waited for where the target is at work on it, and said who has it where not."""

from http import HTTPStatus

from fairtool.push.call import Call
from fairtool.push.dataverse.asking import Said, checked, done, of_dataset
from fairtool.push.faults import RefusedError
from fairtool.push.session import Session
from fairtool.translate import marked

_HELD = marked("{pid} is locked in the target ({reason}), and still was after {seconds} s: try again later")
_FIRST, _LONGEST = 2.0, 30.0  # seconds between two looks
_NOT_WAITED_FOR = frozenset({"InReview", "FileValidationFailed"})  # they end when somebody does something
_MAY_BE_LOCK = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT})


def locks_of(session: Session, pid: str) -> tuple[str, ...]:
    """Give why a data set is locked: `Ingest`, `InReview`, `finalizePublication` ...; nothing where it is not."""
    return tuple(one["lockType"].text() for one in checked(of_dataset(session, pid, "locks"), session).data)


def wait_until_open(session: Session, pid: str) -> bool:
    """Wait while the target is at work on a data set, and say whether anything was waited for.

    Raises RefusedError where that lasts longer than the patience of the session.
    """
    waited, pause = 0.0, _FIRST
    while locks := [one for one in locks_of(session, pid) if one not in _NOT_WAITED_FOR]:
        if not session.rest(pause):
            raise RefusedError(_HELD, pid=pid, reason=", ".join(locks), seconds=f"{waited:g}")
        waited += pause
        pause = min(pause * 1.5, _LONGEST)
    return waited > 0


def done_unlocked(session: Session, pid: str, call: Call) -> Said:
    """Have a data set changed once it is open, and again where a lock came between; raises what `done` raises.

    A change that was declined was not made; with which words and status a lock declines differs between versions, so
    that the locks themselves are looked at.
    """
    wait_until_open(session, pid)
    said = done(session, call, is_long=True)
    if said.code in _MAY_BE_LOCK and wait_until_open(session, pid):
        said = done(session, call, is_long=True)
    return said

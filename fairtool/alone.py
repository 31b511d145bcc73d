"""Doing one piece of work in a child of this process: as fast as doing it here, and it can be killed."""

import os
import pickle
import select
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from fairtool.discovery import Source
from fairtool.engine import attempt
from fairtool.errors import FairtoolError
from fairtool.loss import Loss, Lost, lost
from fairtool.netcdf.read_limits import Limits
from fairtool.process_limits import bound_memory, bound_time, silence
from fairtool.settings import Settings

if TYPE_CHECKING:
    from fairtool.subject import Examined

Given = TypeVar("Given")
_LONGEST_WAIT = 2**31 - 1  # milliseconds
_PART = 2**20  # bytes


def can_fork() -> bool:
    """Say whether a child can be forked here safely: on Linux, and where no other thread runs."""
    return sys.platform == "linux" and threading.active_count() == 1


def examine_alone(source: Source, settings: Settings) -> "Examined":
    """Examine a source in a forked child, within the limits; what becomes of the child is in the report."""
    try:
        return apart(partial(_report_on, source, settings), settings.limits)
    except Lost as loss:
        from fairtool.subject import Examined  # noqa: PLC0415 - loaded where a child was lost

        return Examined((lost(source, loss.loss, settings.limits, loss.code),))


def _report_on(source: Source, settings: Settings) -> "Examined":
    from fairtool.subject import report_on  # noqa: PLC0415 - the parent needs none of it

    return report_on(source, settings)


def apart(work: Callable[[], Given], limits: Limits) -> Given:
    """Give what `work` gives in a forked child, or raise what it raises; raises Lost where the child dies."""
    return Begun(work, limits).result()


class Begun(Generic[Given]):
    """Work that is being done in a forked child while this process does something else."""

    def __init__(self, work: Callable[[], Given], limits: Limits) -> None:
        """Begin."""
        self._limits = limits
        self._receiving, sending = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            _be_the_child(work, limits, sending)
        os.close(sending)

    def result(self) -> Given:
        """Wait for what the work gives, or raise what it raises; raises Lost where the child dies."""
        told = None
        try:
            told = _told(self._receiving, self._limits.seconds)
        finally:
            code = self._end(killed=told is None)
        if code:
            raise Lost(Loss.CRASH, code)
        given: Given | Exception = pickle.loads(told)  # noqa: S301 - from our own child
        if isinstance(given, Exception):
            raise given
        return given

    def drop(self) -> None:
        """End the child, where nobody has waited for what it gives."""
        if self._child:
            self._end(killed=True)

    def _end(self, *, killed: bool) -> int:
        """Let the child end, and give its exit code."""
        if killed:
            os.kill(self._child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])
        os.close(self._receiving)
        self._child = 0
        return code


def _told(receiving: int, seconds: float) -> bytes:
    """Give all that a child writes until it ends."""
    waiting = select.poll()
    waiting.register(receiving, select.POLLIN)
    until = monotonic() + seconds
    parts: list[bytes] = []
    while waiting.poll(min(max(0, until - monotonic()) * 1000, _LONGEST_WAIT)):
        part = os.read(receiving, _PART)
        if not part:
            return b"".join(parts)
        parts.append(part)
    raise Lost(Loss.TIMEOUT)


def _be_the_child(work: Callable[[], Given], limits: Limits, sending: int) -> NoReturn:
    """Do the work in the child; the 0 that it ends with says that all of the answer is sent."""
    code = 1
    try:
        _work(work, limits, sending)
        code = 0
    finally:
        os._exit(code)  # nothing of the parent may go on here; a C library that was upset may hang in its clean-up


def _work(work: Callable[[], Given], limits: Limits, sending: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends the child
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    silence()
    bound_memory(limits.memory)
    bound_time(limits.seconds)
    given = attempt(work)
    try:
        answer = pickle.dumps(given)
    except (pickle.PicklingError, TypeError, AttributeError):  # what a foreign exception may do
        answer = pickle.dumps(FairtoolError("{kind}: {reason}", kind=type(given).__name__, reason=str(given)))
    with open(sending, "wb") as stream:
        stream.write(answer)

"""Doing one piece of work in a child of this process: as fast as doing it here, and it can be killed."""

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from os import _exit
from pickle import PicklingError
from typing import TypeVar

from fairtool.discovery import Source
from fairtool.engine import attempt
from fairtool.errors import FairtoolError
from fairtool.loss import Loss, Lost, lost
from fairtool.netcdf.read_limits import Limits
from fairtool.process_limits import bound_memory, bound_time, silence
from fairtool.report import Report
from fairtool.settings import Settings

Given = TypeVar("Given")


def can_fork() -> bool:
    """Say whether a child can be forked here safely: on Linux, and where no other thread runs."""
    return sys.platform == "linux" and threading.active_count() == 1


def examine_alone(source: Source, settings: Settings) -> Report:
    """Examine a source in a forked child, within the limits; what becomes of the child is in the report."""
    try:
        return apart(partial(_report_on, source, settings), settings.limits)
    except Lost as loss:
        return lost(source, loss.loss, settings.limits, loss.code)


def _report_on(source: Source, settings: Settings) -> Report:
    from fairtool.subject import report_on  # noqa: PLC0415 - the parent needs none of it

    return report_on(source, settings)


def apart(work: Callable[[], Given], limits: Limits) -> Given:
    """Give what `work` gives in a forked child, or raise what it raises; raises Lost where the child dies."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(work, limits, sending), daemon=True)
    child.start()
    sending.close()
    try:
        if not receiving.poll(limits.seconds):
            raise Lost(Loss.TIMEOUT)
        given: Given | Exception = receiving.recv()
    except EOFError:
        child.join()
        raise Lost(Loss.CRASH, child.exitcode) from None
    finally:
        child.kill()
        child.join()
        receiving.close()
    if isinstance(given, Exception):
        raise given
    return given


def _work(work: Callable[[], Given], limits: Limits, sending: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends the child
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    silence()
    bound_memory(limits.memory)
    bound_time(limits.seconds)
    given = attempt(work)
    try:
        sending.send(given)
    except (PicklingError, TypeError, AttributeError):  # what a foreign exception may do
        sending.send(FairtoolError("{kind}: {reason}", kind=type(given).__name__, reason=str(given)))
    sending.close()
    _exit(0)  # a C library that was upset may hang in its clean-up

"""Examining one source in a child of this process: as fast as doing it here, and it can be killed."""

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection

from fairtool.discovery import Source
from fairtool.loss import Loss, lost
from fairtool.process_limits import bound_memory
from fairtool.report import Report
from fairtool.settings import Settings


def can_fork() -> bool:
    """Say whether a child can be forked here safely (Linux; elsewhere system libraries forbid it)."""
    return sys.platform == "linux"


def examine_alone(source: Source, settings: Settings) -> Report:
    """Examine a source in a forked child, within the limits; what becomes of the child is in the report."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(source, settings, sending), daemon=True)
    child.start()
    sending.close()
    try:
        if not receiving.poll(settings.limits.seconds):
            return lost(source, Loss.TIMEOUT, settings.limits)
        report: Report = receiving.recv()
    except EOFError:
        child.join()
        return lost(source, Loss.CRASH, settings.limits, child.exitcode)
    finally:
        child.kill()
        child.join()
        receiving.close()
    return report


def _work(source: Source, settings: Settings, sending: Connection) -> None:
    bound_memory(settings.limits.memory)
    from fairtool.subject import report_on  # noqa: PLC0415 - the parent needs none of it

    sending.send(report_on(source, settings))
    sending.close()
    os._exit(0)  # a C library that was upset may hang in its clean-up

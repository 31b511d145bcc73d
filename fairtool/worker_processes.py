"""The processes under a pool of workers: replaced when their library was upset, and begun anew when all of them break.

What they are told to do, and what becomes of a task whose process was lost, is decided by the pool.
"""

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from typing import Any, TypeVar

from pebble import ProcessFuture, ProcessPool

from fairtool.engine import attempt
from fairtool.errors import FairtoolError
from fairtool.process_limits import bound_memory, silence, silent
from fairtool.subject import warm_up

Given = TypeVar("Given")
# What a future raises where the processes broke, and nobody knows which of their tasks did it.
BROKEN = (BrokenProcessPool, CancelledError)
_POISONED = "FAIRTOOL_WORKER_POISONED"  # set in a worker whose C library can no longer be trusted
_LONGEST_FOLDER = 70  # bytes; the address of a socket has 107 at most, and multiprocessing adds 32
_LOOK = 1.0  # seconds between two looks at whether the processes are there


class Processes:
    """`size` processes that do what is scheduled; started with the first task."""

    def __init__(self, size: int, memory: int) -> None:
        """Start nothing yet; `memory` is what each process may take, in bytes."""
        self._size = size
        self._memory = memory
        self._open: set[ProcessFuture[Any]] = set()
        self._begun = False
        self._pool = self._fresh()

    def schedule(self, work: Callable[..., Given], arguments: Sequence[object], seconds: float) -> ProcessFuture[Given]:
        """Hand a task out; raises FairtoolError where the system lets no process start."""
        if not self._begun:
            self._begun = True
            with silent():  # one that is ended while it starts has a traceback to tell
                return self._scheduled(work, arguments, seconds)
        return self._scheduled(work, arguments, seconds)

    def wait(self, future: ProcessFuture[Given]) -> None:
        """Wait until a task has ended, or all processes are lost."""
        while not wait((future,), timeout=_LOOK).done:
            self.look()

    def look(self) -> None:
        """Begin anew where the processes broke: then no task would ever end that they were given."""
        if not self._pool.active:
            self._renew()

    def stop(self) -> None:
        """Kill the processes."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble left it without types
        self._pool.join()

    def _fresh(self) -> ProcessPool:
        return ProcessPool(
            self._size, max_tasks=_AnyNumber(), initializer=_prepare, initargs=(self._memory,), context=_context()
        )

    def _scheduled(
        self, work: Callable[..., Given], arguments: Sequence[object], seconds: float
    ) -> ProcessFuture[Given]:
        try:
            return self._handed(work, arguments, seconds)
        except RuntimeError:  # pebble's word for processes that broke
            self._renew()
        try:
            return self._handed(work, arguments, seconds)
        except RuntimeError as error:
            raise FairtoolError(
                "no worker process can be started: {reason}",
                hint="free some memory, or use fewer workers with --jobs",
                reason=error.__cause__ or error,
            ) from error

    def _handed(self, work: Callable[..., Given], arguments: Sequence[object], seconds: float) -> ProcessFuture[Given]:
        future = self._pool.schedule(work, args=list(arguments), timeout=seconds)
        self._open.add(future)
        future.add_done_callback(self._open.discard)
        return future

    def _renew(self) -> None:
        with silent():
            self.stop()
        self._pool = self._fresh()
        for future in tuple(self._open):
            future.cancel()  # type: ignore[no-untyped-call]  # likewise


class _AnyNumber(int):
    """How many tasks a process may do, as pebble asks for it between two tasks: 0, any number, until it is poisoned.

    So a process whose library was upset ends after it has sent its result and before it takes another task. One that
    ended with a task in its hands might do so before pebble knows that it has it: pebble would then wait for the task
    until its time is over, or give up all tasks of all processes.
    """

    def __eq__(self, other: object) -> bool:
        """Say whether the process may do any number of tasks."""
        return not is_poisoned() and int(self) == other

    __hash__ = int.__hash__


def is_poisoned() -> bool:
    """Say whether a library was upset in this process."""
    return bool(os.environ.get(_POISONED))


def poison() -> None:
    """Let this process do no other task."""
    os.environ[_POISONED] = "1"


def _context() -> multiprocessing.context.BaseContext:
    """Fork workers from a small server where that is possible: its socket lies in the folder for temporary files."""
    if sys.platform == "win32" or len(os.fsencode(tempfile.gettempdir())) > _LONGEST_FOLDER:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["fairtool.preload"])
    with silent():  # and so are the workers that it forks
        forkserver.ensure_running()
    return context


def _prepare(memory: int) -> None:
    """Load what every source needs, bound the memory of a worker, and let it be ended while a C library runs."""
    silence()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a handler in Python would wait for the library to return
    if hasattr(signal, "SIGUSR1"):
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)  # a scheduler warns every process of a job: the first one hears
    attempt(warm_up)  # what fails here fails again with the first source, and is told there
    bound_memory(memory)

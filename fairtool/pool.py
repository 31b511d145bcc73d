"""Worker processes that are watched: a task that crashes, hangs or eats memory loses its own result only."""

import multiprocessing
import os
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as Timeout
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import forkserver
from queue import SimpleQueue
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from fairtool.engine import attempt
from fairtool.loss import Loss
from fairtool.netcdf.read_limits import Limits
from fairtool.process_limits import bound_memory, bound_time, silence, silent
from fairtool.subject import warm_up

Task = TypeVar("Task")
Given_contra = TypeVar("Given_contra", contravariant=True)
Result = TypeVar("Result")
_POISONED = "FAIRTOOL_WORKER_POISONED"  # set in a worker whose C library can no longer be trusted
_GIVES_UP = 75  # exit code of a poisoned worker that was handed another task (EX_TEMPFAIL)
_LONGEST_FOLDER = 70  # bytes; the address of a socket has 107 at most, and multiprocessing adds 32
_AHEAD = 8  # tasks handed out per worker before a result is waited for


class Job(Protocol[Given_contra, Result]):
    """What workers do; plain data that crosses process borders with every task."""

    @property
    def limits(self) -> Limits:
        """The time and memory that one task may take."""
        ...

    def do(self, task: Given_contra) -> Result:
        """Do one task, in a worker; whatever is wrong with it is a result."""
        ...

    def poisons(self, result: Result) -> bool:
        """Say whether the task upset a library, so that the worker should take no other."""
        ...

    def lost(self, task: Given_contra, loss: Loss, code: int | None) -> Result:
        """Give the result of a task whose worker was lost; `code` is its exit code where it has one."""
        ...


@dataclass(frozen=True, slots=True)
class _Handed(Generic[Task, Result]):
    task: Task
    future: ProcessFuture[Result]
    attempt: int


class Pool(Generic[Task, Result]):
    """`size` worker processes for one job; a context at whose end they are killed."""

    def __init__(self, job: Job[Task, Result], size: int) -> None:
        """Start nothing yet."""
        self._job = job
        self._most = size * _AHEAD
        self._size = size
        self._begun = False

    def __enter__(self) -> Self:
        """Open the pool; the workers start with the first task."""
        self._environment = _safe_path()
        self._environment.__enter__()
        self._pool = ProcessPool(
            self._size, initializer=_prepare, initargs=(self._job.limits.memory,), context=_context()
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill the workers."""
        try:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble left it without types
            self._pool.join()
        finally:
            self._environment.__exit__(None, None, None)

    def in_order(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Give the results in the order of the tasks."""
        waiting: deque[_Handed[Task, Result]] = deque()
        for task in tasks:
            waiting.append(self._hand(task))
            if len(waiting) >= self._most:
                yield self._waited(waiting.popleft())
        while waiting:
            yield self._waited(waiting.popleft())

    def as_finished(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Give the results as they come: one that takes long keeps no other waiting."""
        remaining, finished = iter(tasks), SimpleQueue[_Handed[Task, Result]]()
        running = 0
        while True:
            for task in islice(remaining, self._most - running):
                self._tell(self._hand(task), finished)
                running += 1
            if not running:
                return
            handed = finished.get()
            outcome = self._settled(handed)
            if isinstance(outcome, _Handed):
                self._tell(outcome, finished)
            else:
                running -= 1
                yield outcome

    @staticmethod
    def _tell(handed: _Handed[Task, Result], finished: "SimpleQueue[_Handed[Task, Result]]") -> None:
        handed.future.add_done_callback(lambda _: finished.put(handed))

    def _waited(self, handed: _Handed[Task, Result]) -> Result:
        outcome = self._settled(handed)
        while isinstance(outcome, _Handed):
            outcome = self._settled(outcome)
        return outcome

    def _hand(self, task: Task, attempt: int = 1) -> _Handed[Task, Result]:
        if self._begun:
            return self._scheduled(task, attempt)
        self._begun = True
        with silent():  # the workers start with the first task; one that is ended at once has a traceback to tell
            return self._scheduled(task, attempt)

    def _scheduled(self, task: Task, attempt: int) -> _Handed[Task, Result]:
        future = self._pool.schedule(_do, args=[self._job, task], timeout=self._job.limits.seconds)
        return _Handed(task, future, attempt)

    def _settled(self, handed: _Handed[Task, Result]) -> Result | _Handed[Task, Result]:
        """Wait for a result; a task whose worker died is handed out once more, to a fresh worker."""
        try:
            result: Result = handed.future.result()
        except Timeout:
            return self._job.lost(handed.task, Loss.TIMEOUT, None)
        except ProcessExpired as death:
            if death.exitcode != _GIVES_UP and handed.attempt > 1:
                return self._job.lost(handed.task, Loss.CRASH, death.exitcode)
            return self._hand(handed.task, handed.attempt + (death.exitcode != _GIVES_UP))
        return result


@contextmanager
def _safe_path() -> Iterator[None]:
    """Keep a new Python from importing what lies beside the data under the name of a module, for the time of a run."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        os.environ.pop("PYTHONSAFEPATH")
        if before is not None:
            os.environ["PYTHONSAFEPATH"] = before


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
    attempt(warm_up)  # what fails here fails again with the first source, and is told there
    bound_memory(memory)


def _do(job: Job[Task, Result], task: Task) -> Result:
    """Do one task in a worker; after an HDF5 or memory error the worker takes no other."""
    if os.environ.get(_POISONED):
        os._exit(_GIVES_UP)
    bound_time(job.limits.seconds)
    result = job.do(task)
    if job.poisons(result):
        os.environ[_POISONED] = "1"
    return result

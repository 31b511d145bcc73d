"""Worker processes that are watched: a task that crashes, hangs or eats memory loses its own result only."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as Timeout
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture

from fairtool.loss import Loss
from fairtool.netcdf.read_limits import Limits
from fairtool.process_limits import bound_time
from fairtool.worker_processes import BROKEN, Processes, is_poisoned, poison

Task = TypeVar("Task")
Given_contra = TypeVar("Given_contra", contravariant=True)
Result = TypeVar("Result")
_GIVES_UP = 75  # exit code of a poisoned worker that was handed another task (EX_TEMPFAIL)
_AHEAD = 8  # tasks handed out per worker before a result is waited for
_TRIES = 2  # of a task whose worker dies
_LOOK = 1.0  # seconds between two looks at whether the workers are there


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

    def __enter__(self) -> Self:
        """Open the pool; the workers start with the first task."""
        self._environment = _safe_path()
        self._environment.__enter__()
        self._processes = Processes(self._size, self._job.limits.memory)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill the workers."""
        try:
            self._processes.stop()
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
            handed = self._next(finished)
            outcome = self._settled(handed)
            if isinstance(outcome, _Handed):
                self._tell(outcome, finished)
            else:
                running -= 1
                yield outcome

    @staticmethod
    def _tell(handed: _Handed[Task, Result], finished: "SimpleQueue[_Handed[Task, Result]]") -> None:
        handed.future.add_done_callback(lambda _: finished.put(handed))

    def _next(self, finished: "SimpleQueue[_Handed[Task, Result]]") -> _Handed[Task, Result]:
        while True:
            try:
                return finished.get(timeout=_LOOK)
            except Empty:
                self._processes.look()

    def _waited(self, handed: _Handed[Task, Result]) -> Result:
        self._processes.wait(handed.future)
        outcome = self._settled(handed)
        while isinstance(outcome, _Handed):
            self._processes.wait(outcome.future)
            outcome = self._settled(outcome)
        return outcome

    def _hand(self, task: Task, attempt: int = 1) -> _Handed[Task, Result]:
        return _Handed(task, self._scheduled(task, self._processes), attempt)

    def _scheduled(self, task: Task, processes: Processes) -> ProcessFuture[Result]:
        return processes.schedule(_do, (self._job, task), self._job.limits.seconds)

    def _settled(self, handed: _Handed[Task, Result]) -> Result | _Handed[Task, Result]:
        """Give the result of a task that has ended; one whose worker died is handed out once more, to a fresh one."""
        try:
            result: Result = handed.future.result()
        except Timeout:
            return self._job.lost(handed.task, Loss.TIMEOUT, None)
        except BROKEN:
            return self._alone(handed.task)
        except ProcessExpired as death:
            if death.exitcode != _GIVES_UP and handed.attempt > 1:
                return self._job.lost(handed.task, Loss.CRASH, death.exitcode)
            return self._hand(handed.task, handed.attempt + (death.exitcode != _GIVES_UP))
        return result

    def _alone(self, task: Task) -> Result:
        """Do a task by itself where all workers were lost at once: nobody knows which of their tasks did it."""
        code = None
        for _ in range(_TRIES):
            processes = Processes(1, self._job.limits.memory)
            try:
                future = self._scheduled(task, processes)
                processes.wait(future)
                result: Result = future.result()
            except Timeout:
                return self._job.lost(task, Loss.TIMEOUT, None)
            except ProcessExpired as death:
                code = death.exitcode
            except BROKEN:
                continue
            else:
                return result
            finally:
                processes.stop()
        return self._job.lost(task, Loss.CRASH, code)


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


def _do(job: Job[Task, Result], task: Task) -> Result:
    """Do one task in a worker; after an HDF5 or memory error the worker takes no other."""
    if is_poisoned():  # it should have ended before; what it was given is handed out once more
        os._exit(_GIVES_UP)
    bound_time(job.limits.seconds)
    result = job.do(task)
    if job.poisons(result):
        poison()
    return result

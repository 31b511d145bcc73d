"""Examining many sources in worker processes: one that crashes, hangs or eats memory loses its own source only."""

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

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from fairtool.discovery import Source
from fairtool.engine import attempt
from fairtool.loss import Loss, lost
from fairtool.process_limits import bound_memory, bound_time, silence, silent
from fairtool.settings import Settings
from fairtool.subject import Examined, report_on, warm_up

_POISONED = "FAIRTOOL_WORKER_POISONED"  # set in a worker whose C library can no longer be trusted
_GIVES_UP = 75  # exit code of a poisoned worker that was handed another source (EX_TEMPFAIL)
_LONGEST_FOLDER = 70  # bytes; the address of a socket has 107 at most, and multiprocessing adds 32
_AHEAD = 8  # sources handed out per worker before the first result is waited for


@dataclass(frozen=True, slots=True)
class _Task:
    source: Source
    future: ProcessFuture[Examined]
    attempt: int = 1


def examine_all(sources: Iterable[Source], settings: Settings, jobs: int) -> Iterator[Examined]:
    """Examine sources in `jobs` worker processes; the results come in the order of the sources.

    Where the caller stops early, or is interrupted, the workers are killed.
    """
    with _safe_path():
        pool = ProcessPool(jobs, initializer=_prepare, initargs=(settings.limits.memory,), context=_context())
        try:
            yield from _examined(pool, sources, settings, jobs * _AHEAD)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble left it without types
            pool.join()


def _examined(pool: ProcessPool, sources: Iterable[Source], settings: Settings, most: int) -> Iterator[Examined]:
    """Hand out the sources, at most `most` of them ahead of the report that is waited for."""
    remaining = iter(sources)
    with silent():  # the workers start with the first source; one that is ended at once has a traceback to tell
        waiting = deque(_submit(pool, source, settings) for source in islice(remaining, 1))
    for source in remaining:
        waiting.append(_submit(pool, source, settings))
        if len(waiting) >= most:
            yield _result(pool, waiting.popleft(), settings)
    while waiting:
        yield _result(pool, waiting.popleft(), settings)


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


def _submit(pool: ProcessPool, source: Source, settings: Settings, attempt: int = 1) -> _Task:
    future = pool.schedule(_work, args=[source, settings], timeout=settings.limits.seconds)
    return _Task(source, future, attempt)


def _work(source: Source, settings: Settings) -> Examined:
    """Examine one source in a worker; after an HDF5 or memory error the worker takes no other source."""
    if os.environ.get(_POISONED):
        os._exit(_GIVES_UP)
    bound_time(settings.limits.seconds)
    examined = report_on(source, settings)
    if examined.poisonous:
        os.environ[_POISONED] = "1"
    return examined


def _result(pool: ProcessPool, task: _Task, settings: Settings) -> Examined:
    """Wait for a result; a source whose worker died is tried once more in a fresh worker."""
    while True:
        try:
            examined: Examined = task.future.result()
        except Timeout:
            return Examined((lost(task.source, Loss.TIMEOUT, settings.limits),))
        except ProcessExpired as death:
            if death.exitcode != _GIVES_UP and task.attempt > 1:
                return Examined((lost(task.source, Loss.CRASH, settings.limits, death.exitcode),))
            task = _submit(pool, task.source, settings, task.attempt + (death.exitcode != _GIVES_UP))
        else:
            return examined

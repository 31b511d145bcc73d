"""The engine of many machines: Dask hands out batches, and each of its workers has a watched pool that judges them.

Dask knows no time limit for a task, and a task that dies takes its worker with it. So no file is opened in a worker of
Dask itself. One that is killed loses its batch, which Dask gives to another; a batch that kills several workers is
taken apart, until the one file that does it is left, and named.
"""

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, suppress
from dataclasses import replace
from itertools import islice
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import TypeAlias

from distributed import Client, Future, Worker, WorkerPlugin, as_completed, get_worker
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from fairtool.audit.asked import Asked
from fairtool.audit.basis import rules_digest
from fairtool.audit.job import AuditJob
from fairtool.audit.work import Done, Work
from fairtool.errors import FairtoolError, UsageError
from fairtool.loss import Loss
from fairtool.pool import Pool

BATCH = 50  # sources of a task: 0.3 s of work or more, beside 2.5 ms that Dask takes for a task
_TRIMMING = "MALLOC_TRIM_THRESHOLD_"  # which Dask sets for its workers: memory goes back to the system bit by bit
_AHEAD = 2  # batches handed out for each thread of the workers, so that none waits for the next

Batch = tuple[Work, ...]
Answer: TypeAlias = "Future[tuple[Done, ...]]"


def judged_there(works: Iterable[Work], asked: Asked, client: Client, size: int = BATCH) -> Iterator[Done]:
    """Judge sources on the workers of a Dask cluster; the results come as batches of `size` are finished.

    Raises UsageError where the workers run another fairtool, which would judge otherwise.
    """
    name = f"fairtool-audit-{token_hex(8)}"  # of this audit: others may run on the same cluster
    client.register_plugin(_Supervision(asked), name=name)
    try:
        yield from _judged(_batches(works, size), AuditJob(asked), client, name)
    except (CancelledError, CommClosedError) as error:
        raise FairtoolError(
            "the Dask scheduler was lost: {reason}", reason=error, hint="start it again, and go on with --resume"
        ) from error
    finally:
        with suppress(OSError, ValueError, RuntimeError):  # a cluster that is gone has no processes left
            client.unregister_worker_plugin(name)


def _judged(waiting: Iterator[Batch], job: AuditJob, client: Client, name: str) -> Iterator[Done]:
    """Hand out batches, more of them when workers come, as those do that wait in the queue of a batch system."""
    running = as_completed(loop=client.loop)
    sent: dict[str, Batch] = {}

    def send(batches: Iterable[Batch]) -> None:
        for batch in batches:
            future = client.submit(_judged_batch, batch, rules_digest(), name, pure=False)
            sent[str(future.key)] = batch
            running.add(future)

    send(islice(waiting, _most(client)))
    for future in running:
        again, done = _received(future, sent.pop(str(future.key)), job)
        yield from done
        send(again)
        send(islice(waiting, max(0, _most(client) - len(sent))))


def _batches(works: Iterable[Work], size: int) -> Iterator[Batch]:
    remaining = iter(works)
    while batch := tuple(islice(remaining, size)):
        yield batch


def _most(client: Client) -> int:
    return max(1, threads_of(client)) * _AHEAD


def threads_of(client: Client) -> int:
    """Give how many tasks the workers of a cluster can do at once; 0 where none has come yet."""
    threads: dict[str, int] = client.nthreads()
    return sum(threads.values())


def _received(future: Answer, batch: Batch, job: AuditJob) -> tuple[tuple[Batch, ...], tuple[Done, ...]]:
    """Give the results of a batch; where it killed its workers, what to try again, each source on its own."""
    try:
        done: tuple[Done, ...] = future.result()
    except KilledWorker:
        if len(batch) == 1:
            return (), (job.lost(batch[0], Loss.CRASH, None),)
        return tuple((work,) for work in batch), ()
    return (), done


def _judged_batch(batch: Batch, digest: str, name: str) -> tuple[Done, ...]:
    """Judge a batch on a Dask worker."""
    if rules_digest() != digest:
        raise UsageError(
            "the workers of the cluster run another version of fairtool, which may judge otherwise",
            hint="install the same version, with the same rules, on all of them",
        )
    supervision = get_worker().plugins[name]
    return supervision.judged(batch) if isinstance(supervision, _Supervision) else ()


class _Supervision(WorkerPlugin):
    """The watched pool of a Dask worker, which lives as long as the worker does."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._stack = ExitStack()
        self._pool: Pool[Work, Done] | None = None

    def __getstate__(self) -> Asked:
        """Cross a process border without the pool."""
        return self._asked

    def __setstate__(self, asked: Asked) -> None:
        """Arrive on a worker."""
        self.__init__(asked)  # type: ignore[misc]

    def setup(self, worker: Worker) -> None:
        """Open the pool: as many processes as Dask would run tasks here."""
        # A Dask worker is a daemon, which may have no children; these end with it, as its own would.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001
        if trimming := os.environ.pop(_TRIMMING, ""):  # these processes would begin with it: a seventh more time
            self._stack.callback(os.environ.__setitem__, _TRIMMING, trimming)
        folder = self._stack.enter_context(TemporaryDirectory(prefix="fairtool-audit-", ignore_cleanup_errors=True))
        pool: Pool[Work, Done] = Pool(AuditJob(replace(self._asked, workspace=folder)), worker.state.nthreads)
        self._pool = self._stack.enter_context(pool)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - what Dask gives
        """Kill the processes."""
        self._stack.close()
        multiprocessing.current_process()._config["daemon"] = True  # type: ignore[attr-defined]  # noqa: SLF001

    def judged(self, batch: Batch) -> tuple[Done, ...]:
        """Judge a batch."""
        if self._pool is None:
            raise UsageError("the worker of the cluster was not made ready", hint="run the audit again")
        return tuple(self._pool.as_finished(batch))

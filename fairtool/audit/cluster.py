"""Dask clusters: one that is there, one that a batch system starts, or one of this machine."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import MappingProxyType

import dask
from distributed import Client, LocalCluster

from fairtool.errors import UsageError

_PATIENCE = "20s"  # for a scheduler to answer
# The batch systems by the names of dask-jobqueue, whose configuration files say what a site's jobs are like.
_CLUSTERS: Mapping[str, str] = MappingProxyType(
    {
        "slurm": "SLURMCluster",
        "pbs": "PBSCluster",
        "oar": "OARCluster",
        "lsf": "LSFCluster",
        "sge": "SGECluster",
        "htcondor": "HTCondorCluster",
        "moab": "MoabCluster",
    }
)
# Nothing is shown on a port of the machine, and a worker is not restarted for what its own children may use.
# Dask looks at the stacks of its workers a hundred times a second, and at the machine twice: a tenth of what judging
# takes, on each core.
_QUIET = {
    "distributed.worker.memory.terminate": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.profile.enabled": False,
    "distributed.admin.system-monitor.interval": "10s",
}


@contextmanager
def client_of(scheduler: str, kind: str, workers: int) -> Iterator[Client]:
    """Give the client of the cluster at an address, of one of a kind with so many workers, or of one of this machine.

    Raises UsageError where it cannot be had.
    """
    if scheduler:
        with _connected(scheduler) as client:
            yield client
        return
    with dask.config.set(_QUIET), _started(kind, workers) as cluster, Client(cluster, set_as_default=False) as client:
        yield client


def _connected(scheduler: str) -> Client:
    try:
        return Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(
            "no Dask scheduler answers at {address}: {reason}",
            address=scheduler,
            reason=error,
            hint="give it as tcp://host:8786",
        ) from error


@contextmanager
def _started(kind: str, workers: int) -> Iterator[object]:
    if not kind:
        with LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
        ) as local:
            yield local
        return
    if kind not in _CLUSTERS:
        raise UsageError("no cluster is known as {name}", name=kind, hint=f"write one of {', '.join(_CLUSTERS)}")
    made = getattr(import_module("dask_jobqueue"), _CLUSTERS[kind])
    try:
        cluster = made()
    except (ValueError, OSError, RuntimeError) as error:
        raise UsageError(
            "a job of {kind} cannot be described: {reason}",
            kind=kind,
            reason=error,
            hint="say in ~/.config/dask/jobqueue.yaml what jobs are like here: cores, memory, queue, account",
        ) from error
    with cluster:
        cluster.scale(jobs=workers)
        yield cluster

"""Who judges: processes of this machine, or the workers of a Dask cluster that is there or is started for the run."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from fairtool.audit.asked import Asked
from fairtool.audit.local import judged_here
from fairtool.audit.work import Engine
from fairtool.cli.audit_running import Running
from fairtool.cli.console import note
from fairtool.errors import UsageError
from fairtool.translate import Language, translate


@contextmanager
def engine_of(running: Running, asked: Asked, jobs: int, language: Language) -> Iterator[Engine]:
    """Give the engine that the options ask for; raises UsageError for options that do not go together."""
    if running.engine not in ("local", "dask"):
        raise UsageError("there is no engine {name}", name=running.engine, hint="write local or dask")
    there = running.scheduler or running.cluster
    if running.engine == "local":
        if there:
            raise UsageError("--scheduler and --cluster are of the engine dask", hint="add --engine dask")
        yield partial(judged_here, asked=asked, jobs=jobs)
        return
    if running.scheduler and running.cluster:
        raise UsageError("--scheduler names a cluster that is there, --cluster starts one", hint="give one of the two")
    try:
        from fairtool.audit.cluster import client_of
        from fairtool.audit.distributed import judged_there, threads_of
    except ImportError as error:
        raise UsageError(
            "the engine dask is not installed: {reason}",
            reason=error,
            hint="pip install 'data-terra-fairtool[distributed]'",
        ) from error
    with client_of(running.scheduler, running.cluster, running.workers or jobs) as client:
        if not threads_of(client):  # their jobs may wait in a queue for hours
            told = translate(
                "the Dask cluster at {address} has no workers yet; they are waited for",
                language,
                address=client.scheduler_info()["address"],
            )
            note(told)
        yield partial(judged_there, asked=asked, client=client)

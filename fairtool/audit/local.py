"""The engine of one machine: the works of an audit go to watched processes, one source a task."""

from collections.abc import Iterable, Iterator

from fairtool.audit.asked import Asked
from fairtool.audit.job import AuditJob
from fairtool.audit.work import Done, Work
from fairtool.pool import Pool


def judged_here(works: Iterable[Work], asked: Asked, jobs: int) -> Iterator[Done]:
    """Judge sources in `jobs` processes of this machine; the results come as they are finished."""
    with Pool(AuditJob(asked), jobs) as pool:
        yield from pool.as_finished(works)

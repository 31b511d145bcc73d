"""The engine of one machine: the works of an audit go to watched processes, one source a task."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from tempfile import TemporaryDirectory

from fairtool.audit.asked import Asked
from fairtool.audit.job import AuditJob
from fairtool.audit.work import Done, Work
from fairtool.pool import Pool


def judged_here(works: Iterable[Work], asked: Asked, jobs: int) -> Iterator[Done]:
    """Judge sources in `jobs` processes of this machine; the results come as they are finished."""
    with (
        TemporaryDirectory(prefix="fairtool-audit-", ignore_cleanup_errors=True) as folder,
        Pool(AuditJob(replace(asked, workspace=folder)), jobs) as pool,
    ):
        yield from pool.as_finished(works)

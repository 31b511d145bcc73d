"""Validating sources: one alone in this process or a child of it, many in workers."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from fairtool.discovery import Source
from fairtool.errors import UnreadableError
from fairtool.netcdf.sniff import Kind, sniff
from fairtool.report import Report
from fairtool.settings import Settings


def validate_sources(sources: Iterable[Source], settings: Settings, jobs: int) -> Iterator[Report]:
    """Give the report of each source, in order."""
    waiting = iter(sources)
    first = list(islice(waiting, 2))
    if len(first) == 1:
        yield _alone(first[0], settings)
    elif first:
        from fairtool.workers import examine_all  # noqa: PLC0415 - one source alone needs no pool

        yield from examine_all(chain(first, waiting), settings, jobs)


def _alone(source: Source, settings: Settings) -> Report:
    """Examine one source: what our own bounded parsers read, here; what a C library reads, where it can be killed."""
    from fairtool.alone import can_fork, examine_alone  # noqa: PLC0415 - many sources go to workers

    if _needs_c_library(source):
        if can_fork():
            return examine_alone(source, settings)
        from fairtool.workers import examine_all  # noqa: PLC0415 - only where no child can be forked

        return next(examine_all([source], settings, 1))
    from fairtool.subject import report_on  # noqa: PLC0415 - the parent of a child needs none of it

    return report_on(source, settings)


def _needs_c_library(source: Source) -> bool:
    try:
        return "://" in source.name or sniff(source.path) is Kind.HDF5
    except UnreadableError:
        return False

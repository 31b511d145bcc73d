"""Validating sources: alone in this process where that is safe, otherwise in workers."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from fairtool.discovery import Source
from fairtool.netcdf.read_safety import safe_in_process
from fairtool.report import Report
from fairtool.settings import Settings
from fairtool.subject import report_on


def validate_sources(sources: Iterable[Source], settings: Settings, jobs: int) -> Iterator[Report]:
    """Give the report of each source, in order."""
    waiting = iter(sources)
    first = list(islice(waiting, 2))
    if len(first) == 1 and safe_in_process(first[0].path, settings.limits):
        yield report_on(first[0], settings)
    elif first:
        from fairtool.workers import examine_all  # noqa: PLC0415 - one safe file alone needs no pool

        yield from examine_all(chain(first, waiting), settings, jobs)

"""Examining many sources in worker processes: one that crashes, hangs or eats memory loses its own source only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairtool.discovery import Source
from fairtool.loss import Loss, lost
from fairtool.netcdf.read_limits import Limits
from fairtool.pool import Pool
from fairtool.settings import Settings
from fairtool.subject import Examined, report_on


def examine_all(sources: Iterable[Source], settings: Settings, jobs: int) -> Iterator[Examined]:
    """Examine sources in `jobs` worker processes; the results come in the order of the sources.

    Where the caller stops early, or is interrupted, the workers are killed.
    """
    with Pool(_Examining(settings), jobs) as pool:
        yield from pool.in_order(sources)


@dataclass(frozen=True, slots=True)
class _Examining:
    """The job of examining a source."""

    settings: Settings

    @property
    def limits(self) -> Limits:
        """The limits for one source."""
        return self.settings.limits

    def do(self, source: Source) -> Examined:
        """Examine a source."""
        return report_on(source, self.settings)

    def poisons(self, examined: Examined) -> bool:
        """Say whether reading it upset a library."""
        return examined.poisonous

    def lost(self, source: Source, loss: Loss, code: int | None) -> Examined:
        """Give the report of a source whose worker was lost."""
        return Examined((lost(source, loss, self.settings.limits, code),))

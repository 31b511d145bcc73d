"""What a run asks of its workers: the settings of every source, and what becomes of one whose worker is lost."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fairtool.audit.asked import Asked
from fairtool.audit.judging import judge, judged_of
from fairtool.audit.seeing import unseen
from fairtool.audit.work import Done, Work
from fairtool.discovery import Source
from fairtool.engine import attempt
from fairtool.errors import UnreadableError, UsageError
from fairtool.loss import Loss, lost
from fairtool.netcdf.read_limits import Limits
from fairtool.report import Report
from fairtool.unreadable import faulty, unreadable


@dataclass(frozen=True, slots=True)
class AuditJob:
    """The job of judging a source of an archive."""

    asked: Asked

    @property
    def limits(self) -> Limits:
        """The limits for one source."""
        return self.asked.settings.limits

    def do(self, work: Work) -> Done:
        """Judge a source; whatever goes wrong is the verdict on it alone.

        Raises UsageError, which concerns every source.
        """
        done = attempt(partial(judge, work, self.asked))
        if isinstance(done, UsageError):
            raise done
        return self._failed(work, done) if isinstance(done, Exception) else done

    def poisons(self, done: Done) -> bool:
        """Say whether reading it upset a library."""
        return done.poisonous

    def lost(self, work: Work, loss: Loss, code: int | None) -> Done:
        """Give the verdict on a source whose worker was lost: it is put aside with the reason."""
        return self._told(work, lost(Source(work.name, Path(work.name)), loss, self.limits, code), loss)

    def _failed(self, work: Work, error: Exception) -> Done:
        """Give the verdict where something failed outside of reading the source, such as unpacking what is kept."""
        source = Source(work.name, Path(work.name))
        if isinstance(error, MemoryError):
            return self._told(work, lost(source, Loss.MEMORY, self.limits), Loss.MEMORY)
        report = unreadable(source, error) if isinstance(error, UnreadableError) else faulty(source, error)
        return self._told(work, report, None)

    def _told(self, work: Work, report: Report, loss: Loss | None) -> Done:
        judged = judged_of(report, work, unseen(work, self.asked))
        return Done(work.source, "done", (judged,), loss=loss.value if loss else None, poisonous=report.poisonous)

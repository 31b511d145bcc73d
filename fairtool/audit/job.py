"""What a run asks of its workers: the settings of every source, and what becomes of one whose worker is lost."""

from dataclasses import dataclass
from pathlib import Path

from fairtool.audit.asked import Asked
from fairtool.audit.judging import judge, judged_of
from fairtool.audit.seeing import unseen
from fairtool.audit.work import Done, Work
from fairtool.discovery import Source
from fairtool.loss import Loss, lost
from fairtool.netcdf.read_limits import Limits


@dataclass(frozen=True, slots=True)
class AuditJob:
    """The job of judging a source of an archive."""

    asked: Asked

    @property
    def limits(self) -> Limits:
        """The limits for one source."""
        return self.asked.settings.limits

    def do(self, work: Work) -> Done:
        """Judge a source."""
        return judge(work, self.asked)

    def poisons(self, done: Done) -> bool:
        """Say whether reading it upset a library."""
        return done.poisonous

    def lost(self, work: Work, loss: Loss, code: int | None) -> Done:
        """Give the verdict on a source whose worker was lost: it is put aside with the reason."""
        report = lost(Source(work.name, Path(work.name)), loss, self.limits, code)
        judged = judged_of(report, work, unseen(work, self.asked))
        return Done(work.source, "done", (judged,), loss=loss.value)

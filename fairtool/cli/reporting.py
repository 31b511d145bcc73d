"""What the commands do that validate: reports in, documents out, baseline kept, exit code."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from fairtool.acceptance import Acceptance
from fairtool.cli.console import note
from fairtool.cli.outputs import Output, Outputs, has_color, parse_formats, spare, width
from fairtool.cli.progress import followed
from fairtool.cli.request import Request, acceptances_of, run_of
from fairtool.exit_code import ExitCode, exit_code
from fairtool.known import Known
from fairtool.report import Report
from fairtool.settings import today
from fairtool.summary import Summary
from fairtool.translate import Language, translate


@dataclass(frozen=True, slots=True)
class Reporting:
    """The documents that a run writes, and what is known of its findings."""

    asked: Request
    outputs: tuple[Output, ...]
    known: Known
    update_baseline: bool

    @classmethod
    def of(cls, asked: Request, paths: Sequence[str], *, update_baseline: bool) -> "Reporting":
        """Give what the user asked for; raises UsageError before anything is written."""
        chosen = asked.configuration
        outputs = parse_formats(chosen.format, paths)
        known = Known(chosen.baseline, acceptances_of(asked), today(), update=update_baseline)
        reporting = cls(asked, outputs, known, update_baseline)
        reporting.spare(paths)
        return reporting

    def spare(self, read: Iterable[str | Path]) -> None:
        """Raise UsageError where a document or the new baseline would be written over a file that is read."""
        new = [self.asked.configuration.baseline] if self.update_baseline else []
        files = [file for file in (*(one.file for one in self.outputs), *new) if file]
        spare(files, read)

    def write(self, reports: Iterator[Report], count: int) -> ExitCode:
        """Write the documents on so many sources as their reports come, and give the exit code."""
        asked, chosen, summary = self.asked, self.asked.configuration, Summary()
        left = self.known.filtered(reports)
        with (
            Outputs(self.outputs, run_of(asked, width(), color=has_color())) as documents,
            closing(followed(left, count, asked.language, quiet=chosen.quiet)) as followed_reports,
        ):
            for report in followed_reports:
                documents.add(report)
                summary = summary.plus(report)
            summary = replace(summary, stale=self.known.stale())
            documents.close(summary)
        self.known.save()
        if self.update_baseline and chosen.baseline and not chosen.quiet:
            note(translate("wrote {path}", asked.language, path=chosen.baseline))
        _warn(self.known.expired(), asked.language)
        return exit_code(summary, chosen.fail_on, exit_zero=chosen.exit_zero)


def _warn(expired: Iterable[Acceptance], language: Language) -> None:
    """Name the entries of the configuration that were let run out, since their findings fail again."""
    for entry in expired:
        note(
            translate(
                "the [[ignore]] entry of {rule} for {path} expired on {day} ({reason}): its findings count again",
                language,
                rule=entry.rule,
                path=entry.path,
                day=entry.expires,
                reason=entry.reason,
            )
        )

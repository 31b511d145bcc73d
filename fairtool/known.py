"""The findings that the configuration accepts or a baseline knows, gone through as reports come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from fairtool.acceptance import Acceptance, expired_on, without_accepted
from fairtool.baseline import Baseline, Entry, entries_of, load, save, without_known
from fairtool.errors import UsageError
from fairtool.report import Report, Status, status_of


class Known:
    """Takes known findings out of reports, and remembers what the run says about the baseline and the entries."""

    def __init__(self, path: Path | None, accepted: Sequence[Acceptance], today: date, *, update: bool) -> None:
        """Load the baseline at `path`, or begin a new one to `update` it; raises UsageError where there is none."""
        if update and path is None:
            raise UsageError(
                "--update-baseline needs --baseline FILE", hint="for example --baseline .fairtool-baseline.json"
            )
        if update and path and path.is_file() and path.stat().st_size:
            load(path)  # what is no baseline is never written over
        self._new = path if update else None
        self._baseline: Baseline | None = load(path) if path and not update else None
        self._accepted = accepted
        self._today = today
        self._entries: set[Entry] = set()
        self._gone: dict[Entry, None] = {}
        self._expired: dict[Acceptance, None] = {}

    def filtered(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Give the reports without what is accepted or known; all is known that a new baseline takes in."""
        for report in reports:
            self._expired |= dict.fromkeys(expired_on(report, self._accepted, self._today))
            left = without_accepted(report, self._accepted, self._today)
            if self._new:
                left = self._taken(left, self._new.parent)
            elif self._baseline:
                left, met = without_known(left, self._baseline)
                self._gone |= dict.fromkeys(self._baseline.gone(report, met))
            yield left

    def _taken(self, report: Report, folder: Path) -> Report:
        if report.status is Status.UNREADABLE:
            return report
        self._entries.update(entries_of(report, folder))
        known = report.known + len(report.findings)
        return replace(report, findings=(), known=known, status=status_of((), report.outcomes))

    def stale(self) -> tuple[str, ...]:
        """Give the entries of the baseline that are no longer needed, as text."""
        if self._baseline:
            self._gone |= dict.fromkeys(self._baseline.lost())
        return tuple(f"{entry.path} {entry.where} {entry.rule}" for entry in self._gone)

    def expired(self) -> tuple[Acceptance, ...]:
        """Give the entries of the configuration that have expired and whose findings are still there."""
        return tuple(self._expired)

    def save(self) -> None:
        """Write the new baseline where one was asked for."""
        if self._new:
            save(self._new, self._entries)

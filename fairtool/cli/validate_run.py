"""What `fairtool validate` does: configuration, sources, reports, renderers, exit code."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fairtool.acceptance import without_accepted
from fairtool.baseline import Entry, entries_of, load, save, without_known
from fairtool.cli.options import Flags
from fairtool.cli.outputs import Outputs, parse_formats, width
from fairtool.cli.progress import followed
from fairtool.cli.request import Request, acceptances_of, request, run_of, settings_of
from fairtool.discovery import Source, discover
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode, exit_code
from fairtool.inputs import materialised
from fairtool.report import Report
from fairtool.settings import today
from fairtool.summary import Summary
from fairtool.validation import validate_sources
from fairtool.workload import cores

__all__ = ["explain", "request", "run"]


def run(paths: Sequence[str], asked: Request, flags: Flags) -> ExitCode:
    """Validate what the paths name and write the documents; raises UsageError before anything is written."""
    settings = settings_of(asked)
    outputs = parse_formats(asked.configuration.format)
    chosen = asked.configuration
    with materialised(discover(paths, allow_network=flags.allow_network)) as sources:
        listed = tuple(sources)
        if not listed:
            raise UsageError("no file to validate in {paths}", paths=", ".join(paths), hint="name the file itself")
        known = _Known(asked, flags)
        jobs = min(chosen.jobs or cores(), len(listed))
        reports = validate_sources(listed, settings, jobs)
        summary = Summary()
        with Outputs(outputs, run_of(asked, flags, width(), color=_color())) as documents:
            for report in followed(known.filtered(reports), len(listed), asked.language, quiet=flags.quiet):
                documents.add(report)
                summary = summary.plus(report)
            summary = replace(summary, stale=known.stale())
            documents.close(summary)
    known.save()
    return exit_code(summary, chosen.fail_on, exit_zero=flags.exit_zero)


class _Known:
    """The findings that the configuration accepts or a baseline knows, gone through as reports come."""

    def __init__(self, asked: Request, flags: Flags) -> None:
        """Load the baseline; raises UsageError where it is needed and missing."""
        self._path = asked.configuration.baseline
        self._update = flags.update_baseline
        if self._update and self._path is None:
            raise UsageError("--update-baseline needs --baseline FILE", hint="for example --baseline .fairtool-baseline.json")
        self._accepted = acceptances_of(asked)
        self._baseline = load(self._path) if self._path and not self._update else None
        self._entries: set[Entry] = set()
        self._met: set[str] = set()

    def filtered(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Give the reports without what is accepted or known."""
        for report in reports:
            left = without_accepted(report, self._accepted, today())
            if self._update and self._path:
                self._entries.update(entries_of(left, self._path.parent))
            elif self._baseline:
                left, marks = without_known(left, self._baseline)
                self._met |= marks
            yield left

    def stale(self) -> tuple[str, ...]:
        """Give the entries of the baseline that no finding met, as text."""
        if not self._baseline:
            return ()
        gone = (entry for mark, entry in self._baseline.entries.items() if mark not in self._met)
        return tuple(f"{entry.path} {entry.where} {entry.rule}" for entry in gone)

    def save(self) -> None:
        """Write the baseline where that was asked."""
        if self._update and self._path:
            save(self._path, self._entries)


def explain(asked: Request) -> None:
    """Show every setting, its value and where it comes from."""
    for name, origin in asked.origins.items():
        value = getattr(asked.configuration, name)
        sys.stdout.write(f"{name.replace('_', '-'):12} {value!s:30} {origin}\n")


def _color() -> bool:
    """Say whether standard output shows colours (`NO_COLOR`, `FORCE_COLOR` and `TERM` are heard)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

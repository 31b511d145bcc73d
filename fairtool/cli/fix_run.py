"""What `fairtool fix` does: validate, collect the edits, show them, and make them where that is asked."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fairtool.cli.console import complain
from fairtool.cli.options import FixFlags
from fairtool.cli.request import request, settings_of
from fairtool.discovery import discover
from fairtool.errors import UnreadableError, UsageError
from fairtool.exit_code import ExitCode
from fairtool.fix.diff import diff
from fairtool.fix.edits import Edits, edits_of
from fairtool.fix.mend import mend
from fairtool.netcdf.read import opened
from fairtool.report import Report, Status
from fairtool.settings import Settings
from fairtool.translate import Language, translate
from fairtool.validation import validate_sources
from fairtool.workload import cores


def run(paths: Sequence[str], said: Mapping[str, Any], flags: FixFlags) -> ExitCode:
    """Show or make the certain fixes of the files; 1 where fixes wait to be applied, 3 where a file was refused."""
    asked = request(paths[0], said)
    settings = settings_of(asked)
    sources = [source for source in discover(paths) if not source.is_stdin]
    if not sources:
        raise UsageError("no file to fix in {paths}", paths=", ".join(paths), hint="name the file itself")
    worst = ExitCode.CLEAN
    for report in validate_sources(sources, settings, min(cores(), len(sources))):
        worst = max(worst, _fixed(report, settings, flags, asked.language))
    return worst


def _fixed(report: Report, settings: Settings, flags: FixFlags, language: Language) -> ExitCode:
    if report.status is Status.UNREADABLE:
        finding = report.findings[0]
        complain(UnreadableError(finding.template, hint=finding.hint, **finding.values))
        return ExitCode.UNREADABLE
    edits = edits_of(report.findings)
    if not edits.edits:
        return ExitCode.CLEAN
    path = Path(report.path)
    try:
        _show(path, edits, settings, flags, language)
        if flags.apply:
            mend(path, edits.edits, settings.limits, backup=flags.backup)
    except UnreadableError as error:
        complain(error)
        return ExitCode.UNREADABLE
    return ExitCode.CLEAN if flags.apply else ExitCode.FINDINGS


def _show(path: Path, edits: Edits, settings: Settings, flags: FixFlags, language: Language) -> None:
    template = "{path}: fixed {count}" if flags.apply else "{path}: {count} to fix; add --apply to do it"
    lines = [translate(template, language, path=path, count=len(edits.edits))]
    if not flags.quiet:
        with opened(path, limits=settings.limits) as dataset:
            lines += [f"  {line}" for line in diff(dataset, edits.edits)]
    lines += [
        translate("  {where}: two findings want different things; decide yourself", language, where=where)
        for where in edits.contested
    ]
    sys.stdout.write("\n".join(lines) + "\n")

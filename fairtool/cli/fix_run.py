"""What `fairtool fix` does: validate, collect the edits, show them, and make them where that is asked."""

import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from fairtool.acceptance import without_accepted
from fairtool.alone import apart, can_fork
from fairtool.cli.console import complain
from fairtool.cli.options import FixFlags, Taken
from fairtool.cli.request import Request, acceptances_of, request, settings_of
from fairtool.discovery import STDIN, Source, discover
from fairtool.errors import FairtoolError, UnreadableError, UsageError
from fairtool.exit_code import ExitCode
from fairtool.finding import JsonEdit, SetXml, Severity
from fairtool.fix.diff import diff, diff_of_json, diff_of_xml
from fairtool.fix.edits import Edits, edits_of
from fairtool.fix.mend import mend, unmendable
from fairtool.loss import Lost, explained
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.zarr_name import is_store
from fairtool.render.visible import visible
from fairtool.report import OutcomeStatus, Report, Status
from fairtool.settings import Settings, today
from fairtool.translate import translate
from fairtool.validation import validate_sources
from fairtool.workload import cores

_FAILED = (Status.UNREADABLE, Status.FAULT)
_SHOWN = 4  # paths that a line can bear
_PASSES = 5  # a mended file is looked at again, since one fix may make another one possible


@dataclass(frozen=True, slots=True)
class _Run:
    """What holds for all files of one run."""

    asked: Request
    settings: Settings
    flags: FixFlags


def run(paths: Sequence[str], said: Mapping[str, Any], flags: FixFlags, taken: Taken | None = None) -> ExitCode:
    """Show or make the certain fixes of the files; 1 where some wait for the user, 3 where a file was refused."""
    asked = replace(request(paths[0], said), taken=taken or Taken())
    this = _Run(asked, settings_of(asked), flags)
    far = next((path for path in paths if path == STDIN or "://" in path), None)
    if far:
        raise UsageError("{path} is no file here, and cannot be mended", path=far, hint="name the file itself")
    sources = tuple(discover(paths))
    if not sources:
        raise UsageError("no file to fix in {paths}", paths=", ".join(paths), hint="name the file itself")
    stores = [source.name for source in sources if is_store(source.path)]
    worst = max([ExitCode.CLEAN, *(_refused(unmendable(name), name, this) for name in stores)])
    sources = tuple(source for source in sources if source.name not in stores)
    if not sources:
        return worst
    for number in range(_PASSES if flags.apply else 1):
        reports = _reports(sources, this)
        if not number:
            _say_if_idle(reports, paths, this)
        results = [_fixed(report, this) for report in reports if _waits(report)]
        worst = max([worst, *(code for code, _ in results)])
        sources = tuple(Source(str(path), path) for _, path in results if path)
        if not sources:
            break
        this = replace(this, flags=replace(flags, backup=False))  # what is kept is the first original
    return worst


def _reports(sources: Sequence[Source], this: _Run) -> list[Report]:
    """Give the reports when all files were read: forking is safe only without the pool."""
    accepted = acceptances_of(this.asked)
    reports = validate_sources(sources, this.settings, min(cores(), len(sources)))
    return [without_accepted(report, accepted, today()) for report in reports]


def _waits(report: Report) -> bool:
    """Say whether a report asks for something."""
    return report.status in _FAILED or any(finding.fix for finding in report.findings)


def _say_if_idle(reports: Sequence[Report], paths: Sequence[str], this: _Run) -> None:
    """Write that nothing can be mended, and how much is left for the user: what `validate` shows without options."""
    read = [report for report in reports if report.status not in _FAILED]
    findings = [finding for report in reports for finding in report.findings]
    if this.asked.configuration.quiet or not read or any(finding.fix for finding in findings):
        return
    left = sum(finding.severity is not Severity.INFO for report in read for finding in report.findings)
    if not left:
        _write(translate("nothing to mend", this.asked.language))
        return
    told = translate(
        "nothing to mend with certainty; findings that are for you: {count}; see them with: fairtool validate {paths}",
        this.asked.language,
        count=left,
        paths=shlex.join(paths[:_SHOWN]) + (" ..." if len(paths) > _SHOWN else ""),
    )
    _write(told)


def _fixed(report: Report, this: _Run) -> tuple[ExitCode, Path | None]:
    """Give what one file adds to the exit code, and its path where it was changed."""
    if report.status is Status.UNREADABLE:
        finding = report.findings[0]
        return _refused(UnreadableError(finding.template, hint=finding.hint, **finding.values), report.path, this), None
    if report.members:
        return ExitCode.CLEAN, None  # what does not agree is for the user to decide
    edits = edits_of(report.findings)
    path = Path(report.path)
    if edits.edits and not path.exists():
        error = UnreadableError(
            "{path} is one of several records in a document", hint="save it alone to mend it", path=report.path
        )
        return _refused(error, report.path, this), None
    mended: Path | None = None
    try:
        _show(path, edits, this)
        if this.flags.apply and edits.edits:
            mend(path, edits.edits, this.settings.limits, backup=this.flags.backup)
            mended = path
            _write(translate("{path}: mended", this.asked.language, path=path))
    except UnreadableError as error:
        return _refused(error, report.path, this), None
    if report.status is Status.FAULT:
        return _faulty(report, this), mended
    waiting = edits.contested or (edits.edits and not mended)
    return (ExitCode.FINDINGS if waiting else ExitCode.CLEAN), mended


def _refused(error: UnreadableError, path: str, this: _Run) -> ExitCode:
    complain(error, this.asked.language, path)
    return ExitCode.UNREADABLE


def _faulty(report: Report, this: _Run) -> ExitCode:
    crashed = next(outcome for outcome in report.outcomes if outcome.status is OutcomeStatus.CRASHED)
    complain(
        FairtoolError(
            "{path}: {rule} failed: {reason}",
            path=report.path,
            rule=crashed.rule,
            reason=crashed.reason,
            hint="your file is not at fault: please report this",
        ),
        this.asked.language,
    )
    return ExitCode.FAULT


def _show(path: Path, edits: Edits, this: _Run) -> None:
    count, language = len(edits.edits), this.asked.language
    if count and this.flags.apply:
        _write(translate("{path}: values to mend: {count}", language, path=path, count=count))
    elif count:
        _write(translate("{path}: values to mend: {count}; add --apply to do it", language, path=path, count=count))
    if count and not this.asked.configuration.quiet:
        for line in _lines(path, edits, this.settings.limits):
            _write(f"  {line}")
    for where in edits.contested:
        _write(
            translate(
                "{path}: two findings want different things of {where}; decide yourself",
                language,
                path=path,
                where=where,
            )
        )
    sys.stdout.flush()


def _write(line: str) -> None:
    sys.stdout.write(f"{visible(line)}\n")  # names and values come from the file


def _lines(path: Path, edits: Edits, limits: Limits) -> Iterable[str]:
    """Give the diff; what stands in the file now is read where a C library does no harm."""
    work = partial(_diff, path, edits, limits)
    if not can_fork():
        return work()
    try:
        return apart(work, limits)
    except Lost as loss:
        raise explained(str(path), loss.loss, limits, loss.code) from None


def _diff(path: Path, edits: Edits, limits: Limits) -> tuple[str, ...]:
    written = [edit for edit in edits.edits if isinstance(edit, SetXml)]
    if written:
        from fairtool.fix.xml_text import values_of

        return tuple(diff_of_xml(edits, values_of(path.read_bytes(), written, str(path))))
    if in_json := [edit for edit in edits.edits if isinstance(edit, JsonEdit)]:
        from fairtool.fix.json_text import values_in

        return tuple(diff_of_json(edits, values_in(path.read_bytes(), in_json)))
    with opened(path, limits=limits) as dataset:
        return tuple(diff(dataset, edits))

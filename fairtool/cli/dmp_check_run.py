"""What `fairtool dmp check` does: the flow of `validate` with a plan beside the data, and its report alone shown."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fairtool.beside_plan import BesidePlan
from fairtool.cli.console import note
from fairtool.cli.dmp_inputs import files_in
from fairtool.cli.reporting import Reporting
from fairtool.cli.request import Request, request, settings_of
from fairtool.discovery import Source, discover
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.finding import JsonEdit
from fairtool.plan.any_plan import read_any_plan
from fairtool.plan.formats import day_of
from fairtool.plan.made_of import made_of
from fairtool.plan.outside import discreet
from fairtool.plan.rates import said_tariff
from fairtool.planned import KIND
from fairtool.render.visible import visible
from fairtool.report import Report, Status
from fairtool.settings import Settings
from fairtool.translate import Language, marked, translate
from fairtool.validation import validate_sources
from fairtool.workload import cores

PROFILE = "dmp"
_NO_MENDING = marked("{path} is a plan file, in which nothing is mended: fairtool dmp refresh {path} measures again")


@dataclass(frozen=True, slots=True)
class Checking:
    """What is checked, and on which day; whether the plan is mended first, and what a terabyte costs in a year."""

    plan: str
    paths: tuple[str, ...]
    records: tuple[str, ...] = ()
    on: str | None = None
    fix: bool = False
    backup: bool = False
    tariff: str | None = None


def run(checking: Checking, said: Mapping[str, Any], *, update_baseline: bool) -> ExitCode:
    """Hold a plan against its data, and write the documents; raises UsageError before anything is written."""
    _refuse(checking)
    asked = request(checking.plan, {**said, "profile": [PROFILE]})
    names = (*(checking.paths or made_of(Path(checking.plan))), *checking.records)
    if not names:
        read_any_plan(Path(checking.plan), checking.plan)  # what is wrong with the plan itself is told first
        raise UsageError(
            "there is nothing to hold {plan} against",
            plan=checking.plan,
            hint="name its data: fairtool dmp check {plan} data/",
        )
    sources = _sources(checking.plan, names)
    settings = _settings(checking, asked, names)
    jobs = min(asked.configuration.jobs or cores(), max(len(sources), 1))
    reporting = Reporting.of(asked, (checking.plan, *names), update_baseline=update_baseline)
    reporting.spare(files_in(names, sources))
    if checking.fix:
        is_text = "text" in asked.configuration.format
        with nullcontext() if is_text else redirect_stdout(sys.stderr):
            _mend(checking, validate_sources(sources, settings, jobs), settings, asked.language)
    shown = (one for one in validate_sources(sources, settings, jobs) if _is_shown(one))
    reports = shown if checking.paths else (_discreet(one, checking) for one in shown)
    return reporting.write(reports, len(sources))


def _refuse(checking: Checking) -> None:
    """Raise UsageError for what is no plan in a file, and no day."""
    if checking.plan == "-" or "://" in checking.plan or Path(checking.plan).is_dir():
        raise UsageError("{path} is no file that holds a plan", path=checking.plan, hint="name the plan, then its data")
    if checking.on is not None and day_of(checking.on) is None:
        raise UsageError("--on cannot be {value}", value=checking.on, hint="write a day, such as 2026-12-31")
    if checking.backup and not checking.fix:
        raise UsageError("--backup is of --fix only", hint="add --fix")


def _sources(plan: str, names: Sequence[str]) -> tuple[Source, ...]:
    """Give the data and records, without the plan where it lies among them."""
    own = os.path.realpath(plan)
    found = tuple(one for one in discover(names) if os.path.realpath(one.path) != own)
    if any(one.is_stdin for one in found):
        raise UsageError("a plan is held against files, and not against standard input", hint="name a file or a folder")
    return found


def _settings(checking: Checking, asked: Request, names: Sequence[str]) -> Settings:
    settings = settings_of(asked)
    folders = tuple(name for name in names if Path(name).is_dir())
    tariff = said_tariff(checking.tariff, asked.language) if checking.tariff else None
    plans = BesidePlan((Source(checking.plan, Path(checking.plan)),), folders, is_apart=True, tariff=tariff)
    day = day_of(checking.on or "") or settings.today
    return replace(settings, records=True, plans=plans, named=tuple(names), today=day)


def _is_shown(report: Report) -> bool:
    """Say whether a report is that of a plan, or tells that something could not be read."""
    return report.kind == KIND or report.status in (Status.UNREADABLE, Status.FAULT)


def _discreet(report: Report, checking: Checking) -> Report:
    """Give a report of what the plan names, and the user does not, without what stands in files elsewhere."""
    return report if report.path in checking.records else discreet(report, Path(checking.plan).parent)


def _mend(checking: Checking, reports: Iterator[Report], settings: Settings, language: Language) -> None:
    """Make the certain changes in the plan, and show them; raises UnreadableError where it cannot be changed."""
    from fairtool.fix.diff import diff_of_json  # most runs mend nothing
    from fairtool.fix.edits import edits_of
    from fairtool.fix.json_text import values_in
    from fairtool.fix.mend import mend
    from fairtool.plan.plan_file import is_plan_file

    path = Path(checking.plan)
    if is_plan_file(path.read_bytes()):
        note(translate(_NO_MENDING, language, path=visible(checking.plan)))
        return
    findings = [finding for report in reports if report.kind == KIND for finding in report.findings]
    edits = edits_of(findings)
    if not edits.edits:
        sys.stdout.write(f"{translate('nothing to mend', language)}\n")
        return
    told = translate("{path}: values to mend: {count}", language, path=path, count=len(edits.edits))
    values = values_in(path.read_bytes(), [edit for edit in edits.edits if isinstance(edit, JsonEdit)])
    lines = (told, *(f"  {line}" for line in diff_of_json(edits, values)))
    mend(path, edits.edits, settings.limits, backup=checking.backup)
    lines = (*lines, translate("{path}: mended", language, path=path))
    sys.stdout.writelines(f"{visible(line)}\n" for line in lines)
    sys.stdout.flush()

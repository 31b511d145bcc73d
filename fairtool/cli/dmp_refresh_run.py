"""What `fairtool dmp refresh` does: measure again, show the difference, write."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import unified_diff
from glob import glob
from pathlib import Path
from typing import Any

from fairtool.atomic import written
from fairtool.cli.console import complain, note
from fairtool.cli.dmp_inputs import refuse_stdin
from fairtool.cli.dmp_seen import circumstances, looked_at, told_unreadable
from fairtool.cli.request import request
from fairtool.errors import UnreadableError, UsageError
from fairtool.exit_code import ExitCode
from fairtool.plan.filled import filled
from fairtool.plan.outside import discreet
from fairtool.plan.plan_file import PlanFile, read_plan_file
from fairtool.plan.refreshed import known_keys, refreshed, refuse_loss
from fairtool.plan.shown_path import Spelling, to_here
from fairtool.render.visible import visible
from fairtool.translate import translate


def run(path: Path, said: Mapping[str, Any], *, check: bool, backup: bool) -> ExitCode:
    """Renew the plan; 1 where `check` found something to renew, 3 where something could not be read."""
    refuse_stdin(path)
    asked = request(str(path), said)
    plan = read_plan_file(path)
    if plan.faults:
        for fault in plan.faults:
            complain(fault, asked.language)
        return ExitCode.UNREADABLE
    folder, shown = path.parent, visible(str(path))
    data = [to_here(one, folder) for one in plan.made_from.data]
    records = [to_here(one, folder) for one in plan.made_from.records]
    _refuse_what_is_gone(plan, [*data, *records])
    seen = looked_at([*data, *records], asked)
    seen = tuple(replace(one, unreadable=tuple(discreet(each, folder) for each in one.unreadable)) for one in seen)
    if told_unreadable(seen, asked.language):
        note(translate("{path} stays as it is: not all that it was made from can be read", asked.language, path=shown))
        return ExitCode.UNREADABLE
    named = (*plan.made_from.data, *plan.made_from.records)
    spelling = Spelling(folder, all(Path(one).is_absolute() for one in named))
    given = circumstances(spelling, plan.language, known_keys(plan))
    made = filled(seen, [Path(one) for one in data], given)
    refuse_loss(plan, made)
    text = refreshed(plan, made)
    if text == plan.text:
        note(translate("{path} is up to date", asked.language, path=shown))
        return ExitCode.CLEAN
    sys.stdout.write("".join(_difference(plan, text)))
    if check:
        return ExitCode.FINDINGS
    if backup:
        _write(path.with_name(f"{path.name}.bak"), plan.text)
    _write(path, text)
    return ExitCode.CLEAN


def _refuse_what_is_gone(plan: PlanFile, paths: Sequence[str]) -> None:
    """Raise UsageError where nothing is named, UnreadableError where it is gone: what is known would be lost."""
    if not paths:
        raise UsageError(
            "{path} does not say what it was made from", path=plan.path, hint="add made_from: {{data: [FOLDER]}} to it"
        )
    gone = [one for one in paths if not Path(one).exists() and not glob(one)]  # noqa: PTH207 - the pattern is whole
    if gone:
        raise UnreadableError(
            "{paths} is not there, and {plan} was made from it; the plan stays as it is",
            paths=", ".join(gone),
            plan=plan.path,
            hint="mend made_from in the plan",
        )


def _difference(plan: PlanFile, text: str) -> Iterator[str]:
    before, after = plan.text.splitlines(keepends=True), text.splitlines(keepends=True)
    name = visible(plan.path)
    for line in unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n"


def _write(path: Path, text: str) -> None:
    with written(path) as stream:
        stream.write(text)

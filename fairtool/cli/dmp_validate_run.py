"""What `fairtool dmp validate` does: the flow of `validate` with every source taken for a plan, after that of `fix`."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass, replace
from typing import Any

from fairtool.cli import validate_run
from fairtool.cli.options import FixFlags, Taken
from fairtool.cli.request import request
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.plan.discovery import plan_names
from fairtool.plan.zone import checked_zone

_OF_FIX = ("standard", "select", "ignore", "lang", "quiet", "timeout", "memory")


@dataclass(frozen=True, slots=True)
class Mending:
    """Whether the plans are mended first, and how."""

    fix: bool = False
    backup: bool = False
    zone: str | None = None


def run(paths: Sequence[str], said: Mapping[str, Any], mending: Mending, *, update_baseline: bool) -> ExitCode:
    """Validate plans, mended first where that is asked; the exit code is the worse of the two."""
    if mending.backup and not mending.fix:
        raise UsageError("--backup is of --fix only", hint="add --fix")
    taken = Taken("plan", checked_zone(mending.zone or ""))
    asked = replace(request(paths[0], said), taken=taken)
    names = plan_names(paths)
    if not names:
        raise UsageError("no plan in {paths}", paths=", ".join(paths), hint="name the file itself")
    mended = ExitCode.CLEAN
    if mending.fix:
        is_text = "text" in (asked.configuration.format or ("text",))
        with nullcontext() if is_text else redirect_stdout(sys.stderr):
            mended = _mended(names, said, taken, backup=mending.backup)
    found = validate_run.run(names, asked, update_baseline=update_baseline)
    return max(found, mended if mended > ExitCode.FINDINGS else ExitCode.CLEAN)


def _mended(names: Sequence[str], said: Mapping[str, Any], taken: Taken, *, backup: bool) -> ExitCode:
    from fairtool.cli import fix_run

    of_fix = {name: said[name] for name in _OF_FIX}
    return fix_run.run(names, of_fix, FixFlags(apply=True, backup=backup), taken)

"""The exit codes, the same for all commands: never a count."""

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `--help` needs neither
    from fairtool.finding import Severity
    from fairtool.summary import Summary


class ExitCode(IntEnum):
    """What a command ends with; where several are true, the highest of the first five."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    FAULT = 4
    INTERRUPTED = 130
    BROKEN_PIPE = 141


def exit_code(summary: "Summary", fail_on: "Severity", *, exit_zero: bool = False) -> ExitCode:
    """Give the exit code of a run; `exit_zero` turns only findings into success."""
    if summary.faults:
        return ExitCode.FAULT
    if summary.unreadable:
        return ExitCode.UNREADABLE
    counts = (summary.infos, summary.warnings, summary.errors)  # by rank
    failing = any(counts[fail_on.rank :])
    return ExitCode.FINDINGS if failing and not exit_zero else ExitCode.CLEAN

"""A source whose process was lost: what happened, and what to do."""

from enum import StrEnum

from fairtool.discovery import Source
from fairtool.errors import UnreadableError
from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.report import Report
from fairtool.unreadable import unreadable


class Loss(StrEnum):
    """Why no report came from a process; the value is the id of the rule that says so."""

    CRASH = "io-crash"
    TIMEOUT = "io-timeout"
    MEMORY = "io-memory"


def lost(source: Source, loss: Loss, limits: Limits, code: int | None = None) -> Report:
    """Give the report of a source whose process was lost."""
    return unreadable(source, _error(source.name, loss, limits, code), loss.value)


def _error(name: str, loss: Loss, limits: Limits, code: int | None) -> UnreadableError:
    match loss:
        case Loss.TIMEOUT:
            return UnreadableError(
                "{path} was not read within {seconds} seconds",
                hint="if the file is sound, raise the limit with --timeout",
                path=name, seconds=limits.seconds,
            )
        case Loss.MEMORY:
            return UnreadableError(
                "{path} needs more than {memory} MiB of memory",
                hint="if the file is sound, raise the limit with --memory",
                path=name, memory=limits.memory // MEBIBYTE,
            )
    return UnreadableError(
        "{path} makes the reading library crash (exit code {code})",
        hint="the file is damaged: make it anew, or get it again",
        path=name, code=code,
    )

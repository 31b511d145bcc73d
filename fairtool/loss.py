"""A source whose process was lost: what happened, and what to do."""

from enum import StrEnum

from fairtool.discovery import Source
from fairtool.errors import UnreadableError
from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.report import Report
from fairtool.translate import marked
from fairtool.unreadable import unreadable

_DAMAGED = marked("the file is damaged: make it anew, or get it again")


class Loss(StrEnum):
    """Why no report came from a process; the value is the id of the rule that says so."""

    CRASH = "io-crash"
    TIMEOUT = "io-timeout"
    MEMORY = "io-memory"


class Lost(Exception):  # noqa: N818 - it says what happened, and is no error of ours
    """A process ended without giving what it was asked for; `code` is its exit code where it has one."""

    def __init__(self, loss: Loss, code: int | None = None) -> None:
        """Keep what happened."""
        super().__init__(loss, code)
        self.loss = loss
        self.code = code


def lost(source: Source, loss: Loss, limits: Limits, code: int | None = None) -> Report:
    """Give the report of a source whose process was lost."""
    return unreadable(source, explained(source.name, loss, limits, code), loss.value)


def explained(name: str, loss: Loss, limits: Limits, code: int | None = None) -> UnreadableError:
    """Give the error that says what happened to the process that read a file."""
    match loss:
        case Loss.TIMEOUT:
            return UnreadableError(
                "{path} was not read within {seconds} seconds",
                hint="if the file is sound, raise the limit with --timeout",
                path=name,
                seconds=f"{limits.seconds:g}",
            )
        case Loss.MEMORY:
            return UnreadableError(
                "{path} needs more than {memory} MiB of memory",
                hint="if the file is sound, raise the limit with --memory",
                path=name,
                memory=limits.memory // MEBIBYTE,
            )
    if code is None:
        return UnreadableError("{path} makes the reading library crash", hint=_DAMAGED, path=name)
    return UnreadableError(
        "{path} makes the reading library crash (exit code {code})",
        hint=_DAMAGED,
        path=name,
        code=code,
    )

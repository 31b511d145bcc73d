"""Reading a thesaurus in a process of its own: a file that others wrote may ask for any time and memory."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.skos.gather import gather

Given = TypeVar("Given")
BUILDING = Limits(memory=4096 * MEBIBYTE, seconds=600.0)
"""What the largest thesauri in use need, and some."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What a SKOS file says of its scheme, as `Thesaurus` has it, and how many concepts it has."""

    title: str
    version: str
    date: str
    licence: str
    concepts: int


def overview(path: Path) -> Overview:
    """Read a SKOS file through; raises UnreadableError where it is no thesaurus."""
    found = gather(path)
    return Overview(found.title, found.version, found.date, found.licence, len(found.entries))


def within(work: Callable[[], Given], name: str, limits: Limits = BUILDING) -> Given:
    """Give what `work` on a file with a name gives; raises UnreadableError where the limits do not suffice."""
    from fairtool.alone import apart, can_fork  # noqa: PLC0415 - only where a thesaurus is read
    from fairtool.loss import Loss, Lost, explained  # noqa: PLC0415 - likewise

    try:
        return apart(work, limits) if can_fork() else work()
    except Lost as loss:
        raise explained(name, loss.loss, limits, loss.code) from None
    except (MemoryError, SystemError):  # the latter where an extension had no room to say the former
        raise explained(name, Loss.MEMORY, limits) from None

"""What a file behind an address gives, whatever the protocol: parts of it, or all of it."""

from pathlib import Path
from time import monotonic
from typing import NamedTuple, Protocol

from fairtool.errors import UnreadableError
from fairtool.translate import marked

SHARE = 0.8  # of the time for one file: what is left of it is for judging what was read
_CHANGED = marked("{path} changed while it was read")


class Part(NamedTuple):
    """A part of a file: its bytes, the size of the whole file, and which version of the file it is of."""

    data: bytes
    size: int
    version: str


class Source(Protocol):
    """A file behind an address; all of its requests share one limit of time.

    Every method raises UnreadableError that names the address.
    """

    name: str

    def part(self, begin: int, end: int) -> Part | None:
        """Give the bytes from `begin` up to `end`, fewer at the end of the file; None where parts are not given."""
        ...

    def whole(self, place: Path, largest: int) -> None:
        """Write the file to a place on the disk, at most `largest` bytes."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class Clock:
    """The time that is left for one file."""

    def __init__(self, seconds: float) -> None:
        """Start at once, with the share of the time that is for reading."""
        self.seconds = seconds * SHARE
        self._end = monotonic() + self.seconds

    @property
    def left(self) -> float:
        """The seconds that are left, a hundredth where the time is over, so that the request itself says it."""
        return max(0.01, self._end - monotonic())


def changed(name: str) -> UnreadableError:
    """Give the error for a file that is another one than that of the first part."""
    return UnreadableError(_CHANGED, path=name, hint=marked("read it again when nobody writes it"))

"""How far a list of members may go: an archive of a few kilobytes can claim to hold any number of them."""

import time
from dataclasses import dataclass, field

from fairtool.errors import UnreadableError
from fairtool.translate import marked, translate

_HINT = marked("unpack it, and give the folder")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits for one archive file.

    `header` and `directory` are bytes of a header and of the list in a zip file, `unpacked` those behind packed ones.
    """

    members: int = 2_000_000
    header: int = 2**20
    directory: int = 64 * 2**20
    unpacked: int = 2**42
    seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Watch:
    """The limits for the archive file with a name, from now on."""

    name: str
    bounds: Bounds = field(default_factory=Bounds)
    begun: float = field(default_factory=time.monotonic)

    def check_time(self) -> None:
        """Raise UnreadableError where the time is over."""
        if time.monotonic() - self.begun > self.bounds.seconds:
            raise UnreadableError(
                "{path} could not be gone through within {seconds} seconds",
                hint=_HINT,
                path=self.name,
                seconds=f"{self.bounds.seconds:g}",
            )

    def check_unpacked(self, position: int) -> None:
        """Raise UnreadableError where more has been unpacked than is sound, or took too long."""
        self.check_time()
        if position > self.bounds.unpacked:
            raise UnreadableError(
                "{path} holds more than {size} bytes when it is unpacked",
                hint=_HINT,
                path=self.name,
                size=self.bounds.unpacked,
            )

    def check_members(self, count: int) -> None:
        """Raise UnreadableError where there are more members than is sound, or the time is over."""
        self.check_time()
        if count > self.bounds.members:
            raise UnreadableError(
                "{path} has more than {count} members", hint=_HINT, path=self.name, count=self.bounds.members
            )

    def check_header(self, size: int) -> None:
        """Raise UnreadableError where a header is longer than is sound."""
        if size > self.bounds.header:
            raise UnreadableError(
                "{path} has a header of {size} bytes, as no archive needs one", path=self.name, size=size
            )

    def damaged(self, reason: object) -> UnreadableError:
        """Give the error for an archive file that is cut off or not what its name says; a text or an error says why."""
        words = str(reason)
        return UnreadableError(
            "{path} is a damaged archive file: {reason}",
            hint="its transfer broke off, or it is something else than its name says: fetch it again",
            path=self.name,
            reason=words,
            reason_fr=translate(words, "fr"),
        )

"""A tar file that stays open from one member to the next.

Headers are read no further than to the member that is wanted, and are kept: who asks for the members in their order
reads each header once, and unpacks a packed tar file once. Who goes back in a packed one begins anew.
"""

from collections.abc import Iterator
from math import inf
from pathlib import Path
from weakref import finalize

from fairtool.archives.bounds import Bounds, Watch
from fairtool.archives.listing import stream_of
from fairtool.archives.member import Member
from fairtool.archives.names import Packing
from fairtool.archives.tar import tar_members


class TarReader:
    """An open tar file, with the members whose headers were read so far: of two of one name the first counts."""

    def __init__(self, path: Path, name: str, packing: Packing) -> None:
        """Open it."""
        self._file = path.open("rb")
        finalize(self, self._file.close)  # it is closed when nobody knows it any more
        self._name, self._packing = name, packing
        self._known: dict[str, Member] = {}
        self._begin()

    def _begin(self) -> None:
        watch = Watch(self._name, Bounds(seconds=inf))  # who asks for a member has a time limit for it
        self._stream = stream_of(self._file, self._packing, watch)
        self._coming = tar_members(self._stream, watch)

    def find(self, wanted: str) -> Member | None:
        """Give the member of a name; None where there is none. Raises UnreadableError."""
        if wanted in self._known:
            return self._known[wanted]
        for found in self._coming:
            self._known.setdefault(found.name, found)
            if found.name == wanted:
                return found
        return None

    def content(self, found: Member, piece: int) -> Iterator[bytes]:
        """Give the content of a member in pieces, as much as there is; raises UnreadableError."""
        self._stream.go_to(found.place)
        left = found.size
        while left > 0 and (data := self._stream.read(min(piece, left))):
            left -= len(data)
            yield data

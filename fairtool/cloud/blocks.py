"""A file behind an address as a file that can be read anywhere: what was fetched once is kept, in blocks."""

from collections import OrderedDict
from collections.abc import Iterator
from io import SEEK_CUR, SEEK_END, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING

from fairtool.cloud.source import Part, Source, changed
from fairtool.errors import UnreadableError
from fairtool.translate import marked

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 2**16  # bytes
FIRST = 4 * BLOCK
"""The bytes that are fetched first: most headers are in them."""
TOGETHER = 4
"""The blocks that are fetched at once of a file whose header lies in many places, so that two or three requests do."""
_KEPT = 1024  # blocks
_FURTHER = 64  # blocks that are fetched at once where a file is read on and on
MANY = 64  # requests after which all of a file that is not too large is fetched
_LONG = marked("{path} has a header of more than {limit} bytes")


class TooLongError(UnreadableError):
    """More was to be read at once than a header takes."""


class Blocks:
    """The blocks of one file; after many requests it goes to a place on the disk as a whole, if it is small enough."""

    def __init__(self, source: Source, first: Part, place: Path, largest: int) -> None:
        """Keep where the file comes from, its first part, and where to put all of it, which is `largest` at most.

        `together` blocks are fetched at once; `longest`, where it is set, is what may be read at once, in bytes.
        """
        self.source = source
        self.size = first.size
        self.failure: UnreadableError | None = None
        self._place = place
        self._largest = largest
        self.together = 1
        self.longest: int | None = None
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        self._requests = 0
        self._ahead, self._after = 1, -1
        self._is_here = False
        self._keep(0, first.data)

    def read(self, begin: int, end: int) -> bytes:
        """Give the bytes from `begin` up to `end`, fewer at the end of the file; raises UnreadableError."""
        end = min(end, self.size)
        if begin >= end:
            return b""
        try:
            if self.longest and end - begin > self.longest:
                raise TooLongError(_LONG, path=self.source.name, limit=self.longest)
            if not self._is_here and self._requests >= MANY and self.size <= self._largest:
                self.bring()
            return self._from_disk(begin, end) if self._is_here else self._from_blocks(begin, end)
        except UnreadableError as error:
            self.failure = error
            raise

    def bring(self) -> Path:
        """Bring the whole file to the place on the disk, and give the place; raises UnreadableError."""
        if not self._is_here:
            self.source.whole(self._place, self._largest)
            if self._place.stat().st_size != self.size:
                raise changed(self.source.name)
            self._is_here = True
        return self._place

    def _from_disk(self, begin: int, end: int) -> bytes:
        with self._place.open("rb") as file:
            file.seek(begin)
            return file.read(end - begin)

    def _from_blocks(self, begin: int, end: int) -> bytes:
        first, last = begin // BLOCK, (end - 1) // BLOCK
        here = {number: self._kept[number] for number in range(first, last + 1) if number in self._kept}
        for run_first, run_last in _runs(number for number in range(first, last + 1) if number not in here):
            here.update(self._fetch(run_first, run_last))
        for number in here.keys() & self._kept.keys():
            self._kept.move_to_end(number)
        data = b"".join([here[number] for number in range(first, last + 1)])
        return data[begin - first * BLOCK : end - first * BLOCK]

    def _fetch(self, first: int, last: int) -> dict[int, bytes]:
        """Fetch blocks that lie side by side, and some more where they follow what was fetched before them."""
        self._ahead = min(self._ahead * 2, _FURTHER) if first == self._after else self.together
        first -= first % self.together
        last = max(last, first + self._ahead - 1)
        self._after = last + 1
        begin, end = first * BLOCK, min((last + 1) * BLOCK, self.size)
        self._requests += 1
        part = self.source.part(begin, end)
        if part is None or len(part.data) < end - begin:
            raise UnreadableError("{path} became shorter while it was read", path=self.source.name)
        return self._keep(first, part.data)

    def _keep(self, first: int, data: bytes) -> dict[int, bytes]:
        found: dict[int, bytes] = {}
        for offset in range(0, len(data), BLOCK):
            piece = data[offset : offset + BLOCK]
            number = first + offset // BLOCK
            if len(piece) == min(BLOCK, self.size - number * BLOCK):
                found[number] = self._kept[number] = piece
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found


def _runs(numbers: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of each run of numbers that follow each other."""
    first = last = -1
    for number in numbers:
        if first >= 0 and number != last + 1:
            yield first, last
            first = number
        first = number if first < 0 else first
        last = number
    if first >= 0:
        yield first, last


class RemoteFile(RawIOBase):
    """A file object over blocks, as h5py and the reader of classic files take one; closing it keeps the blocks."""

    def __init__(self, blocks: Blocks) -> None:
        """Begin at the first byte."""
        self._blocks = blocks
        self._offset = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a byte."""
        start = {SEEK_CUR: self._offset, SEEK_END: self._blocks.size}.get(whence, 0)
        self._offset = max(0, start + offset)
        return self._offset

    def tell(self) -> int:
        """Give the byte that is read next."""
        return self._offset

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read as many bytes as there are, up to the length of the buffer."""
        view = memoryview(buffer).cast("B")
        data = self._blocks.read(self._offset, self._offset + len(view))
        view[: len(data)] = data
        self._offset += len(data)
        return len(data)

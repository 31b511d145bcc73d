"""A bounded cursor over the bytes of a classic netCDF header: every count is compared with the bytes that are left."""

from collections.abc import Callable, Container
from struct import Struct

from fairtool.errors import UnreadableError

DAMAGED = "the file is damaged; fetch it again or ask for it again where it comes from"
LONGEST_NAME = 256  # NC_MAX_NAME of the netCDF library, in bytes

_Unpack = Callable[[bytes, int], tuple[int]]
_int32: _Unpack = Struct(">I").unpack_from
_int64: _Unpack = Struct(">Q").unpack_from


class MoreBytesNeeded(Exception):  # noqa: N818 - a signal to read on, not an error
    """The header goes on behind the bytes that were read so far."""


class Cursor:
    """A place in the header; `data` holds the first bytes of a file of `size` bytes.

    `wide` is true in CDF-5, where counts and lengths take 8 bytes instead of 4. The methods are called for each of a
    thousand items of a header: they call each other as little as they can.
    """

    __slots__ = ("_known", "data", "offset", "path", "size", "wide")

    def __init__(self, path: str, data: bytes, size: int) -> None:
        """Begin at the first byte."""
        self.path = path
        self.data = data
        self.size = size
        self.wide = False
        self.offset = 0
        self._known = len(data)

    def need(self, length: int) -> int:
        """Move over `length` bytes and give the offset where they begin."""
        start = self.offset
        end = start + length
        if end > self._known:
            raise self._shortage(end)
        self.offset = end
        return start

    def int32(self) -> int:
        """Give an unsigned 4-byte integer."""
        start = self.offset
        end = start + 4
        if end > self._known:
            raise self._shortage(end)
        self.offset = end
        return _int32(self.data, start)[0]

    def int64(self) -> int:
        """Give an unsigned 8-byte integer."""
        return _int64(self.data, self.need(8))[0]

    def length(self) -> int:
        """Give a length: 4 bytes, or 8 in CDF-5."""
        return self.int64() if self.wide else self.int32()

    def count(self, smallest: int) -> int:
        """Give the number of the things that follow, each of at least `smallest` bytes, all within the file."""
        number = self.int64() if self.wide else self.int32()
        if number * smallest > self.size - self.offset:
            raise UnreadableError(
                "{path} is damaged: {number} items are announced before byte {offset}, but only {left} bytes follow",
                hint=DAMAGED,
                path=self.path,
                offset=self.offset,
                number=number,
                left=self.size - self.offset,
            )
        return number

    def padded(self, length: int) -> bytes:
        """Give `length` bytes and move over the padding to the next multiple of 4."""
        start = self.offset
        end = start + ((length + 3) & ~3)
        if end > self._known:
            raise self._shortage(end)
        self.offset = end
        return self.data[start : start + length]

    def name(self, taken: Container[str]) -> str:
        """Give a name that is not in `taken`; bytes that are not UTF-8 become lone surrogates."""
        start = self.offset
        length = self.count(1)
        if not 0 < length <= LONGEST_NAME:
            raise UnreadableError(
                "{path} is damaged: the name at byte {offset} has {length} bytes; names have 1 to {longest}",
                hint=DAMAGED,
                path=self.path,
                offset=start,
                length=length,
                longest=LONGEST_NAME,
            )
        name = self.padded(length).decode("utf-8", "surrogateescape")
        if name in taken:
            raise UnreadableError(
                "{path} is damaged: the name {name} at byte {offset} is there twice",
                hint=DAMAGED,
                path=self.path,
                name=name,
                offset=start,
            )
        return name

    def list_count(self, tag: int, smallest: int) -> int:
        """Give the number of items of a list that begins with `tag`, 0 where the list is absent."""
        start = self.offset
        found = self.int32()
        number = self.count(smallest)
        if found == tag or (found == 0 and number == 0):
            return number
        raise UnreadableError(
            "{path} is damaged: the list at byte {offset} begins with the code {found} instead of {tag}",
            hint=DAMAGED,
            path=self.path,
            offset=start,
            found=found,
            tag=tag,
        )

    def _shortage(self, end: int) -> Exception:
        if end <= self.size:
            return MoreBytesNeeded()
        return UnreadableError(
            "{path} is cut off: its header needs byte {end}, but the file has {size} bytes",
            hint=DAMAGED,
            path=self.path,
            end=end,
            size=self.size,
        )

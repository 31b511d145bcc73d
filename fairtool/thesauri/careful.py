"""A stream that never gives more at once than is sound: a header of an archive may claim gigabytes of itself."""

from typing import BinaryIO

_MOST = 2 * 2**20  # bytes at once


class CarefulStream:
    """The parts of a stream that reading a tar file needs."""

    def __init__(self, stream: BinaryIO) -> None:
        """Take the stream to read from."""
        self._stream = stream

    def read(self, size: int) -> bytes:
        """Read; raises ValueError where too much is asked for at once."""
        if not 0 <= size <= _MOST:
            raise ValueError(size)
        return self._stream.read(size)

    def seek(self, position: int, whence: int = 0) -> int:
        """Go to a position."""
        return self._stream.seek(position, whence)

    def tell(self) -> int:
        """Give the position."""
        return self._stream.tell()

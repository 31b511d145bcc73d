"""The bytes of a tar file as a stream that goes forward: never more at once than is asked for, whatever packs them.

The readers of the standard library go over what is skipped without a look at the clock, and let an xz file have any
memory; so the decompressors are called here.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable, Mapping
from typing import BinaryIO, Protocol

from fairtool.archives.bounds import Watch
from fairtool.archives.names import Packing
from fairtool.translate import marked

_IN = 2**16  # bytes of the file at once
_OUT = 2**20  # bytes unpacked at once
_MEMORY = 256 * 2**20  # bytes that an xz file may ask for: `xz -9` asks for 65 MiB
_DAMAGED = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)
_MAGIC: Mapping[Packing, bytes] = {"gzip": b"\x1f\x8b", "bzip2": b"BZh", "xz": b"\xfd7zXZ\0"}


class _Opener(Protocol):
    """What the decompressors of the standard library have in common."""

    @property
    def eof(self) -> bool:
        """Say whether the end of the packed stream was met."""

    @property
    def needs_input(self) -> bool:
        """Say whether nothing is to be had without more of the file."""

    @property
    def unused_data(self) -> bytes:
        """Give what stood behind the end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Unpack."""


class _Gzip:
    """zlib as the others are called."""

    def __init__(self) -> None:
        self._opener = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._opener.eof

    @property
    def unused_data(self) -> bytes:
        return self._opener.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        out = self._opener.decompress(self._opener.unconsumed_tail + data, max_length)
        self.needs_input = not self._opener.unconsumed_tail and len(out) < max_length
        return out


_OPENERS: Mapping[Packing, Callable[[], _Opener]] = {
    "gzip": _Gzip,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY),
}


class Plain:
    """The bytes of a file that is not packed."""

    def __init__(self, file: BinaryIO, watch: Watch) -> None:
        """Take a file, and the limits for it."""
        self._file, self._watch = file, watch
        self.position = 0

    def read(self, size: int) -> bytes:
        """Give the next bytes, fewer at the end of the file."""
        try:
            data = self._file.read(size)
        except OSError as error:
            raise self._watch.damaged(error.strerror or error) from None
        self.position += len(data)
        return data

    def go_to(self, position: int) -> None:
        """Go on elsewhere; behind the end nothing is read."""
        self._file.seek(position)
        self.position = position


class Unpacking:
    """The bytes behind a packed file; going back begins anew."""

    def __init__(self, file: BinaryIO, packing: Packing, watch: Watch) -> None:
        """Take a file at its beginning, how it is packed, and the limits for it."""
        self._file, self._packing, self._watch = file, packing, watch
        self._begin()

    def _begin(self) -> None:
        self._file.seek(0)
        self._opener = _OPENERS[self._packing]()
        self._at_end = False
        self.position = 0

    def read(self, size: int) -> bytes:
        """Give the next bytes, fewer at the end; raises UnreadableError where they are damaged or beyond the limits."""
        parts: list[bytes] = []
        while size > 0 and not self._at_end:
            part = self._some(min(size, _OUT))
            parts.append(part)
            size -= len(part)
            self.position += len(part)
            self._watch.check_unpacked(self.position)
        return b"".join(parts)

    def go_to(self, position: int) -> None:
        """Go on elsewhere; behind the end nothing is read."""
        if position < self.position:
            self._begin()
        while self.position < position and not self._at_end:
            self.read(min(position - self.position, _OUT))

    def _some(self, most: int) -> bytes:
        try:
            if self._opener.eof:
                self._next()
                return b""
            data = self._file.read(_IN) if self._opener.needs_input else b""
            out = self._opener.decompress(data, most)
        except _DAMAGED as error:
            raise self._watch.damaged(error) from None
        if not (data or out or self._opener.eof) and self._opener.needs_input:
            raise self._watch.damaged(marked("it is cut off"))
        return out

    def _next(self) -> None:
        """Go on with the packed stream behind one that has ended; anything else there is filling, as tar takes it."""
        rest = self._opener.unused_data or self._file.read(_IN)
        if len(rest) < len(_MAGIC[self._packing]):
            rest += self._file.read(_IN)
        self._at_end = not rest.startswith(_MAGIC[self._packing])
        if not self._at_end:
            self._file.seek(self._file.tell() - len(rest))
            self._opener = _OPENERS[self._packing]()


Stream = Plain | Unpacking

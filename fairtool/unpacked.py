"""Unpacks what a server sent packed, never more of it than is wanted: a kilobyte may be packed from a megabyte."""

import zlib
from collections.abc import Iterable, Iterator

PACKINGS = frozenset({"gzip", "x-gzip", "deflate"})
PLAIN = frozenset({"", "identity"})
_EITHER = zlib.MAX_WBITS | 32  # the header of gzip or of zlib
_BARE = -zlib.MAX_WBITS  # what some servers send as deflate


def unpacked(pieces: Iterable[bytes], packing: str, most: int) -> Iterator[bytes]:
    """Give the bytes behind `pieces`, until one more than `most` has been given; what is behind the end is no part.

    `packing` is one of PACKINGS. Raises ValueError where the bytes are not packed so.
    """
    opener, left = zlib.decompressobj(_EITHER), most + 1
    head = b""  # what a header has been looked for in so far
    for piece in pieces:
        try:
            out = opener.decompress(piece, left)
        except zlib.error as error:
            if len(head) > 1 or packing != "deflate":
                raise ValueError(str(error)) from error
            opener = zlib.decompressobj(_BARE)
            out = _opened_bare(opener, head + piece, left)
        head = head if len(head) > 1 else head + piece
        left -= len(out)
        yield out
        if left <= 0 or opener.eof:
            return


def _opened_bare(opener: "zlib._Decompress", piece: bytes, most: int) -> bytes:
    try:
        return opener.decompress(piece, most)
    except zlib.error as error:
        raise ValueError(str(error)) from error

"""What a path really is, by its first bytes: netCDF of some kind, Zarr, or one of the many things taken for it."""

import re
import stat
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from fairtool.errors import UnreadableError
from fairtool.netcdf.sniff_pretenders import unmask
from fairtool.netcdf.sniff_special import refuse_missing, refuse_special
from fairtool.netcdf.sniff_text import unknown
from fairtool.netcdf.zarr_name import is_store

HEAD = 4096
HDF5_SIGNATURE = b"\x89HDF\r\n\x1a\n"
_CLASSIC_SIGNATURES = (b"CDF\x01", b"CDF\x02", b"CDF\x05")
_CDL = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|//[^\n]*\n)*netcdf\b", re.IGNORECASE)


class Kind(StrEnum):
    """How a file that can be read is encoded."""

    CLASSIC = "classic"
    HDF5 = "hdf5"
    CDL = "cdl"
    ZARR = "zarr"


def sniff(path: Path, name: str | None = None) -> Kind:
    """Tell the encoding of a file or folder; raises `UnreadableError` saying what it is and what to do, if it is none.

    `name` is what messages call it where that is not its path.
    A device, socket or named pipe is never opened: reading one may wait for ever.
    """
    try:
        about = path.stat()
    except OSError as error:
        raise refuse_missing(path, error) from error
    if stat.S_ISDIR(about.st_mode) and is_store(path):
        return Kind.ZARR
    if not stat.S_ISREG(about.st_mode):
        raise refuse_special(path, about.st_mode)
    try:
        with path.open("rb") as file:
            return sniff_open(file, about.st_size, name or str(path))
    except OSError as error:
        raise refuse_missing(path, error) from error


def sniff_open(file: BinaryIO, size: int, name: str) -> Kind:
    """Tell the encoding of an open file of `size` bytes; `name` is what the user called it."""
    try:
        return sniff_bytes(file.read(HEAD), size, name)
    except UnreadableError:
        if _has_distant_signature(file, size):
            return Kind.HDF5
        raise


def sniff_bytes(head: bytes, size: int, name: str) -> Kind:
    """Tell the encoding from the first bytes of a file of `size` bytes; `name` is what the user called it."""
    if head[:4] in _CLASSIC_SIGNATURES:
        return Kind.CLASSIC
    if head.startswith(HDF5_SIGNATURE) or _has_signature(head):
        return Kind.HDF5
    if _CDL.match(head):
        return Kind.CDL
    pretender = unmask(head, size, name)
    if pretender is None and name.endswith(".cdl"):
        return Kind.CDL
    raise pretender or unknown(head, name)


def _has_signature(head: bytes) -> bool:
    """Look behind a user block in the bytes at hand."""
    return any(head.startswith(HDF5_SIGNATURE, offset) for offset in (512, 1024, 2048))


def _has_distant_signature(file: BinaryIO, size: int) -> bool:
    """Look behind a user block that is larger than the head: at 4096, 8192 and so on."""
    offset = HEAD
    while offset < size:
        file.seek(offset)
        if file.read(len(HDF5_SIGNATURE)) == HDF5_SIGNATURE:
            return True
        offset *= 2
    return False

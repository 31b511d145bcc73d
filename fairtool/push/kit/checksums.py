"""Checksums of data files, read as a stream: a file of any size needs no memory."""

import hashlib
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.discovery import SUFFIXES
from fairtool.errors import UnreadableError
from fairtool.plan.data_format import data_formats, format_by_name
from fairtool.push.data_files import DataFiles, FoundFile

_BLOCK = 2**20
_NETCDF = (b"CDF", b"\x89HDF")


@dataclass(frozen=True, slots=True)
class Summed:
    """A file with its media type and its checksums in hexadecimal."""

    file: FoundFile
    media_type: str
    sha256: str
    md5: str


def summed(files: DataFiles) -> Iterator[Summed]:
    """Give the files with their checksums, one by one; raises UnreadableError where one cannot be read whole."""
    for one in files.files:
        yield _summed(one)


def _summed(file: FoundFile) -> Summed:
    sha256, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)  # the second for places that compare it
    read, head = 0, b""
    try:
        with file.path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                head = head or block[:8]
                read += len(block)
                sha256.update(block)
                md5.update(block)
    except OSError as error:
        raise UnreadableError(
            "{path} cannot be read: {reason}", path=file.path, reason=error.strerror or error
        ) from error
    if read != file.size:
        raise UnreadableError(
            "{path} has changed while it was read: {before} bytes before, {after} now",
            path=file.path,
            before=file.size,
            after=read,
            hint="wait until nobody writes to it",
        )
    return Summed(file, _media_type(file, head), sha256.hexdigest(), md5.hexdigest())


def _media_type(file: FoundFile, head: bytes) -> str:
    """Tell the media type by the name; of netCDF by the first bytes too, since another `.cdf` is something else."""
    suffix = file.path.suffix.lower()
    if suffix == ".cdl" or (suffix in SUFFIXES and head.startswith(_NETCDF)):
        return data_formats()["cdl" if suffix == ".cdl" else "netcdf"].media_type
    known = format_by_name(file.path)
    return known.media_type if known else mimetypes.guess_type(file.path.name)[0] or "application/octet-stream"

"""The members of an archive file, whatever its form."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fairtool.archives.bounds import Bounds, Watch
from fairtool.archives.member import Member
from fairtool.archives.names import Packing, form_of
from fairtool.archives.tar import tar_members
from fairtool.archives.unpacking import Plain, Stream, Unpacking
from fairtool.archives.zip import zip_members
from fairtool.errors import UnreadableError
from fairtool.netcdf.sniff import sniff
from fairtool.netcdf.sniff_special import refuse_missing, refuse_special


def members(path: Path, name: str, bounds: Bounds | None = None) -> Iterator[Member]:
    """Give the members of an archive file as its headers name them, in the order that they have there.

    Only headers are read; of a packed tar file all must be unpacked for that, at some 300 MB a second. A name that
    comes twice is given twice. `name` is what messages call the archive. Raises UnreadableError where it is damaged or
    beyond the limits, after what was found until then.
    """
    watch = Watch(name, bounds or Bounds())
    form, packing = form_of(path.name) or ("zip", "")
    check_regular(path, name)
    if form == "zip":
        yield from zip_members(path, watch)
        return
    with opened(path, name) as file:
        yield from tar_members(stream_of(file, packing, watch), watch)


def check_archive(path: Path, name: str) -> None:
    """Raise UnreadableError for a damaged archive file, or one beyond the limits; netCDF of such a name is none."""
    try:
        sniff(path, name)
    except UnreadableError:
        for _ in members(path, name):
            pass


def check_regular(path: Path, name: str) -> None:
    """Raise UnreadableError for what is no regular file: a pipe would be waited for."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise refuse_missing(path, error) from error
    if not path.is_file():
        raise refuse_special(Path(name), mode)


@contextmanager
def opened(path: Path, name: str) -> Iterator[BinaryIO]:
    """Open a file; raises UnreadableError that says why it cannot be."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise refuse_missing(Path(name), error) from error
    with file:
        yield file


def stream_of(file: BinaryIO, packing: Packing, watch: Watch) -> Stream:
    """Give the bytes of a tar file, unpacked."""
    return Unpacking(file, packing, watch) if packing else Plain(file, watch)

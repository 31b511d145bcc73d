"""A netCDF data set behind an address: its header by two or three requests, whatever the size of the file.

A small file is fetched at once, and so is one on a server that gives no parts. A classic file is read by our own
parser, netCDF-4 by h5py, both through blocks of the file. What h5py might show otherwise than the netCDF library,
that library reads from the whole file. So the picture is the same as that of the file on the disk.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple, cast

from fairtool.asking import LARGEST
from fairtool.cloud.address import is_store, source_of
from fairtool.cloud.blocks import FIRST, TOGETHER, Blocks, RemoteFile, TooLongError
from fairtool.cloud.source import Part, Source
from fairtool.errors import UnreadableError
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.read import close, read, read_bytes, read_classic
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.remote_values import RemoteValues
from fairtool.netcdf.remote_zarr import read_remote_zarr
from fairtool.netcdf.sniff import Kind, sniff_open

SMALL = 4 * 2**20  # bytes: a file of up to this size is fetched at once
_STANDARD = Limits()


class Remote(NamedTuple):
    """A data set behind an address, and the size of its file in bytes, None for a Zarr store."""

    dataset: Dataset
    size: int | None


@contextmanager
def opened_remote(
    address: str, *, limits: Limits = _STANDARD, place: Path | None = None, largest: int = LARGEST, size: int = 0
) -> Iterator[Remote]:
    """Give the data set behind an address; values can be had until the end.

    `place` is where the file may be put as a whole, of `largest` bytes at most; without it, a folder for temporary
    files. It is removed at the end. `size` is that of the file where a listing told it. `limits.seconds` are for all
    requests together. Raises UnreadableError that names the address.
    """
    with ExitStack() as ends:
        if place is None:
            place = Path(ends.enter_context(TemporaryDirectory(prefix="fairtool-"))) / "whole.nc"
        if is_store(address):
            ends.callback(rmtree, place, ignore_errors=True)
            yield Remote(read_remote_zarr(address, place, limits), None)
            return
        ends.callback(place.unlink, missing_ok=True)
        source = source_of(address, limits.seconds)
        ends.callback(source.close)
        remote = _Reading(source, place, largest, limits).opened(size)
        ends.callback(close, remote.dataset)
        yield remote


class _Reading:
    """The reading of one file, by the way that its size, its encoding and its server allow."""

    def __init__(self, source: Source, place: Path, largest: int, limits: Limits) -> None:
        self._source = source
        self._place = place
        self._largest = largest
        self._limits = limits

    def opened(self, size: int) -> Remote:
        """Open the data set; `size` is that of the file, as far as it is known."""
        first = self._source.part(0, size if 0 < size < SMALL else FIRST)
        if first is None:
            self._source.whole(self._place, self._largest)
            return Remote(self._from_place(), self._place.stat().st_size)
        if first.size < SMALL:
            data = self._rest(first)
            return Remote(read_bytes(data, self._source.name, limits=self._limits), len(data))
        blocks = Blocks(self._source, first, self._place, self._largest)
        return Remote(self._through(blocks), first.size)

    def _rest(self, first: Part) -> bytes:
        """Give the bytes of a small file, of which the first ones are there."""
        data = first.data
        if len(data) < first.size:
            part = self._source.part(len(data), first.size)
            data += part.data if part else b""
        if len(data) != first.size:
            raise UnreadableError("{path} became shorter while it was read", path=self._source.name)
        return data

    def _through(self, blocks: Blocks) -> Dataset:
        name, file = self._source.name, RemoteFile(blocks)
        try:
            dataset = self._by_kind(sniff_open(cast("BinaryIO", file), blocks.size, name), file, blocks)
        except (UnlikeError, UnreadableError) as error:
            if blocks.failure and not isinstance(blocks.failure, TooLongError):
                raise blocks.failure from None
            if not blocks.failure and isinstance(error, UnreadableError):
                raise
            return self._brought(blocks)
        return replace(dataset, reader=RemoteValues(dataset, blocks, lambda: self._brought(blocks)))

    def _by_kind(self, kind: Kind, file: RemoteFile, blocks: Blocks) -> Dataset:
        if kind is Kind.CLASSIC:
            return read_classic(lambda: cast("BinaryIO", RemoteFile(blocks)), self._source.name, self._limits)
        if kind is Kind.CDL:
            raise UnlikeError("text is read from its beginning to its end")
        from fairtool.netcdf.h5_dataset import read_through  # noqa: PLC0415 - h5py costs 0.1 s

        blocks.together, blocks.longest = TOGETHER, self._limits.attribute_bytes
        dataset = read_through(file, self._source.name, self._limits)
        blocks.longest = None
        return dataset

    def _brought(self, blocks: Blocks) -> Dataset:
        blocks.longest = None
        blocks.bring()
        return self._from_place()

    def _from_place(self) -> Dataset:
        return read(self._place, limits=self._limits, name=self._source.name)

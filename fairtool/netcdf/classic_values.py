"""The values of a classic netCDF file, read by seeking; numpy is imported with the first value."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, BinaryIO

from fairtool.errors import Unavailable
from fairtool.netcdf.classic_types import CHAR, LETTERS, SIZES
from fairtool.netcdf.read_blocks import block_length, refuse_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fairtool.netcdf.classic_layout import Extent
    from fairtool.netcdf.values import Array


class ClassicValues:
    """Reads values where the header says that they lie; the file is opened for each reading and closed after it."""

    def __init__(self, path: str, source: Callable[[], BinaryIO], extents: Mapping[str, Extent], budget: int) -> None:
        """Keep the name of the file, how to open it, where the values lie, and the largest array in bytes."""
        self._path = path
        self._source = source
        self._extents = extents
        self._budget = budget

    def read(self, path: str) -> Array:
        """Give all values of the variable at `path`, in the shape of its dimensions."""
        extent = self._extents[path]
        refuse_large(path, _nbytes(extent), self._budget)
        with self._open() as file:
            return _rows(file, self._path, extent, 0, _length(extent))

    def blocks(self, path: str) -> Iterator[Array]:
        """Give the values of the variable in blocks along its first dimension, each within the budget."""
        extent = self._extents[path]
        length = _length(extent)
        step = block_length(path, length, _nbytes(extent), self._budget)
        with self._open() as file:
            for start in range(0, max(length, 1), step):
                yield _rows(file, self._path, extent, start, min(step, length - start))

    def close(self) -> None:
        """Do nothing: no file stays open."""

    def _open(self) -> BinaryIO:
        try:
            return self._source()
        except OSError as error:
            raise Unavailable("{path} cannot be opened any more: {error}", path=self._path, error=error) from error


def _nbytes(extent: Extent) -> int:
    return SIZES[extent.code] * prod(extent.shape) * (1 if extent.records is None else extent.records)


def _length(extent: Extent) -> int:
    """Give the length of the first dimension; a scalar counts as one."""
    if extent.records is not None:
        return extent.records
    return extent.shape[0] if extent.shape else 1


def _rows(file: BinaryIO, path: str, extent: Extent, start: int, count: int) -> Array:
    """Give `count` elements of the first dimension from `start` on, in the byte order of this machine."""
    if extent.records is None:
        return _fixed_rows(file, path, extent, start, count)
    return _record_rows(file, path, extent, start, count)


def _fixed_rows(file: BinaryIO, path: str, extent: Extent, start: int, count: int) -> Array:
    inner = extent.shape[1:]
    row = SIZES[extent.code] * prod(inner)
    data = _bytes(file, path, extent.begin + start * row, count * row)
    return _native(data, extent.code).reshape((count, *inner) if extent.shape else ())


def _record_rows(file: BinaryIO, path: str, extent: Extent, start: int, count: int) -> Array:
    """Read each record by itself, so that the values of the other variables between them are not read."""
    row = SIZES[extent.code] * prod(extent.shape)
    if row == extent.stride:
        data = _bytes(file, path, extent.begin + start * row, count * row)
    else:
        places = (extent.begin + index * extent.stride for index in range(start, start + count))
        data = b"".join([_bytes(file, path, place, row) for place in places])
    return _native(data, extent.code).reshape((count, *extent.shape))


def _bytes(file: BinaryIO, path: str, place: int, length: int) -> bytes:
    try:
        file.seek(place)
        data = file.read(length)
    except OSError as error:
        raise Unavailable("the values in {path} cannot be read: {error}", path=path, error=error) from error
    if len(data) < length:
        raise Unavailable("{path} became shorter while it was read", path=path)
    return data


def _native(data: bytes, code: int) -> Array:
    import numpy as np  # noqa: PLC0415 - 70 ms that reading a header does not need

    if code == CHAR:
        return np.frombuffer(data, "S1")
    stored = np.frombuffer(data, ">" + LETTERS[code])
    return stored.astype(stored.dtype.newbyteorder("="))

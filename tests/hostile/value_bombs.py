"""netCDF-4 files whose values are small on the disk and without end in memory, or cannot be unpacked at all."""

import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import h5py
import netCDF4
from h5py import h5d, h5p, h5s, h5t

from tests.hostile.case import READ, Case
from tests.hostile.hdf5_bombs import made

_BLOCK = 1_000_000  # elements


def cases() -> Iterator[Case]:
    """Give the bombs, each under its name."""
    yield Case("never-written-4e8.nc", _never_written, READ)
    yield Case("dimension-of-1e15.nc", _dimension, READ)
    yield Case("deflate-bomb-3e8.nc", partial(_deflated, blocks=300, block=_BLOCK), READ)
    yield Case("deflate-bomb-of-one-chunk.nc", partial(_deflated, blocks=1, block=300 * _BLOCK), READ, heavy=True)
    yield Case("deflate-bomb-of-a-million-chunks.nc", partial(_deflated, blocks=100_000, block=10), READ, heavy=True)
    yield Case("chunk-of-junk.nc", partial(_deflated, blocks=1, block=1000, packed=b"junk" * 100), READ)
    yield Case(
        "chunk-that-is-larger-than-said.nc",
        partial(_deflated, blocks=1, block=1000, packed=zlib.compress(bytes(10**7))),
        READ,
    )
    yield Case("unknown-filter.nc", made(_unknown_filter), READ)
    yield Case("string-of-a-bomb.nc", made(_strings), READ, heavy=True)


def _never_written(path: Path) -> None:
    """Write a coordinate of 4e8 elements without any: 733 bytes for 3.2 GB."""
    with netCDF4.Dataset(path, "w") as data:
        data.createDimension("x", 400_000_000)
        data.createVariable("x", "f8", ("x",), chunksizes=(_BLOCK,)).setncatts(
            {"units": "m", "standard_name": "height"}
        )


def _dimension(path: Path) -> None:
    with netCDF4.Dataset(path, "w") as data:
        data.createDimension("x", 10**15)
        data.createVariable("x", "f8", ("x",), chunksizes=(1000,)).setncatts({"units": "m", "standard_name": "height"})


def _deflated(path: Path, blocks: int, block: int, packed: bytes | None = None) -> None:
    """Write a coordinate whose chunks are all the same packed bytes, which are zeros unless others are given."""
    with netCDF4.Dataset(path, "w") as data:
        data.createDimension("x", blocks * block)
        made = data.createVariable("x", "f8", ("x",), chunksizes=(block,), zlib=True, shuffle=False)
        made.setncatts({"units": "m", "standard_name": "height"})
    content = packed or _packed_zeros(block * 8)
    with h5py.File(path, "r+") as file:
        stored = file["x"].id
        for number in range(blocks):
            stored.write_direct_chunk((number * block,), content)


def _packed_zeros(length: int) -> bytes:
    """Give what deflate makes of zeros, without going through all of them: the same block comes again and again."""
    packer = zlib.compressobj(9)
    first = packer.compress(bytes(_BLOCK)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(_BLOCK)) + packer.flush(zlib.Z_FULL_FLUSH)
    whole, rest = divmod(length, _BLOCK)
    if whole < 2:
        return zlib.compress(bytes(length), 9)
    last = zlib.compressobj(9, wbits=-15)
    end = last.compress(bytes(rest)) + last.flush()
    return b"".join((first, again * (whole - 1), end, (length % 65521 << 16 | 1).to_bytes(4, "big")))


def _unknown_filter(file: h5py.File) -> None:
    making = h5p.create(h5p.DATASET_CREATE)
    making.set_chunk((10,))
    making.set_filter(32000, h5py.h5z.FLAG_OPTIONAL, (1, 2, 3))
    h5d.create(file.id, b"v", h5t.NATIVE_DOUBLE, h5s.create_simple((10,)), dcpl=making)


def _strings(file: h5py.File) -> None:
    """Write a coordinate of texts, each of which is the same long one."""
    names = file.create_dataset("names", shape=(2000,), dtype=h5py.string_dtype(), chunks=(100,), compression="gzip")
    names[:] = ["x" * 50_000] * 2000

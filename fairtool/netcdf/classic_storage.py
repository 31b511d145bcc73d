"""Comparing what two classic netCDF files store, byte by byte, in blocks."""

from collections.abc import Iterator
from math import prod
from pathlib import Path
from typing import BinaryIO

from fairtool.netcdf.classic import read_header
from fairtool.netcdf.classic_layout import Extent
from fairtool.netcdf.classic_types import SIZES
from fairtool.netcdf.read_limits import Limits

_BLOCK = 8 * 2**20  # bytes that are compared at once


def different_in_classic(one: Path, other: Path, limits: Limits) -> Iterator[str]:
    """Give the variables that two files with the same header store differently."""
    with one.open("rb") as first, other.open("rb") as second:
        before = read_header(first, str(one), limits).extents
        after = read_header(second, str(other), limits).extents
        fixed = [name for name, extent in before.items() if extent.records is None]
        yield from (name for name in fixed if not _same(first, second, before[name], after[name], 0))
        growing = {name: extent.records for name, extent in before.items() if extent.records}
        for index in range(max(growing.values(), default=0)):  # record by record, as they lie
            different = [name for name in growing if not _same(first, second, before[name], after[name], index)]
            if different:
                yield from different
                return


def _same(first: BinaryIO, second: BinaryIO, before: Extent, after: Extent, index: int) -> bool:
    """Compare one record, or all of a variable that has none."""
    size = SIZES[before.code] * prod(before.shape)
    first.seek(before.begin + index * before.stride)
    second.seek(after.begin + index * after.stride)
    for done in range(0, size, _BLOCK):
        length = min(_BLOCK, size - done)
        piece = first.read(length)
        if len(piece) != length or piece != second.read(length):
            return False
    return True

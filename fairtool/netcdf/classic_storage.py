"""Comparing what two classic netCDF files store, byte by byte, in blocks."""

from collections.abc import Iterator, Mapping
from math import prod
from pathlib import Path
from typing import BinaryIO

from fairtool.netcdf.classic import read_header
from fairtool.netcdf.classic_layout import Extent
from fairtool.netcdf.classic_types import SIZES
from fairtool.netcdf.read_limits import Limits

_Pairs = Mapping[str, tuple[Extent, Extent]]  # where a variable lies in the one file and in the other
_BLOCK = 8 * 2**20  # bytes that are compared at once


def different_in_classic(one: Path, other: Path, limits: Limits) -> Iterator[str]:
    """Give the variables that two files with the same header store differently."""
    with one.open("rb") as first, other.open("rb") as second:
        before = read_header(first, str(one), limits).extents
        after = read_header(second, str(other), limits).extents
        pairs = {name: (extent, after[name]) for name, extent in before.items()}
        fixed = {name: pair for name, pair in pairs.items() if pair[0].records is None}
        yield from _different(first, second, fixed, 0)
        growing = {name: pair for name, pair in pairs.items() if pair[0].records}
        yield from _different_records(first, second, growing)


def _different_records(first: BinaryIO, second: BinaryIO, pairs: _Pairs) -> list[str]:
    """Give the variables of the first record that differs; the records are read in order, as they lie."""
    for index in range(max((before.records or 0 for before, _ in pairs.values()), default=0)):
        different = list(_different(first, second, pairs, index))
        if different:
            return different
    return []


def _different(first: BinaryIO, second: BinaryIO, pairs: _Pairs, index: int) -> Iterator[str]:
    return (name for name, (before, after) in pairs.items() if not _same(first, second, before, after, index))


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

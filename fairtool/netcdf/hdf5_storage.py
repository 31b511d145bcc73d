"""Comparing what two HDF5 files store: types, spaces, layouts, filters, fill values and bytes, without decoding any."""

from collections.abc import Iterator
from pathlib import Path

from h5py import h5d, h5f, h5o, h5z

from fairtool.errors import UnreadableError
from fairtool.netcdf.hdf5_scan import open_hdf5
from fairtool.netcdf.read_errors import unreadable

_BLOCK = 8 * 2**20  # bytes that are compared at once


def different_in_hdf5(one: Path, other: Path, variables: Iterator[str], name: str) -> Iterator[str]:
    """Give the variables (by path) that two files store differently; raises UnreadableError where one cannot be read."""
    with unreadable(name):
        first, second = open_hdf5(one, name), open_hdf5(other, name)
        try:
            with one.open("rb") as here, other.open("rb") as there:
                for path in variables:
                    pair = _Pair(_dataset(first, path), _dataset(second, path))
                    if not (pair.same_description() and pair.same_bytes(here.fileno(), there.fileno())):
                        yield path
        finally:
            first.close()
            second.close()

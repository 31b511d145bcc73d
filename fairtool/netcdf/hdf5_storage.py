"""Comparing what two HDF5 files store: types, shapes, layouts, filters, fill values and bytes, without decoding any."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from h5py import h5d, h5f, h5p, h5s, h5t

from fairtool.netcdf.hdf5_scan import open_hdf5
from fairtool.netcdf.read_errors import unreadable

_BLOCK = 8 * 2**20  # bytes that are compared at once
_APART = (h5t.STRING, h5t.VLEN)  # HDF5 finds two fill values of these types unequal, since they lie in two files
_Chunks = Mapping[tuple[int, ...], tuple[int, int]]


def different_in_hdf5(one: Path, other: Path, variables: Iterable[str], name: str) -> Iterator[str]:
    """Give the variables, of those named by path, that two files store differently.

    Raises UnreadableError, which calls the file `name`, where one of them cannot be read.
    """
    with unreadable(name), ExitStack() as stack:
        first, second = open_hdf5(one, name), open_hdf5(other, name)
        stack.callback(first.close)
        stack.callback(second.close)
        here, there = stack.enter_context(one.open("rb")), stack.enter_context(other.open("rb"))
        for path in variables:
            before, after = _dataset(first, path), _dataset(second, path)
            if not (_same_description(before, after) and _same_bytes(before, after, (here.fileno(), there.fileno()))):
                yield path


def _dataset(file: h5f.FileID, path: str) -> h5d.DatasetID:
    """Open a variable; one with the name of a dimension of another shape has a name of its own in HDF5."""
    raw = path.encode("utf-8", "surrogateescape")
    folder, sign, last = raw.rpartition(b"/")
    hidden = folder + sign + b"_nc4_non_coord_" + last
    return h5d.open(file, hidden if hidden in file else raw)


def _same_description(before: h5d.DatasetID, after: h5d.DatasetID) -> bool:
    """Compare type, shape, and all that was said when the variable was made: chunks, filters, fill value."""
    kind = before.get_type()
    making, made = before.get_create_plist(), after.get_create_plist()
    return (
        kind == after.get_type()
        and before.shape == after.shape
        and before.get_storage_size() == after.get_storage_size()
        and (bool(making.equal(made)) or (kind.get_class() in _APART and _making(making) == _making(made)))
    )


def _making(making: h5p.PropDCID) -> object:
    layout = making.get_layout()
    chunk = making.get_chunk() if layout == h5d.CHUNKED else None
    filters = [making.get_filter(index) for index in range(making.get_nfilters())]
    return layout, chunk, filters, making.get_fill_time(), making.get_alloc_time()


def _same_bytes(before: h5d.DatasetID, after: h5d.DatasetID, files: tuple[int, int]) -> bool:
    layout = before.get_create_plist().get_layout()
    if layout == h5d.CHUNKED:
        return _same_chunks(before, after)
    places = before.get_offset(), after.get_offset()
    if layout == h5d.CONTIGUOUS and None not in places:
        return _same_runs(files, places, before.get_storage_size())
    if layout == h5d.COMPACT:
        return _raw(before) == _raw(after)
    return layout == h5d.CONTIGUOUS and places == (None, None)  # never written


def _same_chunks(before: h5d.DatasetID, after: h5d.DatasetID) -> bool:
    chunks = _chunks(before)
    return chunks == _chunks(after) and all(
        before.read_direct_chunk(place) == after.read_direct_chunk(place) for place in chunks
    )


def _chunks(variable: h5d.DatasetID) -> _Chunks:
    """Give the filter mask and the bytes of each chunk that was written, by its place in the array."""
    found: dict[tuple[int, ...], tuple[int, int]] = {}

    def collect(info: h5d.StoreInfo) -> None:
        found[info.chunk_offset] = (info.filter_mask, info.size)

    if variable.get_num_chunks():
        variable.chunk_iter(collect)
    return found


def _same_runs(files: tuple[int, int], places: tuple[int, int], size: int) -> bool:
    for done in range(0, size, _BLOCK):
        length = min(_BLOCK, size - done)
        piece = os.pread(files[0], length, places[0] + done)
        if len(piece) != length or piece != os.pread(files[1], length, places[1] + done):
            return False
    return True


def _raw(variable: h5d.DatasetID) -> bytes:
    """Give the bytes of a small variable that lies in its own header."""
    kind = variable.get_type()
    values = np.zeros(variable.shape, dtype=f"V{kind.get_size()}")
    variable.read(h5s.ALL, h5s.ALL, values, kind)
    return values.tobytes()

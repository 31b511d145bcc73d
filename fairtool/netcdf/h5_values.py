"""The values of a netCDF-4 file read by h5py, through whatever the file is read through; the same raw values."""

from collections.abc import Iterator, Mapping
from math import prod

import numpy as np
from h5py import h5d, h5f, h5p, h5s, h5t, h5z

from fairtool.errors import Unavailable
from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.hdf5_values import refuse_expansion
from fairtool.netcdf.model import NcType, Variable
from fairtool.netcdf.read_blocks import block_length, refuse_large
from fairtool.netcdf.read_errors import unavailable
from fairtool.netcdf.values import Array


class H5Values:
    """Reads values through an open file, which `close` closes.

    Raises UnlikeError, before it gives anything, where the netCDF library would give other values, or where only that
    library knows how they are packed.
    """

    def __init__(self, file: h5f.FileID, stored: Mapping[str, tuple[Variable, h5d.DatasetID]], budget: int) -> None:
        """Keep the open file, its variables with the data sets of their values, and the largest array in bytes."""
        self._file = file
        self._stored = stored
        self._budget = budget

    def read(self, path: str) -> Array:
        """Give all values of the variable at `path`, in the shape of its dimensions."""
        variable, stored = self._stored[path]
        refuse_large(path, _nbytes(variable), self._budget)
        self._check(variable, stored)
        return self._part(variable, stored, (0,) * len(variable.shape), variable.shape)

    def blocks(self, path: str) -> Iterator[Array]:
        """Give the values of the variable in blocks along its first dimension, each within the budget."""
        variable, stored = self._stored[path]
        if _nbytes(variable) <= self._budget:
            yield self.read(path)
            return
        self._check(variable, stored)
        length, *rest = variable.shape
        step = block_length(path, length, _nbytes(variable), self._budget)
        refuse_expansion(path, _nbytes(variable), stored.get_storage_size())
        for start in range(0, length, step):
            first = (start, *(0 for _ in rest))
            yield self._part(variable, stored, first, (min(step, length - start), *rest))

    def close(self) -> None:
        """Close the file; values cannot be read any more."""
        if self._file.valid:
            self._file.close()

    def _check(self, variable: Variable, stored: h5d.DatasetID) -> None:
        """Raise Unavailable where nobody can have the values, UnlikeError where only the library can."""
        if variable.type is NcType.USER:
            raise Unavailable(
                "{variable} has the user-defined type {type}", variable=variable.path, type=variable.type_name
            )
        if not self._file.valid:
            raise Unavailable("the file of {variable} is closed", variable=variable.path)
        with unavailable(variable.path):
            making = stored.get_create_plist()
            chunk = making.get_chunk() if making.get_layout() == h5d.CHUNKED else ()
        refuse_large(variable.path, prod(chunk) * variable.type.itemsize, self._budget)
        if stored.shape != variable.shape:
            raise UnlikeError(f"{variable.path} is shorter than its dimensions")
        if not all(h5z.filter_avail(code) for code in _filters(making)):
            raise UnlikeError(f"{variable.path} is packed by a filter that is not here")

    def _part(self, variable: Variable, stored: h5d.DatasetID, first: tuple[int, ...], shape: tuple[int, ...]) -> Array:
        with unavailable(variable.path):
            if variable.type is NcType.STRING:
                return _words(stored, first, shape)
            kind = np.dtype("S1") if variable.type is NcType.CHAR else stored.dtype.newbyteorder("=")
            values = np.zeros(shape, kind)
            if values.size:
                mtype = stored.get_type() if variable.type is NcType.CHAR else None
                stored.read(*_spaces(stored, first, shape), values, mtype)
            return values


def _filters(making: h5p.PropDCID) -> list[int]:
    return [making.get_filter(index)[0] for index in range(making.get_nfilters())]


def _spaces(stored: h5d.DatasetID, first: tuple[int, ...], shape: tuple[int, ...]) -> tuple[h5s.SpaceID, h5s.SpaceID]:
    """Give where the values go and where they lie."""
    lying = stored.get_space()
    if not shape:
        return h5s.create(h5s.SCALAR), lying
    lying.select_hyperslab(first, shape)
    return h5s.create_simple(shape), lying


def _words(stored: h5d.DatasetID, first: tuple[int, ...], shape: tuple[int, ...]) -> Array:
    """Give strings, whether they have a length of their own or a fixed one."""
    kind = stored.get_type()
    if not kind.is_variable_str():
        raise UnlikeError("strings of a fixed length are left to the library")
    raw = np.empty(shape, dtype=stored.dtype)
    if raw.size:
        stored.read(*_spaces(stored, first, shape), raw, h5t.py_create(stored.dtype))
    words = np.array([_text(one) for one in raw.reshape(-1).tolist()] or [""], dtype=object)
    return np.asarray(words[0]) if not shape else words[: raw.size].reshape(shape)


def _text(word: bytes | str | None) -> str:
    return word if isinstance(word, str) else (word or b"").decode("utf-8")


def _nbytes(variable: Variable) -> int:
    return prod(variable.shape) * variable.type.itemsize

"""The values of a netCDF-4 file, read by netCDF4-python from the file that its header was read from."""

from collections.abc import Iterator
from math import prod
from pathlib import Path
from typing import Any

import netCDF4
import numpy as np
from h5py import h5d

from fairtool.errors import Unavailable
from fairtool.netcdf.hdf5_scan import open_hdf5
from fairtool.netcdf.model import Group, NcType, Variable
from fairtool.netcdf.read_blocks import block_length, refuse_large
from fairtool.netcdf.read_errors import unavailable
from fairtool.netcdf.values import Array

LARGEST_RATIO = 1000  # deflate ends at about 1030: values that expand more were never written, or are a trap


class Hdf5Values:
    """Reads values through an open netCDF4 data set, which `close` closes."""

    def __init__(
        self,
        handle: netCDF4.Dataset,
        root: Group,
        source: Path | bytes,
        budget: int,
    ) -> None:
        """Keep the open file, its root group, the file or its bytes, and the largest array in bytes."""
        self._handle = handle
        self._root = root
        self._source = source
        self._budget = budget

    def read(self, path: str) -> Array:
        """Give all values of the variable at `path`, in the shape of its dimensions."""
        variable = self._variable(path)
        refuse_large(path, _nbytes(variable), self._budget)
        return self._part(self._stored(variable), path, ...)

    def blocks(self, path: str) -> Iterator[Array]:
        """Give the values of the variable in blocks along its first dimension, each within the budget."""
        variable = self._variable(path)
        if _nbytes(variable) <= self._budget:
            yield self.read(path)
            return
        stored = self._stored(variable)
        length = variable.shape[0]
        step = block_length(path, length, _nbytes(variable), self._budget)
        self._refuse_expansion(variable)
        for start in range(0, length, step):
            yield self._part(stored, path, slice(start, start + step))

    def close(self) -> None:
        """Close the file; values cannot be read any more."""
        if self._handle.isopen():
            self._handle.close()

    def _variable(self, path: str) -> Variable:
        group = self._root
        *above, name = path.lstrip("/").split("/")
        for each in above:
            group = group.groups[each]
        return group.variables[name]

    def _stored(self, variable: Variable) -> "netCDF4.Variable[Any]":
        """Give the variable of netCDF4-python, set to give values as they are stored."""
        if variable.type is NcType.USER:
            raise Unavailable(
                "{variable} has the user-defined type {type}",
                variable=variable.path,
                type=variable.type_name,
            )
        if not self._handle.isopen():
            raise Unavailable("the file of {variable} is closed", variable=variable.path)
        with unavailable(variable.path):
            stored: netCDF4.Variable[Any] = self._handle[variable.path]
            stored.set_auto_maskandscale(False)
            stored.set_auto_chartostring(False)
            chunks = stored.chunking()
        if isinstance(chunks, list):
            refuse_large(variable.path, prod(chunks) * variable.type.itemsize, self._budget)
        return stored

    def _part(self, stored: "netCDF4.Variable[Any]", path: str, which: object) -> Array:
        with unavailable(path):
            values = np.asarray(stored[which])
            return values.astype(values.dtype.newbyteorder("="), copy=False)

    def _refuse_expansion(self, variable: Variable) -> None:
        """Refuse values that take far more room in memory than in the file."""
        with unavailable(variable.path):
            file = open_hdf5(self._source, variable.path)
            try:
                stored = h5d.open(file, variable.path.encode("utf-8", "surrogateescape")).get_storage_size()
            finally:
                file.close()
        refuse_expansion(variable.path, _nbytes(variable), stored)


def refuse_expansion(variable: str, size: int, stored: int) -> None:
    """Raise `Unavailable` for values that take far more bytes in memory than the file stores of them."""
    if size > stored * LARGEST_RATIO:
        raise Unavailable(
            "{variable} takes {size} bytes, of which the file stores only {stored}",
            variable=variable,
            size=size,
            stored=stored,
        )


def _nbytes(variable: Variable) -> int:
    return prod(variable.shape) * variable.type.itemsize

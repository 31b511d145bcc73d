"""Values through zarr-python, which is shown a store that has the checked metadata and only files of its own."""

import json
import os
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import zarr
from zarr.abc.store import ByteRequest
from zarr.core.buffer import Buffer, BufferPrototype, default_buffer_prototype
from zarr.storage import LocalStore

from fairtool.errors import Unavailable
from fairtool.netcdf.model import NcType
from fairtool.netcdf.read_blocks import refuse_large
from fairtool.netcdf.read_errors import unavailable
from fairtool.netcdf.values import Array
from fairtool.netcdf.zarr_name import METADATA
from fairtool.netcdf.zarr_node import ArrayNode


def part_of(root: Path, node: ArrayNode, variable: str, budget: int) -> Callable[[slice | None], Array]:
    """Give what reads an array, all of it or a slice of its first dimension; raises `Unavailable`."""
    store = _Checked(root, node, variable, budget)
    with unavailable(variable), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of types that are not in the specification yet
        stored = zarr.open_array(store, path=node.path, mode="r", zarr_format=store.version)
        refuse_large(variable, int(np.prod(stored.chunks, dtype=object)) * stored.dtype.itemsize, budget)

    def part(which: slice | None) -> Array:
        with unavailable(variable), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            values = np.asarray(stored[... if which is None else which])
            return _plain(values.reshape(node.shape) if which is None else values, node.type.kind)

    return part


def _plain(values: Array, kind: NcType) -> Array:
    """Give values as all readers give them: in the byte order of this machine, char as bytes, strings as objects."""
    if kind is NcType.CHAR:
        return values.astype("S1", copy=False)
    if kind is not NcType.STRING:
        return values.astype(values.dtype.newbyteorder("="), copy=False)
    texts = np.empty(values.shape, dtype=object)
    texts.ravel()[:] = [_text(one) for one in values.ravel().tolist()]
    return texts


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.rstrip(b"\0").decode("utf-8", "surrogateescape")
    return str(value)


class _Checked(LocalStore):
    """A store that gives the metadata of one array as they were checked, and chunks from regular files in its folder.

    What stands in the files of metadata now may be something else than what was checked.
    """

    def __init__(self, root: Path, node: ArrayNode, variable: str, budget: int) -> None:
        super().__init__(root, read_only=True)
        self.version: Any = node.document.get("zarr_format")
        name = "zarr.json" if self.version == 3 else ".zarray"
        self._folder = Path(os.path.realpath(root))
        self._array = node.path
        self._document = f"{node.path}/{name}".lstrip("/"), json.dumps(node.document).encode()
        self._variable = variable
        self._budget = budget

    async def get(
        self,
        key: str,
        prototype: BufferPrototype | None = None,
        byte_range: ByteRequest | None = None,
    ) -> Buffer | None:
        """Give what is stored under a key, None where nothing is."""
        name, document = self._document
        if key == name:
            return (prototype or default_buffer_prototype()).buffer.from_bytes(document)
        if key.rpartition("/")[2] in METADATA:
            return None
        self._refuse_outside(key, is_whole=byte_range is None)
        return await super().get(key, prototype, byte_range)

    def _refuse_outside(self, key: str, *, is_whole: bool) -> None:
        path = self._folder / key
        if os.path.realpath(path) != os.path.normpath(path) or not path.is_relative_to(self._folder):
            raise Unavailable(
                "{variable} has the chunk {chunk}, which is a link and may lead out of the store",
                variable=self._variable,
                chunk=key,
            )
        if path.exists() and not path.is_file():
            raise Unavailable("{variable} has the chunk {chunk}, which is no file", variable=self._variable, chunk=key)
        if is_whole and path.exists():
            refuse_large(self._variable, path.stat().st_size, self._budget)

"""The values of a Zarr store, read within the budget; the library comes with the first value, and need not be there."""

from collections.abc import Callable, Iterator, Mapping
from math import ceil, prod
from pathlib import Path

from fairtool.errors import Unavailable
from fairtool.netcdf.model import NcType
from fairtool.netcdf.read_blocks import block_length, refuse_large
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.values import Array
from fairtool.netcdf.zarr_codecs import refuse_unsafe
from fairtool.netcdf.zarr_node import ArrayNode
from fairtool.netcdf.zarr_stored import is_expanded

_Part = Callable[[slice | None], Array]


class ZarrValues:
    """Reads values through zarr-python, by the metadata that were checked, from files inside of the store."""

    def __init__(self, root: Path, arrays: Mapping[str, ArrayNode], limits: Limits) -> None:
        """Keep the folder of the store, its arrays by the paths of their variables, and the limits."""
        self._root = root
        self._arrays = arrays
        self._limits = limits

    def read(self, path: str) -> Array:
        """Give all values of the variable at `path`, in the shape of its dimensions."""
        node = self._arrays[path]
        refuse_large(path, _nbytes(node), self._limits.value_bytes)
        return self._opened(path, node)(None)

    def blocks(self, path: str) -> Iterator[Array]:
        """Give the values of the variable in blocks along its first dimension, each within the budget."""
        node = self._arrays[path]
        budget = self._limits.value_bytes
        if _nbytes(node) <= budget:
            yield self.read(path)
            return
        step = block_length(path, node.shape[0], _nbytes(node), budget)
        deep = node.chunks[0] if node.chunks else 1
        step = max(step // deep * deep, 1) if step > deep else step
        part = self._opened(path, node)
        if is_expanded(self._root / node.path, _nbytes(node)):
            raise Unavailable("{variable} takes far more room in memory than in its store", variable=path)
        for start in range(0, node.shape[0], step):
            yield part(slice(start, start + step))

    def _opened(self, path: str, node: ArrayNode) -> _Part:
        """Give what reads a part of an array; raises `Unavailable` where it cannot be read, or not safely."""
        if node.type.kind is NcType.USER:
            raise Unavailable(
                "{variable} has the type {type}, which netCDF does not have", variable=path, type=node.type.name
            )
        refuse_unsafe(path, node)
        self._refuse_chunks(path, node)
        try:
            from fairtool.netcdf.zarr_values import part_of  # noqa: PLC0415 - 0.3 s, and an extra
        except ImportError:
            raise Unavailable(
                "the values of {variable} are in a Zarr store, and zarr is not installed",
                hint="pip install 'data-terra-fairtool[cloud]'",
                variable=path,
            ) from None
        return part_of(self._root, node, path, self._limits.value_bytes)

    def _refuse_chunks(self, path: str, node: ArrayNode) -> None:
        """Refuse chunks that are too large to be unpacked, or too many to be looked for."""
        refuse_large(path, prod(node.chunks) * node.type.bytes, self._limits.value_bytes)
        pairs = zip(node.shape, node.chunks, strict=False)
        count = prod(ceil(length / max(chunk, 1)) for length, chunk in pairs)
        if count > self._limits.objects:
            raise Unavailable(
                "{variable} lies in {count} chunks, more than the {limit} that are looked for",
                variable=path,
                count=count,
                limit=self._limits.objects,
            )


def _nbytes(node: ArrayNode) -> int:
    return prod(node.shape) * node.type.bytes

"""A Zarr store behind an address: its consolidated metadata by one or two requests, and no values.

The documents are brought into a folder, and read there as those of any store. Where the metadata of a store are not
consolidated, its groups and arrays cannot be found without a list of all its chunks.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from fairtool.cloud.address import source_of
from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.values import Array

_FIRST = 2**20  # bytes
_ABSENT = frozenset({404, 410})
_GONE = "{path} does not exist"


class NoValues:
    """The reader of a store of which only the metadata were fetched."""

    def read(self, path: str) -> Array:
        """Refuse."""
        raise Unavailable("the values of {variable} lie in a store behind an address, and are not read", variable=path)

    def blocks(self, path: str) -> Iterator[Array]:
        """Refuse."""
        yield self.read(path)


def read_remote_zarr(address: str, folder: Path, limits: Limits) -> Dataset:
    """Read the metadata of a store; `folder` is made, and holds its documents. Raises UnreadableError."""
    from fairtool.netcdf.zarr import read_zarr  # noqa: PLC0415 - most addresses are of files

    folder.mkdir()
    store = _Store(address.rstrip("/"), folder, limits)
    if not (store.bring_version_3() or store.bring_version_2()):
        raise UnreadableError(
            "{path} has no metadata of a Zarr store that are consolidated",
            hint="consolidate them with zarr.consolidate_metadata, or name a file",
            path=address,
        )
    dataset = read_zarr(folder, address.rstrip("/"), limits)
    return Dataset(address, dataset.format, dataset.root, NoValues())


class _Store:
    """The documents of one store, each brought where it is there."""

    def __init__(self, address: str, folder: Path, limits: Limits) -> None:
        self._address = address
        self._folder = folder
        self._limits = limits

    def bring_version_3(self) -> bool:
        """Bring `zarr.json`; say whether it tells of all groups and arrays below it."""
        data = self._bring("zarr.json")
        return data is not None and _is_whole(data)

    def bring_version_2(self) -> bool:
        """Bring what version 2 has instead: `.zmetadata`, or the documents of a store that is one array."""
        if self._bring(".zmetadata") is not None:
            return True
        if self._bring(".zarray") is None:
            return False
        self._bring(".zattrs")
        return True

    def _bring(self, name: str) -> bytes | None:
        """Write a document into the folder, and give it; None where it is not there."""
        source = source_of(f"{self._address}/{name}", self._limits.seconds)
        try:
            part = source.part(0, _FIRST)
            if part and len(part.data) == part.size:
                (self._folder / name).write_bytes(part.data)
            else:
                source.whole(self._folder / name, self._limits.attribute_bytes)
        except UnreadableError as error:
            if error.values.get("code") in _ABSENT or error.template == _GONE:
                return None
            raise
        finally:
            source.close()
        return (self._folder / name).read_bytes()


def _is_whole(data: bytes) -> bool:
    """Say whether a document of version 3 needs no other; one that is damaged is left to its reader to refuse."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return True
    return not (
        isinstance(document, dict)
        and document.get("node_type") == "group"
        and not isinstance(document.get("consolidated_metadata"), dict)
    )

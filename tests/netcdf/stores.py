"""Zarr stores for tests: written by zarr-python as xarray writes them, or as bare JSON with whatever a test wants."""

import base64
import json
import struct
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import zarr

VERSIONS = (2, 3)


class Store:
    """A store that is being written; `array` and `group` add to it."""

    def __init__(self, path: Path, version: int, **attributes: Any) -> None:
        """Begin with a root group."""
        self.path = path
        self.version: Any = version
        self.root = zarr.open_group(path, mode="w", zarr_format=self.version, attributes=attributes)

    def array(self, name: str, dimensions: Sequence[str] | None, values: Any, fill: Any = None, **said: Any) -> "Store":
        """Add an array as xarray does: names of dimensions and the value for missing ones where the version has them.

        What is not an option of zarr-python is an attribute.
        """
        data = np.asarray(values)
        options = {key: said.pop(key) for key in ("chunks", "shards", "compressors", "filters", "dtype") if key in said}
        if self.version == 3:
            options["dimension_names"] = dimensions
            if fill is not None:
                said["_FillValue"] = self._encoded(fill, data)
        elif dimensions is not None:
            said["_ARRAY_DIMENSIONS"] = list(dimensions)
        if fill is not None or self.version == 2:
            options["fill_value"] = fill
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of types that the specification does not have yet
            made = self.root.create_array(name, shape=data.shape, dtype=options.pop("dtype", data.dtype), **options)
            made[...] = data
            made.attrs.update(said)
        return self

    def group(self, name: str, **attributes: Any) -> "Store":
        """Add a group."""
        self.root.create_group(name, attributes=attributes)
        return self

    def together(self) -> "Store":
        """Write all metadata into one document too."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of version 3, whose specification does not have it yet
            zarr.consolidate_metadata(self.path, zarr_format=self.version)
        return self

    @staticmethod
    def _encoded(fill: Any, data: Any) -> Any:
        return base64.b64encode(struct.pack("<d", fill)).decode() if data.dtype.kind == "f" else fill


def written(root: Path, documents: Mapping[str, object]) -> Path:
    """Write documents of a store as they are given: objects as JSON, texts and bytes as they are."""
    for place, content in documents.items():
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return root


def array_2(**changes: object) -> dict[str, object]:
    """Give a sound `.zarray` of three floats, with changes."""
    sound = {"zarr_format": 2, "shape": [3], "chunks": [3], "dtype": "<f4", "fill_value": None, "order": "C"}
    return {**sound, "compressor": None, "filters": None, **changes}


def array_3(**changes: object) -> dict[str, object]:
    """Give a sound `zarr.json` of three floats, with changes."""
    return {
        "zarr_format": 3,
        "node_type": "array",
        "shape": [3],
        "data_type": "float32",
        "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [3]}},
        "chunk_key_encoding": {"name": "default", "configuration": {"separator": "/"}},
        "fill_value": 0,
        "codecs": [{"name": "bytes", "configuration": {"endian": "little"}}],
        "attributes": {},
        **changes,
    }


GROUP_2 = {"zarr_format": 2}
GROUP_3 = {"zarr_format": 3, "node_type": "group"}

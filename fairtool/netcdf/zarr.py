"""A Zarr store in a folder as a data set, read by its metadata alone; values come later, through the library.

Nothing of zarr-python is needed for the header: it takes 0.3 s to load, and it follows links and runs codecs.
"""

import os
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.netcdf import zarr_v2, zarr_v3
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.zarr_files import MetadataFiles
from fairtool.netcdf.zarr_name import NODES
from fairtool.netcdf.zarr_reader import ZarrValues
from fairtool.netcdf.zarr_tree import tree_of


def read_zarr(path: Path, name: str, limits: Limits) -> Dataset:
    """Read the groups and arrays of a store; raises `UnreadableError` that names the file and what is wrong in it.

    A folder with metadata of both versions is one of version 3, as for zarr-python.
    """
    files = MetadataFiles(path, name, limits)
    found = {one for one in NODES if os.path.lexists(f"{path}/{one}")}
    if not found:
        raise UnreadableError(
            "{path} has the name of a Zarr store, and holds neither zarr.json nor .zgroup nor .zarray",
            hint="its transfer broke off, or its groups lie below: give those",
            path=name,
        )
    if "zarr.json" in found:
        tree = tree_of(zarr_v3.nodes(files), zarr_v3.array_of, name)
        return Dataset(name, Format.ZARR3, tree.root, ZarrValues(path, tree.arrays, limits))
    tree = tree_of(zarr_v2.nodes(files), zarr_v2.array_of, name)
    return Dataset(name, Format.ZARR2, tree.root, ZarrValues(path, tree.arrays, limits))

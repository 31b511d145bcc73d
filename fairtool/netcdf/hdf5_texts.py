"""How much the attributes of variable length in an HDF5 file may expand to when they are read.

Such an attribute holds references to texts elsewhere in the file. Many may point to the same text, so that a small
file becomes gigabytes in memory; the references cannot be read without the texts.
"""

from pathlib import Path
from typing import Any

from h5py import h5a, h5o, h5t

from fairtool.netcdf.hdf5_scan import open_hdf5
from fairtool.netcdf.read_errors import unreadable

_SCALES = b"DIMENSION_LIST"  # one reference for each dimension, in every netCDF-4 file


def text_bound(source: Path | bytes, name: str) -> int:
    """Give the most bytes that one attribute can take: its number of references times the size of the file.

    Takes 10 microseconds per attribute, so it is for a file that is read in the main process.
    """
    file = open_hdf5(source, name)
    try:
        with unreadable(name):
            root = h5o.open(file, b"/")
            paths = [b"."]
            h5o.visit(root, paths.append)  # an error inside would be lost in the C library
            size: int = file.get_filesize()
            return size * max(_references(h5o.open(root, path)) for path in paths)
    finally:
        file.close()


def _references(holder: Any) -> int:  # h5py gives one of three kinds of objects
    """Give the largest number of references in one attribute of variable length."""
    names: list[bytes] = []
    h5a.iterate(holder, names.append)
    return max((_length(h5a.open(holder, name)) for name in names if name != _SCALES), default=0)


def _length(attribute: h5a.AttrID) -> int:
    kind = attribute.get_type()
    text = isinstance(kind, h5t.TypeStringID) and kind.is_variable_str()
    if not (text or kind.detect_class(h5t.VLEN)):
        return 0
    return int(attribute.get_space().get_simple_extent_npoints())

"""A netCDF-4 file read through an object that gives its bytes, as the netCDF library would read it from the disk."""

from contextlib import ExitStack
from io import RawIOBase

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.h5_header import read_header
from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.h5_values import H5Values
from fairtool.netcdf.hdf5_scan import open_hdf5, scan_open
from fairtool.netcdf.read_errors import LIBRARY_ERRORS
from fairtool.netcdf.read_limits import Limits


def read_through(source: RawIOBase, name: str, limits: Limits) -> Dataset:
    """Read the header of a file; the file stays open for its values until the reader is closed.

    Raises UnreadableError for what no reader may open, UnlikeError for what the netCDF library may see otherwise.
    """
    try:
        return _read(source, name, limits)
    except OverflowError as error:  # h5py goes to a byte that no file has
        raise UnlikeError(str(error)) from error


def _read(source: RawIOBase, name: str, limits: Limits) -> Dataset:
    file = open_hdf5(source, name)
    with ExitStack() as on_error:
        on_error.callback(file.close)
        scan_open(file, name, limits, large=False)  # the reader counts the attributes itself, while it reads them
        try:
            header = read_header(file, limits)
        except LIBRARY_ERRORS as error:
            raise UnlikeError(str(error)) from error
        dataset = Dataset(name, header.format, header.root, H5Values(file, header.stored, limits.value_bytes))
        on_error.pop_all()
        return dataset

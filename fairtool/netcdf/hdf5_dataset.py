"""A netCDF-4 file as a data set: scanned, opened, its header read, its values ready."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.hdf5 import abandon, open_netcdf, read_groups
from fairtool.netcdf.hdf5_scan import scan
from fairtool.netcdf.hdf5_values import Hdf5Values
from fairtool.netcdf.read_limits import Limits

_FORMATS: Mapping[str, Format] = {"NETCDF4_CLASSIC": Format.NETCDF4_CLASSIC}


def read_hdf5(source: Path | bytes, name: str, limits: Limits) -> Dataset:
    """Read the header of a file, or of its bytes; the file stays open for its values until the reader is closed."""
    scan(source, name, limits)
    with ExitStack() as on_error:
        handle = open_netcdf(source, name)
        on_error.callback(abandon, handle)
        root = read_groups(handle, name, limits)
        reader = Hdf5Values(handle, root, source, limits.value_bytes)
        dataset = Dataset(name, _FORMATS.get(handle.data_model, Format.NETCDF4), root, reader)
        on_error.pop_all()
        return dataset

"""How a data set is stored, as data centres ask about it."""

from fairtool.netcdf.dataset import Dataset, Format

_NETCDF4 = frozenset({Format.NETCDF4, Format.NETCDF4_CLASSIC})
_NETCDF3 = frozenset({Format.CLASSIC, Format.OFFSET_64, Format.CDF5})


def is_netcdf3(dataset: Dataset) -> bool:
    """Tell whether a file is stored in one of the formats before netCDF-4; CDL text and Zarr are in none."""
    return dataset.format in _NETCDF3


def knows_compression(dataset: Dataset) -> bool:
    """Tell whether compression can be known: of a netCDF-4 file, or of CDL that says it of some variable."""
    if dataset.format is Format.CDL:
        return any(variable.deflate is not None for variable in dataset.variables.values())
    return dataset.format in _NETCDF4

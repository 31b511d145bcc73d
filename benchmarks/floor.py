"""The floor: a plain netCDF4 loop that reads every dimension, variable and attribute of the files it is given."""

import sys

import netCDF4


def read(group: netCDF4.Dataset | netCDF4.Group) -> int:
    """Read what a header holds, and count it."""
    count = sum(len(dimension) >= 0 for dimension in group.dimensions.values())
    count += sum(group.getncattr(name) is not None for name in group.ncattrs())
    for variable in group.variables.values():
        count += (variable.dtype, variable.shape, variable.dimensions) is not None
        count += sum(variable.getncattr(name) is not None for name in variable.ncattrs())
    return count + sum(read(child) for child in group.groups.values())


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with netCDF4.Dataset(path) as dataset:
            read(dataset)

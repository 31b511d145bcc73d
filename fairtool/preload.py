"""What the server that workers are forked from imports: a worker, also one that replaces another, then starts warm."""

import fairtool.netcdf.hdf5_dataset  # noqa: F401 - netCDF4 and h5py, which cost 0.2 s
from fairtool.engine import attempt
from fairtool.subject import warm_up

attempt(warm_up)  # what fails here fails again with the first source, and is told there

"""netCDF data sets: what they are, how they are read, and what the CF conventions call their parts."""

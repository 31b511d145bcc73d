"""Two aggregation variables that the examples of the rules on them (CF 2.8) vary."""

_VARIABLE = """
  double temp ; temp:standard_name = "air_temperature" ; temp:units = "K" ;
    temp:aggregated_dimensions = "time lat" ;
"""

# Two times in two files, all latitudes in each.
FILES = f"""dimensions:
  f_time = 2 ; f_lat = 1 ; rows = 2 ; columns = 2 ;
variables:{_VARIABLE}
    temp:aggregated_data = "map: sizes uris: files identifiers: names" ;
  int sizes(rows, columns) ; sizes:long_name = "sizes of the fragments" ; sizes:_FillValue = -1 ;
  string files(f_time, f_lat) ; files:long_name = "files of the fragments" ;
  string names ; names:long_name = "names of the fragments" ;
data:
  sizes = 1, 1, 3, _ ;
  files = "a.nc", "https://example.org/b.nc" ;
  names = "tas" ;
"""

# Two times with one value each.
VALUES = f"""dimensions:
  f_time = 2 ; f_lat = 1 ; rows = 2 ; columns = 2 ;
variables:{_VARIABLE}
    temp:aggregated_data = "map: sizes unique_values: means" ;
  int sizes(rows, columns) ; sizes:long_name = "sizes of the fragments" ; sizes:_FillValue = -1 ;
  double means(f_time, f_lat) ; means:long_name = "values of the fragments" ; means:units = "K" ;
data:
  sizes = 1, 1, 3, _ ;
  means = 280, 281 ;
"""

# One value without dimensions.
SCALAR = """variables:
  double temp ; temp:standard_name = "air_temperature" ; temp:units = "K" ;
    temp:aggregated_dimensions = "" ; temp:aggregated_data = "map: sizes unique_values: means" ;
  int sizes ; sizes:long_name = "sizes of the fragments" ;
  double means ; means:long_name = "values of the fragments" ; means:units = "K" ;
data:
  sizes = 1 ;
  means = 280 ;
"""

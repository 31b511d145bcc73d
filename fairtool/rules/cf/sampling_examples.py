"""Data sets that the examples of the sampling rules (CF 9) vary, one of each representation."""

_STATIONS = """
  double site_lat(station) ; site_lat:units = "degrees_north" ; site_lat:standard_name = "latitude" ;
  double site_lon(station) ; site_lon:units = "degrees_east" ; site_lon:standard_name = "longitude" ;
  int station_id(station) ; station_id:long_name = "number of the station" ;
    station_id:cf_role = "timeseries_id" ;
  :featureType = "timeSeries" ;
"""
_PLACES = """  site_lat = 40, 41, 42 ;
  site_lon = 3, 4, 5 ;
  station_id = 11, 12, 13 ;
"""
_TIMES = """
  double times(obs) ; times:units = "days since 2000-01-01" ; times:calendar = "standard" ;
    times:standard_name = "time" ;
"""

# Three stations that share their times.
ORTHOGONAL = f"""dimensions:
  station = 3 ;
variables:{_STATIONS}
  float level(station, time) ; level:standard_name = "water_surface_height_above_reference_datum" ; level:units = "m" ;
    level:coordinates = "site_lat site_lon station_id" ;
data:
{_PLACES}"""

# Three stations with 2, 3 and 1 values, one after the other.
CONTIGUOUS = f"""dimensions:
  station = 3 ; obs = 6 ;
variables:{_STATIONS}{_TIMES}
  int row_size(station) ; row_size:long_name = "number of values of the station" ; row_size:sample_dimension = "obs" ;
  float level(obs) ; level:standard_name = "water_surface_height_above_reference_datum" ; level:units = "m" ;
    level:coordinates = "times site_lat site_lon station_id" ;
data:
{_PLACES}  row_size = 2, 3, 1 ;
  times = 0, 1, 0, 1, 2, 5 ;
  level = 1, 2, 3, 4, 5, 6 ;
"""

# Three stations, whose values come as they arrived.
INDEXED = f"""dimensions:
  station = 3 ; obs = 6 ;
variables:{_STATIONS}{_TIMES}
  int which(obs) ; which:long_name = "station of the value" ; which:instance_dimension = "station" ;
  float level(obs) ; level:standard_name = "water_surface_height_above_reference_datum" ; level:units = "m" ;
    level:coordinates = "times site_lat site_lon station_id" ;
data:
{_PLACES}  which = 0, 1, 0, 2, 1, 0 ;
  times = 0, 0, 1, 1, 2, 5 ;
  level = 1, 2, 3, 4, 5, 6 ;
"""

# Two ships, the second of which has one place less than the first (an incomplete array).
TRAJECTORIES = """dimensions:
  ship = 2 ; obs = 3 ;
variables:
  int ship_id(ship) ; ship_id:long_name = "number of the ship" ; ship_id:cf_role = "trajectory_id" ;
  double times(ship, obs) ; times:units = "days since 2000-01-01" ; times:calendar = "standard" ;
    times:standard_name = "time" ; times:_FillValue = -1. ;
  double ship_lat(ship, obs) ; ship_lat:units = "degrees_north" ; ship_lat:standard_name = "latitude" ;
    ship_lat:_FillValue = -99. ;
  double ship_lon(ship, obs) ; ship_lon:units = "degrees_east" ; ship_lon:standard_name = "longitude" ;
    ship_lon:_FillValue = -99. ;
  float sst(ship, obs) ; sst:standard_name = "sea_surface_temperature" ; sst:units = "degC" ;
    sst:coordinates = "times ship_lat ship_lon ship_id" ; sst:_FillValue = -99.f ;
  :featureType = "trajectory" ;
data:
  ship_id = 1, 2 ;
  times = 0, 1, 2, 5, 6, -1 ;
  ship_lat = 40, 41, 42, 40, 41, -99 ;
  ship_lon = 3, 4, 5, 13, 14, -99 ;
  sst = 10, 11, 12, 10, 11, -99 ;
"""

# Three casts of two stations: indexed by station, and each with its own number of levels.
PROFILES = """dimensions:
  station = 2 ; cast = 3 ; obs = 5 ;
variables:
  int station_id(station) ; station_id:long_name = "number of the station" ; station_id:cf_role = "timeseries_id" ;
  double site_lat(station) ; site_lat:units = "degrees_north" ; site_lat:standard_name = "latitude" ;
  double site_lon(station) ; site_lon:units = "degrees_east" ; site_lon:standard_name = "longitude" ;
  double times(cast) ; times:units = "days since 2000-01-01" ; times:calendar = "standard" ;
    times:standard_name = "time" ;
  int cast_id(cast) ; cast_id:long_name = "number of the cast" ; cast_id:cf_role = "profile_id" ;
  int row_size(cast) ; row_size:long_name = "number of levels of the cast" ; row_size:sample_dimension = "obs" ;
  int which(cast) ; which:long_name = "station of the cast" ; which:instance_dimension = "station" ;
  double depth(obs) ; depth:units = "m" ; depth:standard_name = "depth" ; depth:positive = "down" ; depth:axis = "Z" ;
  float temp(obs) ; temp:standard_name = "sea_water_temperature" ; temp:units = "degC" ;
    temp:coordinates = "times depth site_lat site_lon" ;
  :featureType = "timeSeriesProfile" ;
data:
  station_id = 1, 2 ;
  site_lat = 40, 41 ;
  site_lon = 3, 4 ;
  times = 0, 0, 1 ;
  cast_id = 1, 2, 3 ;
  row_size = 2, 2, 1 ;
  which = 0, 1, 0 ;
  depth = 0, 10, 0, 10, 0 ;
  temp = 10, 9, 11, 10, 12 ;
"""

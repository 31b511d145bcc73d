"""Two data sets that the examples of the geometry rules (CF 7.6) vary: rivers as lines, catchments as polygons."""

_SITES = """
  int crs ; crs:grid_mapping_name = "latitude_longitude" ; crs:semi_major_axis = 6378137. ;
    crs:inverse_flattening = 298.257223563 ;
  double site_lat(instance) ; site_lat:units = "degrees_north" ; site_lat:standard_name = "latitude" ;
    site_lat:nodes = "y" ;
  double site_lon(instance) ; site_lon:units = "degrees_east" ; site_lon:standard_name = "longitude" ;
    site_lon:nodes = "x" ;
  double x(node) ; x:units = "degrees_east" ; x:standard_name = "longitude" ; x:axis = "X" ;
  double y(node) ; y:units = "degrees_north" ; y:standard_name = "latitude" ; y:axis = "Y" ;
  int count(instance) ; count:long_name = "number of nodes of each geometry" ;
  float flow(instance, time) ; flow:long_name = "flow of water" ; flow:units = "m3 s-1" ;
    flow:coordinates = "site_lat site_lon" ; flow:grid_mapping = "crs" ; flow:geometry = "shapes" ;
"""

# Two rivers, of three and of two nodes.
LINES = f"""dimensions:
  instance = 2 ; node = 5 ;
variables:{_SITES}
  int shapes ; shapes:geometry_type = "line" ; shapes:node_coordinates = "x y" ; shapes:node_count = "count" ;
data:
  site_lat = 30, 50 ;
  site_lon = 10, 60 ;
  count = 3, 2 ;
  x = 30, 10, 40, 50, 50 ;
  y = 10, 30, 40, 60, 50 ;
"""

# A catchment of two parts of which the first has a hole, and one of a single part.
POLYGONS = f"""dimensions:
  instance = 2 ; node = 12 ; part = 4 ;
variables:{_SITES}
  int shapes ; shapes:geometry_type = "polygon" ; shapes:node_coordinates = "x y" ; shapes:node_count = "count" ;
    shapes:part_node_count = "part_count" ; shapes:interior_ring = "hole" ;
    shapes:grid_mapping = "crs" ; shapes:coordinates = "site_lat site_lon" ;
  int part_count(part) ; part_count:long_name = "number of nodes of each part" ;
  int hole(part) ; hole:long_name = "1 where the part is a hole" ;
data:
  site_lat = 25, 7 ;
  site_lon = 10, 40 ;
  count = 9, 3 ;
  part_count = 3, 3, 3, 3 ;
  hole = 0, 1, 0, 0 ;
  x = 20, 10, 0, 5, 10, 15, 20, 10, 0, 50, 40, 30 ;
  y = 0, 15, 0, 5, 10, 5, 20, 35, 20, 0, 15, 0 ;
"""

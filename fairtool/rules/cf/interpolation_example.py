"""A data set whose coordinates are subsampled, which the examples of the rules on it (CF 8.3) vary."""

GOOD = """dimensions:
  yc = 10 ; xc = 30 ; tp_yc = 2 ; tp_xc = 4 ; sub_yc = 1 ; sub_xc = 3 ; v = 2 ;
variables:
  float t(time, yc, xc) ; t:units = "K" ; t:standard_name = "air_temperature" ;
    t:coordinate_interpolation = "lat: lon: method" ;
  char method ; method:interpolation_name = "bi_quadratic_latitude_longitude" ;
    method:computational_precision = "64" ;
    method:tie_point_mapping = "yc: y_index tp_yc sub_yc xc: x_index tp_xc sub_xc" ;
    method:interpolation_parameters = "ce1: ce interpolation_subarea_flags: flags" ;
  int y_index(tp_yc) ; y_index:long_name = "rows of the tie points" ;
  int x_index(tp_xc) ; x_index:long_name = "columns of the tie points" ;
  float ce(tp_yc, sub_xc) ; ce:long_name = "curvature" ;
  byte flags(sub_yc, sub_xc) ; flags:long_name = "flags" ;
    flags:flag_masks = 1b ; flags:flag_meanings = "location_use_3d_cartesian" ;
  double lat(tp_yc, tp_xc) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ;
    lat:bounds_tie_points = "edges" ;
  double lon(tp_yc, tp_xc) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;
  double edges(tp_yc, tp_xc) ;
data:
  y_index = 0, 9 ;
  x_index = 0, 9, 19, 29 ;
"""

# The same with a method of its own, which needs no parameters.
PLAIN = (
    GOOD.replace('interpolation_name = "bi_quadratic_latitude_longitude"', 'interpolation_description = "by hand"')
    .replace('    method:interpolation_parameters = "ce1: ce interpolation_subarea_flags: flags" ;\n', "")
    .replace(" sub_yc xc:", " xc:")
    .replace(' sub_xc"', '"')
)

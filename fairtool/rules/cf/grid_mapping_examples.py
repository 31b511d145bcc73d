"""Grid mappings in CDL that several rules use in their examples: a clean grid of data on each."""

_X = 'double x(x) ; x:units = "m" ; x:standard_name = "projection_x_coordinate" ; x:axis = "X" ; '
_Y = 'double y(y) ; y:units = "m" ; y:standard_name = "projection_y_coordinate" ; y:axis = "Y" ; '
_T = 'float t(y, x) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:grid_mapping = "crs" ; '
GRID = f"dimensions: y = 2 ; x = 3 ; variables: {_X} {_Y} {_T} "
DATA = "data: x = 0, 1000, 2000 ; y = 0, 1000 ;"

MERCATOR = (
    f'{GRID} int crs ; crs:grid_mapping_name = "mercator" ; crs:longitude_of_projection_origin = 10. ; '
    f"crs:standard_parallel = 0. ; {DATA}"
)
STEREOGRAPHIC = (
    f'{GRID} int crs ; crs:grid_mapping_name = "stereographic" ; crs:longitude_of_projection_origin = 10. ; '
    f"crs:latitude_of_projection_origin = 50. ; crs:scale_factor_at_projection_origin = 1. ; {DATA}"
)
POLAR = (
    f'{GRID} int crs ; crs:grid_mapping_name = "polar_stereographic" ; crs:longitude_of_projection_origin = 0. ; '
    f"crs:latitude_of_projection_origin = 90. ; crs:standard_parallel = 70. ; {DATA}"
)
CYLINDRICAL = (
    f'{GRID} int crs ; crs:grid_mapping_name = "lambert_cylindrical_equal_area" ; '
    f"crs:longitude_of_central_meridian = 0. ; crs:standard_parallel = 0. ; {DATA}"
)
GEOSTATIONARY = (
    "dimensions: y = 2 ; x = 3 ; variables: "
    'double x(x) ; x:units = "rad" ; x:standard_name = "projection_x_angular_coordinate" ; x:axis = "X" ; '
    'double y(y) ; y:units = "rad" ; y:standard_name = "projection_y_angular_coordinate" ; y:axis = "Y" ; '
    f'{_T} int crs ; crs:grid_mapping_name = "geostationary" ; crs:longitude_of_projection_origin = 0. ; '
    "crs:latitude_of_projection_origin = 0. ; crs:perspective_point_height = 35786023. ; "
    f'crs:sweep_angle_axis = "y" ; data: x = 0, 0.01, 0.02 ; y = 0, 0.01 ;'
)
HEALPIX = (
    "dimensions: cell = 3 ; variables: "
    'int cell(cell) ; cell:standard_name = "healpix_index" ; cell:units = "1" ; '
    'float t(cell) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:grid_mapping = "crs" ; '
    'int crs ; crs:grid_mapping_name = "healpix" ; crs:indexing_scheme = "nested" ; crs:refinement_level = 2 ; '
    "data: cell = 0, 5, 9 ;"
)
GAUSSIAN = (
    "dimensions: point = 6 ; latitude = 2 ; variables: "
    'float latitude(latitude) ; latitude:units = "degrees_north" ; latitude:standard_name = "latitude" ; '
    'latitude:axis = "Y" ; '
    'int pl(latitude) ; pl:long_name = "points per latitude" ; pl:units = "1" ; '
    'int point(point) ; point:standard_name = "reduced_gaussian_index" ; point:units = "1" ; '
    'float t(point) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:grid_mapping = "crs" ; '
    'char crs ; crs:grid_mapping_name = "reduced_gaussian" ; crs:grid_subtype = "octahedral" ; '
    'crs:latitude_dimension = "latitude" ; crs:points_per_latitude = "pl" ; '
    "data: latitude = 30, -30 ; pl = 20, 20 ; point = 0, 1, 2, 3, 4, 39 ;"
)

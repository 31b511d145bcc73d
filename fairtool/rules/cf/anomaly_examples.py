"""CDL of anomalies for the examples of the rules on them: the three cases of CF 7.5."""

DATA = (
    'float d(time, lat) ; d:units = "degC" ; d:standard_name = "air_temperature" ; '
    'd:units_metadata = "temperature: difference" ; d:ancillary_variables = "n" ; d:coordinates = "ref" ; '
    'd:cell_methods = "time: maximum time: anomaly_wrt n lat: point" ; '
)
REF = (
    'double ref ; ref:standard_name = "time" ; ref:units = "days since 1990-01-01" ; ref:calendar = "standard" ; '
    'ref:bounds = "ref_bnds" ; double ref_bnds(bnds) ; '
)
VALUES = "data: ref = 5000 ; ref_bnds = 0, 10957 ; "

# Case 1: the norm is a data variable with the other axes of the data.
NORM_DATA = (
    'float n(lat) ; n:units = "degC" ; n:standard_name = "air_temperature" ; '
    'n:units_metadata = "temperature: on_scale" ; n:coordinates = "ref" ; n:cell_methods = "ref: mean lat: point" ; '
)
CASE_1 = f"{DATA} {NORM_DATA} {REF} {VALUES}"

# Case 2: the norm holds metadata alone and has none of the other axes.
NORM_ALONE = 'int n ; n:_FillValue = -999 ; n:coordinates = "ref" ; n:cell_methods = "ref: mean" ; '
CASE_2 = f"{DATA} {NORM_ALONE} {REF} {VALUES}"

# Case 3: the norm selects from a climatological time.
DATA_3 = DATA.replace('d:coordinates = "ref" ; ', "")
NORM_3 = 'int n(time) ; n:coordinates = "month" ; n:cell_methods = "clim: mean within years clim: mean over years" ; '
MONTH = 'int month(time) ; month:long_name = "index of the climatological month" ; month:select = "clim" ; '
CLIM = (
    'double clim(clim) ; clim:standard_name = "time" ; clim:units = "days since 1990-01-01" ; '
    'clim:calendar = "standard" ; clim:climatology = "clim_bnds" ; double clim_bnds(clim, bnds) ; '
)
VALUES_3 = "data: clim = 15, 45, 75 ; clim_bnds = 0, 10623, 31, 10651, 59, 10682 ; month = 1, 2 ; "
CASE_3 = f"dimensions: clim = 3 ; variables: {DATA_3} {NORM_3} {MONTH} {CLIM} {VALUES_3}"

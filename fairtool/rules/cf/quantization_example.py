"""The data set that the examples of the rules on quantization (CF 8.4) vary."""

BITROUND = '"bitround"'
GOOD = (
    'char q ; q:algorithm = "bitround" ; q:implementation = "libnetcdf version 4.9.2" ; '
    'float ps(time) ; ps:units = "Pa" ; ps:standard_name = "surface_air_pressure" ; ps:quantization = "q" ; '
    "ps:quantization_nsb = 9 ;"
)

"""No missing data among coordinate values (CF 5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_text import shown

_LAT = 'float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:axis = "Y" ; '
_DATA = "data: lat = -10, 0, 10 ;"
_GOOD = f"{_LAT} {_DATA}"


@rule(
    "cf-5-coordinate-fill",
    covers=["5:R3"],
    when=attribute("_FillValue", "missing_value") & role(Role.COORDINATE),
    examples=[
        Example("5:R3", bad=f"{_LAT} lat:_FillValue = -999.f ; {_DATA}", good=_GOOD),
        Example("5:R3", bad=f"{_LAT} lat:missing_value = -999.f ; {_DATA}", good=_GOOD),
    ],
)
def coordinates_have_no_fill_value(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A coordinate variable has neither `_FillValue` nor `missing_value`.

    Every point of a dimension has a coordinate, so none can be missing; software that masks values would lose points.
    Some libraries write `_FillValue` unless told not to (in xarray: `encoding={"_FillValue": None}`). Auxiliary
    coordinates may have missing values.
    """
    del context
    if not variable.type.is_numeric:  # a label that has the name of its dimension is no coordinate variable
        return
    for name in ("_FillValue", "missing_value"):
        if name in variable.attributes:
            template = "{where} is {value}; no value of a coordinate variable may be missing, leave the attribute out"
            yield Problem(template, where=variable.place(name), value=shown(variable.attributes[name]))

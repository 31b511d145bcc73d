"""Which of the four space-time directions a coordinate variable describes (CF chapter 4)."""

from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis
from fairtool.netcdf.time import looks_like_time_units
from fairtool.netcdf.units import is_latitude_units, is_longitude_units, is_pressure

_BY_STANDARD_NAME = {
    "time": Axis.T,
    "forecast_reference_time": Axis.T,
    "latitude": Axis.Y,
    "grid_latitude": Axis.Y,
    "projection_y_coordinate": Axis.Y,
    "projection_y_angular_coordinate": Axis.Y,
    "longitude": Axis.X,
    "grid_longitude": Axis.X,
    "projection_x_coordinate": Axis.X,
    "projection_x_angular_coordinate": Axis.X,
    "height": Axis.Z,
    "altitude": Axis.Z,
    "depth": Axis.Z,
    "air_pressure": Axis.Z,
    "sea_water_pressure": Axis.Z,
}


def axis_of(variable: Variable) -> Axis | None:
    """Give the direction of a coordinate: by `axis`, then units, then `positive`, then standard name.

    Only meaningful for a variable that is a coordinate. The order follows CF 4: `axis` says it outright; units tell
    latitude, longitude, time and pressure; `positive` tells vertical.
    """
    axis = variable.text("axis")
    if axis and axis.upper() in Axis.__members__:
        return Axis(axis.upper())
    return _by_units(variable.text("units")) or _by_meaning(variable)


def _by_units(units: str | None) -> Axis | None:
    if not units:
        return None
    if looks_like_time_units(units):
        return Axis.T
    if is_latitude_units(units):
        return Axis.Y
    if is_longitude_units(units):
        return Axis.X
    return Axis.Z if is_pressure(units) else None


def _by_meaning(variable: Variable) -> Axis | None:
    positive = variable.text("positive")
    if (positive and positive.lower() in ("up", "down")) or "formula_terms" in variable.attributes:
        return Axis.Z
    name = (variable.text("standard_name") or "").split(" ")[0]
    return _BY_STANDARD_NAME.get(name)

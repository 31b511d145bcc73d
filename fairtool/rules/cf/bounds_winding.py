"""The order of the vertices of horizontal cells (CF 7.1.1 and 7.1.3)."""

from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.netcdf.units import is_latitude_units, is_longitude_units
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.cell_values import POLAR, TURN, Floats, across, nearest_turn, unpacked
from fairtool.version import Version

_CELLS = (
    "dimensions: cell = 2 ; nv = 4 ; variables: "
    'double clat(cell) ; clat:units = "degrees_north" ; clat:standard_name = "latitude" ; clat:bounds = "clat_v" ; '
    'double clon(cell) ; clon:units = "degrees_east" ; clon:standard_name = "longitude" ; clon:bounds = "clon_v" ; '
    'float t(cell) ; t:coordinates = "clat clon" ; t:units = "1" ; t:long_name = "t" ; '
    "double clat_v(cell, nv) ; double clon_v(cell, nv) ; data: clat = 1, 3 ; clon = 1, 1 ; "
)


@rule(
    "cf-7.1-bounds-anticlockwise",
    covers=["7.1:S2"],
    when=role(Role.BOUNDS),
    reads="values",
    examples=[
        Example(
            "7.1:S2",
            bad=f"{_CELLS} clat_v = 0, 2, 2, 0, 2, 4, 4, 2 ; clon_v = 0, 0, 2, 2, 0, 0, 2, 2 ;",
            good=f"{_CELLS} clat_v = 0, 0, 2, 2, 2, 2, 4, 4 ; clon_v = 0, 2, 2, 0, 0, 2, 2, 0 ;",
        )
    ],
)
def vertices_run_anticlockwise(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The vertices of a horizontal cell run anticlockwise, seen from above.

    Regridding and drawing take the inside of a cell to be on the left of its sides. Until CF-1.11 four-sided cells of
    two-dimensional grids may run the other way, where the grid is left-handed. Cells near a pole or wider than a
    quarter of a turn are left out, as their order cannot be told from longitude and latitude.
    """
    roles = context.view.roles
    for latitude in roles.naming(variable, "bounds"):
        other = _bounds_beside(latitude, context)
        if other is None or not _alike(variable, other, context):
            continue
        if len(roles.dimensions[latitude.path]) > 1 and context.version < Version(1, 12):
            continue
        areas = _areas(unpacked(other, context.view.read(other)), unpacked(variable, context.view.read(variable)))
        if (areas < 0).any():
            yield Problem(
                "{where} and {other} have {count} of {total} cells with vertices in clockwise order, the first {at}",
                where=variable.place(),
                other=other.path,
                count=int((areas < 0).sum()),
                total=areas.size,
                at=f"({', '.join(str(index) for index in np.argwhere(areas < 0)[0])})",
                related=(Related(other.place()),),
            )


def _bounds_beside(latitude: Variable, context: Context[Dataset]) -> Variable | None:
    """Give the bounds of the longitude beside a coordinate; None where that is no latitude, or there are none."""
    roles = context.view.roles
    if roles.axis(latitude) is not Axis.Y or not is_latitude_units(latitude.text("units") or ""):
        return None
    longitude = _partner(latitude, context)
    return roles.target(longitude, "bounds") if longitude else None


def _partner(latitude: Variable, context: Context[Dataset]) -> Variable | None:
    """Give the longitude that stands beside a latitude in the coordinates of a data variable."""
    roles = context.view.roles
    for user in roles.naming(latitude, "coordinates"):
        for one in roles.coordinates[user.path]:
            same = roles.dimensions[one.path] == roles.dimensions[latitude.path]
            if same and roles.axis(one) is Axis.X and is_longitude_units(one.text("units") or ""):
                return one
    return None


def _alike(first: Variable, second: Variable, context: Context[Dataset]) -> bool:
    dimensions = context.view.roles.dimensions
    numeric = first.type.is_numeric and second.type.is_numeric
    own = dimensions[first.path]
    return numeric and own == dimensions[second.path] and len(own) > 1 and own[-1].length > 2


@np.errstate(all="ignore")
def _areas(longitudes: Floats, latitudes: Floats) -> Floats:
    """Give the signed area of each cell in square degrees: negative is clockwise, 0 cannot be told."""
    if longitudes.shape != latitudes.shape:
        return np.zeros(1)
    missing = ~(np.isfinite(longitudes) & np.isfinite(latitudes))
    east = nearest_turn(longitudes - longitudes[..., :1])
    north = latitudes - latitudes[..., :1]
    east[missing], north[missing] = 0.0, 0.0  # a vertex that is not needed is the first one again
    twice = across(np.add, east * np.roll(north, -1, axis=-1) - np.roll(east, -1, axis=-1) * north)
    wide = (across(np.maximum, east) - across(np.minimum, east)) > TURN / 4
    polar = across(np.fmax, np.abs(latitudes)) > POLAR
    size = across(np.maximum, np.abs(east)) * across(np.maximum, np.abs(north))
    areas: Floats = np.where(wide | polar | (np.abs(twice) <= 1e-6 * size), 0.0, twice / 2)
    return areas

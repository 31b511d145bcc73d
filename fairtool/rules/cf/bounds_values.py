"""The values of bounds: where they may be missing, their direction, and the points within them (CF 7.1)."""

from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.missing import present
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.netcdf.shortest import brief
from fairtool.netcdf.units import convertible
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.cell_values import Cells, cells_of, direction, far_outside, is_packed, outside
from fairtool.version import Version

_LAT = 'float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:bounds = "lat_bnds" ; '
_BNDS = "float lat_bnds(lat, bnds) ; data: lat = -10, 0, 10 ; lat_bnds = "
_GOOD = f"{_LAT} {_BNDS} -15, -5, -5, 5, 5, 15 ;"
_CELLS = (
    "dimensions: cell = 2 ; nv = 4 ; variables: "
    'double clat(cell) ; clat:units = "degrees_north" ; clat:standard_name = "latitude" ; clat:bounds = "clat_v" ; '
    'double clon(cell) ; clon:units = "degrees_east" ; clon:standard_name = "longitude" ; '
    'float t(cell) ; t:coordinates = "clat clon" ; t:units = "1" ; t:long_name = "t" ; '
    "double clat_v(cell, nv) ; clat_v:_FillValue = -999. ; data: clat = 1, 3 ; clon = 1, 1 ; clat_v = "
)


@rule(
    "cf-7.1-bounds-fill-last",
    covers=["7.1:R4"],
    when=role(Role.BOUNDS),
    reads="values",
    examples=[
        Example("7.1:R4", bad=f"{_CELLS} 0, _, 2, 2, 2, 2, 4, 4 ;", good=f"{_CELLS} 0, 1, 2, _, 2, 2, 4, 4 ;"),
    ],
)
def missing_vertices_come_last(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The missing vertices of a cell come after all that are there.

    Cells of a grid may have different numbers of vertices; the unneeded ones are fill values at the end. One in
    between leaves open how the polygon goes on.
    """
    if context.version < Version(1, 12) or not variable.type.is_numeric or not variable.dimensions:
        return
    count = 0
    for block in context.view.blocks(variable):
        there = present(variable, block)
        if there.all():
            continue
        count += int((there[..., 1:] & ~there[..., :-1]).any(axis=-1).sum())
    if count:
        template = "{where} has {count} cells with a missing vertex before one that is there; put fill values last"
        yield Problem(template, where=variable.place(), count=count)


@rule(
    "cf-7.1-bounds-direction",
    covers=["7.1:R5", "7.1:S3"],
    when=role(Role.BOUNDS),
    reads="values",
    examples=[
        Example("7.1:R5", bad=f"{_LAT} {_BNDS} -5, -15, 5, -5, 15, 5 ;", good=_GOOD),
        Example("7.1:S3", bad=f"{_LAT} {_BNDS} -5, -15, 5, -5, 15, 5 ;", good=_GOOD),
    ],
)
def bounds_run_with_their_coordinate(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The bounds of each cell run in the direction of the coordinate.

    Where the coordinate increases, the first bound is the lower one; software finds neighbours and gaps by that.
    Bounds that coincide are a cell of no size (7.1) and have no direction; lists of polygons have none either. Until
    CF-1.11 only the chapter says so.
    """
    for parent in context.view.roles.naming(variable, "bounds"):
        if not context.view.roles.has(parent, Role.COORDINATE):
            continue
        cells = cells_of(parent, variable, context)
        way = direction(cells.points) if cells else 0
        if cells is None or not way or cells.vertices.shape[-1] != 2:
            continue
        against = (cells.vertices[:, 1] - cells.vertices[:, 0]) * way < 0
        if against.any():
            index = int(np.argmax(against))
            yield Problem(
                "{where} has {count} of {total} cells against the direction of {coordinate}; the first, at index "
                "{index}, is {first} to {last}",
                where=variable.place(),
                count=int(against.sum()),
                total=against.size,
                coordinate=parent.path,
                index=index,
                first=_number(cells.vertices[index, 0]),
                last=_number(cells.vertices[index, 1]),
            )


@rule(
    "cf-7.1-bounds-contain-points",
    covers=["7.1:Rec1"],
    when=role(Role.BOUNDS),
    reads="values",
    examples=[
        Example("7.1:Rec1", bad=f"{_LAT} {_BNDS} 15, 25, 25, 35, 35, 45 ;", good=_GOOD),
        Example("7.1:Rec1", bad=f"{_CELLS} 0, 0, 2, 2, 20, 20, 40, 40 ;", good=f"{_CELLS} 0, 0, 2, 2, 2, 2, 4, 4 ;"),
    ],
)
def points_lie_in_their_cells(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Every coordinate value lies in its cell or on the edge of it.

    A point outside of its cell shows bounds in other units, in another order or of another grid. Longitudes are
    compared modulo 360, so that cells may cross the antimeridian or the prime meridian. For cells of more than two
    vertices only a point that is clearly outside is told, as their sides may be curved.
    """
    for parent in context.view.roles.naming(variable, "bounds"):
        if not _comparable(parent, variable, context.version):
            continue
        cells = cells_of(parent, variable, context)
        if cells is None:
            continue
        axis = context.view.roles.axis(parent)
        degrees = convertible(parent.text("units") or "", "degree")
        turning = axis is Axis.X and degrees
        if cells.vertices.shape[-1] == 2:
            strays = outside(cells, turning=turning)
        else:
            strays = far_outside(cells, turning=turning, latitude=axis is Axis.Y and degrees)
        if strays.any():
            yield _stray(parent, variable, cells, np.flatnonzero(strays))


def _comparable(parent: Variable, bounds: Variable, version: Version) -> bool:
    """Say whether the numbers of a coordinate and its bounds mean the same, as far as their attributes tell."""
    if bounds.attributes.get("units") not in (None, parent.attributes.get("units")):
        return False
    return version >= Version(1, 11) or is_packed(bounds) == is_packed(parent)


def _stray(
    parent: Variable, bounds: Variable, cells: Cells, strays: np.ndarray[tuple[int], np.dtype[np.intp]]
) -> Problem:
    """Describe the points outside of their cells by the first of them."""
    first = int(strays[0])
    vertices = cells.vertices.reshape(-1, cells.vertices.shape[-1])[first]
    return Problem(
        "{where} has {count} of {total} values outside of their cells in {bounds}; the first is {value}, in a cell "
        "from {low} to {high}",
        where=parent.place(),
        count=strays.size,
        total=cells.points.size,
        bounds=bounds.path,
        value=_number(cells.points.reshape(-1)[first]),
        low=_number(np.nanmin(vertices)),
        high=_number(np.nanmax(vertices)),
        related=(Related(bounds.place()),),
    )


def _number(value: np.floating) -> str:
    return brief(float(value))

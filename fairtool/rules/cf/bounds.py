"""Bounds of coordinates: which variable holds them, its type and its dimensions (CF 7.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.single_reference import one_existing_variable
from fairtool.version import Version

_LAT = 'float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:bounds = "lat_bnds" ; '
_LAT_DATA = "data: lat = -10, 0, 10 ; lat_bnds = -15, -5, -5, 5, 5, 15 ;"
_CURVED = (
    "dimensions: y = 2 ; x = 2 ; nv = 4 ; variables: "
    'double glat(y, x) ; glat:units = "degrees_north" ; glat:standard_name = "latitude" ; glat:bounds = "glat_v" ; '
    'double glon(y, x) ; glon:units = "degrees_east" ; glon:standard_name = "longitude" ; '
    'float t(y, x) ; t:coordinates = "glat glon" ; t:units = "1" ; t:long_name = "t" ; '
)


@rule(
    "cf-7.1-bounds-variable",
    covers=["7.1:R1"],
    when=attribute("bounds"),
    examples=[
        Example("7.1:R1", bad=_LAT, good=f"{_LAT} float lat_bnds(lat, bnds) ; {_LAT_DATA}"),
        Example(
            "7.1:R1",
            bad=f"{_LAT.replace('lat_bnds', 'lat_bnds lat_b')} float lat_bnds(lat, bnds) ; float lat_b(lat, bnds) ;",
            good=f"{_LAT} float lat_bnds(lat, bnds) ; {_LAT_DATA}",
        ),
    ],
)
def bounds_names_a_variable(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `bounds` attribute is the name of one variable of the file.

    Software opens that variable to learn the extent of each cell; without it the cells are unknown, and means,
    sums and areas cannot be placed.
    """
    yield from one_existing_variable(variable, "bounds", context)


@rule(
    "cf-7.1-bounds-numeric",
    covers=["7.1:R2"],
    when=role(Role.BOUNDS),
    examples=[
        Example(
            "7.1:R2",
            bad=f"{_LAT} char lat_bnds(lat, bnds) ;",
            good=f"{_LAT} float lat_bnds(lat, bnds) ; {_LAT_DATA}",
        )
    ],
)
def bounds_are_numeric(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A bounds variable is numeric.

    Bounds are coordinates of vertices, compared with the coordinate itself; text cannot be.
    """
    del context
    if not variable.type.is_numeric:
        template = "{where} holds the bounds of cells and has the type {type}; store them as float or double"
        yield Problem(template, where=variable.place(), type=variable.type_name or variable.type.value)


@rule(
    "cf-7.1-bounds-dimensions",
    covers=["7.1:R3"],
    when=role(Role.BOUNDS),
    examples=[
        Example(
            "7.1:R3",
            bad=f"{_LAT} float lat_bnds(bnds, lat) ;",
            good=f"{_LAT} float lat_bnds(lat, bnds) ; {_LAT_DATA}",
        ),
        Example(
            "7.1:R3",
            bad=f"{_CURVED} double glat_v(y, x, bnds) ;",
            good=f"{_CURVED} double glat_v(y, x, nv) ;",
        ),
    ],
)
def bounds_have_one_more_dimension(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A bounds variable has the dimensions of its coordinate, and at the end one for the vertices.

    By this shape software finds the vertices of a cell. From CF-1.12 the vertex dimension has size 2 for a coordinate
    of one dimension and more for one of several. Two cases keep that rule from being applied to the letter: lists of
    polygons (7.1.3, example 7.4) are one-dimensional and have more vertices, and a time or vertical coordinate of
    several dimensions (9.5) has cells that are intervals, with two ends.
    """
    roles = context.view.roles
    found = roles.dimensions[variable.path]
    for parent in roles.naming(variable, "bounds"):
        own = roles.dimensions[parent.path]
        related = (Related(parent.place("bounds"), variable.name),)
        if found[:-1] != own or not found:
            yield Problem(
                "{where} has the dimensions ({found}); the bounds of {coordinate} have ({wanted}), the last one for "
                "the vertices of a cell",
                where=variable.place(),
                found=", ".join(dimension.name for dimension in found),
                coordinate=parent.path,
                wanted=", ".join((*(dimension.name for dimension in own), "nv")),
                related=related,
            )
        elif context.version >= Version(1, 12):
            yield from _vertices(variable, parent, found[-1].length, context)


def _vertices(variable: Variable, parent: Variable, size: int, context: Context[Dataset]) -> Iterator[Problem]:
    """Give the problem of a vertex dimension of the wrong size."""
    rank = len(context.view.roles.dimensions[parent.path])
    axis = context.view.roles.axis(parent)
    interval = axis in (Axis.T, Axis.Z)
    polygon = not (context.view.roles.has(parent, Role.COORDINATE) or axis is Axis.T)
    most_is_two = rank < 2 and not polygon
    if size == 2 and (rank < 2 or interval):
        return
    if size > 2 and not most_is_two:
        return
    yield Problem(
        "{where} has {size} vertices for each cell of {coordinate}, which has {rank} dimensions; {wanted} are needed",
        where=variable.place(),
        size=size,
        coordinate=parent.path,
        rank=rank,
        wanted="2" if rank < 2 else ">= 3",
        related=(Related(parent.place("bounds"), variable.name),),
    )

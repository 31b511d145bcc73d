"""Climatological time: the coordinate and its climatology bounds (CF 7.4)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.axes import axis_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.single_reference import one_existing_variable

_TIME = (
    'double time(time) ; time:units = "days since 2000-01-01" ; time:calendar = "standard" ; '
    'time:standard_name = "time" ; time:axis = "T" ; time:climatology = "clim" ; '
)
_CLIM = "double clim(time, bnds) ; "
_DATA = "data: time = 15, 45 ; clim = 0, 3683, 31, 3712 ;"
_GOOD = f"{_TIME} {_CLIM} {_DATA}"
_LAT = 'float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:climatology = "lat_b" ; '


@rule(
    "cf-7.4-climatology-on-time",
    covers=["7.4:R1"],
    when=attribute("climatology"),
    examples=[
        Example("7.4:R1", bad=f"{_LAT} float lat_b(lat, bnds) ;", good=_GOOD),
    ],
)
def climatology_is_of_time(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `climatology` attribute stands on a time coordinate only.

    It says that a cell is the same part of several years or days, which only time has.
    """
    del context
    if axis_of(variable) is not Axis.T:
        template = "{where} stands on a variable that is no time coordinate; use bounds, or correct units and axis"
        yield Problem(template, where=variable.place("climatology"))


@rule(
    "cf-7.4-climatology-variable",
    covers=["7.4:R2"],
    when=attribute("climatology"),
    examples=[Example("7.4:R2", bad=f"{_TIME} data: time = 15, 45 ;", good=_GOOD)],
)
def climatology_names_a_variable(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `climatology` attribute is the name of one variable of the file.

    That variable holds the beginning and end of each climatological interval; without it the years are unknown.
    """
    yield from one_existing_variable(variable, "climatology", context)


@rule(
    "cf-7.4-climatology-dimensions",
    covers=["7.4:R3"],
    when=role(Role.CLIMATOLOGY),
    examples=[
        Example("7.4:R3", bad=f"{_TIME} double clim(time) ; data: time = 15, 45 ;", good=_GOOD),
        Example("7.4:R3", bad=f"{_TIME} double clim(time, lat) ; data: time = 15, 45 ;", good=_GOOD),
    ],
)
def climatology_has_two_ends(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A climatology bounds variable has the dimension of its time coordinate and a last one of size 2.

    For each time it holds the beginning of the first subinterval and the end of the last one. The time may be a
    scalar coordinate, with the last dimension alone.
    """
    roles = context.view.roles
    found = roles.dimensions[variable.path]
    for parent in roles.naming(variable, "climatology"):
        own = roles.dimensions[parent.path]
        if not found or found[:-1] != own or found[-1].length != 2:
            yield Problem(
                "{where} has the dimensions ({found}); the climatology bounds of {coordinate} have ({wanted})",
                where=variable.place(),
                found=", ".join(f"{dimension.name} = {dimension.length}" for dimension in found),
                coordinate=parent.path,
                wanted=", ".join((*(f"{dimension.name} = {dimension.length}" for dimension in own), "nv = 2")),
                related=(Related(parent.place("climatology"), variable.name),),
            )


@rule(
    "cf-7.4-climatology-numeric",
    covers=["7.4:R4"],
    when=role(Role.CLIMATOLOGY),
    examples=[Example("7.4:R4", bad=f"{_TIME} char clim(time, bnds) ; data: time = 15, 45 ;", good=_GOOD)],
)
def climatology_is_numeric(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A climatology bounds variable is numeric.

    Its values are times in the units of the coordinate; dates as text are shown in the conventions for the reader's
    eye only.
    """
    del context
    if not variable.type.is_numeric:
        template = (
            "{where} holds climatology bounds and has the type {type}; store times in the units of the coordinate"
        )
        yield Problem(template, where=variable.place(), type=variable.type_name or variable.type.value)


@rule(
    "cf-7.4-climatology-without-bounds",
    covers=["7.4:S2"],
    when=attribute("climatology"),
    examples=[
        Example(
            "7.4:S2",
            bad=f'{_TIME} time:bounds = "b" ; double b(time, bnds) ; {_CLIM} {_DATA} b = 0, 30, 30, 60 ;',
            good=_GOOD,
        )
    ],
)
def climatology_stands_for_bounds(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A time coordinate has either `climatology` or `bounds`.

    Bounds delimit one interval of time, climatology bounds a set of them. With both nobody knows which is meant.
    """
    del context
    if "bounds" in variable.attributes:
        template = "{where} stands beside climatology; a climatological time has no bounds"
        yield Problem(template, where=variable.place("bounds"))

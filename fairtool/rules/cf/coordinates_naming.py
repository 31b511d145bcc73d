"""Names of coordinates that are in the way of others (CF 5, 5.7)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.time import looks_like_time_units
from fairtool.netcdf.units import is_latitude_units, is_longitude_units
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.coordinates_span import span

_DIMENSIONS = "dimensions: y = 3 ; x = 4 ; variables:"
_T = 'float t(y, x) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
_CURVED = (
    'float glat(y, x) ; glat:units = "degrees_north" ; glat:standard_name = "latitude" ; '
    'float glon(y, x) ; glon:units = "degrees_east" ; glon:standard_name = "longitude" ; '
)


@rule(
    "cf-5-multidimensional-name",
    covers=["5:Rec1"],
    when=role(Role.AUXILIARY, Role.DATA),
    examples=[
        Example(
            "5:Rec1",
            bad=f'{_DIMENSIONS} float y(y, x) ; y:units = "degrees_north" ; y:standard_name = "latitude" ; '
            f'{_T} t:coordinates = "y" ;',
            good=f'{_DIMENSIONS} {_CURVED} {_T} t:coordinates = "glat glon" ;',
        )
    ],
)
def multidimensional_coordinates_have_their_own_name(
    variable: Variable, context: Context[Dataset]
) -> Iterator[Problem]:
    """A coordinate with several dimensions does not have the name of one of them.

    The name is then taken, and the dimension can have no coordinate variable; software that goes by names alone takes
    the array for one. A `char` label with the name of its dimension has one dimension only, beside its text length.
    """
    dimensions = span(context.view, variable)
    if len(dimensions) < 2 or variable.name not in (dimension.name for dimension in dimensions):
        return
    if context.view.roles.has(variable, Role.AUXILIARY) or _looks_like_a_coordinate(variable):
        template = (
            '{where} has the dimensions {dimensions} and the name of one of them; rename it, so that "{name}" can have '
            "a coordinate variable"
        )
        shape = ", ".join(dimension.name for dimension in dimensions)
        yield Problem(template, where=variable.place(), dimensions=shape, name=variable.name)


def _looks_like_a_coordinate(variable: Variable) -> bool:
    """Say whether the units of a variable are those of latitude, longitude or time."""
    units = variable.text("units") or ""
    return bool(units) and (is_latitude_units(units) or is_longitude_units(units) or looks_like_time_units(units))


@rule(
    "cf-5.7-scalar-coordinate-name",
    covers=["5.7:S1"],
    when=role(Role.SCALAR_COORDINATE),
    examples=[
        Example(
            "5.7:S1",
            bad="dimensions: height = 5 ; variables: "
            'double height ; height:units = "m" ; height:standard_name = "height" ; height:positive = "up" ; '
            'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:coordinates = "height" ;',
            good='double height ; height:units = "m" ; height:standard_name = "height" ; height:positive = "up" ; '
            'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:coordinates = "height" ;',
        )
    ],
)
def scalar_coordinates_have_no_dimension_name(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A scalar coordinate variable does not have the name of a dimension.

    The name can then no more be used for a coordinate variable of that dimension.
    """
    if span(context.view, variable) or variable.dimensions:
        return
    dimension = context.view.roles.scope.dimension(variable.name, variable.group)
    if dimension:
        template = '{where} is a scalar coordinate with the name of the dimension "{name}"; rename one of the two'
        yield Problem(template, where=variable.place(), name=dimension.name, related=(Related(dimension.place),))

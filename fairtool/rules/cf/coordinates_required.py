"""Every independent latitude, longitude, vertical or time dimension has a coordinate variable (CF 5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.coordinates_search import Lacking, lacking_in

_T = 'float t(time, y) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
_TRANSECT = 'double yc(y) ; yc:units = "degrees_north" ; yc:standard_name = "latitude" ; yc:axis = "Y" ; '


@rule(
    "cf-5-coordinate-variable",
    covers=["5:R1"],
    when=role(Role.DATA),
    examples=[
        Example(
            "5:R1",
            bad=f'dimensions: y = 5 ; variables: {_TRANSECT} {_T} t:coordinates = "yc" ;',
            good=f"dimensions: y = 5 ; variables: {_TRANSECT.replace('yc', 'y')} {_T} data: y = 1, 2, 3, 4, 5 ;",
        ),
        Example(
            "5:R1",
            bad="netcdf grid { dimensions: lat = 3 ; lon = 4 ; variables: float t(lat, lon) ; "
            't:units = "K" ; t:standard_name = "air_temperature" ; :Conventions = "CF-1.13" ; }',
            good='float t(lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ;',
        ),
    ],
)
def dimensions_have_coordinate_variables(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """A latitude, longitude, vertical or time dimension with more than one point has a coordinate variable.

    It is the one way to place data that all software knows. The chapter asks it of independent dimensions only, which
    nothing but a coordinate can tell; so a dimension is reported where a single one-dimensional latitude, longitude,
    vertical or time stands along it as an auxiliary coordinate, or where its own name says what it is (`time`, `lat`,
    `longitude`) and no coordinate does. Grids with two-dimensional latitude and longitude, meshes, discrete sampling
    geometries and gathered dimensions are not meant.
    """
    del context
    for dimension, found in lacking_in(dataset):
        yield _problem(dimension, found)


def _problem(dimension: Dimension, found: Lacking) -> Problem:
    related = tuple(Related(one.place()) for one in (found.along, found.data) if one)
    if found.along is None:
        template = (
            "the dimension {name} has {length} points and no coordinate variable; add a variable {name}({name}) with "
            "the {axis} coordinates of {data}"
        )
        return Problem(
            template,
            where=dimension.place,
            length=dimension.length,
            name=dimension.name,
            axis=found.axis.value,
            data=found.data.path,
            related=related,
        )
    template = (
        "the dimension {name} has no coordinate variable, and {along}, its only {axis} coordinate, varies along it "
        "alone; name the variable and the dimension alike"
    )
    return Problem(
        template,
        where=dimension.place,
        name=dimension.name,
        along=found.along.path,
        axis=found.axis.value,
        related=related,
    )

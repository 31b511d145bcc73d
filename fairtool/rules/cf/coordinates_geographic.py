"""Data on other horizontal coordinates can be placed on the Earth (CF 5, 5.6)."""

from collections.abc import Callable, Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.units import is_latitude_units, is_longitude_units
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.grid_mapping_examples import MERCATOR

# What has one of these roles describes other data, and lies where they lie.
_HELPERS = (Role.ANCILLARY, Role.FORMULA_TERM, Role.CELL_MEASURE, Role.INTERPOLATION_PARAMETER)

_PAIRS = (
    ("projection_x_coordinate", "projection_y_coordinate"),
    ("projection_x_angular_coordinate", "projection_y_angular_coordinate"),
    ("grid_longitude", "grid_latitude"),
)


@rule(
    "cf-5-georeferenced",
    covers=["5:S1"],
    when=role(Role.DATA),
    examples=[Example("5:S1", bad=MERCATOR.replace('t:grid_mapping = "crs" ;', ""), good=MERCATOR)],
)
def projected_data_are_georeferenced(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Data on rotated or projected coordinates have a grid mapping, or latitude and longitude in `coordinates`.

    Without either, nobody can tell where on the Earth they are. Only coordinates that say by their standard name that
    they are rotated or projected count here: an ideal model in a box of metres has no place on the Earth. What belongs
    to other data (cell measures, ancillary variables, terms of a formula) is placed by them.
    """
    roles = context.view.roles
    coordinates = roles.coordinates[variable.path]
    if len(coordinates) < 2 or "grid_mapping" in variable.attributes or roles.has(variable, *_HELPERS):
        return
    pair = _projected([one for one in coordinates if roles.has(one, Role.COORDINATE)])
    if pair is None or (_any(coordinates, is_latitude_units) and _any(coordinates, is_longitude_units)):
        return
    template = (
        "{where} is on {x} and {y} and has no grid_mapping; add one, or name two-dimensional latitude and longitude in "
        "{where}:coordinates"
    )
    yield Problem(template, where=variable.place(), x=pair[0], y=pair[1])


def _projected(coordinates: list[Variable]) -> tuple[str, str] | None:
    """Give the standard names of the rotated or projected coordinates, where both are there."""
    names = {one.text("standard_name") for one in coordinates}
    return next((pair for pair in _PAIRS if names.issuperset(pair)), None)


def _any(coordinates: tuple[Variable, ...], test: Callable[[str], bool]) -> bool:
    return any(test(one.text("units") or "") for one in coordinates)

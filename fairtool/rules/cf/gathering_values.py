"""What list variables of gathered dimensions hold (CF 8.2); reads them."""

from collections.abc import Iterator
from math import prod

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.rule import Example, attribute, rule

_GOOD = (
    'dimensions: land = 3 ; variables: int land(land) ; land:compress = "lat lon" ; '
    'float t(land) ; t:units = "K" ; t:standard_name = "soil_temperature" ; data: land = 0, 5, 11 ;'
)


@rule(
    "cf-8.2-list-values",
    covers=["8.2:R3", "8.2:W3"],
    when=attribute("compress"),
    reads="values",
    examples=[
        Example("8.2:R3", bad=_GOOD.replace("11 ;", "12 ;"), good=_GOOD),
        Example("8.2:R3", bad=_GOOD.replace("= 0,", "= -1,"), good=_GOOD),
        Example("8.2:W3", bad=_GOOD.replace("11 ;", "12 ;"), good=_GOOD),
    ],
)
def listed_points_lie_inside_the_grid(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The values of a list variable are numbers of points of the compressed dimensions, counted from zero.

    Software puts the data back by them; a number beyond the product of the sizes of the dimensions points at nothing,
    and numbers counted from one shift all data. A variable that is all fill was never written, and is left alone.
    """
    dimensions = _compressed(variable, context.view)
    if not dimensions or not variable.type.is_integer:
        return
    raw = context.view.read(variable)
    values = raw[missing.present(variable, raw)]
    if not values.size:
        return
    points, low, high = prod(one.length for one in dimensions), int(values.min()), int(values.max())
    if low >= 0 and high < points:
        return
    yield Problem(
        "{where} has the value {value}; the points of {dimensions} are numbered from 0 to {last}",
        where=variable.place(),
        value=low if low < 0 else high,
        dimensions=", ".join(f"{one.name} ({one.length})" for one in dimensions),
        last=points - 1,
    )


def _compressed(variable: Variable, view: Dataset) -> tuple[Dimension, ...]:
    """Give the dimensions that `compress` names; empty where it names none, or one that does not exist."""
    names = (variable.text("compress") or "").split()
    found = tuple(view.roles.scope.dimension(name, variable.group) for name in names)
    known = tuple(dimension for dimension in found if dimension)
    return known if len(known) == len(found) else ()

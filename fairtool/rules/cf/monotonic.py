"""Coordinate values go up or down throughout (CF 5)."""

from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.values import Array
from fairtool.rule import Example, role, rule

_LAT = 'float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:axis = "Y" ; '
_LEAST = 0.5  # share of values that must be there: below it, the file was made from a text without data


@rule(
    "cf-5-coordinate-monotonic",
    covers=["5:R2"],
    when=role(Role.COORDINATE),
    reads="values",
    examples=[
        Example("5:R2", bad=f"{_LAT} data: lat = -10, 10, 0 ;", good=f"{_LAT} data: lat = 10, 0, -10 ;"),
        Example("5:R2", bad=f"{_LAT} data: lat = 0, 0, 10 ;", good=f"{_LAT} data: lat = -10, 0, 10 ;"),
    ],
)
def coordinate_values_are_monotonic(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The values of a coordinate variable are strictly increasing or strictly decreasing.

    Software finds a place by searching an ordered list; values that turn back or repeat give wrong or double places.
    A variable that is all or mostly fill is left alone: it was never written.
    """
    view = context.view
    if not variable.type.is_numeric or not variable.dimensions or variable.dimensions[0].length < 2:
        return
    raw = view.read(variable)
    there = missing.present(variable, raw)
    if raw.ndim != 1 or there.sum() < max(2, _LEAST * raw.size):
        return
    places = np.flatnonzero(there)
    turn = first_turn(raw[there])
    if turn:
        template = (
            "{where} is not strictly monotonic: value {number} is {value} after {before}; sort the data along {name}, "
            "or use an index as dimension and store {name} as an auxiliary coordinate"
        )
        yield Problem(
            template,
            where=variable.place(),
            number=int(places[turn]) + 1,
            value=raw[places[turn]].item(),
            before=raw[places[turn - 1]].item(),
            name=variable.name,
        )


def first_turn(values: Array) -> int:
    """Give the index of the first value that breaks the strict order of those before it; 0 where none does."""
    up = values[1:] > values[:-1]
    down = values[1:] < values[:-1]
    rising = up if up.size and up[0] else down
    return 0 if rising.all() else int(np.argmin(rising)) + 1

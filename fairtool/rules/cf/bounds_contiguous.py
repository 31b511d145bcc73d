"""The boundary that two neighbouring cells share (CF 7.1.2)."""

from collections.abc import Iterator, Mapping

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.cell_values import Flags, Floats, cells_of, direction

_LAT = (
    'double lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:bounds = "lat_bnds" ; '
    "double lat_bnds(lat, bnds) ; data: lat = 0.1, 0.2, 0.3 ; lat_bnds = "
)
_EPSILON: Mapping[NcType, float] = {NcType.FLOAT: 1.2e-7, NcType.DOUBLE: 2.3e-16}


@rule(
    "cf-7.1-bounds-shared",
    covers=["7.1:S1"],
    when=role(Role.BOUNDS),
    reads="values",
    examples=[
        Example(
            "7.1:S1",
            bad=f"{_LAT} 0.05, 0.15000000000000002, 0.15, 0.25, 0.25, 0.35 ;",
            good=f"{_LAT} 0.05, 0.15, 0.15, 0.25, 0.26, 0.35 ;",
        )
    ],
)
def shared_boundaries_are_identical(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The boundary that two contiguous cells share is the same number in both.

    Software compares the two numbers to learn whether the cells touch. Those that differ by rounding alone look like
    a gap or an overlap; a real gap, were it of a second between days, is legal and not told.
    """
    epsilon = _EPSILON.get(variable.type)
    if epsilon is None:
        return
    for parent in context.view.roles.naming(variable, "bounds"):
        if not context.view.roles.has(parent, Role.COORDINATE):
            continue
        cells = cells_of(parent, variable, context)
        if cells is None or not direction(cells.points) or cells.vertices.shape[-1] != 2:
            continue
        apart = _rounded_apart(cells.vertices, epsilon)
        if apart.any():
            yield _describe(variable, cells.vertices, apart)


def _describe(variable: Variable, vertices: Floats, apart: Flags) -> Problem:
    index = int(np.argmax(apart))
    return Problem(
        "{where} has {count} boundaries of neighbouring cells that differ by rounding only; the first, after index "
        "{index}, is {end} in one and {start} in the other",
        where=variable.place(),
        count=int(apart.sum()),
        index=index,
        end=repr(float(vertices[index, 1])),
        start=repr(float(vertices[index + 1, 0])),
    )


@np.errstate(all="ignore")
def _rounded_apart(vertices: Floats, epsilon: float) -> Flags:
    """Say which cells end a few rounding errors away from where the next one begins."""
    ends, starts = vertices[:-1, 1], vertices[1:, 0]
    gaps = np.abs(starts - ends)
    widths = np.abs(vertices[:, 1] - vertices[:, 0])
    rounding = 8 * epsilon * np.maximum(np.abs(ends), np.abs(starts))
    apart: Flags = (gaps > 0) & (gaps <= rounding) & (gaps < 1e-3 * np.minimum(widths[:-1], widths[1:]))
    return apart

"""What tie point index variables hold (CF 8.3.6 and 8.3.7); reads them."""

from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.values import Array
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.interpolation_example import GOOD
from fairtool.rules.cf.tie_points import mapped


@rule(
    "cf-8.3-tie-point-index-values",
    covers=["8.3:R9"],
    when=role(Role.TIE_POINT_INDEX),
    reads="values",
    examples=[
        Example("8.3:R9", bad=GOOD.replace("y_index = 0, 9", "y_index = 1, 9"), good=GOOD),
        Example("8.3:R9", bad=GOOD.replace("0, 9, 19, 29", "0, 19, 9, 29"), good=GOOD),
        Example("8.3:R9", bad=GOOD.replace("0, 9, 19, 29", "0, 19, 19, 29"), good=GOOD),
        Example(
            "8.3:R9",
            bad=GOOD.replace("0, 9, 19, 29", "0, 9, 10, 11"),
            good=GOOD.replace("0, 9, 19, 29", "0, 9, 10, 29").replace("sub_xc = 3", "sub_xc = 2"),
        ),
        Example("8.3:R9", bad=GOOD.replace("0, 9, 19, 29", "0, 9, 19, 30"), good=GOOD),
    ],
)
def indices_start_at_zero_and_grow(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Tie point indices start at 0, grow strictly, and are numbers of elements of the interpolated dimension.

    Two that differ by one mark a break between continuous areas, so after them comes a step of two or more. The
    conformance document lets an index stand twice; chapter 8.3.7, which prevails, does not. A variable that is all
    fill was never written, and is left alone.
    """
    values = _values(variable, context.view)
    if values is None:
        return
    where = variable.place()
    if values[0] != 0:
        yield Problem("{where} starts at {value}; the first tie point lies at 0", where=where, value=int(values[0]))
    steps = np.diff(values)
    if (falls := np.flatnonzero(steps <= 0)).size:
        template = "{where} has {value} after {before}; tie point indices grow"
        at = int(falls[0])
        yield Problem(template, where=where, value=int(values[at + 1]), before=int(values[at]))
    elif (breaks := np.flatnonzero((steps[:-1] == 1) & (steps[1:] == 1))).size:
        template = "{where} has {values}; after two indices that differ by one, the next differs by two or more"
        at = int(breaks[0])
        yield Problem(template, where=where, values=", ".join(str(value) for value in values[at : at + 3]))
    interpolated = _interpolated(variable, context.view)
    if interpolated and values.max() >= interpolated.length:
        template = "{where} has the index {value}; the elements of {dimension} are numbered from 0 to {last}"
        last = interpolated.length - 1
        yield Problem(template, where=where, value=int(values.max()), dimension=interpolated.name, last=last)


def _interpolated(index: Variable, view: Dataset) -> Dimension | None:
    """Give the dimension whose elements an index variable numbers, by the first mapping that names it."""
    for method in view.having(Role.INTERPOLATION):
        for part in mapped(method, view):
            if part.index is index:
                return part.interpolated
    return None


@rule(
    "cf-8.3-subarea-dimension",
    covers=["8.3:R10"],
    when=role(Role.INTERPOLATION) & attribute("tie_point_mapping"),
    reads="values",
    examples=[
        Example("8.3:R10", bad=GOOD.replace("sub_xc = 3", "sub_xc = 4"), good=GOOD),
        Example("8.3:R10", bad=GOOD.replace("0, 9, 19, 29", "0, 9, 10, 29"), good=GOOD),
    ],
)
def there_is_a_subarea_between_two_tie_points(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A subarea dimension is as long as its subsampled dimension, less the number of continuous areas.

    In a continuous area the subareas lie between the tie points, so there is one less. Areas end where two neighbouring
    indices differ by one.
    """
    for part in mapped(variable, context.view):
        index, subarea = part.index, part.subarea
        if index is None or subarea is None:
            continue
        values = _values(index, context.view)
        if values is None or len(values) != part.subsampled.length:
            continue
        areas = 1 + int(np.count_nonzero(np.abs(np.diff(values)) <= 1))
        wanted = len(values) - areas
        if subarea.length != wanted:
            yield Problem(
                "{where} has the length {length}; {subsampled} has {points} tie points in {areas} continuous areas, "
                "which makes {wanted} subareas",
                where=subarea.place,
                length=subarea.length,
                subsampled=part.subsampled.name,
                points=len(values),
                areas=areas,
                wanted=wanted,
                related=(
                    Related(variable.place("tie_point_mapping")),
                    Related(index.place()),
                ),
            )


def _values(index: Variable, view: Dataset) -> Array | None:
    """Give the indices as 64-bit integers; None where they are not a list of integers that was written."""
    if not index.type.is_integer or len(index.dimensions) != 1:
        return None
    raw = view.read(index)
    return raw.astype(np.int64) if raw.size and missing.present(index, raw).all() else None

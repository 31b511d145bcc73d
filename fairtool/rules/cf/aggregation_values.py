"""What the variables that describe fragments hold (CF 2.8); reads them."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.aggregation_example import FILES, SCALAR, VALUES
from fairtool.rules.cf.aggregation_fragments import Use, own_dimensions, uses


@rule(
    "cf-2.8-map-sums",
    covers=["2.8:R8"],
    when=role(Role.FRAGMENT),
    reads="values",
    examples=[
        Example("2.8:R8", bad=FILES.replace("1, 1, 3, _", "1, 2, 3, _"), good=FILES),
        Example("2.8:R8", bad=SCALAR.replace("sizes = 1 ;", "sizes = 2 ;"), good=SCALAR),
    ],
)
def maps_add_up_to_the_dimensions(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The sizes in each row of the `map` variable add up to the aggregated dimension; a scalar map is 1.

    The fragments then fill the data without gap or overlap. A map that is all fill was never written, and is left
    alone.
    """
    if not variable.type.is_integer:
        return
    for use in uses(variable, "map", context.view):
        if len(variable.dimensions) == (2 if use.dimensions else 0):
            problems = tuple(_wrong_sums(variable, use, context.view))
            yield from problems
            if problems:
                return


def _wrong_sums(variable: Variable, use: Use, view: Dataset) -> Iterator[Problem]:
    raw = view.read(variable)
    there = missing.present(variable, raw)
    if not there.any():
        return
    if not use.dimensions and int(raw) != 1:
        template = "{where} is {value}; the map of {aggregation}, which has no aggregated dimensions, is 1"
        yield Problem(template, where=variable.place(), value=int(raw), aggregation=use.aggregation.path)
    for row, (dimension, sizes) in enumerate(zip(use.dimensions, raw if raw.ndim else (), strict=False)):
        total = sum(int(size) for size in sizes[there[row]])
        if total != dimension.length and len(raw) == len(use.dimensions):
            yield Problem(
                "{where} adds up to {total} in row {number}; the dimension {dimension} of the data is {length} long",
                where=variable.place(),
                total=total,
                number=row + 1,
                dimension=dimension.name,
                length=dimension.length,
                related=(Related(use.aggregation.place("aggregated_dimensions")), Related(dimension.place)),
            )


@rule(
    "cf-2.8-fragment-counts",
    covers=["2.8:R5", "2.8:R7"],
    when=role(Role.FRAGMENT),
    reads="values",
    examples=[
        Example("2.8:R5", bad=FILES.replace("1, 1, 3, _", "2, _, 3, _"), good=FILES),
        Example("2.8:R7", bad=VALUES.replace("1, 1, 3, _", "1, 1, 1, 2"), good=VALUES),
    ],
)
def fragments_are_as_many_as_the_map_says(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Each dimension of `uris` and `unique_values` is as long as the row of `map` has sizes that are not missing.

    Otherwise there are files without a place in the data, or places without a file.
    """
    for feature, row in (("uris", "2.8:R5"), ("unique_values", "2.8:R7")):
        for use in uses(variable, feature, context.view):
            shape = tuple(one.length for one in own_dimensions(variable, len(use.dimensions)))
            counts = _counts(use, context.view)
            if counts is None or len(shape) != len(counts) or shape == counts:
                continue
            yield Problem(
                "{where} has the shape ({shape}), and the rows of {map} have ({counts}) sizes; each dimension is as "
                "long as there are fragments along it",
                where=variable.place(),
                shape=", ".join(str(length) for length in shape),
                map=use.map.path if use.map else "",
                counts=", ".join(str(count) for count in counts),
                row=row,
                related=(Related(use.aggregation.place("aggregated_data")),),
            )
            return


def _counts(use: Use, view: Dataset) -> tuple[int, ...] | None:
    """Give how many fragments there are along each aggregated dimension; None where the map does not tell."""
    if use.map is None or not use.map.type.is_integer or len(use.map.dimensions) != 2 or not use.dimensions:
        return None
    raw = view.read(use.map)
    there: NDArray[np.bool_] = missing.present(use.map, raw)
    return tuple(int(count) for count in there.sum(axis=1)) if there.any() else None

"""The `actual_range` of a variable against its values (CF 2.5.1)."""

from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.missing import present
from fairtool.netcdf.model import NcType, Numbers, Variable
from fairtool.netcdf.role import COORDINATES
from fairtool.netcdf.values import Array
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.valid_range import packing, valid_range

_NAME = "actual_range"
_SST = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; sst:_FillValue = -1.f ; '


@rule(
    "cf-2.5.1-actual-range-values",
    covers=["2.5.1:R5", "2.5.1:R6"],
    when=attribute(_NAME),
    reads="values",
    examples=[
        Example(
            "2.5.1:R5",
            bad=_SST + "sst:actual_range = 280.f, 300.f ; data: sst = 280, 290 ;",
            good=_SST + "sst:actual_range = 280.f, 280.f ; data: sst = 280, _ ;",
        ),
        Example(
            "2.5.1:R6",
            bad=_SST + "sst:actual_range = 280.f, 300.f ; data: sst = _, _ ;",
            good=_SST + "data: sst = _, _ ;",
        ),
    ],
)
def the_actual_range_is_that_of_the_values(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `actual_range` gives exactly the smallest and the largest value, and is absent where there is none.

    Software reads it instead of the data to choose scales and to search. Values are compared in the type of the
    unpacked data, missing and invalid ones left out; on packed data, the last digit may differ by rounding. Whole data
    variables are read only when asked for.
    """
    value = variable.attributes[_NAME]
    if not isinstance(value, Numbers) or len(value.values) != 2 or not variable.type.is_numeric:
        return
    if "_Unsigned" in variable.attributes:  # the stored numbers are not those meant
        return
    if not context.deep and not context.view.roles.has(variable, *COORDINATES):
        return
    found = _extremes(variable, context)
    if found is None:
        if all(variable.shape):
            yield Problem(
                "{where} = {value} stands on a variable without any value that is not missing; leave it out",
                where=variable.place(_NAME),
                value=value,
                row="2.5.1:R6",
            )
    elif not _same(variable, sorted(value.values), found):
        yield Problem(
            "{where} = {value}, but the values go from {low} to {high}",
            where=variable.place(_NAME),
            value=value,
            low=found[0],
            high=found[1],
            row="2.5.1:R5",
        )


def _extremes(variable: Variable, context: Context[Dataset]) -> tuple[int | float, int | float] | None:
    """Give the smallest and largest value that is there and valid, unpacked; None where there is none."""
    lows: list[int | float] = []
    highs: list[int | float] = []
    for block in context.view.blocks(variable):
        stored = block[_valid(variable, block)]
        if stored.size:
            lows.append(stored.min().item())
            highs.append(stored.max().item())
    if not lows:
        return None
    packed = packing(variable)
    ends = min(lows), max(highs)
    if packed is None:
        return ends
    first, last = sorted(packed.unpacked(end) for end in ends)
    return first, last


def _valid(variable: Variable, block: Array) -> Array:
    there = present(variable, block)
    limits = valid_range(variable)
    if limits is None or not limits.is_stored:
        return there
    low = there if limits.low is None else there & (block >= limits.low)
    return low if limits.high is None else low & (block <= limits.high)


def _same(variable: Variable, given: list[int | float], found: tuple[int | float, int | float]) -> bool:
    """Compare in the type of the unpacked data; packed values may differ by one step of that type."""
    packed = packing(variable)
    kind = packed.type if packed else variable.type
    if not kind.is_floating:
        return given == list(found)
    width = np.dtype("f4" if kind is NcType.FLOAT else "f8")
    one, other = np.array(given).astype(width), np.array(found).astype(width)
    allowed = np.spacing(np.abs(other)) if packed else np.zeros_like(other)
    return bool(np.all((one == other) | (np.abs(one - other) <= allowed)))

"""The values that identify features (CF 9.5, 9.6); reads them."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, NcType, Variable
from fairtool.netcdf.roles import Role
from fairtool.netcdf.values import Array
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.sampling_examples import CONTIGUOUS

_RESERVED = CONTIGUOUS.replace("station_id:cf_role", "station_id:_FillValue = -1 ; station_id:cf_role").replace(
    "11, 12, 13", "11, 12, -1"
)


@rule(
    "cf-9.5-identifiers-differ",
    covers=["9.5:S4"],
    when=role(Role.INSTANCE_ID),
    reads="values",
    examples=[Example("9.5:S4", bad=CONTIGUOUS.replace("11, 12, 13", "11, 12, 11"), good=CONTIGUOUS)],
)
def identifiers_differ(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The values of a variable with `cf_role` are different for each feature.

    They are the names of the features; two of one name cannot be told apart. Profiles that are numbered within their
    station or trajectory are compared there.
    """
    dimensions = identified(variable)
    if not dimensions or len(dimensions) > 2 or variable.type is NcType.USER:
        return
    raw = context.view.read(variable)
    names, there = _names(variable, raw)
    width = dimensions[-1].length
    for start in range(0, names.size, max(width, 1)):
        values, times = np.unique(names[start : start + width][there[start : start + width]], return_counts=True)
        if (times > 1).any():
            yield Problem(
                "{where} is {value} for {number} features; give each feature a value of its own",
                where=variable.place(),
                value=values[times > 1][0],
                number=int(times[times > 1][0]),
            )
            return


@rule(
    "cf-9.6-instance-missing",
    covers=["9.6:S2"],
    when=role(Role.INSTANCE_ID),
    reads="values",
    examples=[
        Example(
            "9.6:S2",
            bad=_RESERVED,
            good=_RESERVED.replace("site_lat:units", "site_lat:_FillValue = -99. ; site_lat:units")
            .replace("site_lon:units", "site_lon:_FillValue = -99. ; site_lon:units")
            .replace("40, 41, 42", "40, 41, -99")
            .replace("3, 4, 5 ;", "3, 4, -99 ;")
            .replace("row_size = 2, 3, 1", "row_size = 2, 4, 0"),
        )
    ],
)
def instance_variables_are_missing_together(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Where the identifier of a feature is missing, its other instance variables are missing too.

    Such places are reserved for features to come; a position there looks like a station.
    """
    dimensions = identified(variable)
    if len(dimensions) != 1 or variable.type is NcType.USER:
        return
    _, there = _names(variable, context.view.read(variable))
    if there.all() or not there.any():
        return
    for other in context.view.having(Role.AUXILIARY):
        if other.dimensions == dimensions and other.type.is_numeric and other is not variable:
            filled = missing.present(other, context.view.read(other)) & ~there
            if filled.any():
                yield Problem(
                    "{where} has a value for feature {feature}, whose identifier {variable} is missing",
                    where=other.place(),
                    feature=int(np.flatnonzero(filled)[0]),
                    variable=variable.path,
                )


def identified(variable: Variable) -> tuple[Dimension, ...]:
    """Give the dimensions of an identifier: the last one of a char variable is the length of its text."""
    return variable.dimensions[:-1] if variable.type is NcType.CHAR else variable.dimensions


def _names(variable: Variable, raw: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Give the identifiers in one row, and which are there."""
    if variable.type.is_text:
        names = np.array(missing.texts(raw), dtype=object)
        return names.astype(str), np.array([bool(name.strip()) for name in names], dtype=bool)
    return raw.ravel(), missing.present(variable, raw).ravel()

"""What count and index variables hold (CF 9.3.3, 9.3.4); reads them."""

from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.sampling_examples import CONTIGUOUS, INDEXED
from fairtool.rules.cf.sampling_ragged_arrays import Partition, counts, indexes


@rule(
    "cf-9.3.3-counts-add-up",
    covers=["9.3.3:S4"],
    when=attribute("sample_dimension"),
    reads="values",
    examples=[
        Example("9.3.3:S4", bad=CONTIGUOUS.replace("row_size = 2, 3, 1 ;", "row_size = 2, 3, 2 ;"), good=CONTIGUOUS),
        Example("9.3.3:S4", bad=CONTIGUOUS.replace("row_size = 2, 3, 1 ;", "row_size = 2, 3, 0 ;"), good=CONTIGUOUS),
    ],
)
def counts_add_up(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The counts add up to the length of the sample dimension, and none is negative.

    Readers cut the elements by them, so one wrong count gives all later features the values of another. Less is legal
    where the rest is unused, that is, missing in the coordinates of the elements (9.3).
    """
    partition = _partition(counts(context.view), variable)
    if partition is None or not variable.type.is_integer:
        return
    raw = context.view.read(variable)
    there = missing.present(variable, raw)
    if (raw[there] < 0).any():
        template = "{where} has the negative count {count}; write 0 or a missing value for a feature without data"
        yield Problem(template, where=variable.place(), count=int(raw[there].min()))
        return
    total, length = int(raw[there].astype(np.int64).sum()), partition.sample.length
    if there.any() and (total > length or (total < length and _is_used(partition, total, context.view))):
        yield Problem(
            "{where} adds up to {total}, and the dimension {sample} that it counts has the length {length}",
            where=variable.place(),
            total=total,
            sample=partition.sample.name,
            length=length,
            related=(Related(partition.sample.place, str(length)),),
        )


@rule(
    "cf-9.3.4-index-range",
    covers=["9.3.4:S4"],
    when=attribute("instance_dimension"),
    reads="values",
    examples=[Example("9.3.4:S4", bad=INDEXED.replace("0, 1, 0, 2, 1, 0 ;", "1, 2, 1, 3, 2, 1 ;"), good=INDEXED)],
)
def indexes_are_in_range(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The values of an index variable are numbers of features, counted from zero, or missing.

    A value beyond the features gives elements to a station that does not exist; counting from one shifts them all.
    """
    partition = _partition(indexes(context.view), variable)
    if partition is None or not variable.type.is_integer:
        return
    raw = context.view.read(variable)
    outside = np.flatnonzero(missing.present(variable, raw) & ((raw < 0) | (raw >= partition.instance.length)))
    if outside.size:
        yield Problem(
            "{where} is {value} at element {element} ({number} such in all); "
            "the features of {instance} are numbered from 0 to {last}",
            where=variable.place(),
            value=int(raw[outside[0]]),
            element=int(outside[0]),
            number=int(outside.size),
            instance=partition.instance.name,
            last=partition.instance.length - 1,
        )


def _partition(found: tuple[Partition, ...], variable: Variable) -> Partition | None:
    return next((one for one in found if one.variable is variable), None)


def _is_used(partition: Partition, total: int, dataset: Dataset) -> bool:
    """Say whether a coordinate of the elements has values behind those that are counted."""
    for variable in dataset.having(Role.AUXILIARY) + dataset.having(Role.COORDINATE):
        if dataset.roles.dimensions[variable.path] == (partition.sample,) and variable.type.is_numeric:
            rest = dataset.read(variable)[total:]
            return bool(missing.present(variable, rest).any())
    return False

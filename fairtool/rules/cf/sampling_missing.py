"""Missing values in the unused elements of discrete sampling geometries (CF 9.6); reads coordinates and data."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Axis, Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.sampling_data import places, sampled
from fairtool.rules.cf.sampling_examples import TRAJECTORIES
from fairtool.rules.cf.sampling_types import feature_type


@rule(
    "cf-9.6-coordinates-missing",
    covers=["9.6:S1"],
    when=attribute("featureType"),
    reads="values",
    examples=[
        Example("9.6:S1", bad=TRAJECTORIES.replace("40, 41, -99 ;", "40, 41, 0 ;"), good=TRAJECTORIES),
    ],
)
def coordinates_are_missing_together(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """Where the time of an element is missing, the other coordinates of the element are missing too.

    An element without time is unused space at the end of a short feature. A place left there looks like a measurement.
    A missing position at a known time is no such case.
    """
    for time, users in _timed(dataset):
        unused = ~missing.present(time, dataset.read(time))
        if not unused.any() or unused.all():
            continue
        for other in _places_beside(time, users, dataset):
            if other.dimensions == time.dimensions and other.type.is_numeric:
                yield from _reported(other, time, unused, dataset)


@rule(
    "cf-9.6-data-missing",
    covers=["9.6:S1"],
    when=attribute("featureType"),
    reads="values",
    examples=[Example("9.6:S1", bad=TRAJECTORIES.replace("10, 11, -99 ;", "10, 11, 0 ;"), good=TRAJECTORIES)],
)
def data_are_missing_without_time(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """Where the time of an element is missing, its data are missing too.

    A value that is nowhere in time cannot be used, and a zero left in unused space spoils every mean. Whole data
    variables are read for this only when asked for.
    """
    for time, users in _timed(dataset):
        unused = ~missing.present(time, dataset.read(time))
        if not unused.any() or unused.all():
            continue
        if not context.deep:
            template = "{time} has missing values, and the data beside them are read only in a deep check"
            raise Unavailable(template, time=time.path)
        for user in users:
            if user.dimensions[: len(time.dimensions)] == time.dimensions:
                yield from _reported(user, time, unused, dataset)


def _timed(dataset: Dataset) -> Iterator[tuple[Variable, tuple[Variable, ...]]]:
    """Give each time that is an array of its own, with the data variables that it belongs to."""
    if feature_type(dataset) is None:
        return
    found: dict[str, list[Variable]] = {}
    for variable in sampled(dataset):
        times = places(variable, dataset).get(Axis.T, ())
        if len(times) == 1 and dataset.roles.has(times[0], Role.AUXILIARY) and times[0].type.is_numeric:
            found.setdefault(times[0].path, []).append(variable)
    for path, users in found.items():
        yield dataset.variables[path], tuple(users)


def _places_beside(time: Variable, users: tuple[Variable, ...], dataset: Dataset) -> tuple[Variable, ...]:
    """Give the other coordinates of the data variables that a time belongs to, each once."""
    found = {one.path: one for user in users for axis in Axis for one in places(user, dataset).get(axis, ())}
    return tuple(one for one in found.values() if one is not time)


def _reported(variable: Variable, time: Variable, unused: NDArray[np.bool_], dataset: Dataset) -> Iterator[Problem]:
    there = missing.present(variable, dataset.read(variable))
    kept = there & unused.reshape(unused.shape + (1,) * (there.ndim - unused.ndim))
    if kept.any():
        yield Problem(
            "{where} has {number} values where {time} is missing; write missing values in unused elements",
            where=variable.place(),
            number=int(kept.sum()),
            time=time.path,
        )

"""The order of times within a feature (CF 9.1); reads the times."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.roles import Axis, Role
from fairtool.netcdf.values import Array
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.sampling_data import places, sampled
from fairtool.rules.cf.sampling_examples import CONTIGUOUS, INDEXED, TRAJECTORIES
from fairtool.rules.cf.sampling_ragged_arrays import counts, indexes
from fairtool.rules.cf.sampling_types import feature_type
from fairtool.version import Version

_STRICT_SINCE = Version(1, 11)
Features = NDArray[np.int64]


@rule(
    "cf-9.1-time-order",
    covers=["9.1:S3"],
    when=attribute("featureType"),
    reads="values",
    examples=[
        Example("9.1:S3", bad=CONTIGUOUS.replace("times = 0, 1, 0, 1,", "times = 1, 0, 0, 1,"), good=CONTIGUOUS),
        Example("9.1:S3", bad=INDEXED.replace("times = 0, 0, 1, 1, 2, 5", "times = 0, 0, 0, 1, 2, 5"), good=INDEXED),
        Example("9.1:S3", bad=TRAJECTORIES.replace("times = 0, 1, 2,", "times = 0, 2, 1,"), good=TRAJECTORIES),
        Example(
            "9.1:S3",
            bad=TRAJECTORIES.replace("times = 0, 1, 2,", "times = 0, 2, 1,"),
            good=TRAJECTORIES.replace("times = 0, 1, 2,", "times = 0, 1, 1,"),
            version="1.10",
        ),
    ],
)
def times_increase(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """Times increase along each time series, trajectory or series of profiles.

    Readers search and join by time. From CF-1.11 on two elements of a feature cannot have the same time; before, equal
    times were allowed. Times that are coordinate variables have a rule of their own (chapter 5).
    """
    kind = feature_type(dataset)
    if kind is None or not kind.time_order:
        return
    strict = context.version >= _STRICT_SINCE
    for time in _times(dataset):
        raw = dataset.read(time)
        features = _features(time, raw, dataset)
        if features is None:
            continue
        at = first_disorder(raw.ravel(), missing.present(time, raw).ravel(), features.ravel(), strict=strict)
        if at is not None:
            yield Problem(
                "{where} does not increase within a feature: {before} is followed by {after} at element {element}",
                where=time.place(),
                before=raw.ravel()[at[0]].item(),
                after=raw.ravel()[at[1]].item(),
                element=at[1],
            )


def first_disorder(
    values: Array, there: NDArray[np.bool_], features: Features, *, strict: bool
) -> tuple[int, int] | None:
    """Give the places of the first two values of one feature that are out of order; values not there are skipped."""
    chosen = np.flatnonzero(there)
    chosen = chosen[np.argsort(features[chosen], kind="stable")]
    before, after = values[chosen[:-1]], values[chosen[1:]]
    wrong = (before >= after) if strict else (before > after)
    found = np.flatnonzero(wrong & (features[chosen[:-1]] == features[chosen[1:]]))
    return (int(chosen[found[0]]), int(chosen[found[0] + 1])) if found.size else None


def _times(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the times of the data that are arrays of their own: neither scalars nor coordinate variables."""
    found = {one.path: one for variable in sampled(dataset) for one in places(variable, dataset).get(Axis.T, ())}
    return tuple(
        one
        for one in found.values()
        if one.type.is_numeric
        and one.dimensions
        and not dataset.roles.has(one, Role.COORDINATE)
        and (one.text("standard_name") or "time").split()[:1] == ["time"]
    )


def _features(time: Variable, raw: Array, dataset: Dataset) -> Features | None:
    """Give the number of the feature of each time, in the shape of the times; None where it cannot be told."""
    if raw.ndim == 1:
        return _of_samples(time.dimensions[0], raw.size, dataset)
    instances = _instances(time, dataset)
    own = [one in instances for one in time.dimensions]
    if raw.ndim != 2 or sum(own) != 1:
        return None
    shape = (-1, 1) if own[0] else (1, -1)
    return np.broadcast_to(np.arange(raw.shape[0 if own[0] else 1]).reshape(shape), raw.shape)


def _of_samples(dimension: Dimension, size: int, dataset: Dataset) -> Features | None:
    for partition in counts(dataset):
        if partition.sample == dimension and partition.variable.type.is_integer:
            raw = dataset.read(partition.variable)
            ends = np.cumsum(np.where(missing.present(partition.variable, raw), raw, 0).astype(np.int64))
            return np.searchsorted(ends, np.arange(size), side="right")
    for partition in indexes(dataset):
        if partition.sample == dimension and partition.variable.type.is_integer:
            return dataset.read(partition.variable).astype(np.int64)
    instances = {one for each in dataset.having(Role.INSTANCE_ID) for one in each.dimensions}
    return None if dimension in instances else np.zeros(size, dtype=np.int64)


def _instances(time: Variable, dataset: Dataset) -> frozenset[Dimension]:
    """Give the dimensions that number features: those of the identifiers, or of the places that have one fewer."""
    named = frozenset(one for each in dataset.having(Role.INSTANCE_ID) for one in each.dimensions)
    if named & set(time.dimensions):
        return named
    return frozenset(
        one
        for variable in sampled(dataset)
        for place in places(variable, dataset).get(Axis.X, ())
        if len(place.dimensions) == 1
        for one in place.dimensions
    )

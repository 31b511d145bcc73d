"""Count and index variables of ragged arrays (CF 9.3.3, 9.3.4), and the dimensions that they name."""

from typing import NamedTuple

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.roles import Role


class Partition(NamedTuple):
    """What cuts a sample dimension into features: a count variable or an index variable.

    `sample` is the dimension of the elements, `instance` that of the features.
    """

    variable: Variable
    sample: Dimension
    instance: Dimension


def counts(dataset: Dataset) -> tuple[Partition, ...]:
    """Give the contiguous ragged arrays whose count variable is well formed."""
    found = ((one, named_dimension(one, "sample_dimension", dataset)) for one in dataset.having(Role.COUNT))
    return tuple(
        Partition(variable, sample, variable.dimensions[0])
        for variable, sample in found
        if sample and len(variable.dimensions) == 1
    )


def indexes(dataset: Dataset) -> tuple[Partition, ...]:
    """Give the indexed ragged arrays whose index variable is well formed."""
    found = ((one, named_dimension(one, "instance_dimension", dataset)) for one in dataset.having(Role.INDEX))
    return tuple(
        Partition(variable, variable.dimensions[0], instance)
        for variable, instance in found
        if instance and len(variable.dimensions) == 1
    )


def named_dimension(variable: Variable, attribute: str, dataset: Dataset) -> Dimension | None:
    """Give the dimension that an attribute names, None where it names none or several."""
    words = (variable.text(attribute) or "").split()
    return dataset.roles.scope.dimension(words[0], variable.group) if len(words) == 1 else None


def element_dimensions(dataset: Dataset) -> frozenset[Dimension]:
    """Give the sample dimensions of the finest elements: not those whose elements are profiles with a count."""
    counted = counts(dataset)
    profiles = {one.instance for one in counted}
    samples = {one.sample for one in counted} | {one.sample for one in indexes(dataset)}
    return frozenset(samples - profiles)

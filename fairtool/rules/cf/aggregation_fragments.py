"""The variables that describe the fragments of aggregation variables, with what each of them is for (CF 2.8.1)."""

from collections.abc import Iterator
from typing import NamedTuple

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, NcType, Variable
from fairtool.netcdf.roles import Roles


class Use(NamedTuple):
    """The use of a variable as a feature of an aggregation variable whose data have known dimensions.

    `map` and `uris` are the variables of these features, None where none is named or found.
    """

    aggregation: Variable
    dimensions: tuple[Dimension, ...]
    map: Variable | None
    uris: Variable | None


def uses(variable: Variable, feature: str, view: Dataset) -> Iterator[Use]:
    """Give the aggregation variables that name a variable under a feature and whose dimensions are all found."""
    roles = view.roles
    for reference in roles.referrers.get(variable.path, ()):
        source = reference.source
        names = source.text("aggregated_dimensions")
        if reference.attribute != "aggregated_data" or reference.key != feature or names is None:
            continue
        dimensions = roles.dimensions[source.path]
        if len(dimensions) == len(names.split()):
            yield Use(source, dimensions, _named(source, "map", roles), _named(source, "uris", roles))


def is_used(variable: Variable, feature: str, view: Dataset) -> bool:
    """Say whether an aggregation variable names a variable under a feature."""
    referrers = view.roles.referrers.get(variable.path, ())
    return any(one.attribute == "aggregated_data" and one.key == feature for one in referrers)


def own_dimensions(variable: Variable, rank: int | None = None) -> tuple[Dimension, ...]:
    """Give the dimensions of an array of fragments: a char array has one more, the length of its texts (CF 2.2).

    With `rank`, a char array that has this number of dimensions is taken to hold single letters.
    """
    is_text = variable.type is NcType.CHAR and len(variable.dimensions) != rank
    return variable.dimensions[:-1] if is_text else variable.dimensions


def _named(aggregation: Variable, feature: str, roles: Roles) -> Variable | None:
    found = roles.named_by(aggregation, "aggregated_data")
    return next((one.target for one in found if one.key == feature), None)

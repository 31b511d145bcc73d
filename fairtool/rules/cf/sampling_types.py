"""The feature types of discrete sampling geometries (CF 9.1, Table 9.1)."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.roles import Axis
from fairtool.resources import schema


class FeatureType(NamedTuple):
    """A row of Table 9.1: the axes of its mandatory coordinates, the values of `cf_role`, whether times grow."""

    name: str
    axes: tuple[Axis, ...]
    roles: tuple[str, ...]
    time_order: bool


@cache
def feature_types() -> Mapping[str, FeatureType]:
    """Give the feature types by their name in lower case."""
    content = schema("cf/appendix-h")
    return {
        name.lower(): FeatureType(
            name=name,
            axes=tuple(Axis(letter.upper()) for letter in entry["coordinates"]),
            roles=tuple(entry["roles"]),
            time_order=entry.get("time_order", False),
        )
        for name, entry in content["types"].items()
    }


def feature_type(dataset: Dataset) -> FeatureType | None:
    """Give the feature type that the global attribute `featureType` names, None where it names none."""
    text = dataset.text("featureType")
    return feature_types().get(text.strip().lower()) if text else None

"""The feature types of discrete sampling geometries (CF 9.1, Table 9.1)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.roles import Axis
from fairtool.resources import folder


@dataclass(frozen=True, slots=True)
class FeatureType:
    """A row of Table 9.1: the axes of its mandatory coordinates, the values of `cf_role`, whether times grow."""

    name: str
    axes: tuple[Axis, ...]
    roles: tuple[str, ...]
    time_order: bool


@cache
def feature_types() -> Mapping[str, FeatureType]:
    """Give the feature types by their name in lower case."""
    content = tomllib.loads((folder("schemas") / "cf/appendix-h.toml").read_text(encoding="utf-8"))
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

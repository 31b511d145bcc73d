"""The quantization algorithms of CF 8.4, the attributes that tell their parameter, and its range."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from fairtool.netcdf.model import NcType
from fairtool.resources import schema


class Quantization(NamedTuple):
    """What `quantization.toml` says; `parameters` gives the attribute of each algorithm.

    `ranges` gives the least and greatest value of that attribute by type of the variable, `by_library` the attribute
    that the netCDF library writes of its own accord, by algorithm.
    """

    required: tuple[str, ...]
    implementation: str
    parameters: Mapping[str, str]
    ranges: Mapping[str, Mapping[NcType, tuple[int, int]]]
    metadata: tuple[str, ...]
    by_library: Mapping[str, str]


@cache
def quantization() -> Quantization:
    """Give the content of `quantization.toml`."""
    content = schema("cf/quantization")
    ranges = {
        name: {NcType(kind): (low, high) for kind, (low, high) in entry.items()}
        for name, entry in content["ranges"].items()
    }
    return Quantization(
        required=tuple(content["container"]["required"]),
        implementation=content["container"]["implementation"],
        parameters=content["algorithms"],
        ranges=ranges,
        metadata=tuple(content["carriers"]["forbidden_named_by"]),
        by_library=content["carriers"]["netcdf_attributes"],
    )

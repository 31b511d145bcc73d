"""What netCDF-C (NCZarr) writes beside plain Zarr: types of attributes, dimensions with their groups, scalars.

The attributes `_nczarr_array`, `_nczarr_group` and `_nczarr_attr` (until netCDF-C 4.8.1 in capitals, with other keys)
say what Zarr cannot. What they say wrongly is left unsaid, and the plain metadata hold. Source: docs/nczarr.md of
netCDF-C, and stores written by netCDF-C 4.10.1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fairtool.netcdf.zarr_json import Object

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {key: (f"_nczarr_{key}", f"_NCZARR_{key.upper()}") for key in ("array", "group", "attr")}
)
_LONGEST = 2**63
SCALAR = "_scalar_"  # the dimension of a variable without dimensions, for readers that know only Zarr


@dataclass(frozen=True, slots=True)
class Declared:
    """A dimension that a group declares: its length, and whether it may grow."""

    length: int
    unlimited: bool = False


def is_hidden(name: str) -> bool:
    """Say whether an attribute is for readers of Zarr alone; xarray hides the same."""
    return name == "_ARRAY_DIMENSIONS" or name.lower().startswith("_nc")


def is_nczarr(attributes: Object) -> bool:
    """Say whether netCDF-C wrote an array: its fill value is then always there, and the attribute where it was set."""
    return any(name in attributes for name in _NAMES["array"])


def references(attributes: Object) -> tuple[str, ...] | None:
    """Give the paths of the dimensions of an array (`/time`), None where they are not told."""
    said = _said(attributes, "array")
    found = said.get("dimension_references", said.get("dimrefs"))
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        return None
    return tuple(str(one) for one in found)


def is_scalar(attributes: Object, shape: Sequence[int]) -> bool:
    """Say whether an array of one element stands for a variable without dimensions."""
    said = _said(attributes, "array")
    told = said.get("scalar") in (1, True) or said.get("storage") == "scalar"
    return tuple(shape) == (1,) and (told or attributes.get("_ARRAY_DIMENSIONS") == [SCALAR])


def declared(attributes: Object) -> dict[str, Declared]:
    """Give the dimensions that a group declares."""
    said = _said(attributes, "group")
    found = said.get("dimensions", said.get("dims"))
    given = found if isinstance(found, dict) else {}
    read = {str(name): _dimension(value) for name, value in given.items()}
    return {name: one for name, one in read.items() if one and name and "/" not in name}


def attribute_types(attributes: Object) -> Mapping[str, str]:
    """Give the types of attributes, as NumPy codes."""
    found = _said(attributes, "attr").get("types")
    given = found if isinstance(found, dict) else {}
    return {name: code for name, code in given.items() if isinstance(code, str)}


def _said(attributes: Object, key: str) -> Object:
    for name in _NAMES[key]:
        found = attributes.get(name)
        if isinstance(found, dict):
            return found
    return {}


def _dimension(value: object) -> Declared | None:
    length, unlimited = value, False
    if isinstance(value, dict):
        length, unlimited = value.get("size"), value.get("unlimited") in (1, True)
    is_length = isinstance(length, int) and not isinstance(length, bool) and 0 <= length < _LONGEST
    return Declared(length, unlimited) if is_length and isinstance(length, int) else None

"""The types of Zarr arrays as those of netCDF.

What netCDF has no type for (bool, half precision, complex numbers, times, structures, objects) keeps its own name and
is of `NcType.USER`: CF lists none of them, and its rule of types says so. One byte of text is a char, as NCZarr has it;
longer texts of a fixed length are strings, since CF asks for no dimension of their characters.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from fairtool.errors import UnreadableError
from fairtool.netcdf.model import NcType
from fairtool.netcdf.zarr_json import DAMAGED
from fairtool.netcdf.zarr_node import ZarrType, shortened

_NUMBERS: Mapping[str, NcType] = MappingProxyType(
    {
        "i1": NcType.BYTE,
        "u1": NcType.UBYTE,
        "i2": NcType.SHORT,
        "u2": NcType.USHORT,
        "i4": NcType.INT,
        "u4": NcType.UINT,
        "i8": NcType.INT64,
        "u8": NcType.UINT64,
        "f4": NcType.FLOAT,
        "f8": NcType.DOUBLE,
    }
)
_NAMED: Mapping[str, NcType] = MappingProxyType(
    {
        **{f"int{bits}": _NUMBERS[f"i{bits // 8}"] for bits in (8, 16, 32, 64)},
        **{f"uint{bits}": _NUMBERS[f"u{bits // 8}"] for bits in (8, 16, 32, 64)},
        "float32": NcType.FLOAT,
        "float64": NcType.DOUBLE,
        "string": NcType.STRING,
    }
)
_TEXTS = ("null_terminated_bytes", "fixed_length_utf32", "fixed_length_ascii")
_CODE = re.compile(r"[<>|=]?(?P<kind>[a-zA-Z])(?P<size>\d{0,9})(?P<unit>\[\w+\])?")
_OTHERS: Mapping[str, str] = MappingProxyType(
    {
        "b1": "bool",
        "f2": "float16",
        "c8": "complex64",
        "c16": "complex128",
        "M8": "datetime64",
        "m8": "timedelta64",
        "O": "object",
    }
)


def type_of_code(code: object, file: str) -> ZarrType:
    """Give the type of a NumPy code such as `<f4`, as version 2 and NCZarr write types.

    Raises `UnreadableError` for what is no such code.
    """
    if isinstance(code, list):
        return ZarrType(NcType.USER, "structure")
    found = _type_of_code(code) if isinstance(code, str) else None
    if not found:
        raise _unknown(code, "dtype", file)
    return found


@lru_cache(maxsize=256)  # a stranger writes the codes
def _type_of_code(code: str) -> ZarrType | None:
    found = _CODE.fullmatch(code)
    if not found:
        return None
    kind, size = found["kind"], found["size"]
    number = _NUMBERS.get(kind + size)
    if number:
        return ZarrType(number)
    if kind in "SU" and size:
        width = int(size) * (1 if kind == "S" else 4)
        return ZarrType(NcType.CHAR) if kind + size == "S1" else ZarrType(NcType.STRING, size=width)
    name = _OTHERS.get(kind + size, "void" if kind == "V" else "")
    return ZarrType(NcType.USER, name) if name else None


def type_of_name(said: object, file: str) -> ZarrType:
    """Give the type of a name such as `float32`, or of an object with a name, as version 3 writes types.

    Version 3 may be extended: a name that nobody knows is of no netCDF type, and no error.
    """
    told = said if isinstance(said, dict) else {"name": said}
    name, configuration = told.get("name"), told.get("configuration")
    if not isinstance(name, str) or not name:
        raise _unknown(said, "data_type", file)
    if name in _NAMED:
        return ZarrType(_NAMED[name])
    size = configuration.get("length_bytes") if isinstance(configuration, dict) else None
    if name in _TEXTS and type(size) is int and size >= 0:
        is_char = size == 1 and name != "fixed_length_utf32"
        return ZarrType(NcType.CHAR) if is_char else ZarrType(NcType.STRING, size=size)
    return ZarrType(NcType.USER, name)


def _unknown(said: object, key: str, file: str) -> UnreadableError:
    return UnreadableError(
        "{path} has {key} = {value}, which is no type of Zarr", hint=DAMAGED, path=file, key=key, value=shortened(said)
    )

"""Which values of a variable are there and which are missing (CF 2.5.1, and the library's default fill values)."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from fairtool.netcdf.model import NcType, Numbers, Variable
from fairtool.netcdf.values import Array

# What the netCDF library writes where nothing was written (NC_FILL_* of netcdf.h).
DEFAULT_FILL: Mapping[NcType, int | float] = {
    NcType.BYTE: -127,
    NcType.UBYTE: 255,
    NcType.SHORT: -32767,
    NcType.USHORT: 65535,
    NcType.INT: -2147483647,
    NcType.UINT: 4294967295,
    NcType.INT64: -9223372036854775806,
    NcType.UINT64: 18446744073709551614,
    NcType.FLOAT: 9.9692099683868690e36,
    NcType.DOUBLE: 9.9692099683868690e36,
}

_RANGES: Mapping[NcType, tuple[int, int]] = {
    kind: (-(2 ** (8 * kind.itemsize - 1)), 2 ** (8 * kind.itemsize - 1) - 1)
    if kind in (NcType.BYTE, NcType.SHORT, NcType.INT, NcType.INT64)
    else (0, 2 ** (8 * kind.itemsize) - 1)
    for kind in NcType
    if kind.is_integer
}


def present(variable: Variable, raw: Array) -> NDArray[np.bool_]:
    """Say, in the shape of `raw`, which values are there: neither fill, missing, default fill nor NaN.

    One-byte types have no default fill value, since every byte may be data.
    """
    if not variable.type.is_numeric:
        return np.ones(raw.shape, dtype=bool)
    there: NDArray[np.bool_] = ~np.isnan(raw) if variable.type.is_floating else np.ones(raw.shape, dtype=bool)
    for value in missing_values(variable):
        there &= raw != raw.dtype.type(value)
    return there


def missing_values(variable: Variable) -> tuple[int | float, ...]:
    """Give the numbers that stand for a missing value in this variable, those outside its type left out."""
    numbers = [*_numbers(variable, "_FillValue"), *_numbers(variable, "missing_value")]
    if "_FillValue" not in variable.attributes and variable.type.itemsize > 1:
        numbers.append(DEFAULT_FILL[variable.type])
    if variable.type.is_floating:
        return tuple(number for number in numbers if number == number)  # noqa: PLR0124 - NaN is told apart already
    low, high = _RANGES[variable.type]
    return tuple(number for number in numbers if low <= number <= high)


def _numbers(variable: Variable, name: str) -> tuple[int | float, ...]:
    value = variable.attributes.get(name)
    return value.values if isinstance(value, Numbers) else ()


def texts(raw: Array) -> tuple[str, ...]:
    """Give the texts of a char array (its last dimension is the length) or of an array of strings, flattened."""
    if raw.dtype.kind == "S":
        rows = raw.reshape(-1, raw.shape[-1]) if raw.ndim else raw.reshape(1, 1)
        return tuple(row.tobytes().decode("utf-8", "surrogateescape").rstrip("\0 ") for row in rows)
    return tuple(str(value) for value in raw.ravel())

"""Numbers as a netCDF type holds them: what rounds, and what does not fit."""

from math import isfinite, isnan
from struct import error, pack, unpack

from fairtool.netcdf.model import NcType

_SIGNED = (NcType.BYTE, NcType.SHORT, NcType.INT, NcType.INT64)


def limits(kind: NcType) -> tuple[int, int]:
    """Give the smallest and the largest number of an integer type."""
    bits = 8 * kind.itemsize
    return (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if kind in _SIGNED else (0, 2**bits - 1)


def rounded(value: float, kind: NcType) -> float:
    """Give a number as a floating-point type holds it; a number of another type is given back unchanged."""
    if kind is not NcType.FLOAT:
        return value
    try:
        (single,) = unpack("<f", pack("<f", value))
    except (error, OverflowError):
        return float("inf") if value > 0 else float("-inf")
    return float(single)


def exactly(value: float, kind: NcType) -> int | float | None:
    """Give a number in a numeric type, or None where the type cannot hold it exactly."""
    if kind.is_floating:
        number = rounded(float(value), kind)
        return number if number == value or isnan(value) else None
    if not kind.is_integer or not isfinite(value) or value != int(value):
        return None
    low, high = limits(kind)
    return int(value) if low <= value <= high else None

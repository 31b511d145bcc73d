"""The attributes of a Zarr store, which are JSON and have no types, as those of netCDF, which have.

Where NCZarr wrote the type, it holds. Else a text is text (char), a list of texts an array of strings, a whole number
an int, or an int64 where it needs to be (as CDL and netCDF-C read it), another number a double, true and false a ubyte
1 and 0 (as netCDF-C has it), and anything else is the text of its JSON. The attributes that CF wants in the type of
their variable are given that type where it holds their numbers: their writer had no other way to say it.
"""

from base64 import b64decode
from binascii import Error
from collections.abc import Iterable
from struct import error as StructError  # noqa: N812 - a class
from struct import unpack

from fairtool.errors import UnreadableError
from fairtool.netcdf.model import NcType, Numbers, StringText, Value
from fairtool.netcdf.nczarr import attribute_types, is_hidden
from fairtool.netcdf.number import exactly, limits, rounded
from fairtool.netcdf.zarr_json import Object, plain, written
from fairtool.netcdf.zarr_types import type_of_code

_OF_VARIABLE = frozenset(
    {"_FillValue", "missing_value", "valid_min", "valid_max", "valid_range", "flag_values", "flag_masks"}
)
_PACKING = frozenset({"scale_factor", "add_offset"})
_OF_DATA = _PACKING | {"actual_range"}
_TEXT = "S1"
_SPECIAL = frozenset({"NaN", "Infinity", "-Infinity"})


def attributes_of(given: Object, file: str, kind: NcType | None = None) -> dict[str, Value]:
    """Give the attributes that readers show; `kind` is the type of the variable, None for a group."""
    codes = attribute_types(given)
    packed = not _PACKING.isdisjoint(given)
    found: dict[str, Value] = {}
    for name, value in given.items():
        if name[:1] == "_" and is_hidden(name):
            continue
        if type(value) is str and name not in codes:  # which most are
            found[plain(name)] = plain(value)
        else:
            found[plain(name)] = _value(value, file, codes.get(name), _meant(name, kind, packed=packed))
    return found


def fill_value(value: object, kind: NcType) -> Value | None:
    """Give the `_FillValue` that a value in JSON stands for, None where it is none of the type.

    Numbers that JSON lacks are texts (`NaN`); xarray writes a float in base64 (8 bytes, little-endian), and Zarr text
    of a fixed length.
    """
    if kind.is_numeric:
        number = _filling_number(value, kind)
        return None if number is None else Numbers(kind, (number,))
    if not isinstance(value, str) or not value:
        return None
    text = _decoded(value) if kind is NcType.CHAR else None
    return plain(value if text is None else text.decode("utf-8", "surrogateescape"))


def _filling_number(value: object, kind: NcType) -> int | float | None:
    if isinstance(value, str) and kind.is_floating:
        try:
            return float(value) if value in _SPECIAL else float(unpack("<d", _decoded(value) or b"")[0])
        except StructError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _in_type(value, kind) if kind.is_floating else exactly(value, kind)


def _decoded(text: str) -> bytes | None:
    try:
        return b64decode(text, validate=True)
    except (Error, ValueError):
        return None


def _meant(name: str, kind: NcType | None, *, packed: bool) -> NcType | None:
    """Give the type that CF wants an attribute to have, None where it may have any."""
    if kind is None or not kind.is_numeric:
        return None
    if name in _OF_DATA and (packed or name in _PACKING):
        return kind if kind.is_floating else NcType.DOUBLE
    return kind if name in _OF_VARIABLE or name in _OF_DATA else None


def _value(value: object, file: str, code: str | None, meant: NcType | None) -> Value:
    told = type_of_code(code, file).kind if code and not code.endswith(("J0", _TEXT)) else None
    if told is NcType.STRING:
        return _strings(value, file)
    if isinstance(value, str):
        return plain(value)
    if code and told is None:
        return plain(written(value, file))  # netCDF-C writes text that happens to be JSON as that JSON
    items = value if isinstance(value, list) else [value]
    if items and isinstance(value, list) and all(isinstance(one, str) for one in items):
        return tuple(plain(str(one)) for one in items)
    numbers = tuple(one for one in items if isinstance(one, int | float))
    if len(numbers) < len(items):
        return plain(written(value, file))
    return _numbers(numbers, file, told, meant)


def _strings(value: object, file: str) -> Value:
    if isinstance(value, list):
        return tuple(plain(one if isinstance(one, str) else written(one, file)) for one in value)
    return StringText(plain(value if isinstance(value, str) else written(value, file)))


def _numbers(numbers: tuple[int | float, ...], file: str, told: NcType | None, meant: NcType | None) -> Value:
    for kind in (told, meant, *_usual(numbers)):
        if kind is None or not kind.is_numeric:
            continue
        made = tuple(_in_type(number, kind) for number in numbers)
        kept = tuple(one for one in made if one is not None)
        if len(kept) == len(numbers):
            return Numbers(kind, kept)
    raise UnreadableError("{path} holds a number that no type of netCDF can hold", path=file)


def _usual(numbers: Iterable[int | float]) -> tuple[NcType, ...]:
    """Give the types that numbers without a type may have, the one that is taken first."""
    if numbers and all(isinstance(one, bool) for one in numbers):
        return (NcType.UBYTE,)
    if all(isinstance(one, int) for one in numbers):
        return (NcType.INT, NcType.INT64, NcType.UINT64, NcType.DOUBLE)
    return (NcType.DOUBLE,)


def _in_type(number: float, kind: NcType) -> int | float | None:
    """Give a number in a type; a floating type may round it, an integer type takes what was written as a whole one."""
    if kind.is_integer:
        low, high = limits(kind)
        return int(number) if isinstance(number, int) and low <= number <= high else None
    try:
        return rounded(float(number), kind)
    except OverflowError:
        return None

"""Reads the values of CDL data sections, when they are asked for, from the text itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from fairtool.errors import Unavailable
from fairtool.netcdf.cdl_draft import Span
from fairtool.netcdf.cdl_layout import Item, characters, segments, walk
from fairtool.netcdf.cdl_literals import LiteralError, converted, literal_of
from fairtool.netcdf.cdl_plain import plain_numbers
from fairtool.netcdf.cdl_scan import items_in
from fairtool.netcdf.missing import DEFAULT_FILL
from fairtool.netcdf.model import NcType, Numbers, Variable
from fairtool.netcdf.read_blocks import refuse_large
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.values import Array

_BUDGET = Limits().value_bytes
_MOST_DIMENSIONS = 32  # what an array of numpy has at most, in all its versions
_DTYPES: Mapping[NcType, str] = {
    NcType.BYTE: "i1",
    NcType.UBYTE: "u1",
    NcType.CHAR: "S1",
    NcType.SHORT: "i2",
    NcType.USHORT: "u2",
    NcType.INT: "i4",
    NcType.UINT: "u4",
    NcType.INT64: "i8",
    NcType.UINT64: "u8",
    NcType.FLOAT: "f4",
    NcType.DOUBLE: "f8",
    NcType.STRING: "O",
}
Element = str | bytes | int | float


@dataclass(frozen=True, slots=True)
class CdlReader:
    """The values of a CDL text. `spans` say where the data of a variable stand, by its path.

    Where the data are fewer than the array has places, the rest is the fill value, as `ncgen` does it.
    """

    source: str
    variables: Mapping[str, Variable]
    spans: Mapping[str, Span]

    def read(self, path: str) -> Array:
        """Give all values of the variable at `path`; raises `Unavailable` where they cannot be had."""
        span = self.spans.get(path)
        if span is None:
            raise Unavailable("{where} has no data section; values cannot be checked", where=path)
        variable = self.variables[path]
        if variable.type is NcType.USER:
            message = "{where} has the user-defined type {type}, whose values are not read"
            raise Unavailable(message, where=path, type=variable.type_name)
        if len(variable.dimensions) > _MOST_DIMENSIONS:
            raise Unavailable("{where} has more than {limit} dimensions", where=path, limit=_MOST_DIMENSIONS)
        nbytes = prod(max(length, 1) for length in variable.shape) * variable.type.itemsize
        refuse_large(path, nbytes, _BUDGET + span[1] - span[0])
        try:
            return _filled(self.source, span, variable)
        except LiteralError as error:
            raise Unavailable(str(error), name=path) from error

    def blocks(self, path: str) -> Iterator[Array]:
        """Give all values of the variable as one block: text is short."""
        yield self.read(path)


def _filled(source: str, span: Span, variable: Variable) -> Array:
    flat: Array = np.full(prod(variable.shape), _fill_value(variable), _DTYPES[variable.type])
    plain = None if variable.type.is_text else plain_numbers(source, span, variable.type, flat.size)
    if plain is None:
        _put_items(flat, source, span, variable)
    else:
        with np.errstate(over="ignore"):  # a double too large for a float is infinite, as in C
            flat[: plain.size] = plain.astype(flat.dtype)
    return flat.reshape(variable.shape)


def _put_items(flat: Array, source: str, span: Span, variable: Variable) -> None:
    fill = _fill_value(variable)
    cut = segments(variable.dimensions, source, span)
    sizes = [prod(dimension.length for dimension in segment) for segment in cut]
    strides = [prod(sizes[index + 1 :]) for index in range(len(sizes))]
    for depth, before, item in walk(items_in(source, span), variable.dimensions, variable.type, len(cut)):
        place = _place(depth, before, sizes, strides)
        if place is None or item[0] == "mark":
            continue
        if variable.type is NcType.CHAR and item[0] == "string":
            room = min(sizes[depth] - before[depth], flat.size - place)
            _put_text(flat, place, room, item)
        else:
            flat[place] = _element(item, variable.type, fill)


def _place(depth: int, before: Sequence[int], sizes: Sequence[int], strides: Sequence[int]) -> int | None:
    """Give the index of an element in the flat array, or None where it does not fit into its segment."""
    if depth == 0:
        return before[0] * strides[0] if before[0] < sizes[0] else None
    here = range(depth + 1)
    if any(before[index] >= sizes[index] for index in here):
        return None
    return sum(before[index] * strides[index] for index in here)


def _put_text(flat: Array, place: int, room: int, item: Item) -> None:
    raw = characters(item)[:room]
    flat[place : place + len(raw)] = np.frombuffer(raw, "S1")


def _element(item: Item, kind: NcType, fill: Element) -> Element:
    literal = literal_of(*item)
    value = literal.value if literal else None
    if value is None:
        return fill
    if kind.is_text and isinstance(value, int):
        code = bytes([value & 0xFF])
        return code if kind is NcType.CHAR else code.decode("utf-8", "surrogateescape")
    if kind.is_text == isinstance(value, str):
        return value if isinstance(value, str) else converted(value, kind)
    raise LiteralError("the data of `{name}` mix text and numbers")


def _fill_value(variable: Variable) -> Element:
    declared = variable.attributes.get("_FillValue")
    if variable.type is NcType.CHAR:
        return declared.encode("utf-8", "surrogateescape")[:1] if isinstance(declared, str) else b""
    if variable.type is NcType.STRING:
        return str(declared) if isinstance(declared, str) else ""
    if isinstance(declared, Numbers) and declared.values:
        return converted(declared.values[0], variable.type)
    return DEFAULT_FILL[variable.type]

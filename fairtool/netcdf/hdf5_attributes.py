"""The attributes of a netCDF-4 group or variable, with their exact types."""

import ctypes
from collections.abc import Mapping
from ctypes import byref, c_char_p, c_int, c_size_t, create_string_buffer
from types import MappingProxyType
from typing import Any, NamedTuple

from fairtool.errors import UnreadableError
from fairtool.netcdf.hdf5_library import Library
from fairtool.netcdf.model import NcType, Numbers, Opaque, StringText, Value
from fairtool.netcdf.read_text import text_of

LONGEST_NAME = 256
_CHAR, _STRING = 2, 12
_USUAL_TEXT = 4096  # texts up to this length share one buffer
_NUMBERS: Mapping[int, tuple[NcType, Any]] = MappingProxyType(
    {
        1: (NcType.BYTE, ctypes.c_int8),
        3: (NcType.SHORT, ctypes.c_int16),
        4: (NcType.INT, ctypes.c_int32),
        5: (NcType.FLOAT, ctypes.c_float),
        6: (NcType.DOUBLE, ctypes.c_double),
        7: (NcType.UBYTE, ctypes.c_uint8),
        8: (NcType.USHORT, ctypes.c_uint16),
        9: (NcType.UINT, ctypes.c_uint32),
        10: (NcType.INT64, ctypes.c_int64),
        11: (NcType.UINT64, ctypes.c_uint64),
    }
)


class _Place(NamedTuple):
    """How the library names an attribute: by the numbers of group and variable, and its name."""

    group: int
    variable: int
    name: bytes


class AttributeReader:
    """Reads attributes with the library; keeps the places that it writes to, because making them costs more."""

    def __init__(self, library: Library, limit: int) -> None:
        """Keep the library and the largest attribute, in bytes."""
        self._library = library
        self._limit = limit
        self._name = create_string_buffer(LONGEST_NAME + 1)
        self._buffer = create_string_buffer(_USUAL_TEXT)
        self._view = memoryview(self._buffer)
        self._type = c_int()
        self._length = c_size_t()
        self._type_place = byref(self._type)
        self._length_place = byref(self._length)

    def read(self, group: int, variable: int, count: int) -> dict[str, Value]:
        """Give the `count` attributes of a variable by name; variable -1 stands for the group itself."""
        attributes: dict[str, Value] = {}
        for index in range(count):
            if code := self._library.inq_attname(group, variable, index, self._name):
                raise self._library.error(code)
            raw = self._name.value
            name = raw.decode("utf-8", "surrogateescape")
            attributes[name] = self._value(_Place(group, variable, raw), name)
        return attributes

    def _value(self, place: _Place, name: str) -> Value:
        if code := self._library.inq_att(*place, self._type_place, self._length_place):
            raise self._library.error(code)
        kind, length = self._type.value, self._length.value
        if length * 8 > self._limit:
            self._refuse(name, length)
        if kind == _CHAR:
            return text_of(name, self._text(place, length))
        if kind == _STRING:
            return self._strings(place, length)
        if kind not in _NUMBERS:
            return Opaque(type_name(self._library, place.group, kind))
        nc_type, element = _NUMBERS[kind]
        numbers = (element * length)()
        self._fill(place, numbers)
        return Numbers(nc_type, tuple(numbers))

    def _text(self, place: _Place, length: int) -> bytes:
        if length > _USUAL_TEXT:
            buffer = create_string_buffer(length)
            self._fill(place, buffer)
            return buffer.raw
        self._fill(place, self._buffer)
        return self._view[:length].tobytes()

    def _strings(self, place: _Place, length: int) -> Value:
        """Give one string as `StringText`, any other number of them as a tuple.

        The netCDF data model has no scalar attributes: an array of one string is a string.
        """
        pointers = (c_char_p * length)()
        self._fill(place, pointers)
        try:
            texts = tuple([(each or b"").decode("utf-8", "surrogateescape") for each in pointers])
        finally:
            self._library.free_string(length, pointers)
        return StringText(texts[0]) if length == 1 else texts

    def _fill(self, place: _Place, destination: object) -> None:
        if code := self._library.get_att(*place, destination):
            raise self._library.error(code)

    def _refuse(self, name: str, length: int) -> None:
        raise UnreadableError(
            "{path} has an attribute {name} of {length} elements, more than the limit",
            hint="if the file is sound, raise the limit",
            name=name,
            length=length,
        )


def type_name(library: Library, group: int, kind: int) -> str:
    """Give the name of a user-defined type."""
    name = create_string_buffer(LONGEST_NAME + 1)
    library.inq_user_type(group, kind, name, None, None, None, None)
    return name.value.decode("utf-8", "surrogateescape")

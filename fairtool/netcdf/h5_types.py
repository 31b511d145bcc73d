"""The types in an HDF5 file as the netCDF library names them, without that library.

What is not one of the twenty stored forms of netCDF's numbers, and what the library would have to convert before it
compares, is left to the library (`UnlikeError`).
"""

from collections.abc import Mapping
from typing import NamedTuple

from h5py import h5t

from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.model import NcType

_NUMBERS: Mapping[NcType, tuple[h5t.TypeID, ...]] = {
    NcType.BYTE: (h5t.STD_I8LE, h5t.STD_I8BE),
    NcType.UBYTE: (h5t.STD_U8LE, h5t.STD_U8BE),
    NcType.SHORT: (h5t.STD_I16LE, h5t.STD_I16BE),
    NcType.USHORT: (h5t.STD_U16LE, h5t.STD_U16BE),
    NcType.INT: (h5t.STD_I32LE, h5t.STD_I32BE),
    NcType.UINT: (h5t.STD_U32LE, h5t.STD_U32BE),
    NcType.INT64: (h5t.STD_I64LE, h5t.STD_I64BE),
    NcType.UINT64: (h5t.STD_U64LE, h5t.STD_U64BE),
    NcType.FLOAT: (h5t.IEEE_F32LE, h5t.IEEE_F32BE),
    NcType.DOUBLE: (h5t.IEEE_F64LE, h5t.IEEE_F64BE),
}
_WORDS: Mapping[int, str] = {h5t.ENUM: "Enum", h5t.COMPOUND: "Compound", h5t.VLEN: "Vlen", h5t.OPAQUE: "Opaque"}


class Named(NamedTuple):
    """A netCDF type: one of netCDF's own, or `user` with the name of a user-defined one."""

    type: NcType
    name: str = ""


class UserTypes:
    """The user-defined types of a file, in the order in which the library meets them, each with its group."""

    def __init__(self) -> None:
        """Know no type yet."""
        self._known: list[tuple[str, h5t.TypeID, str]] = []
        self._unnamed = 0

    def of_group(self, path: str) -> tuple[str, ...]:
        """Give the names of the types of a group."""
        return tuple(name for group, _, name in self._known if group == path)

    def commit(self, group: str, kind: h5t.TypeID, name: str) -> None:
        """Add a type that has a name in the file; raises UnlikeError for one that makes the library fail."""
        if kind.get_class() not in _WORDS:
            raise UnlikeError(f"the named type {name} is of a class that netCDF has not")
        self._check_parts(kind)
        self._known.append((group, kind, name))

    def of_variable(self, group: str, kind: h5t.TypeID) -> Named | None:
        """Give the type of a variable, None where the library leaves the variable out.

        A type without a name gets one from the library, and belongs to the group from then on.
        """
        known = self._own(kind, is_text=_is_long_text(kind))
        if known or kind.get_class() == h5t.REFERENCE:
            return known
        if kind.get_class() not in _WORDS:
            raise UnlikeError(f"a variable has a type of class {kind.get_class()}")
        self._check_parts(kind)
        self._unnamed += 1
        name = f"_Anonymous{_WORDS[kind.get_class()]}{self._unnamed}"
        self._known.append((group, kind, name))
        return Named(NcType.USER, name)

    def of_attribute(self, kind: h5t.TypeID) -> Named | None:
        """Give the type of an attribute, None where the library leaves the attribute out."""
        return self._own(kind, is_text=kind.get_class() == h5t.STRING and kind.is_variable_str())

    def _own(self, kind: h5t.TypeID, *, is_text: bool) -> Named | None:
        """Give a type that is known; `is_text` says that what HDF5 calls a string is one for netCDF too."""
        match kind.get_class():
            case h5t.STRING:
                return Named(NcType.STRING if is_text else NcType.CHAR)
            case h5t.INTEGER | h5t.FLOAT:
                return Named(number_type(kind))
            case _:
                return self._find(kind)

    def _find(self, kind: h5t.TypeID) -> Named | None:
        for _, known, name in self._known:
            if kind.equal(known):
                return Named(NcType.USER, name)
        for _, known, name in self._known:
            if known.get_class() == kind.get_class() and not _surely_differ(kind, known):
                raise UnlikeError(f"a type may be {name} or another one")
        return None

    def _check_parts(self, kind: h5t.TypeID) -> None:
        """Raise UnlikeError where the library knows no type for a part of this one."""
        for part in _parts(kind):
            if part.get_class() not in (h5t.STRING, h5t.INTEGER, h5t.FLOAT) and not self._find(part):
                raise UnlikeError("a part of a type has a type of its own")


def number_type(kind: h5t.TypeID) -> NcType:
    """Give the netCDF type of a number; raises UnlikeError for any other form of storing one."""
    for found, forms in _NUMBERS.items():
        if any(kind.equal(form) for form in forms):
            return found
    raise UnlikeError("a number is stored in a form that netCDF has not")


def _parts(kind: h5t.TypeID) -> list[h5t.TypeID]:
    if kind.get_class() == h5t.COMPOUND:
        members = [kind.get_member_type(index) for index in range(kind.get_nmembers())]
        return [one.get_super() if one.get_class() == h5t.ARRAY else one for one in members]
    return [kind.get_super()] if kind.get_class() in (h5t.VLEN, h5t.ENUM) else []


def _surely_differ(one: h5t.TypeID, other: h5t.TypeID) -> bool:
    """Say whether two types stay different once the library has converted them to those of the machine."""
    return one.get_class() == h5t.OPAQUE or (
        one.get_class() == h5t.ENUM and bool(one.get_super().equal(other.get_super()))
    )


def _is_long_text(kind: h5t.TypeID) -> bool:
    """Say whether a variable holds strings: fixed ones count as such from two bytes on."""
    return kind.get_class() == h5t.STRING and bool(kind.is_variable_str() or kind.get_size() > 1)

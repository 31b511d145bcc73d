"""The attributes of an object in an HDF5 file as the netCDF library gives them, without that library."""

import unicodedata
from typing import Any

import numpy as np
from h5py import h5, h5a, h5d, h5g, h5s, h5t

from fairtool.netcdf.h5_types import UserTypes
from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.model import NcType, Numbers, Opaque, StringText, Value
from fairtool.netcdf.read_text import text_of

CLASSIC_MODEL = b"_nc3_strict"
LONGEST_NAME = 256  # bytes
# What the library keeps for itself (the names in libsrc4/nc4internal.c of netCDF-C 4.10).
_RESERVED = frozenset(
    {
        b"CLASS",
        b"DIMENSION_LIST",
        b"NAME",
        b"REFERENCE_LIST",
        b"_ARRAY_DIMENSIONS",
        b"_Codecs",
        b"_Format",
        b"_IsNetcdf4",
        b"_NCProperties",
        b"_Netcdf4Coordinates",
        b"_Netcdf4Dimid",
        b"_SuperblockVersion",
        b"_nczarr_array",
        b"_nczarr_attr",
        b"_nczarr_group",
        b"_nczarr_superblock",
        CLASSIC_MODEL,
    }
)


def attributes_of(place: h5g.GroupID | h5d.DatasetID, types: UserTypes, limit: int) -> dict[str, Value]:
    """Give the attributes of an open group or variable by name, in the order in which they were made.

    `limit` is what they may take in bytes, as the library stores them: half of it here, where what the library needs to
    find them is not counted. Raises UnlikeError.
    """
    names: list[bytes] = []
    h5a.iterate(place, names.append, index_type=h5.INDEX_CRT_ORDER, order=h5.ITER_INC)
    found: dict[str, Value] = {}
    left = limit // 2
    for raw in names:
        if raw not in _RESERVED:
            name = checked_name(raw)
            attribute = h5a.open(place, raw)
            left -= attribute.get_space().get_simple_extent_npoints() * attribute.get_type().get_size()
            if left < 0:
                raise UnlikeError("the attributes may take more than the limit")
            value = _value(attribute, name, types, limit)
            if value is not None:
                found[name] = value
    return found


def checked_name(raw: bytes) -> str:
    """Give a name as text; raises UnlikeError for one that the library cuts, or looks for in another form."""
    name = raw.decode("utf-8", "surrogateescape")
    if len(raw) >= LONGEST_NAME or not unicodedata.is_normalized("NFC", name) or _is_no_text(raw):
        raise UnlikeError(f"the name {name!r} is written as netCDF writes none")
    return name


def _is_no_text(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _value(attribute: h5a.AttrID, name: str, types: UserTypes, limit: int) -> Value | None:
    """Give the value of an attribute, None where the library leaves it out."""
    kind, space = attribute.get_type(), attribute.get_space()
    named = types.of_attribute(kind)
    if named is None:
        return None
    if _stored_size(kind, space) > limit:
        raise UnlikeError(f"the attribute {name} is larger than the limit")
    if named.type is NcType.CHAR and _is_scalar(space):
        return text_of(name, stored_text(attribute, kind, space))
    if named.type in (NcType.CHAR, NcType.STRING):
        return _strings(_texts(attribute, kind, space))
    if space.get_simple_extent_ndims() > 1:
        raise UnlikeError(f"the attribute {name} has several dimensions")
    if named.type is NcType.USER:
        return Opaque(named.name)
    return Numbers(named.type, tuple(_numbers(attribute, space).tolist()))


def _stored_size(kind: h5t.TypeID, space: h5s.SpaceID) -> int:
    """Give the bytes of a value, counted as the reader of whole files does: 8 for each element, 1 for each letter."""
    one = kind.get_size() if kind.get_class() == h5t.STRING and not kind.is_variable_str() else 1
    return int(space.get_simple_extent_npoints()) * one * 8


def _is_scalar(space: h5s.SpaceID) -> bool:
    return bool(space.get_simple_extent_ndims() == 0)  # with an element, or with none at all


def stored_text(attribute: h5a.AttrID, kind: h5t.TypeID, space: h5s.SpaceID) -> bytes:
    """Give the bytes of fixed strings as they are stored, one after the other."""
    count = space.get_simple_extent_npoints()
    values = np.zeros(count, dtype=f"V{kind.get_size()}").reshape(attribute.shape if count else (0,))
    if count:
        attribute.read(values, mtype=kind)
    return values.tobytes()


def _texts(attribute: h5a.AttrID, kind: h5t.TypeID, space: h5s.SpaceID) -> list[bytes]:
    if not space.get_simple_extent_npoints():
        return []
    if not kind.is_variable_str():
        raw, width = stored_text(attribute, kind, space), kind.get_size()
        return [raw[start : start + width].partition(b"\0")[0] for start in range(0, len(raw), width)]
    values: Any = np.empty(attribute.shape, dtype=attribute.dtype)
    attribute.read(values)
    return [_plain(one) for one in values.reshape(-1).tolist()]


def _plain(text: bytes | str | None) -> bytes:
    """Give the bytes of a string; h5py gives text, bytes, or nothing for a string that was never written."""
    return text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text or b""


def _strings(raw: list[bytes]) -> Value:
    texts = tuple(one.decode("utf-8", "surrogateescape") for one in raw)
    return StringText(texts[0]) if len(texts) == 1 else texts


def _numbers(attribute: h5a.AttrID, space: h5s.SpaceID) -> Any:
    kind = attribute.dtype
    if not space.get_simple_extent_npoints():
        return np.empty(0, kind)
    values = np.empty(attribute.shape, kind.newbyteorder("="))
    attribute.read(values)
    return values.reshape(-1)

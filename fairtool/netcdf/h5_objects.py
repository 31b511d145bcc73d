"""What the netCDF library takes out of one HDF5 data set: a dimension, a variable, or both; nothing is resolved yet."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from h5py import h5a, h5d, h5ds, h5g, h5s, h5t, h5z

from fairtool.netcdf.h5_attributes import checked_name, stored_text
from fairtool.netcdf.h5_types import Named, UserTypes
from fairtool.netcdf.h5_unlike import UnlikeError

NO_VARIABLE = b"This is a netCDF dimension but not a netCDF variable"
APART = b"_nc4_non_coord_"  # before the name of a variable that is no coordinate, and is named like a dimension
_NUMBER, _NUMBERS = b"_Netcdf4Dimid", b"_Netcdf4Coordinates"
_CLASS, _LABEL, _SCALE = b"CLASS", b"NAME", b"DIMENSION_SCALE"

Place = tuple[int, int]
"""What tells an object in a file from all others, however many links lead to it."""


@dataclass(slots=True)
class DraftDimension:
    """A dimension; its `number` may be stored (-1 where not), its length be that of its variables."""

    name: str
    group: str
    number: int
    length: int
    unlimited: bool
    place: Place
    is_bare: bool
    """Say that it has no variable."""


@dataclass(slots=True)
class DraftVariable:
    """A variable; `dimensions` are numbers, as far as they are known, and `scales` what HDF5 attached instead."""

    name: str
    group: str
    stored: h5d.DatasetID
    named: Named
    shape: tuple[int, ...]
    longest: tuple[int | None, ...]
    deflate: int | None
    is_scale: bool
    dimensions: list[int] = field(default_factory=list)
    is_numbered: bool = False
    """Say that the file has the numbers of all its dimensions."""
    scales: list[Place] | None = None


def dimension_of(stored: h5d.DatasetID, raw: bytes, group: str) -> DraftDimension | None:
    """Give the dimension that a data set stands for, None for most; raises UnlikeError."""
    if not _is_scale(stored):
        return None
    if not stored.shape or raw.startswith(APART):
        raise UnlikeError("a dimension scale is stored as the library stores none")
    return DraftDimension(
        checked_name(raw),
        group,
        _number(stored),
        stored.shape[0],
        unlimited=_longest(stored)[0] is None or not stored.shape[0],
        place=place_of(stored),
        is_bare=(_text(stored, _LABEL) or b"").startswith(NO_VARIABLE),
    )


def variable_of(
    stored: h5d.DatasetID, raw: bytes, group: str, types: UserTypes, dimension: DraftDimension | None
) -> DraftVariable | None:
    """Give the variable in a data set, None where the library leaves it out; raises UnlikeError."""
    if stored.get_space().get_simple_extent_type() == h5s.NULL:
        raise UnlikeError("a data set has no space")
    kind = stored.get_type()
    named = types.of_variable(group, kind)
    if named is None:
        if dimension:
            raise UnlikeError("a dimension scale is of a type that netCDF has not")
        return None
    name = checked_name(raw.removeprefix(APART) or raw)
    variable = DraftVariable(
        name, group, stored, named, stored.shape, _longest(stored), _deflate(stored), is_scale=dimension is not None
    )
    _number_dimensions(variable, dimension)
    return variable


def place_of(stored: h5d.DatasetID) -> Place:
    """Give what tells a data set from all others."""
    about = h5g.get_objinfo(stored)
    return hash(about.fileno), hash(about.objno)


def _longest(stored: h5d.DatasetID) -> tuple[int | None, ...]:
    """Give the greatest lengths, None for one without an end."""
    if not stored.shape:
        return ()
    dims = stored.get_space().get_simple_extent_dims(True)  # noqa: FBT003 - the greatest ones, in h5py's words
    return tuple(None if one == h5s.UNLIMITED else one for one in dims)


def _is_scale(stored: h5d.DatasetID) -> bool:
    """Say whether a data set is a dimension scale.

    The function of HDF5 2.0 for it aborts the process where the attribute that says so is damaged.
    """
    said = _text(stored, _CLASS)
    if said == _SCALE or said is None:
        return said is not None
    if _SCALE.startswith(said) or said.startswith(_SCALE):
        raise UnlikeError("a data set is nearly a dimension scale")
    return False


def _text(stored: h5d.DatasetID, name: bytes) -> bytes | None:
    """Give the text of an attribute, None where it is absent or no text; raises UnlikeError for one of another form."""
    if not h5a.exists(stored, name):
        return None
    attribute = h5a.open(stored, name)
    kind, space = attribute.get_type(), attribute.get_space()
    if kind.get_class() != h5t.STRING:
        return None
    if kind.is_variable_str() or kind.get_strpad() != h5t.STR_NULLTERM or space.get_simple_extent_npoints() != 1:
        raise UnlikeError("what a dimension scale says of itself is written in another form")
    return stored_text(attribute, kind, space).partition(b"\0")[0]


def _number(stored: h5d.DatasetID) -> int:
    if not h5a.exists(stored, _NUMBER):
        return -1
    values = _integers(stored, _NUMBER)
    if len(values) != 1 or values[0] < 0:
        raise UnlikeError("the number of a dimension is none")
    return values[0]


def _number_dimensions(variable: DraftVariable, dimension: DraftDimension | None) -> None:
    """Note what the file says of the dimensions of a variable: their numbers, or the scales that are attached."""
    rank = len(variable.shape)
    if h5a.exists(variable.stored, _NUMBERS):
        variable.dimensions = _integers(variable.stored, _NUMBERS)
        variable.is_numbered = True
        if len(variable.dimensions) != rank:
            raise UnlikeError("the numbers of dimensions are not as many as the dimensions")
    if dimension:
        if rank == 1:
            variable.dimensions = [dimension.number]
        elif not variable.is_numbered:
            raise UnlikeError("a dimension scale has several dimensions")
    elif not variable.is_numbered and rank and h5ds.get_num_scales(variable.stored, 0) > 0:
        variable.scales = [_last_scale(variable.stored, index) for index in range(rank)]


def _last_scale(stored: h5d.DatasetID, index: int) -> Place:
    found: list[Place] = []
    if h5ds.get_num_scales(stored, index) > 0:
        h5ds.iterate(stored, index, lambda scale: found.append(place_of(scale)))
    if not found:
        raise UnlikeError("a variable has scales for some of its dimensions only")
    return found[-1]


def _integers(stored: h5d.DatasetID, name: bytes) -> list[int]:
    attribute = h5a.open(stored, name)
    if attribute.dtype != np.dtype("<i4"):
        raise UnlikeError("the numbers of dimensions are no int")
    values: Any = np.empty(attribute.shape, attribute.dtype)
    attribute.read(values)
    return [int(one) for one in values.reshape(-1)]


def _deflate(stored: h5d.DatasetID) -> int | None:
    making = stored.get_create_plist()
    for index in range(making.get_nfilters()):
        code, _, values, _ = making.get_filter(index)
        if code == h5z.FILTER_DEFLATE:
            if len(values) != 1 or values[0] > 9:
                raise UnlikeError("a variable is packed as the library packs none")
            return int(values[0])
    return None

"""The header of a classic netCDF file (CDF-1, CDF-2, CDF-5), read by a bounded parser in pure Python.

netCDF-C opens a few magic bytes plus junk as an empty data set, and allocates gigabytes after one flipped bit. Here no
count is believed before it was compared with the size of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import SEEK_END
from struct import unpack_from
from typing import BinaryIO, NamedTuple

from fairtool.errors import UnreadableError
from fairtool.netcdf.classic_cursor import DAMAGED, Cursor, MoreBytesNeeded
from fairtool.netcdf.classic_layout import Extent, Stored, extents_of
from fairtool.netcdf.classic_types import CHAR, LAST_CLASSIC, LETTERS, SIZES, TYPES
from fairtool.netcdf.model import Dimension, Group, NcType, Numbers, Value, Variable
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.read_text import text_of

_FIRST_READ = 2**16
_DIMENSIONS, _VARIABLES, _ATTRIBUTES = 10, 11, 12  # the codes that open the three kinds of lists
_VERSIONS = (1, 2, 5)


class Header(NamedTuple):
    """What the header says: the version (1, 2 or 5), the root group, and where the values of each variable lie."""

    version: int
    root: Group
    extents: Mapping[str, Extent]


def read_header(file: BinaryIO, path: str, limits: Limits) -> Header:
    """Parse the header of an open file; raises `UnreadableError` with the byte offset of any damage.

    The first 64 KiB are read, and four times as much as long as the header goes on.
    """
    size = file.seek(0, SEEK_END)
    length = _FIRST_READ
    while True:
        file.seek(0)
        try:
            return _parse(Cursor(path, file.read(length), size), limits)
        except MoreBytesNeeded:
            length = _longer(path, length, limits)


def _longer(path: str, length: int, limits: Limits) -> int:
    if length >= limits.attribute_bytes:
        raise UnreadableError(
            "{path} has a header of more than {limit} bytes",
            hint="no sound netCDF file has such a header; if this one has, raise the limit",
            path=path,
            limit=limits.attribute_bytes,
        )
    return length * 4


def _parse(cursor: Cursor, limits: Limits) -> Header:
    magic = cursor.int32()
    version = magic & 0xFF
    if magic >> 8 != 0x434446 or version not in _VERSIONS:
        raise UnreadableError("{path} is not a classic netCDF file", path=cursor.path)
    cursor.wide = version == 5
    records = cursor.length()
    dimensions = _dimensions(cursor, limits)
    attributes = _attributes(cursor, limits)
    drafts = _drafts(cursor, dimensions, offset_size=4 if version == 1 else 8, limits=limits)
    streaming = records == (2**64 - 1 if cursor.wide else 2**32 - 1)
    count, extents = extents_of(
        cursor.path,
        [draft.stored for draft in drafts],
        None if streaming else records,
        cursor.offset,
        cursor.size,
    )
    return Header(version, _group(dimensions, attributes, drafts, count), extents)


def _group(dimensions: list[Dimension], attributes: dict[str, Value], drafts: list["_Draft"], records: int) -> Group:
    """Build the root group, with the length of the record dimension, which is known last."""
    final = [replace(each, length=records) if each.unlimited else each for each in dimensions]
    variables = {
        draft.name: Variable(draft.name, draft.type, tuple([final[index] for index in draft.ids]), draft.attributes)
        for draft in drafts
    }
    return Group("/", attributes, {dimension.name: dimension for dimension in final}, variables)


def _dimensions(cursor: Cursor, limits: Limits) -> list[Dimension]:
    number = _within(cursor, cursor.list_count(_DIMENSIONS, smallest=12), limits)
    dimensions: dict[str, Dimension] = {}
    records = 0
    for _ in range(number):
        start = cursor.offset
        name = cursor.name(dimensions)
        length = cursor.length()
        records += length == 0
        if records > 1:
            raise UnreadableError(
                "{path} is damaged: the dimension at byte {offset} is a second unlimited dimension",
                hint=DAMAGED,
                path=cursor.path,
                offset=start,
            )
        dimensions[name] = Dimension(name, length, unlimited=length == 0, path=name)
    return list(dimensions.values())


def _attributes(cursor: Cursor, limits: Limits) -> dict[str, Value]:
    number = cursor.list_count(_ATTRIBUTES, smallest=16)
    if not number:
        return {}
    _within(cursor, number, limits)
    attributes: dict[str, Value] = {}
    for _ in range(number):
        name = cursor.name(attributes)
        attributes[name] = _value(cursor, name)
    return attributes


def _value(cursor: Cursor, name: str) -> Value:
    code = _type_code(cursor)
    if code == CHAR:
        return text_of(name, cursor.padded(cursor.count(1)))
    size = SIZES[code]
    number = cursor.count(size)
    start = cursor.need((number * size + 3) & ~3)
    return Numbers(TYPES[code], unpack_from(f">{number}{LETTERS[code]}", cursor.data, start))


def _type_code(cursor: Cursor) -> int:
    code = cursor.int32()
    last = len(TYPES) if cursor.wide else LAST_CLASSIC
    if not 0 < code <= last:
        raise UnreadableError(
            "{path} is damaged: the type code before byte {offset} is {code}; this format has 1 to {last}",
            hint=DAMAGED,
            path=cursor.path,
            offset=cursor.offset,
            code=code,
            last=last,
        )
    return code


@dataclass(frozen=True, slots=True)
class _Draft:
    """A variable whose record dimension has no length yet."""

    name: str
    type: NcType
    ids: tuple[int, ...]
    attributes: dict[str, Value]
    stored: Stored


def _drafts(cursor: Cursor, dimensions: list[Dimension], *, offset_size: int, limits: Limits) -> list[_Draft]:
    number = _within(cursor, cursor.list_count(_VARIABLES, smallest=32), limits)
    drafts: dict[str, _Draft] = {}
    for _ in range(number):
        name = cursor.name(drafts)
        drafts[name] = _draft(cursor, name, dimensions, offset_size=offset_size, limits=limits)
    return list(drafts.values())


def _draft(
    cursor: Cursor,
    name: str,
    dimensions: list[Dimension],
    *,
    offset_size: int,
    limits: Limits,
) -> _Draft:
    ids = _dimension_ids(cursor, dimensions)
    attributes = _attributes(cursor, limits)
    code = _type_code(cursor)
    cursor.length()  # the stored size is redundant, and wrong by design above 4 GiB
    start = cursor.offset
    begin = cursor.int32() if offset_size == 4 else cursor.int64()
    record = bool(ids) and dimensions[ids[0]].unlimited
    shape = tuple([dimensions[index].length for index in ids[record:]])
    return _Draft(name, TYPES[code], ids, attributes, Stored(name, code, shape, begin, start, record=record))


def _dimension_ids(cursor: Cursor, dimensions: list[Dimension]) -> tuple[int, ...]:
    start = cursor.offset
    width = 8 if cursor.wide else 4
    number = cursor.count(width)
    ids = unpack_from(f">{number}{'Q' if cursor.wide else 'I'}", cursor.data, cursor.need(number * width))
    for position, index in enumerate(ids):
        if index >= len(dimensions):
            raise UnreadableError(
                "{path} is damaged: the variable at byte {offset} uses dimension number {index} of {count}",
                hint=DAMAGED,
                path=cursor.path,
                offset=start,
                index=index,
                count=len(dimensions),
            )
        if position and dimensions[index].unlimited:
            raise UnreadableError(
                "{path} is damaged: in the variable at byte {offset} the unlimited dimension is not the first",
                hint=DAMAGED,
                path=cursor.path,
                offset=start,
            )
    return ids


def _within(cursor: Cursor, number: int, limits: Limits) -> int:
    if number > limits.objects:
        raise UnreadableError(
            "{path} lists {number} items at byte {offset}, more than the limit of {limit}",
            hint="if the file is sound, raise the limit",
            path=cursor.path,
            number=number,
            offset=cursor.offset,
            limit=limits.objects,
        )
    return number

"""Where the values of the variables of a classic netCDF file lie, checked against the size of the file."""

from collections.abc import Mapping, Sequence
from math import prod
from typing import NamedTuple

from fairtool.errors import UnreadableError
from fairtool.netcdf.classic_cursor import DAMAGED
from fairtool.netcdf.classic_types import SIZES


class Stored(NamedTuple):
    """What the header says of one variable; `shape` leaves the record dimension out, `offset` is that of `begin`."""

    name: str
    code: int
    shape: tuple[int, ...]
    begin: int
    offset: int
    record: bool

    @property
    def nbytes(self) -> int:
        """The bytes of the values, or of one record of them, without padding."""
        return SIZES[self.code] * prod(self.shape)


class Extent(NamedTuple):
    """Where values lie: `begin`, then `records` times `shape` elements, each record `stride` bytes after the last.

    `records` is None for a variable without the record dimension; `stride` is 0 then.
    """

    code: int
    begin: int
    shape: tuple[int, ...]
    records: int | None = None
    stride: int = 0


def extents_of(
    path: str,
    variables: Sequence[Stored],
    records: int | None,
    header_end: int,
    size: int,
) -> tuple[int, Mapping[str, Extent]]:
    """Give the number of records and the extent of each variable; raises `UnreadableError` where one leaves the file.

    `records` is None where the file was written as a stream: then it follows from the size of the file.
    """
    stride = _record_size([variable for variable in variables if variable.record])
    count = _streamed(variables, stride, size) if records is None else records
    _check_order(path, variables, header_end)
    extents: dict[str, Extent] = {}
    for variable in variables:
        _check_end(path, variable, count, stride, size)
        repeated = (count, stride) if variable.record else (None, 0)
        extents[variable.name] = Extent(variable.code, variable.begin, variable.shape, *repeated)
    return count, extents


def _record_size(members: Sequence[Stored]) -> int:
    """Give the bytes of one record; a record variable that is alone is not padded."""
    if len(members) == 1:
        return members[0].nbytes
    return sum(_padded(member.nbytes) for member in members)


def _padded(length: int) -> int:
    return (length + 3) & ~3


def _streamed(variables: Sequence[Stored], stride: int, size: int) -> int:
    begins = [variable.begin for variable in variables if variable.record]
    return max(0, size - min(begins)) // stride if begins and stride else 0


def _check_order(path: str, variables: Sequence[Stored], header_end: int) -> None:
    """Refuse values that overlap the header or the values of another variable."""
    end = header_end
    for variable in sorted(variables, key=lambda variable: (variable.record, variable.begin)):
        if not variable.nbytes:
            continue
        if variable.begin < end:
            raise UnreadableError(
                "{path} is damaged: byte {offset} puts the values of {name} at byte {begin}, where other content lies",
                hint=DAMAGED,
                path=path,
                offset=variable.offset,
                name=variable.name,
                begin=variable.begin,
            )
        end = variable.begin + variable.nbytes


def _check_end(path: str, variable: Stored, records: int, stride: int, size: int) -> None:
    length = variable.nbytes
    if variable.record:
        length = (records - 1) * stride + length if records else 0
    if length and variable.begin + length > size:
        raise UnreadableError(
            "{path} is cut off: the values of {name} end at byte {end}, but the file has {size} bytes",
            hint=DAMAGED,
            path=path,
            name=variable.name,
            end=variable.begin + length,
            size=size,
        )

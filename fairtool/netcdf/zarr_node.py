"""What a Zarr store says of its groups and arrays, the same for both versions of the format."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from reprlib import repr as beginning

from fairtool.errors import UnreadableError
from fairtool.netcdf.model import NcType
from fairtool.netcdf.zarr_json import DAMAGED, Object, plain

_MOST_DIMENSIONS = 1024  # of a netCDF variable
_LONGEST = 2**63
_SHOWN = 60  # characters of a value


@dataclass(frozen=True, slots=True)
class ZarrType:
    """The type of an array: of netCDF, its own name where netCDF has no such type, and its bytes for one element."""

    kind: NcType
    name: str = ""
    size: int = 0

    @property
    def bytes(self) -> int:
        """Bytes of one element in memory, as far as they are known; `size` has those that are stored, where told."""
        return max(self.size, self.kind.itemsize)


@dataclass(frozen=True, slots=True)
class RawNode:
    """A group or an array as its documents have it; `array` is None for a group, `file` is what messages name.

    `path` is empty for the root, and `group/name` below it.
    """

    path: str
    file: str
    attributes: Object
    array: Object | None = None


@dataclass(frozen=True, slots=True)
class ArrayNode:
    """An array: its path in the store, shape, type, the names of its dimensions and its attributes in JSON.

    `fill` is the value that stands for missing ones, in JSON, where the version of the format means it so. `document`
    is what the library reads values by.
    """

    path: str
    file: str
    shape: tuple[int, ...]
    type: ZarrType
    names: tuple[str | None, ...]
    attributes: Object
    fill: object = None
    deflate: int | None = None
    chunks: tuple[int, ...] = ()
    document: Mapping[str, object] = field(default_factory=dict)


def lengths(value: object, key: str, file: str) -> tuple[int, ...]:
    """Give the lengths in `shape` or `chunks`; raises `UnreadableError` where they are none."""
    found: list[int] = value if isinstance(value, list) else [-1]
    is_whole = {*map(type, found)} <= {int}
    if not is_whole or len(found) > _MOST_DIMENSIONS or (found and not 0 <= min(found) <= max(found) < _LONGEST):
        raise UnreadableError(
            "{path} has {key} = {value}; whole numbers in a list are meant, one for each dimension",
            hint=DAMAGED,
            path=file,
            key=key,
            value=shortened(value),
        )
    return tuple(found)


def names_of(value: object, rank: int, key: str, file: str) -> tuple[str | None, ...]:
    """Give the names of dimensions, None for one that has none; raises `UnreadableError` where they do not fit."""
    if value is None:
        return (None,) * rank
    found: Sequence[object] = value if isinstance(value, list) else [0]
    if not all(one is None or (isinstance(one, str) and "/" not in one) for one in found):
        raise UnreadableError(
            "{path} has {key} = {value}; names without slashes in a list are meant",
            hint=DAMAGED,
            path=file,
            key=key,
            value=shortened(value),
        )
    if len(found) != rank:
        raise UnreadableError(
            "{path} names {count} dimensions in {key}, and the shape has {rank}",
            hint="write the store with a name for each dimension",
            path=file,
            count=len(found),
            key=key,
            rank=rank,
        )
    return tuple(plain(one) or None if isinstance(one, str) else None for one in found)


def objects(value: object, key: str, file: str) -> Object:
    """Give an object inside of a document, an empty one where it is not there; raises `UnreadableError` for others."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise UnreadableError(
            "{path} has {key} = {value}; an object in braces is meant",
            hint=DAMAGED,
            path=file,
            key=key,
            value=shortened(value),
        )
    return value


def shortened(value: object) -> str:
    """Give a value as a message shows it: its JSON, or the beginning of what is long or deep."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return beginning(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."

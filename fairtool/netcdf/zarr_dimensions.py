"""The dimensions of a Zarr store, which has none of its own: they are made of the names and shapes of the arrays.

A name means one length in one group, as xarray has it; a store that gives it two is refused, since no netCDF data set
is like that. A group sees the dimensions of the groups above it, as in netCDF, and has its own where the length is
another. Dimensions without a name are called as netCDF-C calls them, by their length: `_Anonymous_Dim_12` in the root
(xarray refuses such stores, and GDAL numbers the dimensions of each array).
"""

from collections.abc import Iterable, Mapping, Sequence

from fairtool.errors import UnreadableError
from fairtool.netcdf.model import Dimension
from fairtool.netcdf.nczarr import Declared
from fairtool.netcdf.zarr_name import UNNAMED
from fairtool.netcdf.zarr_node import ArrayNode


class Dimensions:
    """The dimensions of the groups that were looked at; groups are given parents first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._of: dict[str, dict[str, Dimension]] = {"": {}}

    def of(self, group: str) -> Mapping[str, Dimension]:
        """Give the dimensions that a group defines, by name; `group` is empty for the root."""
        return self._of.setdefault(group, {})

    def declare(self, group: str, given: Mapping[str, Declared]) -> None:
        """Take the dimensions that a group declares, as netCDF-C writes them."""
        for name, one in given.items():
            self._define(group, name, one.length, unlimited=one.unlimited)

    def used_by(self, arrays: Sequence[ArrayNode], group: str) -> None:
        """Take the dimensions that the arrays of a group name; raises `UnreadableError` for one with two lengths."""
        first: dict[str, tuple[int, ArrayNode]] = {}
        for array in arrays:
            for name, length in zip(array.names, array.shape, strict=True):
                if name is not None and first.setdefault(name, (length, array))[0] != length:
                    raise _two_lengths(name, (array, length), first[name])
        for name, (length, array) in first.items():
            known = self._visible(group, name)
            if known is None or (known.length != length and not known.unlimited):
                if name in self._of.get(group, {}):
                    raise _two_lengths(name, (array, length), (self._of[group][name].length, array))
                self._define(group, name, length)

    def of_array(self, array: ArrayNode, group: str, references: Iterable[str] | None) -> tuple[Dimension, ...]:
        """Give the dimensions of an array of a group; `references` are their paths, where they are told and hold."""
        told = [self._referred(one) for one in references or ()]
        fitting = [one for one in told if one is not None]
        if told and len(fitting) == len(array.shape) == len(told) and _fit(fitting, array.shape):
            return tuple(fitting)
        found: list[Dimension] = []
        for name, length in zip(array.names, array.shape, strict=True):
            known = None if name is None else self._visible(group, name)
            found.append(known or self._anonymous(length, found))
        return tuple(found)

    def _anonymous(self, length: int, taken: Sequence[Dimension]) -> Dimension:
        """Give the dimension without a name that has a length, another one where an array has several."""
        name = base = f"{UNNAMED}{length}"
        root = self._of[""]
        number = 1
        while name in root and (root[name] in taken or root[name].length != length):
            number += 1
            name = f"{base}_{number}"
        return root.get(name) or self._define("", name, length)

    def _define(self, group: str, name: str, length: int, *, unlimited: bool = False) -> Dimension:
        path = f"/{group}/{name}" if group else name
        made = Dimension(name, length, unlimited, path)
        self._of.setdefault(group, {})[name] = made
        return made

    def _visible(self, group: str, name: str) -> Dimension | None:
        """Give the dimension that a name means in a group: its own, or that of the next group above which has one."""
        while group and name not in self._of.get(group, {}):
            group = group.rpartition("/")[0]
        return self._of.get(group, {}).get(name)

    def _referred(self, path: str) -> Dimension | None:
        group, _, name = path.strip("/").rpartition("/")
        return self._of.get(group, {}).get(name)


def _fit(dimensions: Sequence[Dimension], shape: Sequence[int]) -> bool:
    """Say whether dimensions have the lengths of a shape; one that may grow may be longer."""
    pairs = zip(dimensions, shape, strict=True)
    return all(one.length == length or (one.unlimited and length < one.length) for one, length in pairs)


def _two_lengths(name: str, one: tuple[ArrayNode, int], other: tuple[int, ArrayNode]) -> UnreadableError:
    return UnreadableError(
        "{path} gives the dimension {dimension} {length} elements, and {other} gives it {second}",
        hint="give dimensions of different lengths different names, or put their arrays into groups of their own",
        path=one[0].file,
        dimension=name,
        length=one[1],
        other=other[1].file,
        second=other[0],
    )

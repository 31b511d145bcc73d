"""Proving that a mended copy differs from the original in the edits and in nothing else."""

from itertools import zip_longest

from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Group, Variable
from fairtool.netcdf.values import Array


def prove(original: Dataset, copy: Dataset, expected: Group) -> None:
    """Compare header and values; raises UnreadableError that names the first difference."""
    if not _same(copy.root, expected):
        raise UnreadableError("the header of the mended copy of {path} is not what was asked", path=original.path)
    for path, variable in original.variables.items():
        if not _same_values(original, copy, variable):
            raise UnreadableError("the values of {variable} changed in the mended copy of {path}", variable=path, path=original.path)


def _same(group: Group, expected: Group) -> bool:
    """Compare two groups; the order of attributes may differ, since libraries write a changed one at the end."""
    return group == expected


def _same_values(original: Dataset, copy: Dataset, variable: Variable) -> bool:
    """Compare the bytes of all values, block by block; values that cannot be read must be so in both."""
    try:
        blocks = zip_longest(original.blocks(variable), copy.blocks(copy.variables[variable.path]))
        return all(_equal(one, other) for one, other in blocks)
    except Unavailable as error:
        raise UnreadableError(
            "the values of {variable} cannot be compared: {reason}", variable=variable.path, reason=error
        ) from error


def _equal(one: Array | None, other: Array | None) -> bool:
    if one is None or other is None or one.shape != other.shape or one.dtype != other.dtype:
        return False
    if one.dtype.kind == "O":
        return bool((one == other).all())
    return one.tobytes() == other.tobytes()

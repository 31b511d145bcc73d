"""Proving that a mended copy differs from the original in the edits and in nothing else."""

import struct
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from pathlib import Path

from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.model import Attributes, Group, NcType, Numbers, StringText, Value, Variable
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.values import Array

_AS_TEXT = (NcType.STRING, NcType.USER)  # what an HDF5 file stores apart from the variable


def prove(original: Dataset, copy: Dataset, expected: Group) -> None:
    """Compare header and values; raises UnreadableError that names the first difference."""
    if _header(copy.root) != _header(expected):
        raise UnreadableError(
            "the mended copy of {path} has not the header that was asked for",
            hint="the file was left as it is; please report this",
            path=original.path,
        )
    for path, variable in original.variables.items():
        if not _same_values(original, copy, variable):
            raise changed(path, original.path)


def prove_stored(paths: tuple[Path, Path], original: Dataset, limits: Limits) -> None:
    """Compare the bytes that a binary file and its copy store for each variable; raises UnreadableError."""
    if original.format in (Format.NETCDF4, Format.NETCDF4_CLASSIC):
        from fairtool.netcdf.hdf5_storage import different_in_hdf5  # noqa: PLC0415 - not for classic files

        different = different_in_hdf5(*paths, original.variables, original.path)
    else:
        from fairtool.netcdf.classic_storage import different_in_classic  # noqa: PLC0415 - not for HDF5 files

        different = different_in_classic(*paths, limits)
    for path in different:
        raise changed(path, original.path)


def changed(variable: str, path: str) -> UnreadableError:
    """Give the error for values that are not what they were."""
    return UnreadableError(
        "the values of {variable} changed in the mended copy of {path}",
        hint="the file was left as it is; please report this",
        variable=variable,
        path=path,
    )


def _header(group: Group) -> object:
    """Give a group as plain data that compares exactly; attributes in any order, since libraries move a changed one."""
    return (
        group.path,
        _exact(group.attributes),
        tuple(group.dimensions.values()),
        tuple(_declared(variable) for variable in group.variables.values()),
        tuple(_header(child) for child in group.groups.values()),
        group.user_types,
    )


def _declared(variable: Variable) -> object:
    attributes = _exact(variable.attributes)
    return variable.path, variable.type, variable.type_name, variable.dimensions, variable.deflate, attributes


def _exact(attributes: Attributes) -> Mapping[str, object]:
    return {name: _kind_and_bytes(value) for name, value in attributes.items()}


def _kind_and_bytes(value: Value) -> object:
    """Tell texts stored as char and as string apart, numbers of any type, and 0.0 from -0.0; NaN is equal to itself."""
    if isinstance(value, Numbers):
        floating = value.type.is_floating
        return value.type, tuple(struct.pack(">d", one) if floating else one for one in value.values)
    return isinstance(value, StringText), value


def _same_values(original: Dataset, copy: Dataset, variable: Variable) -> bool:
    """Compare values as they are read, where that says more than the stored bytes: in text, and of texts.

    What cannot be read of the one must not be readable of the other.
    """
    if original.format is not Format.CDL and variable.type not in _AS_TEXT:
        return True
    pairs = zip_longest(_blocks(original, variable), _blocks(copy, copy.variables[variable.path]))
    return all(_equal(one, other) for one, other in pairs)


def _blocks(dataset: Dataset, variable: Variable) -> Iterable[Array | str]:
    try:
        yield from dataset.blocks(variable)
    except Unavailable as error:
        yield error.template


def _equal(one: Array | str | None, other: Array | str | None) -> bool:
    if one is None or other is None or isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and one == other
    if one.shape != other.shape or one.dtype != other.dtype:
        return False
    if one.dtype.kind == "O":
        return bool((one == other).all())
    return one.tobytes() == other.tobytes()

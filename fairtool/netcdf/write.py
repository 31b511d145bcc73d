"""Changing attributes of a netCDF file in place, through netCDF4-python; nothing else is touched."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import netCDF4
import numpy as np

from fairtool.errors import UnreadableError
from fairtool.finding import HeaderEdit, RemoveAttribute, RenameAttribute, SetAttribute
from fairtool.netcdf.read_errors import unreadable

_DTYPES: Mapping[str, str] = {
    "byte": "i1", "ubyte": "u1", "short": "i2", "ushort": "u2", "int": "i4", "uint": "u4", "int64": "i8",
    "uint64": "u8", "float": "f4", "double": "f8",
}  # fmt: skip
_FILL = "_FillValue"


def edit_attributes(path: Path, edits: Iterable[HeaderEdit], name: str) -> None:
    """Make the edits in the file, which messages call `name`; raises UnreadableError where the library refuses one."""
    wanted = tuple(edits)
    for edit in wanted:
        _refuse_fill(edit, name)
    with unreadable(name), netCDF4.Dataset(path, "r+") as dataset:
        dataset.set_auto_maskandscale(False)
        for edit in wanted:
            _make(_owner(dataset, edit.owner), edit)


def _refuse_fill(edit: HeaderEdit, name: str) -> None:
    """Refuse to touch a fill value: netCDF-C sets one only before the first value of a variable is written."""
    names = (edit.name, edit.new_name) if isinstance(edit, RenameAttribute) else (edit.name,)
    if _FILL in names and not edit.owner.endswith("/"):
        raise UnreadableError(
            "{path} cannot be mended: the netCDF library sets {variable}:_FillValue only when the variable is made",
            hint="make the file anew with the right fill value; --ignore leaves this rule out and mends the rest",
            path=name,
            variable=edit.owner,
        )


def _owner(dataset: netCDF4.Dataset, owner: str) -> "netCDF4.Variable[object] | netCDF4.Dataset":
    return dataset if owner == "/" else dataset[owner.rstrip("/")]


def _make(owner: "netCDF4.Variable[object] | netCDF4.Dataset", edit: HeaderEdit) -> None:
    match edit:
        case RemoveAttribute():
            owner.delncattr(edit.name)
        case RenameAttribute():
            owner.renameAttribute(edit.name, edit.new_name)
        case SetAttribute() if edit.type == "string":
            owner.setncattr_string(edit.name, edit.value if isinstance(edit.value, str) else list(_many(edit)))
        case SetAttribute() if isinstance(edit.value, str):
            owner.setncattr(edit.name, edit.value.encode("utf-8", "surrogateescape"))
        case SetAttribute():
            owner.setncattr(edit.name, np.array(_many(edit), dtype=_DTYPES[edit.type]))


def _many(edit: SetAttribute) -> tuple[object, ...]:
    return edit.value if isinstance(edit.value, tuple) else (edit.value,)

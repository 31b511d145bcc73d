"""Changing attributes of a netCDF file in place, through netCDF4-python; nothing else is touched."""

from collections.abc import Iterable
from pathlib import Path

import netCDF4
import numpy as np

from fairtool.finding import Edit, RemoveAttribute, RenameAttribute, SetAttribute
from fairtool.netcdf.read_errors import unreadable

_DTYPES = {"byte": "i1", "ubyte": "u1", "short": "i2", "ushort": "u2", "int": "i4", "uint": "u4", "int64": "i8",
           "uint64": "u8", "float": "f4", "double": "f8"}  # fmt: skip


def edit_attributes(path: Path, edits: Iterable[Edit]) -> None:
    """Make the edits in the file; raises UnreadableError where the library refuses one."""
    with unreadable(str(path)), netCDF4.Dataset(path, "r+") as dataset:
        dataset.set_auto_maskandscale(False)
        for edit in edits:
            _make(_owner(dataset, edit.owner), edit)


def _owner(dataset: netCDF4.Dataset, owner: str) -> netCDF4.Variable | netCDF4.Dataset:
    if owner == "/":
        return dataset
    return dataset[owner.rstrip("/")]


def _make(owner: netCDF4.Variable | netCDF4.Dataset, edit: Edit) -> None:
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

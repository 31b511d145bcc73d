"""The canonical record of a view, whatever it shows."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath

from fairtool.iso.identify import Family
from fairtool.iso.view import XmlRecord
from fairtool.netcdf.dataset import Dataset
from fairtool.record.file import DataFile
from fairtool.record.record import Record
from fairtool.rule import Viewed

# The reader of each family of encodings in XML: module and function.
_READERS: Mapping[Family, tuple[str, str]] = {
    "iso": ("fairtool.record.iso_read", "read_iso"),
    "datacite": ("fairtool.record.datacite_xml", "read_view"),
    "eml": ("fairtool.record.eml", "read_view"),
    "dcat": ("fairtool.record.dcat", "read_view"),
}


def read_xml(view: XmlRecord) -> Record:
    """Give the canonical record of a record in XML."""
    module, function = _READERS[view.encoding.family]
    read: Callable[[XmlRecord], Record] = getattr(import_module(module), function)
    return read(view)


def record_of(view: Viewed, size: int | None = None) -> Record:
    """Give the canonical record of a view: of a record in XML, or of a data set in a file of a size in bytes."""
    if isinstance(view, XmlRecord):
        return view.record
    if not isinstance(view, Dataset):
        message = f"a {type(view).__name__} describes nothing"
        raise TypeError(message)
    from fairtool.record.netcdf_read import read_netcdf  # noqa: PLC0415 - most records are not of data

    return read_netcdf(view, DataFile(PurePath(view.path).name, size))

"""The canonical record of a view, whatever it shows."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath

from lxml.etree import tostring

from fairtool.iso.identify import Family
from fairtool.iso.view import XmlRecord
from fairtool.netcdf.dataset import Dataset
from fairtool.record.file import DataFile
from fairtool.record.record import Record
from fairtool.rule import Viewed

# The reader of each family of encodings in XML: module and function, and whether it takes the bytes and a name.
_READERS: Mapping[Family, tuple[str, str, bool]] = {
    "iso": ("fairtool.record.iso_read", "read_iso", False),
    "datacite": ("fairtool.record.datacite_xml", "read_view", False),
    "eml": ("fairtool.record.eml_read", "read_view", False),
    "dcat": ("fairtool.record.dcat", "read_dcat", True),
}


def read_xml(view: XmlRecord) -> Record:
    """Give the canonical record of a record in XML; raises UnreadableError where it describes nothing."""
    module, function, takes_bytes = _READERS[view.encoding.family]
    read: Callable[..., Record] = getattr(import_module(module), function)
    return read(tostring(view.root, encoding="UTF-8", with_tail=False), view.path) if takes_bytes else read(view)


def record_of(view: Viewed, size: int | None = None) -> Record:
    """Give the canonical record of a view: of a record in XML, or of a data set in a file of a size in bytes."""
    if isinstance(view, XmlRecord):
        return view.record
    if not isinstance(view, Dataset):
        message = f"a {type(view).__name__} describes nothing"
        raise TypeError(message)
    from fairtool.record.netcdf_read import read_netcdf  # noqa: PLC0415 - most records are not of data

    return read_netcdf(view, DataFile(PurePath(view.path).name, size))

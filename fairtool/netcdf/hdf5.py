"""The header of a netCDF-4 file: opened by netCDF4-python, walked without recursion by the numbers of its parts."""

import os
import warnings
from collections.abc import Mapping
from ctypes import byref, c_int, c_size_t, create_string_buffer
from pathlib import Path
from types import MappingProxyType

import netCDF4

from fairtool.netcdf.hdf5_attributes import LONGEST_NAME, AttributeReader, type_name
from fairtool.netcdf.hdf5_library import Call, Library, library
from fairtool.netcdf.model import Dimension, Group, NcType, Variable
from fairtool.netcdf.read_errors import unreadable
from fairtool.netcdf.read_limits import Limits

_TYPES: Mapping[int, NcType] = MappingProxyType(
    {
        1: NcType.BYTE,
        2: NcType.CHAR,
        3: NcType.SHORT,
        4: NcType.INT,
        5: NcType.FLOAT,
        6: NcType.DOUBLE,
        7: NcType.UBYTE,
        8: NcType.USHORT,
        9: NcType.UINT,
        10: NcType.INT64,
        11: NcType.UINT64,
        12: NcType.STRING,
    }
)


def open_netcdf(source: Path | bytes, name: str) -> netCDF4.Dataset:
    """Open a netCDF-4 file, or the bytes of one, for reading; the values come as they are stored.

    The library is not told the name of bytes that came from an address: it would ask that address again.
    """
    with unreadable(name), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of types that netCDF4-python cannot read; they are read below
        if isinstance(source, bytes):
            return netCDF4.Dataset(name.rpartition("/")[2] or "data", memory=source)
        # The bytes of the name as the system has them: a name in Latin-1 is no UTF-8, and letters of Latin-1 are bytes.
        return netCDF4.Dataset(os.fsencode(source).decode("latin-1"), "r", encoding="latin-1")


def read_groups(handle: netCDF4.Dataset, name: str, limits: Limits) -> Group:
    """Give the root group of an open file, with everything below it."""
    with unreadable(name):
        return _Walk(library(), limits).tree(handle._grpid)  # noqa: SLF001 - the number of the open file


def abandon(handle: netCDF4.Dataset) -> None:
    """Let go of an open file without closing it.

    After an attribute that could not be read, nc_close frees the same memory twice and aborts the process. The file
    stays open in the library instead, until the process ends.
    """
    is_open = vars(netCDF4.Dataset)["_isopen"]  # what netCDF4-python looks at before it closes a file by itself;
    is_open.__set__(handle, 0)  # setting it on the object would write an attribute into the file


class _Walk:
    """One walk through a file: the dimensions met so far, by number, and the places that the library writes to."""

    def __init__(self, netcdf: Library, limits: Limits) -> None:
        self._library = netcdf
        self._attributes = AttributeReader(netcdf, limits.attribute_bytes)
        self._dimensions: dict[int, Dimension] = {}
        self._name = create_string_buffer(LONGEST_NAME + 1)
        self._numbers = [c_int() for _ in range(3)]
        self._places = [byref(number) for number in self._numbers]
        self._length = c_size_t()

    def tree(self, number: int) -> Group:
        """Build the groups, parents first: a group's dimensions serve the groups below it."""
        children: dict[str, Group] = {}
        root = self._group(number, "/", children)
        waiting = [(number, "", children)]
        while waiting:
            parent, path, siblings = waiting.pop()
            for child in self._ids(self._library.inq_grps, parent):
                self._ask(self._library.inq_grpname, child, self._name)
                name = self._text()
                below: dict[str, Group] = {}
                siblings[name] = self._group(child, f"{path}/{name}", below)
                waiting.append((child, f"{path}/{name}", below))
        return root

    def _group(self, number: int, path: str, children: dict[str, Group]) -> Group:
        prefix = "" if path == "/" else f"{path}/"
        dimensions = self._own_dimensions(number, prefix)
        self._ask(self._library.inq_natts, number, self._places[0])
        attributes = self._attributes.read(number, -1, self._numbers[0].value)
        variables = [self._variable(number, each, prefix) for each in self._ids(self._library.inq_varids, number)]
        types = tuple([type_name(self._library, number, kind) for kind in self._ids(self._library.inq_typeids, number)])
        return Group(path, attributes, dimensions, {each.name: each for each in variables}, children, types)

    def _own_dimensions(self, group: int, prefix: str) -> dict[str, Dimension]:
        unlimited = set(self._ids(self._library.inq_unlimdims, group))
        found: dict[str, Dimension] = {}
        for number in self._ids(self._library.inq_dimids, group, 0):
            self._ask(self._library.inq_dim, group, number, self._name, byref(self._length))
            name = self._text()
            found[name] = Dimension(name, self._length.value, number in unlimited, prefix + name)
            self._dimensions[number] = found[name]
        return found

    def _variable(self, group: int, number: int, prefix: str) -> Variable:
        kind, rank, count = self._numbers
        self._ask(self._library.inq_varndims, group, number, self._places[1])
        ids = (c_int * rank.value)()
        self._ask(self._library.inq_var, group, number, self._name, self._places[0], None, ids, self._places[2])
        name, code, attributes = self._text(), kind.value, count.value
        return Variable(
            prefix + name,
            _TYPES.get(code, NcType.USER),
            tuple([self._dimensions[each] for each in ids]),
            self._attributes.read(group, number, attributes),
            "" if code in _TYPES else type_name(self._library, group, code),
            self._deflate(group, number),
        )

    def _deflate(self, group: int, number: int) -> int | None:
        _, used, level = self._numbers
        self._ask(self._library.inq_var_deflate, group, number, None, self._places[1], self._places[2])
        return level.value if used.value else None

    def _ask(self, call: Call, *arguments: object) -> None:
        if code := call(*arguments):
            raise self._library.error(code)

    def _ids(self, ask: Call, group: int, *rest: int) -> list[int]:
        """Ask the library for a list of numbers: first how many, then which."""
        count = self._numbers[0]
        self._ask(ask, group, self._places[0], None, *rest)
        if not count.value:
            return []
        ids = (c_int * count.value)()
        self._ask(ask, group, self._places[0], ids, *rest)
        return list(ids)

    def _text(self) -> str:
        return self._name.value.decode("utf-8", "surrogateescape")

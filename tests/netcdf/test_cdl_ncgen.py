"""The CDL reader agrees with ncgen and the netCDF library, where ncgen is installed."""

import shutil
import subprocess
from pathlib import Path
from typing import Protocol

import netCDF4
import numpy as np
import pytest

from fairtool.netcdf.cdl import parse
from fairtool.netcdf.cdl_write import write
from fairtool.netcdf.model import Group, NcType, Numbers, Value, Variable
from tests.netcdf.test_cdl import CRUISE, GROUPS

NCGEN = shutil.which("ncgen")
pytestmark = pytest.mark.skipif(NCGEN is None, reason="the program ncgen is not installed")

HEAD = "dimensions: n = 2 ; m = 3 ; t = UNLIMITED ; u = UNLIMITED ;"
TEXTS = (
    CRUISE,
    write(parse(CRUISE)),
    GROUPS.replace("/x:", "x:"),  # ncgen 4.9 takes the path for the variable of that name in the innermost group
    write(parse(GROUPS)),
    "netcdf a { :a = 5L ; :b = 5ll ; :c = 5u ; :d = 5ul ; :e = 5ull ; :f = 255b ; :g = 40000s ; :h = 3000000000 ; }",
    "netcdf a { :a = 1. ; :b = .5 ; :c = 1.5f ; :d = 1e3 ; :e = 1.5L ; :f = 017 ; :g = +5 ; :h = 'a' ; :i = NaNf ; }",
    "netcdf a { :a = 1, 2.5 ; :b = 2, 1b ; :c = 1.5f, 5 ; :d = 1, 5ll ; :e = Infinity ; :f = -Infinityf ; }",
    r'netcdf a { :a = "x", "y\n" ; string :b = "x", "y" ; string :c = "x" ; :d = "\101\t\"\\" ; :e = ; :f = "" ; }',
    "netcdf a { byte :a = 300 ; int :b = 1.7, -1.7 ; float :c = 0.1 ; ubyte :d = -1 ; float :e = 1e300 ; }",
    "netcdf a { variables: short x ; x:_FillValue = -99 ; x:missing_value = -99 ; float x:b = 5 ; }",
    r'netcdf a { variables: int a\ b ; a\ b:c\:d = 1 ; int \1x ; int a.b@c+d-e ; int é ; é:à = "é" ; int data ; }',
    f"netcdf a {{ {HEAD} variables: int x(n, m) ; x:_FillValue = -9 ; data: x = 1, _, 3 ; }}",
    f"netcdf a {{ {HEAD} variables: int x(t, m), y(t), z(t, u) ; data: x = 1, 2, 3, 4 ; y = 1 ; z = {{1, 2}}, {{3}} ; }}",
    f"netcdf a {{ {HEAD} variables: int x(t, n, u) ; data: x = {{1, 2}}, {{3, 4, 5}}, {{6}}, {{7}} ; }}",
    f'netcdf a {{ {HEAD} variables: char x(n, n, m), y(t), z ; data: x = "a", "b", "cde", "f" ; y = "hey" ; z = "z" ; }}',
    f'netcdf a {{ {HEAD} variables: string x(n), y ; byte z(n) ; data: x = "a", NIL ; y = "é" ; z = \'a\', 300 ; }}',
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_reader_agrees_with_ncgen(text: str, tmp_path: Path) -> None:
    source, made = tmp_path / "a.cdl", tmp_path / "a.nc"
    source.write_text(text, encoding="utf-8")
    subprocess.run([str(NCGEN), "-k", "nc4", "-o", made, source], check=True)
    dataset = parse(text)
    with netCDF4.Dataset(made) as file:
        file.set_auto_maskandscale(False)
        file.set_auto_chartostring(False)
        agrees(file, dataset.root)
        for path, variable in dataset.variables.items():
            if path in dataset.reader.spans:  # type: ignore[attr-defined] # the reader of CDL knows what has data
                np.testing.assert_array_equal(np.asarray(file[path][...]), dataset.read(variable))


def agrees(file: netCDF4.Dataset, group: Group) -> None:
    """Compare the header of a group, and of those in it."""
    same_attributes(file, group)
    assert list(file.dimensions) == list(group.dimensions)
    assert list(file.variables) == list(group.variables)
    for name, variable in group.variables.items():
        other = file.variables[name]
        assert other.dimensions == variable.dimension_names
        same_attributes(other, variable)
        assert other.dtype is str if variable.type is NcType.STRING else other.dtype == np.dtype(CODES[variable.type])
    assert list(file.groups) == list(group.groups)
    for name, inner in group.groups.items():
        agrees(file.groups[name], inner)


class Holder(Protocol):
    """A data set, group or variable of the netCDF library."""

    def ncattrs(self) -> list[str]: ...  # noqa: D102 - the names are the library's
    def getncattr(self, name: str) -> object: ...  # noqa: D102


def same_attributes(other: Holder, owner: Group | Variable) -> None:
    """Compare names, types and values of attributes."""
    found = {name: value(other, name) for name in other.ncattrs()}
    assert found == {name: plain(each) for name, each in owner.attributes.items()}


CODES = {
    NcType.BYTE: "i1",
    NcType.UBYTE: "u1",
    NcType.CHAR: "S1",
    NcType.SHORT: "i2",
    NcType.USHORT: "u2",
    NcType.INT: "i4",
    NcType.UINT: "u4",
    NcType.INT64: "i8",
    NcType.UINT64: "u8",
    NcType.FLOAT: "f4",
    NcType.DOUBLE: "f8",
}


def value(owner: Holder, name: str) -> object:
    """Give an attribute as the netCDF library has it, in a form that compares."""
    found = owner.getncattr(name)
    if isinstance(found, str | list):
        return found
    array = np.asarray(found).reshape(-1)
    return array.dtype.str[1:], [repr(each) for each in array.tolist()]


def plain(found: Value) -> object:
    """Give an attribute as CDL was read, in the same form."""
    if isinstance(found, Numbers):
        return CODES[found.type], [repr(each) for each in found.values]
    return list(found) if isinstance(found, tuple) else found

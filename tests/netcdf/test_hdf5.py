"""netCDF-4 files are read with their exact types, and hostile HDF5 files are refused before netCDF-C sees them."""

import os
import resource
import sys
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import h5py
import netCDF4
import numpy as np
import pytest

from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.hdf5 import open_netcdf, read_groups
from fairtool.netcdf.hdf5_scan import Links, scan
from fairtool.netcdf.hdf5_values import Hdf5Values
from fairtool.netcdf.model import Dimension, Group, NcType, Numbers, Opaque, StringText
from fairtool.netcdf.read_limits import Limits

STANDARD = Limits()
NUMBERS = ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8")
TYPES = dict(
    zip(NUMBERS, ("byte", "ubyte", "short", "ushort", "int", "uint", "int64", "uint64", "float", "double"), strict=True)
)


@contextmanager
def made(path: Path, data_model: str = "NETCDF4") -> Iterator[netCDF4.Dataset]:
    with netCDF4.Dataset(path, "w", format=data_model) as file:
        yield file


def header_of(path: Path, limits: Limits = STANDARD) -> Group:
    handle = open_netcdf(path, path.name)
    try:
        return read_groups(handle, path.name, limits)
    finally:
        handle.close()


@contextmanager
def values_of(path: Path, budget: int = 2**20) -> Iterator[Hdf5Values]:
    handle = open_netcdf(path, path.name)
    reader = Hdf5Values(handle, read_groups(handle, path.name, Limits()), path, budget)
    try:
        yield reader
    finally:
        reader.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.nc"


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("endian", ["little", "big"])
def test_variables_and_attributes_keep_their_type(path: Path, kind: str, endian: str) -> None:
    stored = np.array([1, 2, 100], np.dtype(kind).newbyteorder("<" if endian == "little" else ">"))
    with made(path) as file:
        file.createDimension("x", 3)
        variable = file.createVariable("v", stored.dtype, ("x",), endian=endian, fill_value=False)
        variable[:] = stored
        variable.setncattr("one", stored.astype(kind)[2])
        variable.setncattr("three", stored.astype(kind))
    found = header_of(path).variables["v"]
    nc_type = NcType(TYPES[kind])
    assert found.type is nc_type
    assert found.attributes == {"one": Numbers(nc_type, (100,)), "three": Numbers(nc_type, (1, 2, 100))}
    assert type(found.attributes["one"].values[0]) is (float if nc_type.is_floating else int)
    with values_of(path) as reader:
        values = reader.read("v")
    assert values.dtype == np.dtype(kind)
    assert values.dtype.isnative
    assert values.tolist() == [1, 2, 100]


def test_char_and_string_attributes_are_told_apart(path: Path) -> None:
    with made(path) as file:
        file.setncattr("char", "text")
        file.setncattr_string("string", "text")
        file.setncattr_string("strings", ["a", "été"])
        file.setncattr("nothing", "")
    attributes = header_of(path).attributes
    assert attributes == {"char": "text", "string": "text", "strings": ("a", "été"), "nothing": ""}
    assert {name: type(value) for name, value in attributes.items()} == {
        "char": str,
        "string": StringText,
        "strings": tuple,
        "nothing": str,
    }


def test_long_text_is_whole(path: Path) -> None:
    with made(path) as file:
        file.setncattr("history", "0123456789" * 5000)
    assert header_of(path).attributes["history"] == "0123456789" * 5000


def test_bytes_that_are_not_utf8_are_kept(path: Path) -> None:
    with made(path) as file:
        file.createDimension("x", 1)
    with h5py.File(path, "r+") as file:
        file.attrs["latin"] = np.bytes_(b"\xe9t\xe9")
        file.attrs.create("latin_string", b"\xe9", dtype=h5py.string_dtype())
    assert header_of(path).attributes == {"latin": "\udce9t\udce9", "latin_string": "\udce9"}


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="file names are UTF-8 here")
def test_a_file_with_a_name_in_latin_1_is_read(path: Path) -> None:
    with made(path) as file:
        file.title = "Sea"
    named = Path(os.fsdecode(os.fsencode(path.parent) + b"/\xe9t\xe9.nc"))
    path.rename(named)
    assert header_of(named).attributes["title"] == "Sea"


def test_an_attribute_without_numbers_is_empty(path: Path) -> None:
    with made(path) as file:
        file.setncattr("none", np.array([], "i4"))
    assert header_of(path).attributes == {"none": Numbers(NcType.INT, ())}


def test_user_types_are_named_and_their_values_unavailable(path: Path) -> None:
    with made(path) as file:
        file.createDimension("x", 2)
        enum = file.createEnumType("u1", "cloud_t", {"clear": 0, "cloudy": 1})
        compound = file.createCompoundType(np.dtype([("a", "f4"), ("b", "i4")]), "pair_t")
        ragged = file.createVLType("i4", "row_t")
        for name, kind in (("enum", enum), ("compound", compound), ("ragged", ragged)):
            file.createVariable(name, kind, ("x",))
        file.setncattr("pair", np.array([(1, 2)], compound.dtype))
    root = header_of(path)
    assert root.user_types == ("cloud_t", "pair_t", "row_t")
    assert [(each.type, each.type_name) for each in root.variables.values()] == [
        (NcType.USER, "cloud_t"),
        (NcType.USER, "pair_t"),
        (NcType.USER, "row_t"),
    ]
    assert root.attributes == {"pair": Opaque("pair_t")}
    with values_of(path) as reader, pytest.raises(Unavailable, match="user-defined type pair_t"):
        reader.read("compound")


def test_a_variable_of_an_opaque_type_is_not_lost(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["x"] = np.arange(3)
        file.create_dataset("blob", (3,), dtype="V4")
    root = header_of(path)
    assert root.variables["blob"].type is NcType.USER
    assert root.variables["blob"].type_name == "_AnonymousOpaque1"  # the name that netCDF-C gives


def test_groups_have_paths_and_see_the_dimensions_above(path: Path) -> None:
    with made(path) as file:
        file.createDimension("time", None)
        file.createDimension("x", 2)
        inner = file.createGroup("a/b")
        inner.createDimension("x", 5)
        inner.createVariable("v", "f4", ("time", "x"))
        inner.note = "deep"
    root = header_of(path)
    found = root.groups["a"].groups["b"]
    assert found.path == "/a/b"
    assert found.attributes == {"note": "deep"}
    assert found.variables["v"].path == "/a/b/v"
    assert found.variables["v"].dimensions == (
        Dimension("time", 0, unlimited=True, path="time"),
        Dimension("x", 5, path="/a/b/x"),
    )
    with values_of(path) as reader:
        assert reader.read("/a/b/v").shape == (0, 5)


def test_several_dimensions_may_be_unlimited(path: Path) -> None:
    with made(path) as file:
        file.createDimension("t", None)
        file.createDimension("y", None)
        file.createVariable("v", "f4", ("t", "y"))[:] = np.zeros((3, 4))
    assert header_of(path).variables["v"].dimensions == (
        Dimension("t", 3, unlimited=True, path="t"),
        Dimension("y", 4, unlimited=True, path="y"),
    )


def test_the_level_of_deflate_is_read(path: Path) -> None:
    with made(path) as file:
        file.createDimension("x", 2)
        file.createVariable("packed", "f4", ("x",), zlib=True, complevel=7)
        file.createVariable("plain", "f4", ("x",))
    assert [each.deflate for each in header_of(path).variables.values()] == [7, None]


def test_values_come_raw(path: Path) -> None:
    with made(path) as file:
        file.createDimension("x", 2)
        file.createDimension("n", 3)
        packed = file.createVariable("packed", "i2", ("x",), fill_value=-1)
        packed.scale_factor = 0.5
        packed.set_auto_maskandscale(False)
        packed[:] = [-1, 4]
        letters = file.createVariable("letters", "S1", ("x", "n"))
        letters[:] = netCDF4.stringtochar(np.array(["abc", "de"], "S3"))
        letters.setncattr("_Encoding", "utf-8")
        words = file.createVariable("words", str, ("x",))
        words[0], words[1] = "été", ""
        file.createVariable("scalar", "i4")[...] = 7
    with values_of(path) as reader:
        assert reader.read("packed").tolist() == [-1, 4]
        assert reader.read("letters").tolist() == [[b"a", b"b", b"c"], [b"d", b"e", b""]]
        assert reader.read("words").tolist() == ["été", ""]
        assert reader.read("scalar").shape == ()
        assert not isinstance(reader.read("packed"), np.ma.MaskedArray)


def test_blocks_are_the_values_within_the_budget(path: Path) -> None:
    stored = np.random.default_rng(1).random((40, 25))
    with made(path) as file:
        file.createDimension("t", 40)
        file.createDimension("x", 25)
        file.createVariable("v", "f8", ("t", "x"), zlib=True, chunksizes=(5, 25))[:] = stored
    with values_of(path, budget=2000) as reader:
        blocks = list(reader.blocks("v"))
        with pytest.raises(Unavailable, match="v takes 8000 bytes"):
            reader.read("v")
    assert [len(block) for block in blocks] == [10, 10, 10, 10]
    assert np.array_equal(np.concatenate(blocks), stored)


def test_values_of_a_closed_file_are_unavailable(path: Path) -> None:
    with made(path) as file:
        file.createVariable("v", "f8")
    with values_of(path) as reader:
        reader.close()
        reader.close()
        with pytest.raises(Unavailable, match="closed"):
            reader.read("v")


def test_a_plain_hdf5_file_is_read_as_netcdf_reads_it(path: Path) -> None:
    with h5py.File(path, "w", userblock_size=1024) as file:
        file.create_group("g")["x"] = np.arange(6).reshape(2, 3)
    root = header_of(path)
    assert root.groups["g"].variables["x"].shape == (2, 3)
    assert scan(path, "a.nc", Limits()) == Links(objects=2, depth=1)


# --- hostile files -----------------------------------------------------------------------------------------------


def refused(path: Path, message: str, limits: Limits = STANDARD) -> None:
    with pytest.raises(UnreadableError, match=message):
        scan(path, "a.nc", limits)


@pytest.mark.parametrize("above", ["/", "/a", "/a/b"])
@pytest.mark.parametrize("soft", [False, True])
def test_a_circle_of_groups_is_refused(path: Path, above: str, *, soft: bool) -> None:
    with h5py.File(path, "w") as file:
        group = file.create_group("a/b")
        group["back"] = h5py.SoftLink(above) if soft else file[above]
    refused(path, "circle of groups at /a/b/back")


def test_groups_that_double_at_each_level_end_at_the_limit(path: Path) -> None:
    with h5py.File(path, "w") as file:
        below = file.create_group("end")
        for level in range(40):
            group = file.create_group(f"level{level}")
            group["left"] = group["right"] = below
            below = group
    refused(path, "more than 5000 objects", Limits(objects=5000))


def test_two_thousand_nested_groups_are_refused(path: Path) -> None:
    with h5py.File(path, "w") as file:
        group = file["/"]
        for _ in range(2000):
            group = group.create_group("g")
    refused(path, "deeper than 200")


def test_groups_to_the_limit_are_read(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file.create_group("/".join("g" * 200))
    assert scan(path, "a.nc", Limits()) == Links(objects=200, depth=200)
    assert header_of(path).groups["g"].path == "/g"


def test_an_external_link_is_refused(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["there"] = h5py.ExternalLink("/etc/secret.nc", "/x")
    refused(path, "external link at /there")


def test_a_large_attribute_is_refused_unread(path: Path) -> None:
    with h5py.File(path, "w", libver="latest") as file:
        file.create_dataset("v", data=1).attrs.create("large", np.zeros(200_000))
    tracemalloc.start()
    refused(path, "attributes of /v in a.nc take 1", Limits(attribute_bytes=2**20))
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()


def test_a_coordinate_that_was_never_written_is_not_read(path: Path) -> None:
    with made(path) as file:
        file.createDimension("x", 400_000_000)
        file.createVariable("x", "f8", ("x",), chunksizes=(100_000,))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    with values_of(path, budget=2**26) as reader:
        with pytest.raises(Unavailable, match="x takes 3200000000 bytes"):
            reader.read("x")
        with pytest.raises(Unavailable, match="the file stores only 0"):
            list(reader.blocks("x"))
    assert time.perf_counter() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KiB


def test_a_chunk_beyond_the_budget_is_not_read(path: Path) -> None:
    with made(path) as file:
        file.createDimension("t", None)
        file.createDimension("x", 2_000_000)
        variable = file.createVariable("v", "f8", ("t", "x"), zlib=True, chunksizes=(10, 2_000_000))
        variable[0, :2] = 1
    with values_of(path) as reader, pytest.raises(Unavailable, match="v takes"):
        next(reader.blocks("v"))


@pytest.mark.parametrize("cut", [9, 100, 1000, 3000])
def test_a_cut_file_is_refused(path: Path, cut: int) -> None:
    with made(path) as file:
        file.createDimension("x", 3)
        file.createVariable("v", "f8", ("x",))[:] = 1
    path.write_bytes(path.read_bytes()[:cut])
    refused(path, "a.nc (breaks off: it has|cannot be read: .*(file signature|open))")

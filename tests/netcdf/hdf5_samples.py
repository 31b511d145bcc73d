"""Files that hold everything that netCDF-4 and HDF5 can: each is a name, and a function that writes one to a path."""

from collections.abc import Callable, Mapping
from pathlib import Path

import h5py
import netCDF4
import numpy as np
from h5py import h5d, h5p, h5s, h5t

Maker = Callable[[Path], None]
NUMBERS = ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8")


def _netcdf(write: Callable[[netCDF4.Dataset], None], **how: str) -> Maker:
    def make(path: Path) -> None:
        with netCDF4.Dataset(path, "w", **{"format": "NETCDF4", **how}) as file:
            write(file)

    return make


def _hdf5(write: Callable[[h5py.File], None], **how: object) -> Maker:
    def make(path: Path) -> None:
        with h5py.File(path, "w", **how) as file:
            write(file)

    return make


def _then(first: Maker, change: Callable[[h5py.File], None]) -> Maker:
    def make(path: Path) -> None:
        first(path)
        with h5py.File(path, "r+") as file:
            change(file)

    return make


def _grid(file: netCDF4.Dataset) -> None:
    file.title, file.Conventions = "a grid", "CF-1.8"
    for name, length in (("time", None), ("lat", 3), ("lon", 4), ("bnds", 2)):
        file.createDimension(name, length)
    for name in ("time", "lat", "lon"):
        file.createVariable(name, "f8", (name,)).units = "1"
    sst = file.createVariable("sst", "f4", ("time", "lat", "lon"), zlib=True, complevel=5, shuffle=True, fill_value=-9)
    sst.units, sst.valid_range = "K", np.array([1, 2], "f4")
    sst[:] = np.zeros((2, 3, 4))
    file["time"][:] = [1, 2]
    file["lat"][:], file["lon"][:] = [1, 2, 3], [1, 2, 3, 4]
    file.createVariable("time_bnds", "f8", ("time", "bnds"))


def _types(file: netCDF4.Dataset) -> None:
    file.createDimension("x", 3)
    for kind in NUMBERS:
        for endian in ("little", "big"):
            variable = file.createVariable(f"{kind}_{endian}", kind, ("x",), endian=endian, fill_value=1)
            variable.setncattr("one", np.array(1, kind))
            variable.setncattr("three", np.array([1, 2, 3], kind))
            variable.setncattr("none", np.array([], kind))
            variable[:] = [1, 2, 3]
    file.createVariable("letters", "S1", ("x",))[:] = np.array([b"a", b"b", b""], "S1")
    words = file.createVariable("words", str, ("x",))
    words[0], words[1] = "été", ""


def _texts(file: netCDF4.Dataset) -> None:
    file.setncattr("char", "text")
    file.setncattr("nothing", "")
    file.setncattr("ends", "a\0\0")
    file.setncattr("numbers", np.array([np.nan, np.inf, -np.inf, 0.1]))
    file.setncattr_string("string", "été")
    file.setncattr_string("strings", ["a", "", "été"])
    file.setncattr_string("empty", "")
    file.setncattr("_FillValue", "\0")
    file.setncattr("été", "name")


def _scalars(file: netCDF4.Dataset) -> None:
    file.createVariable("crs", "i4").grid_mapping_name = "latitude_longitude"
    file.createVariable("word", str)[...] = "one"
    file.createVariable("letter", "S1")
    file.createVariable("height", "f8")[...] = 2.0


def _groups(file: netCDF4.Dataset) -> None:
    file.createDimension("time", None)
    file.createDimension("x", 2)
    file.createVariable("z", "f4", ("x",))
    one = file.createGroup("one")
    one.createDimension("x", 5)
    one.createDimension("t", None)
    one.createVariable("x", "f8", ("x",))
    one.createVariable("v", "f4", ("time", "x"))[:] = np.zeros((4, 5))
    deep = one.createGroup("deep/deeper")
    deep.note = "here"
    deep.createVariable("w", "f4", ("t", "time"))[:] = np.zeros((6, 2))
    file.createGroup("a_later").createVariable("v", "i2", ("x",))


def _user_types(file: netCDF4.Dataset) -> None:
    file.createDimension("x", 2)
    enum = file.createEnumType("u1", "cloud_t", {"clear": 0, "cloudy": 1})
    pair = file.createCompoundType(np.dtype([("a", "f4"), ("b", "i4")]), "pair_t")
    nested = file.createCompoundType(np.dtype([("p", pair.dtype), ("q", "f8", (3,))]), "nested_t")
    ragged = file.createVLType("i4", "row_t")
    for name, kind in (("enum", enum), ("pair", pair), ("nested", nested), ("ragged", ragged)):
        file.createVariable(name, kind, ("x",))
    file.setncattr("pair_value", np.array([(1, 2)], pair.dtype))
    below = file.createGroup("g")
    below.createEnumType("i2", "flag_t", {"no": 0, "yes": 1})
    below.createVariable("again", enum, ("x",))


def _many_coordinates(file: netCDF4.Dataset) -> None:
    for name, length in (("x", 2), ("y", 3), ("n", 8)):
        file.createDimension(name, length)
    file.createVariable("y", "f4", ("y", "x"))  # a coordinate variable with two dimensions
    file.createVariable("x", "f4", ("x",))
    file.createVariable("n", "S1", ("y", "n"))  # named like a dimension that is not its first one
    file.createVariable("name", "S1", ("x", "n"))


def _late(file: netCDF4.Dataset) -> None:
    """Dimensions and variables in an order that is not that of their names, and a variable before its coordinate."""
    for name in ("z", "b", "a"):
        file.createDimension(name, 4)
    file.createVariable("field", "f4", ("a", "z", "b"))
    for name in ("b", "z", "a"):
        file.createVariable(name, "f4", (name,))
    file.zz, file.aa = "first", "second"


def _unlimited(file: netCDF4.Dataset) -> None:
    for name in ("t", "u", "empty"):
        file.createDimension(name, None)
    file.createVariable("long", "f4", ("t", "u"))[:] = np.zeros((5, 2))
    file.createVariable("t", "f8", ("t",))[:] = [1, 2]
    file.createVariable("never", "f8", ("empty",))


def _filters(file: netCDF4.Dataset) -> None:
    file.createDimension("x", 100)
    file.createVariable("sums", "f4", ("x",), fletcher32=True)
    file.createVariable("level0", "f4", ("x",), zlib=True, complevel=0)
    file.createVariable("level9", "f4", ("x",), zlib=True, complevel=9, shuffle=True)
    file.createVariable("shuffled", "f4", ("x",), shuffle=True, chunksizes=(10,))
    for name in ("zstd", "bzip2", "blosc_lz"):
        file.createVariable(name, "f4", ("x",), compression=name)[:] = np.arange(100)


def _many(file: netCDF4.Dataset) -> None:
    file.createDimension("x", 2)
    variable = file.createVariable("v", "f4", ("x",))
    for index in range(40):  # enough to be stored in a heap of their own
        variable.setncattr(f"a{(index * 7) % 40}", index)
        file.createVariable(f"v{(index * 7) % 40}", "i2", ("x",))
    variable.long = "0123456789" * 8000


def _plain(file: h5py.File) -> None:
    group = file.create_group("g")
    group["x"] = np.arange(6).reshape(2, 3)
    group["square"] = np.zeros((3, 3))
    file["other"] = np.zeros((2, 3), "f4")
    file["endless"] = np.zeros(0)
    file.create_dataset("growing", (2,), maxshape=(None,), dtype="i2")
    file["scalar"] = 7
    file.attrs["note"] = "h5py writes strings"
    file.attrs["flags"] = np.array([1, 2, 3])
    file.attrs["fixed"] = np.bytes_(b"abc")
    file.attrs["fixed_ones"] = np.array([b"abc", b"d"])
    file.attrs["words"] = np.array(["a", "été"], dtype=h5py.string_dtype())
    file.attrs["yes"] = True
    file.attrs["nothing"] = h5py.Empty("f4")
    file.attrs["no_text"] = h5py.Empty("S1")
    file.attrs["no_words"] = h5py.Empty(h5py.string_dtype())
    file.attrs["reference"] = group.ref


def _plain_types(file: h5py.File) -> None:
    file["x"] = np.arange(3)
    file["bool"] = np.array([True, False])
    file["fixed"] = np.array([b"abc", b"de"])
    file["letters"] = np.array([b"a", b""], "S1")
    file["words"] = np.array(["a", "été"], dtype=h5py.string_dtype())
    file["pair"] = np.zeros(2, [("a", "f4"), ("b", "i8")])
    file.create_dataset("blob", (3,), dtype="V4")
    file["type"] = np.dtype([("u", "i4")])
    file["uses"] = np.zeros(3, file["type"].dtype)
    file["links"] = np.array([file["x"].ref], dtype=h5py.ref_dtype)
    file["yes"] = True
    file["ragged"] = np.array([np.arange(2), np.arange(3)], dtype=object).astype(h5py.vlen_dtype("i4"))


def _scales(file: h5py.File) -> None:
    """Dimension scales without the attributes that only the netCDF library writes."""
    file["lat"], file["lon"] = np.arange(3.0), np.arange(4.0)
    file["lat"].make_scale("latitude")
    file["lon"].make_scale()
    field = file.create_dataset("field", (3, 4), maxshape=(None, 4), dtype="f4")
    field.dims[0].attach_scale(file["lat"])
    field.dims[1].attach_scale(file["lon"])
    below = file.create_group("g")
    below["v"] = np.zeros(4)
    below["v"].dims[0].attach_scale(file["lon"])
    file.create_dataset("t", (0,), maxshape=(None,)).make_scale("time")
    file["plain"] = np.zeros(3)


def _partly_scaled(file: h5py.File) -> None:
    file["lat"] = np.arange(3.0)
    file["lat"].make_scale()
    file["field"] = np.zeros((3, 4))
    file["field"].dims[0].attach_scale(file["lat"])


def _second_axis_scaled(file: h5py.File) -> None:
    file["lon"] = np.arange(4.0)
    file["lon"].make_scale()
    file["field"] = np.zeros((3, 4))
    file["field"].dims[1].attach_scale(file["lon"])


def _many_scales(file: h5py.File) -> None:
    for name in ("a", "b"):
        file[name] = np.arange(3.0)
        file[name].make_scale()
    file["field"] = np.zeros(3)
    file["field"].dims[0].attach_scale(file["a"])
    file["field"].dims[0].attach_scale(file["b"])


def _links(file: h5py.File) -> None:
    file["x"] = np.arange(3)
    file["again"] = file["x"]
    file["soft"] = h5py.SoftLink("/x")
    file.create_group("g")["up"] = h5py.SoftLink("/x")


def _dangling(file: h5py.File) -> None:
    file["gone"] = h5py.SoftLink("/nowhere")


def _half(file: h5py.File) -> None:
    file["half"] = np.zeros(3, "f2")
    file.attrs["half"] = np.float16(1)


def _table(file: h5py.File) -> None:
    file["x"] = np.arange(3)
    file["x"].attrs["matrix"] = np.zeros((2, 2))


def _texts_of_two_dimensions(file: h5py.File) -> None:
    file.attrs["words"] = np.array([["a", "b"], ["c", "d"]], dtype=h5py.string_dtype())
    file.attrs["fixed"] = np.array([[b"a", b"b"], [b"c", b"d"]])


def _bytes_that_are_no_text(file: h5py.File) -> None:
    file.attrs["latin"] = np.bytes_(b"\xe9t\xe9")
    file.attrs.create("latin_string", b"\xe9", dtype=h5py.string_dtype())
    file.attrs["decomposed"] = "e\u0301"


def _odd_names(file: h5py.File) -> None:
    file["x" * 200] = np.arange(2)
    file.create_group("group with spaces").attrs["units of"] = "1"


def _decomposed_name(file: h5py.File) -> None:
    file.attrs["e\u0301"] = "not in the form that the library asks for"


def _null_space(file: h5py.File) -> None:
    file["x"] = h5py.Empty("f4")


def _spaces(file: h5py.File) -> None:
    kind = h5t.C_S1.copy()
    kind.set_size(5)
    kind.set_strpad(h5t.STR_SPACEPAD)
    made = h5py.h5a.create(file.id, b"padded", kind, h5s.create(h5s.SCALAR))
    made.write(np.array(b"ab   ", "S5"), mtype=kind)


def _unknown_filter(file: h5py.File) -> None:
    making = h5p.create(h5p.DATASET_CREATE)
    making.set_chunk((10,))
    making.set_filter(40_000, h5py.h5z.FLAG_OPTIONAL, (1, 2))
    making.set_deflate(3)
    h5d.create(file.id, b"v", h5t.NATIVE_INT32, h5s.create_simple((20,)), making)


def _reserved(file: h5py.File) -> None:
    file["x"] = np.arange(2)
    for name in (
        "NAME", "CLASS", "_Netcdf4Dimid", "_Format", "_Codecs", "_ARRAY_DIMENSIONS", "_IsNetcdf4", "_SuperblockVersion",
        "_NCProperties", "_nczarr_attr", "_nczarr_array", "_nczarr_group", "_nczarr_superblock", "_Encoding", "_Unsigned",
        "_QuantizeBitGroomNumberOfSignificantDigits", "_ChunkSizes", "_Storage",
    ):  # fmt: skip
        file.attrs[name] = np.int32(1)
        file["x"].attrs[name] = np.int32(1)


def _two_numbers(file: h5py.File) -> None:
    """Two dimensions that say they have the same number."""
    for name in ("time", "lat"):
        file[f"/{name}"].attrs.modify("_Netcdf4Dimid", np.int32(0))


def _wrong_numbers(file: h5py.File) -> None:
    file["sst"].attrs["_Netcdf4Coordinates"] = np.array([0, 1, 77], "i4")


SAMPLES: Mapping[str, Maker] = {
    "grid": _netcdf(_grid),
    "grid in the classic model": _netcdf(_grid, format="NETCDF4_CLASSIC"),
    "types": _netcdf(_types),
    "texts": _netcdf(_texts),
    "scalars": _netcdf(_scalars),
    "groups": _netcdf(_groups),
    "user types": _netcdf(_user_types),
    "coordinates of two dimensions": _netcdf(_many_coordinates),
    "late": _netcdf(_late),
    "unlimited": _netcdf(_unlimited),
    "filters": _netcdf(_filters),
    "many": _netcdf(_many),
    "nothing": _netcdf(lambda _: None),
    "plain": _hdf5(_plain),
    "plain behind a user block": _hdf5(_plain, userblock_size=1024),
    "plain in the newest form": _hdf5(_plain, libver="latest"),
    "plain in the order of making": _hdf5(_plain, track_order=True),
    "plain types": _hdf5(_plain_types),
    "scales": _hdf5(_scales),
    "second axis scaled": _hdf5(_second_axis_scaled),
    "many scales": _hdf5(_many_scales),
    "links": _hdf5(_links),
    "texts of two dimensions": _hdf5(_texts_of_two_dimensions),
    "bytes that are no text": _hdf5(_bytes_that_are_no_text),
    "odd names": _hdf5(_odd_names),
    "padded with spaces": _hdf5(_spaces),
    "unknown filter": _hdf5(_unknown_filter),
    "reserved names": _hdf5(_reserved),
}
UNSURE: Mapping[str, Maker] = {
    "half": _hdf5(_half),
    "partly scaled": _hdf5(_partly_scaled),
    "dangling": _hdf5(_dangling),
    "table": _hdf5(_table),
    "decomposed name": _hdf5(_decomposed_name),
    "null space": _hdf5(_null_space),
    "two numbers": _then(_netcdf(_grid), _two_numbers),
    "wrong numbers": _then(_netcdf(_grid), _wrong_numbers),
}

"""Zarr stores of both versions are data sets, as xarray and netCDF-C read them; nothing of zarr-python is loaded."""

import json
import subprocess
import sys
from pathlib import Path

import numcodecs
import numpy as np
import pytest
import zarr

from fairtool.errors import UnreadableError
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.facts import from_facts, to_facts
from fairtool.netcdf.model import Dimension, NcType, Numbers, Value
from fairtool.netcdf.read import read
from tests.netcdf.stores import GROUP_2, GROUP_3, VERSIONS, Store, array_2, array_3, written

NUMBERS = ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8")
TYPES = dict(
    zip(NUMBERS, ("byte", "ubyte", "short", "ushort", "int", "uint", "int64", "uint64", "float", "double"), strict=True)
)


@pytest.fixture(params=VERSIONS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return Store(tmp_path / "a.zarr", request.param, Conventions="CF-1.11", title="Été")


def attribute(store: Store, value: object, name: str = "a", dtype: str = "i2") -> Value:
    """Give what becomes of a value that is an attribute of an array of some type."""
    store.array("v", ["x"], np.zeros(3, dtype), **{name: value})
    return read(store.path).variables["v"].attributes[name]


def test_a_store_has_the_parts_of_a_data_set(store: Store) -> None:
    store.array("time", ["time"], np.arange(4.0), units="days since 2000-01-01")
    store.array("sst", ["time", "lat"], np.ones((4, 3), "f4"), fill=np.nan, units="K")
    dataset = read(store.path)
    assert dataset.format is (Format.ZARR2 if store.version == 2 else Format.ZARR3)
    assert dataset.attributes == {"Conventions": "CF-1.11", "title": "Été"}
    assert dataset.dimensions == {"time": Dimension("time", 4, path="time"), "lat": Dimension("lat", 3, path="lat")}
    sst = dataset.variables["sst"]
    assert (sst.type, sst.dimension_names, sst.shape) == (NcType.FLOAT, ("time", "lat"), (4, 3))
    assert sst.attributes["units"] == "K"
    assert str(sst.attributes["_FillValue"]) == "nan"
    assert list(sst.attributes) == ["units", "_FillValue"]


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("order", "<>")
def test_numbers_keep_their_type(store: Store, kind: str, order: str) -> None:
    store.array("v", ["x"], np.zeros(3, order + kind))
    assert read(store.path).variables["v"].type.value == TYPES[kind]


@pytest.mark.parametrize(
    ("kind", "told"),
    [("S1", ("char", "")), ("S5", ("string", "")), ("U5", ("string", "")), ("bool", ("user", "bool"))],
)
def test_texts_are_strings_and_what_netcdf_lacks_keeps_its_name(store: Store, kind: str, told: tuple[str, str]) -> None:
    store.array("v", ["x"], np.zeros(3, kind))
    found = read(store.path).variables["v"]
    assert (found.type.value, found.type_name) == told


@pytest.mark.parametrize(
    ("kind", "name"), [("f2", "float16"), ("c8", "complex64"), ("M8[ns]", "datetime64"), ("m8[s]", "timedelta64")]
)
def test_types_that_netcdf_does_not_have_keep_their_names(store: Store, kind: str, name: str) -> None:
    store.array("v", ["x"], np.zeros(3, kind))
    found = read(store.path).variables["v"]
    assert found.type is NcType.USER
    assert found.type_name in (name, f"numpy.{name}")


def test_strings_of_any_length_are_strings(store: Store) -> None:
    store.array("v", ["x"], np.array(["a", "bcd"], object), dtype="str")
    assert read(store.path).variables["v"].type is NcType.STRING


@pytest.mark.parametrize(
    ("written_as", "read_as"),
    [
        ("text", "text"),
        ("", ""),
        (["a", "é"], ("a", "é")),
        (1, Numbers(NcType.INT, (1,))),
        ([1, -2], Numbers(NcType.INT, (1, -2))),
        (3_000_000_000, Numbers(NcType.INT64, (3_000_000_000,))),
        (2**63, Numbers(NcType.UINT64, (2**63,))),
        (2**64, Numbers(NcType.DOUBLE, (2.0**64,))),
        (1.5, Numbers(NcType.DOUBLE, (1.5,))),
        ([1, 2.5], Numbers(NcType.DOUBLE, (1.0, 2.5))),
        (float("inf"), Numbers(NcType.DOUBLE, (float("inf"),))),
        ([], Numbers(NcType.INT, ())),
        (True, Numbers(NcType.UBYTE, (1,))),
        (None, "null"),
        ({"a": [1]}, '{"a": [1]}'),
        ([1, "a"], '[1, "a"]'),
        ([[1, 2], [3, 4]], "[[1, 2], [3, 4]]"),
    ],
    ids=str,
)
def test_attributes_in_json_get_types(store: Store, written_as: object, read_as: Value) -> None:
    found = attribute(store, written_as)
    assert found == read_as
    assert type(found) is type(read_as)


@pytest.mark.parametrize(
    ("name", "dtype", "value", "read_as"),
    [
        ("valid_range", "i2", [0, 10], Numbers(NcType.SHORT, (0, 10))),
        ("valid_range", "i2", [0, 100_000], Numbers(NcType.INT, (0, 100_000))),
        ("valid_range", "i2", [0.0, 10.0], Numbers(NcType.DOUBLE, (0.0, 10.0))),
        ("valid_min", "f4", 0, Numbers(NcType.FLOAT, (0.0,))),
        ("missing_value", "f4", 0.1, Numbers(NcType.FLOAT, (float(np.float32(0.1)),))),
        ("flag_values", "u1", [1, 2], Numbers(NcType.UBYTE, (1, 2))),
        ("actual_range", "f4", [1, 2], Numbers(NcType.FLOAT, (1.0, 2.0))),
        ("scale_factor", "i2", 1, Numbers(NcType.DOUBLE, (1.0,))),
        ("scale_factor", "f4", 0.5, Numbers(NcType.FLOAT, (0.5,))),
        ("flag_values", "i1", "0b, 1b", "0b, 1b"),
    ],
)
def test_an_attribute_that_cf_wants_in_the_type_of_its_variable_has_it(
    store: Store, name: str, dtype: str, value: object, read_as: Value
) -> None:
    assert attribute(store, value, name, dtype) == read_as


def test_the_actual_range_of_packed_data_has_the_type_of_the_packing(store: Store) -> None:
    store.array("v", ["x"], np.zeros(3, "i2"), scale_factor=0.01, actual_range=[1, 2])
    assert read(store.path).variables["v"].attributes["actual_range"] == Numbers(NcType.DOUBLE, (1.0, 2.0))


@pytest.mark.parametrize(("dtype", "fill"), [("i2", -99), ("f4", -99.5), ("f8", float("inf")), ("u8", 2**64 - 1)])
def test_the_value_for_missing_data_has_the_type_of_its_variable(store: Store, dtype: str, fill: float) -> None:
    store.array("v", ["x"], np.zeros(3, dtype), fill=fill)
    kind = NcType(TYPES[dtype])
    assert read(store.path).variables["v"].attributes["_FillValue"] == Numbers(kind, (fill,))


def test_version_2_without_a_fill_value_has_no_value_for_missing_data(tmp_path: Path) -> None:
    root = written(tmp_path, {".zgroup": GROUP_2, "v/.zarray": array_2(fill_value=None)})
    assert read(root).variables["v"].attributes == {}


def test_the_fill_value_of_version_3_stands_for_what_was_not_written_and_not_for_missing_data(tmp_path: Path) -> None:
    root = written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(fill_value="NaN")})
    assert read(root).variables["v"].attributes == {}


@pytest.mark.parametrize("consolidated", [False, True])
def test_groups_see_the_dimensions_above_them(store: Store, *, consolidated: bool) -> None:
    store.array("x", ["x"], np.zeros(3))
    store.group("g", title="inner").group("g/h")
    store.array("g/v", ["x", "y"], np.zeros((3, 2)))
    store.array("g/h/w", ["x"], np.zeros(5))
    if consolidated:
        store.together()
    dataset = read(store.path)
    assert list(dataset.groups) == ["/", "/g", "/g/h"]
    assert dataset.groups["/g"].attributes == {"title": "inner"}
    assert [one.path for one in dataset.variables["/g/v"].dimensions] == ["x", "/g/y"]
    assert [one.path for one in dataset.variables["/g/h/w"].dimensions] == ["/g/h/x"]


def test_consolidated_metadata_are_what_is_read(store: Store) -> None:
    store.array("v", ["x"], np.zeros(3)).together().array("later", ["x"], np.zeros(3))
    assert list(read(store.path).variables) == ["v"]


@pytest.mark.parametrize(
    "documents",
    [
        {".zgroup": GROUP_2, ".zmetadata": {"zarr_consolidated_format": 7}, "v/.zarray": array_2()},
        {"zarr.json": {**GROUP_3, "consolidated_metadata": {"kind": "elsewhere"}}, "v/zarr.json": array_3()},
        {"zarr.json": {**GROUP_3, "consolidated_metadata": None}, "v/zarr.json": array_3()},
    ],
)
def test_consolidated_metadata_of_an_unknown_form_are_passed_over(tmp_path: Path, documents: dict[str, object]) -> None:
    assert list(read(written(tmp_path, documents)).variables) == ["v"]


def test_dimensions_without_names_are_called_by_their_length(store: Store) -> None:
    store.array("a", None, np.zeros((2, 3))).array("b", None, np.zeros((3, 3)))
    dataset = read(store.path)
    assert dataset.variables["a"].dimension_names == ("_Anonymous_Dim_2", "_Anonymous_Dim_3")
    assert dataset.variables["b"].dimension_names == ("_Anonymous_Dim_3", "_Anonymous_Dim_3_2")


def test_one_of_several_dimensions_may_have_no_name(tmp_path: Path) -> None:
    document = array_3(
        shape=[2, 3],
        dimension_names=[None, "x"],
        chunk_grid={"name": "regular", "configuration": {"chunk_shape": [2, 3]}},
    )
    root = written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": document})
    assert read(root).variables["v"].dimension_names == ("_Anonymous_Dim_2", "x")


def test_one_name_for_two_lengths_in_a_group_is_refused(store: Store) -> None:
    store.array("a", ["x"], np.zeros(3)).array("b", ["x"], np.zeros(4))
    with pytest.raises(UnreadableError, match=r"a\.zarr/b.* gives the dimension x 4 elements, and .*/a/.* gives it 3"):
        read(store.path)


def test_a_store_may_be_one_array(tmp_path: Path) -> None:
    for version in VERSIONS:
        path = tmp_path / f"sst{version}.zarr"
        zarr.create_array(path, shape=(3,), dtype="f4", zarr_format=version)
        found = read(path).variables
        assert [(name, one.shape) for name, one in found.items()] == [(f"sst{version}", (3,))]


def test_zlib_is_the_compression_that_netcdf_calls_deflate(tmp_path: Path) -> None:
    store = Store(tmp_path, 2)
    store.array("a", ["x"], np.zeros(3), compressors=numcodecs.Zlib(level=4))
    store.array("b", ["x"], np.zeros(3), compressors=numcodecs.GZip(level=4))
    store.array("c", ["x"], np.zeros(3), compressors=None)
    assert [one.deflate for one in read(tmp_path).variables.values()] == [4, None, None]


def test_folders_that_are_nothing_of_zarr_are_passed_over(store: Store) -> None:
    store.array("v", ["x"], np.zeros(3))
    (store.path / "notes").mkdir()
    (store.path / ".hidden").mkdir()
    (store.path / "readme.txt").write_text("hello")
    assert list(read(store.path).variables) == ["v"]


def test_a_folder_with_metadata_of_both_versions_is_one_of_version_3(tmp_path: Path) -> None:
    documents = {".zgroup": GROUP_2, "zarr.json": GROUP_3, "old/.zarray": array_2(), "new/zarr.json": array_3()}
    assert list(read(written(tmp_path, documents)).variables) == ["new"]


def test_a_header_is_stored_and_loaded_as_facts(store: Store) -> None:
    store.group("g").array("g/v", ["x"], np.zeros(3, "f4"), fill=np.nan, units="K", flag=[1, 2])
    store.array("b", None, np.zeros(3, bool))
    dataset = read(store.path)
    loaded = from_facts(json.loads(json.dumps(to_facts(dataset))), dataset.path)
    assert told(loaded) == told(dataset)


def told(dataset: Dataset) -> list[str]:
    return [dataset.format.value, *map(repr, dataset.groups.values())]


def test_reading_a_header_loads_neither_zarr_nor_numpy(store: Store) -> None:
    store.array("v", ["x"], np.zeros(3))
    code = (
        "import sys; from pathlib import Path; from fairtool.netcdf.read import read\n"
        "assert read(Path(sys.argv[1])).variables['v'].shape == (3,)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & {'zarr', 'numpy', 'h5py', 'netCDF4'}))"
    )
    ran = subprocess.run([sys.executable, "-c", code, store.path], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []

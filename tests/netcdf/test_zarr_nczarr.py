"""Stores that netCDF-C wrote (NCZarr) are read as the data sets that they were: types, dimensions, scalars, groups."""

from pathlib import Path

import netCDF4
import numpy as np
import pytest

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, NcType, Numbers, StringText
from fairtool.netcdf.read import read
from tests.netcdf.stores import GROUP_2, array_2, written


def made(path: Path, mode: str) -> Dataset:
    """Write a store by netCDF-C, and read it here."""
    with netCDF4.Dataset(f"file://{path}#mode={mode},file", "w") as file:
        file.setncatts({"Conventions": "CF-1.8", "number": np.int16(4), "json": '{"a": 1}'})
        file.createDimension("time", None)
        file.createDimension("lat", 3)
        sst = file.createVariable("sst", "f4", ("time", "lat"), fill_value=-999, zlib=True, complevel=3)
        sst.setncatts({"units": "K", "flags": np.array([1, 2], "i1"), "half": 1.5})
        sst[:] = np.arange(6).reshape(2, 3)
        file.createVariable("letters", "S1", ("lat",))
        file.createVariable("crs", "i4", ())
        group = file.createGroup("g")
        group.createDimension("x", 2)
        group.createVariable("w", "i8", ("lat", "x"))
    return read(path)


@pytest.fixture
def whole(tmp_path: Path) -> Dataset:
    return made(tmp_path / "a.zarr", "nczarr")


def test_attributes_have_the_types_that_they_were_written_with(whole: Dataset) -> None:
    assert whole.attributes["number"] == Numbers(NcType.SHORT, (4,))
    assert whole.attributes["json"] == '{"a": 1}'
    assert dict(whole.variables["sst"].attributes) == {
        "_FillValue": Numbers(NcType.FLOAT, (-999.0,)),
        "units": "K",
        "flags": Numbers(NcType.BYTE, (1, 2)),
        "half": Numbers(NcType.DOUBLE, (1.5,)),
    }


def test_attributes_for_readers_of_zarr_are_not_shown(whole: Dataset) -> None:
    assert list(whole.attributes) == ["Conventions", "number", "json"]
    assert dict(whole.groups["/g"].attributes) == {}


def test_a_fill_value_that_nobody_set_is_no_attribute(whole: Dataset) -> None:
    assert dict(whole.variables["crs"].attributes) == {}
    assert dict(whole.variables["/g/w"].attributes) == {}


def test_dimensions_stand_in_their_groups_and_may_be_unlimited(whole: Dataset) -> None:
    assert whole.variables["sst"].dimensions == (
        Dimension("time", 2, unlimited=True, path="time"),
        Dimension("lat", 3, path="lat"),
    )
    assert [one.path for one in whole.variables["/g/w"].dimensions] == ["lat", "/g/x"]


@pytest.mark.parametrize("mode", ["nczarr", "xarray"])
def test_a_variable_without_dimensions_has_none(tmp_path: Path, mode: str) -> None:
    crs = made(tmp_path / "a.zarr", mode).variables["crs"]
    assert (crs.dimensions, crs.type) == ((), NcType.INT)


def test_types_and_compression_are_those_of_netcdf(whole: Dataset) -> None:
    assert {path: one.type.value for path, one in whole.variables.items()} == {
        "sst": "float",
        "letters": "char",
        "crs": "int",
        "/g/w": "int64",
    }
    assert whole.variables["sst"].deflate == 3


def test_values_are_those_that_were_written(whole: Dataset) -> None:
    assert whole.read(whole.variables["sst"]).tolist() == [[0, 1, 2], [3, 4, 5]]
    assert whole.read(whole.variables["crs"]).shape == ()


def test_texts_that_were_strings_are_strings(tmp_path: Path) -> None:
    with netCDF4.Dataset(f"file://{tmp_path}/a.zarr#mode=nczarr,file", "w") as file:
        file.setncattr_string("one", "x")
        file.setncattr_string("several", ["x", "y"])
    attributes = read(tmp_path / "a.zarr").attributes
    assert isinstance(attributes["one"], StringText)
    assert attributes["several"] == ("x", "y")


def test_the_keys_of_earlier_versions_are_known(tmp_path: Path) -> None:
    attributes = {
        "_NCZARR_ARRAY": {"dimrefs": ["/n"], "storage": "chunked"},
        "_NCZARR_ATTR": {"types": {"a": "<i2"}},
        "a": [3],
    }
    root = {"_NCZARR_GROUP": {"dims": {"n": 3}, "vars": ["v"], "groups": []}}
    written(tmp_path, {".zgroup": GROUP_2, ".zattrs": root, "v/.zarray": array_2(), "v/.zattrs": attributes})
    variable = read(tmp_path).variables["v"]
    assert variable.dimensions == (Dimension("n", 3, path="n"),)
    assert dict(variable.attributes) == {"a": Numbers(NcType.SHORT, (3,))}


@pytest.mark.parametrize(
    "said",
    [
        {"_nczarr_array": {"dimension_references": ["/gone"]}},
        {"_nczarr_array": {"dimension_references": ["/n", "/n"]}},
        {"_nczarr_array": {"dimension_references": "n"}},
        {"_nczarr_array": 7},
    ],
)
def test_what_is_said_wrongly_is_left_unsaid(tmp_path: Path, said: dict[str, object]) -> None:
    root = {"_nczarr_group": {"dimensions": {"n": 4, "bad": "x", "a/b": 1}}}
    attributes = {**said, "_ARRAY_DIMENSIONS": ["x"], "_nczarr_attr": {"types": {"a": 1}}, "a": 1}
    written(tmp_path, {".zgroup": GROUP_2, ".zattrs": root, "v/.zarray": array_2(), "v/.zattrs": attributes})
    dataset = read(tmp_path)
    assert dataset.variables["v"].dimension_names == ("x",)
    assert list(dataset.dimensions) == ["n", "x"]

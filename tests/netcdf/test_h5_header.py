"""h5py alone gives the very picture of a netCDF-4 file that the netCDF library gives, or says that it cannot."""

import os
import warnings
from pathlib import Path

import pytest

from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.facts import to_facts
from fairtool.netcdf.h5_dataset import read_through
from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.read import Limits, close, opened
from fairtool.netcdf.sniff import HDF5_SIGNATURE
from fairtool.netcdf.values import ValueReader
from tests.netcdf.hdf5_samples import SAMPLES, UNSURE, Maker

CORPUS = sorted(Path(os.environ["FAIRTOOL_CORPUS"]).rglob("*.nc")) if "FAIRTOOL_CORPUS" in os.environ else []
# Variables of the samples whose values only the library gives, and why.
OF_THE_LIBRARY = {
    "time_bnds": "shorter than its dimensions",
    "/one/deep/deeper/w": "shorter than its dimensions",
    "t": "shorter than its dimensions",
    "fixed": "strings of a fixed length",
    "v": "packed by a filter",
}


def made(maker: Maker, path: Path) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of h5py, where a sample holds what netCDF has not
        maker(path)
    return path


def same_header(path: Path) -> None:
    with path.open("rb", buffering=0) as file, opened(path) as whole:
        parts = read_through(file, str(path), Limits())
        assert to_facts(parts) == to_facts(whole)
        assert list(parts.variables) == list(whole.variables)
        assert list(parts.dimensions) == list(whole.dimensions)
        assert [list(one.attributes) for one in parts.variables.values()] == [
            list(one.attributes) for one in whole.variables.values()
        ]
        close(parts)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_header_is_that_of_the_library(name: str, tmp_path: Path) -> None:
    same_header(made(SAMPLES[name], tmp_path / "a.nc"))


@pytest.mark.skipif(not CORPUS, reason="FAIRTOOL_CORPUS names no folder with netCDF files")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_the_header_of_a_real_file_is_that_of_the_library(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(8) != HDF5_SIGNATURE:
            pytest.skip("no netCDF-4 file")
    same_header(path)


@pytest.mark.parametrize("name", UNSURE)
def test_what_the_library_may_see_otherwise_is_left_to_it(name: str, tmp_path: Path) -> None:
    path = made(UNSURE[name], tmp_path / "a.nc")
    with path.open("rb", buffering=0) as file, pytest.raises((UnlikeError, UnreadableError)):
        read_through(file, "a.nc", Limits())


def told(reader: ValueReader, variable: str) -> object:
    """Give the values of a variable in a form that can be compared, or what is said where they cannot be had."""
    try:
        values = reader.read(variable)
    except (UnlikeError, Unavailable) as error:
        return str(error)
    return values.dtype, values.shape, values.tobytes() if values.dtype != object else values.tolist()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_values_are_those_of_the_library(name: str, tmp_path: Path) -> None:
    path = made(SAMPLES[name], tmp_path / "a.nc")
    with path.open("rb", buffering=0) as file, opened(path) as whole:
        parts = read_through(file, "a.nc", Limits())
        found = {variable: told(parts.reader, variable) for variable in whole.variables}
        wanted = {variable: told(whole.reader, variable) for variable in whole.variables}
        unlike = {variable for variable in found if found[variable] != wanted[variable]}
        assert all(OF_THE_LIBRARY[variable] in str(found[variable]) for variable in unlike)
        close(parts)


def test_values_beyond_the_budget_come_in_the_same_blocks(tmp_path: Path) -> None:
    path = made(SAMPLES["grid"], tmp_path / "a.nc")
    limits = Limits(value_bytes=48)
    with path.open("rb", buffering=0) as file, opened(path, limits=limits) as whole:
        parts = read_through(file, "a.nc", limits)
        found, wanted = list(parts.reader.blocks("sst")), list(whole.reader.blocks("sst"))
        assert [one.shape for one in found] == [one.shape for one in wanted] == [(1, 3, 4), (1, 3, 4)]
        with pytest.raises(Unavailable, match="sst takes 96 bytes"):
            parts.reader.read("sst")
        close(parts)
        with pytest.raises(Unavailable, match="the file of lat is closed"):
            parts.reader.read("lat")


def test_large_attributes_are_left_to_the_library(tmp_path: Path) -> None:
    path = made(SAMPLES["many"], tmp_path / "a.nc")
    with path.open("rb", buffering=0) as file, pytest.raises(UnlikeError, match="may take more than the limit"):
        read_through(file, "a.nc", Limits(attribute_bytes=2**16))

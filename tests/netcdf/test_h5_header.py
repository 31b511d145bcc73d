"""h5py alone gives the very picture of a netCDF-4 file that the netCDF library gives, or says that it cannot."""

import os
import warnings
from pathlib import Path

import numpy as np
import pytest

from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.facts import to_facts
from fairtool.netcdf.h5_dataset import read_through
from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.read import Limits, close, opened
from fairtool.netcdf.sniff import HDF5_SIGNATURE
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
        if not file.read(8) == HDF5_SIGNATURE:
            pytest.skip("no netCDF-4 file")
    same_header(path)


@pytest.mark.parametrize("name", UNSURE)
def test_what_the_library_may_see_otherwise_is_left_to_it(name: str, tmp_path: Path) -> None:
    path = made(UNSURE[name], tmp_path / "a.nc")
    with path.open("rb", buffering=0) as file, pytest.raises((UnlikeError, UnreadableError)):
        read_through(file, "a.nc", Limits())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_values_are_those_of_the_library(name: str, tmp_path: Path) -> None:
    path = made(SAMPLES[name], tmp_path / "a.nc")
    with path.open("rb", buffering=0) as file, opened(path) as whole:
        parts = read_through(file, "a.nc", Limits())
        for variable in whole.variables:
            try:
                found = parts.reader.read(variable)
            except UnlikeError as error:
                assert OF_THE_LIBRARY[variable] in str(error)
                continue
            except Unavailable as error:
                with pytest.raises(Unavailable) as expected:
                    whole.reader.read(variable)
                assert str(expected.value) == str(error)
                continue
            wanted = whole.reader.read(variable)
            assert (found.dtype, found.shape) == (wanted.dtype, wanted.shape)
            assert np.array_equal(found, wanted)
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

"""A data set is read from a file or from bytes, whatever its encoding, and nothing but our own errors comes out."""

import subprocess
import sys
from pathlib import Path

import h5py
import netCDF4
import numpy as np
import pytest

from fairtool.errors import FairtoolError, Unavailable, UnreadableError
from fairtool.netcdf.dataset import Format
from fairtool.netcdf.read import Limits, close, opened, read, read_bytes
from fairtool.netcdf.read_errors import unreadable

FORMATS = {
    "NETCDF3_CLASSIC": Format.CLASSIC,
    "NETCDF3_64BIT_OFFSET": Format.OFFSET_64,
    "NETCDF3_64BIT_DATA": Format.CDF5,
    "NETCDF4_CLASSIC": Format.NETCDF4_CLASSIC,
    "NETCDF4": Format.NETCDF4,
}
CDL = 'netcdf a {\ndimensions:\n x = 2 ;\nvariables:\n int v(x) ;\n  v:units = "m" ;\ndata:\n v = 1, 2 ;\n}\n'


def write(path: Path, data_model: str) -> Path:
    with netCDF4.Dataset(path, "w", format=data_model) as file:
        file.createDimension("x", 2)
        variable = file.createVariable("v", "i4", ("x",))
        variable.units = "m"
        variable[:] = [1, 2]
    return path


@pytest.fixture(params=[*FORMATS, "CDL"])
def sound(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Format]:
    path = tmp_path / "a.nc"
    if request.param != "CDL":
        return write(path, request.param), FORMATS[request.param]
    path.write_text(CDL)
    return path, Format.CDL


def test_every_encoding_is_known_by_its_content(sound: tuple[Path, Format]) -> None:
    path, expected = sound
    with opened(path) as dataset:
        assert dataset.path == str(path)
        assert dataset.format is expected
        assert dataset.variables["v"].attributes == {"units": "m"}
        assert dataset.read(dataset.variables["v"]).tolist() == [1, 2]
        assert [block.tolist() for block in dataset.blocks(dataset.variables["v"])] == [[1, 2]]


def test_bytes_are_read_as_the_file_is(sound: tuple[Path, Format]) -> None:
    path, expected = sound
    dataset = read_bytes(path.read_bytes(), "-")
    assert dataset.path == "-"
    assert dataset.format is expected
    assert dataset.read(dataset.variables["v"]).tolist() == [1, 2]
    close(dataset)


def test_a_closed_file_may_be_written_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a.nc", "NETCDF4")
    with opened(path) as dataset:
        variable = dataset.variables["v"]
    with netCDF4.Dataset(path, "a") as file:
        file.title = "new"
    with pytest.raises(Unavailable):
        dataset.read(variable)


def test_a_file_that_is_being_written_is_named_as_locked(tmp_path: Path) -> None:
    path = write(tmp_path / "a.nc", "NETCDF4")
    writer = "import h5py, sys; f = h5py.File(sys.argv[1], 'r+'); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", writer, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(UnreadableError, match="is locked: another program") as caught:
            read(path)
        process.communicate()
    assert "HDF5_USE_FILE_LOCKING" in caught.value.hint


def test_a_good_file_is_read_after_a_bad_one(tmp_path: Path) -> None:
    good = write(tmp_path / "good.nc", "NETCDF4")
    bad = tmp_path / "bad.nc"
    with h5py.File(bad, "w") as file:
        file.create_group("a")["back"] = file["/"]
    with pytest.raises(UnreadableError, match="circle"):
        read(bad)
    with opened(good) as dataset:
        assert list(dataset.variables) == ["v"]


def test_an_attribute_that_netcdf_cannot_read_makes_the_file_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    with h5py.File(path, "w") as file:
        file["x"] = 1
        file.attrs["before"] = "text"
        file.attrs["square"] = np.ones((2, 2))
    with pytest.raises(UnreadableError, match="Can't open HDF5 attribute"):
        read(path)


@pytest.mark.parametrize("data_model", FORMATS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_cut_file_gives_our_error(tmp_path: Path, data_model: str, share: float) -> None:
    path = write(tmp_path / "a.nc", data_model)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(FairtoolError, match=r"a\.nc"):
        read(path)


def test_text_that_is_not_utf8_gives_the_offset(tmp_path: Path) -> None:
    path = tmp_path / "a.cdl"
    path.write_bytes(b"netcdf \xe9 {}")
    with pytest.raises(UnreadableError, match=r"a\.cdl is not UTF-8 text: byte 7"):
        read(path)


def test_text_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.cdl"
    path.write_text(CDL)
    with pytest.raises(UnreadableError, match="CDL text of more than 10 bytes"):
        read(path, limits=Limits(value_bytes=10))


@pytest.mark.parametrize(
    "error",
    [
        OSError("HDF error"),
        RuntimeError("HDF error"),
        KeyError("HDF error"),
        ValueError("HDF\nerror"),
    ],
)
def test_the_words_of_the_library_are_kept(error: Exception) -> None:
    with pytest.raises(UnreadableError, match=r"a\.nc cannot be read: .*HDF error"), unreadable("a.nc"):
        raise error


def test_a_want_of_memory_is_named() -> None:
    with pytest.raises(UnreadableError, match="more memory"), unreadable("a.nc"):
        raise MemoryError


def test_a_classic_header_needs_no_heavy_library(tmp_path: Path) -> None:
    path = write(tmp_path / "a.nc", "NETCDF3_CLASSIC")
    program = (
        "import sys; from pathlib import Path; from fairtool.netcdf.read import read\n"
        f"read(Path({str(path)!r})); print({{'netCDF4', 'h5py', 'cftime'}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"

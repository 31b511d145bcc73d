"""What a damaged file is told as: a broken transfer with its bytes, a link to nowhere, and always with what to do."""

from pathlib import Path

import h5py
import pytest

from fairtool.errors import UnreadableError
from fairtool.netcdf.read import read
from fairtool.netcdf.read_errors import unreadable


def _refused(path: Path) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return caught.value


def _hint(error: UnreadableError) -> str:
    return error.hint.format_map(error.values)


@pytest.mark.parametrize("block", [0, 512])
@pytest.mark.parametrize("version", ["earliest", "latest"])
def test_a_cut_hdf5_file_says_how_many_bytes_there_are_and_should_be(tmp_path: Path, block: int, version: str) -> None:
    path = tmp_path / "a.nc"
    with h5py.File(path, "w", userblock_size=block, libver=version) as file:
        file["x"] = range(1000)
    whole = path.stat().st_size
    path.write_bytes(path.read_bytes()[:3000])
    error = _refused(path)
    assert str(error) == f"{path} breaks off: it has 3000 bytes, and its superblock says {whole}"
    assert _hint(error) == "the transfer broke off: get the file again"


def test_a_link_to_nowhere_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    with h5py.File(path, "w") as file:
        file["sst"] = h5py.SoftLink("/gone")
    error = _refused(path)
    assert str(error) == f"{path} holds the link sst, which leads to nothing"
    assert "write the file anew" in _hint(error)


def test_a_damaged_file_has_a_hint(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    with h5py.File(path, "w", libver="latest") as file:
        file["x"] = range(1000)
    content = path.read_bytes()
    path.write_bytes(content[:60] + b"\x55" * 900 + content[960:])
    error = _refused(path)
    assert "cannot be read" in str(error)
    assert _hint(error) == "the file is damaged: make it anew, or get it again"


def test_text_that_is_no_cdl_has_a_hint(tmp_path: Path) -> None:
    path = tmp_path / "a.cdl"
    path.write_text("netcdf x { variables: float a(b) ; }", encoding="utf-8")
    error = _refused(path)
    assert "line 1: the dimension `b` is not defined" in str(error)
    assert (
        _hint(error) == "correct that line or the one before it; `ncdump -h` of a netCDF file shows how CDL is written"
    )


def test_a_hint_of_our_own_is_kept() -> None:
    with pytest.raises(UnreadableError) as caught, unreadable("a.nc"):
        raise UnreadableError("{path} is so", hint="do this", path="a.nc")
    assert caught.value.hint == "do this"

"""Whatever is given instead of a netCDF file is named for what it is, with what to do."""

import bz2
import gzip
import lzma
import os
import socket
import stat
import zipfile
from pathlib import Path

import h5py
import pytest

from fairtool.errors import UnreadableError
from fairtool.netcdf.sniff import Kind, sniff
from fairtool.netcdf.sniff_special import refuse_missing

NETCDF = b"CDF\x01" + bytes(28)
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"

PRETENDERS = {
    "empty": (b"", "a.nc is empty", "fetch it again"),
    "lfs": (LFS, "Git LFS pointer of 70 bytes, not the data", "git lfs pull"),
    "annex": (b"/annex/objects/SHA256E-s12--ab.nc\n", "git-annex pointer of 34 bytes", "git annex get"),
    "dvc": (b"outs:\n- md5: a1b2\n  path: a.nc\n", "DVC pointer of 31 bytes", "dvc pull"),
    "html": (b"\n<!DOCTYPE html><html><head><title>Log in", "is an HTML page", "download the data again"),
    "html without a type": (b"<!-- x --> <HTML lang=fr>", "is an HTML page", "download the data again"),
    "gzip": (gzip.compress(NETCDF), "compressed with gzip", "gunzip"),
    "bzip2": (bz2.compress(NETCDF), "compressed with bzip2", "bunzip2"),
    "xz": (lzma.compress(NETCDF), "compressed with xz", "unxz"),
    "hdf4": (b"\x0e\x03\x13\x01" + bytes(99), "HDF4 file", "h4tonccf"),
    "grib": (b"GRIB\0\0\0\x02", "GRIB file", "grib_to_netcdf"),
    "bufr": (b"BUFR\0\0\0\x04", "BUFR file", "convert"),
    "next version": (b"CDF\x03" + bytes(28), "unknown version", "netCDF-3 or netCDF-4"),
    "nasa": (b"\xcd\xf3\x00\x01\x00\x00\xff\xff", "NASA CDF file", "convert"),
    "xml": (b'<?xml version="1.0"?><gmd:MD_Metadata/>', "is XML", "netCDF file itself"),
    "xml without a declaration": (b"<gmd:MD_Metadata xmlns:gmd='x'>", "is XML", "netCDF file itself"),
    "json": (b'{"conventions": "CF"}', "is JSON", "netCDF file itself"),
    "nulls": (bytes(5000), "nothing but null bytes", "fetch it again"),
    "text": (b"time,temperature\n1,2\n", 'is not a netCDF file: it begins with the text "time,temperature"', "CDL"),
    "text with tabs": (b"\n  time\ttemp\xc3\xa9rature\n", 'begins with the text "time température"', "CDL"),
    "text of old": (b"temp\xe9rature;z\r\n1;2", 'begins with the text "température;z"', "CDL"),
    "text with a mark": (b"\xef\xbb\xbfstation\n", 'begins with the text "station"', "CDL"),
    "long text": (b"a longer line " * 400, 'begins with the text "a longer line a longer line a longer lin..."', "CDL"),
    "blanks": (b" \n\t\n", "begins with nothing but blanks", "CDL"),
    "text with an escape": (b"a\x1b[31mb\n", "begins with 61 1b 5b", "CDL"),
    "bytes": (b"\x01\x02\x03\x04\x05", "begins with 01 02 03 04 05", "CDL"),
}


def refused(path: Path) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        sniff(path)
    assert str(path) in str(caught.value)
    return caught.value


@pytest.mark.parametrize("case", PRETENDERS)
def test_a_pretender_is_named_with_what_to_do(tmp_path: Path, case: str) -> None:
    content, message, hint = PRETENDERS[case]
    path = tmp_path / "a.nc"
    path.write_bytes(content)
    error = refused(path)
    assert message in str(error)
    assert hint in error.hint
    assert error.hint.format_map(error.values)


def test_a_zip_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b.nc", NETCDF)
    assert "is a zip archive" in str(refused(path))


@pytest.mark.parametrize("version", [1, 2, 5])
def test_classic_files_are_known_by_their_first_bytes(tmp_path: Path, version: int) -> None:
    path = tmp_path / "no-suffix"
    path.write_bytes(b"CDF%c" % version + bytes(28))
    assert sniff(path) is Kind.CLASSIC


@pytest.mark.parametrize("block", [0, 512, 1024, 2048, 4096, 8192])
def test_hdf5_files_are_known_behind_a_user_block(tmp_path: Path, block: int) -> None:
    path = tmp_path / "a.nc"
    with h5py.File(path, "w", userblock_size=block) as file:
        file["x"] = 1
    assert sniff(path) is Kind.HDF5


@pytest.mark.parametrize("text", ["netcdf a {\n}", "// made by hand\n\n  netcdf a {\n}", "\ufeffnetcdf a {}"])
def test_cdl_text_is_known_by_its_first_word(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    assert sniff(path) is Kind.CDL


def test_cdl_text_with_a_mistake_in_the_first_word_is_known_by_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.cdl"
    path.write_text("netdcf a {\n}")
    assert sniff(path) is Kind.CDL


def test_a_folder_is_named(tmp_path: Path) -> None:
    assert "is a folder" in str(refused(tmp_path))


@pytest.mark.parametrize("part", [".zgroup", ".zarray", ".zmetadata", "zarr.json"])
def test_a_folder_with_metadata_of_zarr_is_a_store(tmp_path: Path, part: str) -> None:
    (tmp_path / part).write_text("{}")
    assert sniff(tmp_path) is Kind.ZARR


def test_a_folder_with_the_name_of_a_zarr_store_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.zarr").mkdir()
    assert sniff(tmp_path / "a.zarr") is Kind.ZARR


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "does not exist" in str(refused(tmp_path / "a.nc"))


def test_a_file_that_only_dvc_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.nc.dvc").write_text("outs:\n- md5: a\n")
    error = refused(tmp_path / "a.nc")
    assert "only its DVC pointer" in str(error)
    assert "dvc pull" in error.hint


def test_a_dangling_link_is_named_with_its_target(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    path.symlink_to("gone.nc")
    error = refused(path)
    assert "is a link to gone.nc, which does not exist" in str(error)
    assert error.hint == "mend the link, or give the file itself"


def test_a_link_in_a_circle_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    path.symlink_to("a.nc")
    assert "is a link to a.nc" in str(refused(path))


def test_a_dangling_annex_link_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    path.symlink_to(".git/annex/objects/Xx/SHA256E-s1--a.nc")
    assert "git-annex link" in str(refused(path))


def test_a_named_pipe_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    os.mkfifo(path)
    assert "is a named pipe" in str(refused(path))


def test_a_socket_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("a.nc")
        assert "is a socket" in str(refused(tmp_path / "a.nc"))


def test_a_device_is_named() -> None:
    assert "is a device" in str(refused(Path("/dev/zero")))


def test_a_refusal_of_the_system_is_named() -> None:
    error = refuse_missing(Path("a.nc"), PermissionError(13, "Permission denied"))
    assert str(error) == "a.nc may not be read by you"
    other = refuse_missing(Path("a.nc"), OSError(5, "Input/output error"))
    assert str(other) == "a.nc cannot be opened: Input/output error"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    path.write_bytes(NETCDF)
    path.chmod(stat.S_IWUSR)
    assert "may not be read by you" in str(refused(path))

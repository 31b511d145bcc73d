"""Archive files that nobody sound has written end in one clear error, within bounds."""

import gzip
import lzma
import struct
import tracemalloc
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from fairtool.archives.bounds import Bounds
from fairtool.archives.extract import extracted
from fairtool.archives.listing import check_archive, members
from fairtool.errors import UnreadableError
from tests.archives.making import FORMS, archive, binary, header

END = bytes(1024)
PATTERN = bytes(range(256)) * 40


def refusals(path: Path) -> dict[str, bool]:
    return {one.name: bool(one.refusal) for one in members(path, str(path))}


def test_what_leads_out_of_the_archive_is_told_and_never_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "t.tar"
    path.write_bytes(
        header("../../out.nc", 0)
        + header("/etc/x.nc", 0)
        + header("dev.nc", 0, b"3")
        + header("pipe.nc", 0, b"6")
        + header("soft.nc", 0, b"2", "../../etc/passwd")
        + header("hard.nc", 0, b"1", "/etc/passwd")
        + header("inside.nc", 0, b"2", "d/ok.nc")
        + header("d/ok.nc", 0)
        + END
    )
    told = ["../../out.nc", "/etc/x.nc", "dev.nc", "pipe.nc", "soft.nc", "hard.nc"]
    assert refusals(path) == {**dict.fromkeys(told, True), "d/ok.nc": False}
    for name in told:
        with pytest.raises(UnreadableError):
            extracted(f"{path}!{name}", tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["t.tar"]


def test_a_zip_file_with_names_that_lead_out_or_links_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    link = zipfile.ZipInfo("link.nc")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("../out.nc", b"x")
        target.writestr(link, b"/etc/passwd")
        target.writestr("ok.nc", b"x")
    assert refusals(path) == {"../out.nc": True, "link.nc": True, "ok.nc": False}


def test_a_packed_hole_of_ten_terabytes_ends(tmp_path: Path) -> None:
    path = tmp_path / "t.tar.gz"
    packed = gzip.compress(header("a.nc", 0, number=binary(10 * 2**40)), 9) + gzip.compress(bytes(2**24), 9) * 50
    path.write_bytes(packed)  # with 800 MB of it
    found = members(path, "t.tar.gz", Bounds(unpacked=2**26))
    assert next(found).size == 10 * 2**40
    with pytest.raises(UnreadableError, match="holds more than 67108864 bytes"):
        next(found)


def test_a_list_that_takes_too_long_ends(tmp_path: Path) -> None:
    path = archive(tmp_path / "t.tar", {"a.nc": b"x"})
    with pytest.raises(UnreadableError, match="within 0 seconds"):
        list(members(path, "t.tar", Bounds(seconds=0)))


@pytest.mark.parametrize("suffix", [".tar", ".zip"])
def test_more_members_than_is_sound_end_in_an_error(tmp_path: Path, suffix: str) -> None:
    path = archive(tmp_path / f"t{suffix}", {f"{number}.nc": b"" for number in range(50)})
    with pytest.raises(UnreadableError, match="more than 49 members"):
        list(members(path, "t", Bounds(members=49)))


def test_headers_before_headers_without_end_are_no_recursion(tmp_path: Path) -> None:
    path = tmp_path / "t.tar"
    one = header("././@LongLink", 5, b"L") + b"name\0".ljust(512, b"\0")
    path.write_bytes(one * 20_000 + header("x", 0) + END)
    assert [found.name for found in members(path, "t.tar")] == ["name"]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(header("x", 2**31, b"L"), id="a name of two gigabytes"),
        pytest.param(header("x", 2**31, b"x"), id="records of two gigabytes"),
        pytest.param(header("x", 6, b"x") + b"99 a=b".ljust(512, b"\0"), id="a record longer than its header"),
        pytest.param(header("x", 6, b"x") + b"0 a=b\n".ljust(512, b"\0"), id="a record of no length"),
        pytest.param(header("x", 9, b"x") + b"9 size=-1".ljust(512, b"\0") + header("y", 0), id="a size below nothing"),
        pytest.param(header("x", 9, b"x") + b"9 size=x\n".ljust(512, b"\0") + header("y", 0), id="a size that is none"),
        pytest.param(header("x", 0, number=b"99999999999\0"), id="digits that are not octal"),
        pytest.param(header("x", 0)[:300], id="cut off"),
        pytest.param(b"x" * 512, id="no checksum"),
        pytest.param(b"", id="empty"),
        pytest.param(header("x", 0, number=b"\xff" * 12), id="a negative size"),
    ],
)
def test_damaged_headers_are_one_error(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "t.tar"
    path.write_bytes(damage)
    with pytest.raises(UnreadableError):
        list(members(path, "t.tar"))


def test_a_header_full_of_digits_takes_no_quadratic_time(tmp_path: Path) -> None:
    path = tmp_path / "t.tar"
    path.write_bytes(header("x", 2**20, b"x") + b"1" * 2**20 + END)
    with pytest.raises(UnreadableError):  # in quadratic time that takes hours
        list(members(path, "t.tar"))


def test_an_xz_file_may_not_ask_for_gigabytes(tmp_path: Path) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 2**30 + 2**29}]
    path = tmp_path / "t.tar.xz"
    opener = lzma.LZMACompressor(lzma.FORMAT_XZ, filters=[{**filters[0], "dict_size": 4096}])
    data = bytearray(opener.compress(END) + opener.flush())
    data[12 + 4] = 40  # the size of the dictionary in the header of the block: 4 GiB less one byte
    data[12 + 8 : 12 + 12] = struct.pack("<I", zlib.crc32(data[12 : 12 + 8]))
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="damaged"):
        list(members(path, "t.tar.xz"))


def test_the_members_of_a_tar_file_take_no_memory_however_many(tmp_path: Path) -> None:
    path = tmp_path / "t.tar.gz"
    block = gzip.compress(header("a.nc", 0) * 1000, 9)
    path.write_bytes(block * 4 + gzip.compress(END))
    tracemalloc.start()
    try:
        assert sum(1 for _ in members(path, "t.tar.gz")) == 4_000
        assert tracemalloc.get_traced_memory()[1] < 500_000  # tarfile takes 2 MB for them
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("suffix", FORMS)
def test_an_archive_file_that_is_cut_off_anywhere_is_one_error_or_sound(tmp_path: Path, suffix: str) -> None:
    path = archive(tmp_path / f"t{suffix}", {"a.nc": PATTERN, "b.nc": PATTERN})
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:at])
        try:
            content = extracted(f"{path}!b.nc", tmp_path).read_bytes()
        except UnreadableError:
            continue
        assert content == PATTERN


@pytest.mark.parametrize("suffix", FORMS)
def test_an_archive_file_with_changed_bytes_is_one_error_or_read(tmp_path: Path, suffix: str) -> None:
    path = archive(tmp_path / f"t{suffix}", {"a.nc": PATTERN, "b.nc": PATTERN})
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 80)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        for work in (lambda: list(members(path, "t")), lambda: extracted(f"{path}!b.nc", tmp_path)):
            with suppress(UnreadableError):  # whatever else is raised fails the test
                work()


def test_a_zip_file_that_lies_of_a_size_is_counted(tmp_path: Path) -> None:
    path = archive(tmp_path / "t.zip", {"a.nc": bytes(2**20)})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)  # the size when unpacked, in the list
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="breaks off: it has 1048576 of 10 bytes"):
        extracted(f"{path}!a.nc", tmp_path)


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    path = archive(tmp_path / "t.zip", {"a.nc": b"x"})
    data = bytearray(path.read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="encrypted"):
        extracted(f"{path}!a.nc", tmp_path)


def test_a_list_of_members_that_is_longer_than_is_sound_is_not_read(tmp_path: Path) -> None:
    path = archive(tmp_path / "t.zip", {f"{number}.nc": b"" for number in range(2000)})
    with pytest.raises(UnreadableError, match="its list of members is longer"):
        list(members(path, "t.zip", Bounds(directory=70_000)))


def test_something_else_with_the_name_of_an_archive_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    path.write_text("no zip")
    with pytest.raises(UnreadableError, match="damaged archive file"):
        check_archive(path, "t.zip")


def test_netcdf_with_the_name_of_an_archive_file_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    path.write_bytes(b"CDF\x01" + bytes(28))
    check_archive(path, "t.zip")
    assert path.is_file()


def test_a_pipe_with_the_name_of_an_archive_file_is_not_opened(tmp_path: Path) -> None:
    import os  # noqa: PLC0415 - only here

    os.mkfifo(tmp_path / "t.tar")
    with pytest.raises(UnreadableError, match="named pipe"):
        list(members(tmp_path / "t.tar", "t.tar"))

"""Members of archive files: which there are, and one of them on the disk."""

import tarfile
import zipfile
from pathlib import Path

import pytest

from fairtool.archives.extract import extracted
from fairtool.archives.listing import members
from fairtool.archives.names import form_of, is_safe, split
from fairtool.errors import UnreadableError
from tests.archives.making import FORMS, archive

CONTENTS = {"d/a.nc": b"CDF\x01" + bytes(3000), "d/été.cdl": "netcdf été {}".encode(), "b.xml": b"<a/>", "e.nc": b""}


@pytest.mark.parametrize("suffix", FORMS)
def test_members_are_listed_with_their_sizes_in_their_order(tmp_path: Path, suffix: str) -> None:
    path = archive(tmp_path / f"t{suffix}", CONTENTS)
    found = [(one.name, one.size) for one in members(path, str(path))]
    assert found == [(name, len(content)) for name, content in CONTENTS.items()]


@pytest.mark.parametrize("suffix", FORMS)
def test_each_member_is_unpacked_as_it_was_in_any_order(tmp_path: Path, suffix: str) -> None:
    path = archive(tmp_path / f"t{suffix}", CONTENTS)
    for name in (*CONTENTS, *reversed(CONTENTS)):
        assert extracted(f"{path}!{name}", tmp_path).read_bytes() == CONTENTS[name]


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_are_read_in_each_form_of_tar(tmp_path: Path, form: int) -> None:
    long = "a" * 90 + "/" + "b" * 90 + ".nc"
    path = archive(tmp_path / "t.tar", {long: b"1", "next.nc": b"22"}, form)
    assert [(one.name, one.size) for one in members(path, "t.tar")] == [(long, 1), ("next.nc", 2)]


def test_a_name_of_three_hundred_characters_is_read_where_tar_can_hold_it(tmp_path: Path) -> None:
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        long = "/".join(["é" * 50] * 3) + ".nc"
        path = archive(tmp_path / "t.tar", {long: b"1"}, form)
        assert [one.name for one in members(path, "t.tar")] == [long]


def test_a_name_that_is_no_utf8_survives(tmp_path: Path) -> None:
    path = archive(tmp_path / "t.tar", {"caf\udce9.nc": b"x"}, tarfile.GNU_FORMAT)
    (found,) = members(path, "t.tar")
    assert found.name == "caf\udce9.nc"
    assert extracted(f"{path}!{found.name}", tmp_path).read_bytes() == b"x"


def test_packed_streams_behind_each_other_are_one(tmp_path: Path) -> None:
    whole = archive(tmp_path / "t.tar", CONTENTS).read_bytes()
    import gzip  # noqa: PLC0415 - only here

    (tmp_path / "t.tar.gz").write_bytes(gzip.compress(whole[:700]) + gzip.compress(whole[700:]) + bytes(100))
    path = tmp_path / "t.tar.gz"
    assert [one.name for one in members(path, "t")] == list(CONTENTS)
    assert extracted(f"{path}!b.xml", tmp_path).read_bytes() == b"<a/>"


def test_folders_and_links_inside_the_archive_are_no_members(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.nc").write_bytes(b"x")
    (tmp_path / "in" / "soft.nc").symlink_to("a.nc")
    (tmp_path / "in" / "hard.nc").hardlink_to(tmp_path / "in" / "a.nc")
    with tarfile.open(tmp_path / "t.tar", "w") as tar:
        for name in ("in/a.nc", "in/soft.nc", "in/hard.nc"):
            tar.add(tmp_path / name, name)
    assert [one.name for one in members(tmp_path / "t.tar", "t.tar")] == ["in/a.nc"]


def test_of_two_members_of_one_name_the_first_counts(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "t.tar", "w") as tar:
        for content in ("one", "two"):
            (tmp_path / "a.nc").write_text(content)
            tar.add(tmp_path / "a.nc", "a.nc")
    assert extracted(f"{tmp_path}/t.tar!a.nc", tmp_path).read_text() == "one"


def test_an_archive_that_changed_is_read_anew(tmp_path: Path) -> None:
    for content in (b"one", b"three"):
        path = archive(tmp_path / "t.zip", {"a.nc": content})
        assert extracted(f"{path}!a.nc", tmp_path).read_bytes() == content


def test_a_member_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = archive(tmp_path / "t.zip", CONTENTS)
    with pytest.raises(UnreadableError, match="has no member"):
        extracted(f"{path}!nope.nc", tmp_path)


def test_no_more_is_written_than_is_allowed_and_nothing_is_left(tmp_path: Path) -> None:
    path = archive(tmp_path / "t.tar.gz", {"a.nc": bytes(10_000_000)})
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(UnreadableError, match="larger than 1000 bytes"):
        extracted(f"{path}!a.nc", folder, most=1000)
    assert list(folder.iterdir()) == []


def test_a_zip_file_that_is_not_packed_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.zip", "w", zipfile.ZIP_STORED) as target:
        target.writestr("a.nc", b"x" * 5000)
    assert extracted(f"{tmp_path}/t.zip!a.nc", tmp_path).read_bytes() == b"x" * 5000


def test_a_large_member_comes_out_whole_whatever_the_pieces(tmp_path: Path) -> None:
    content = bytes(3 * 2**20) + b"end"
    for suffix in FORMS:
        path = archive(tmp_path / f"t{suffix}", {"first.nc": b"1", "a.nc": content})
        assert extracted(f"{path}!a.nc", tmp_path).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.zip!b.nc", ("a.zip", "b.nc")),
        ("d/A.TAR.GZ!x/b.nc", ("d/A.TAR.GZ", "x/b.nc")),
        ("wow!.nc", None),
        ("wow!a.zip!b.nc", ("wow!a.zip", "b.nc")),
        ("a.zip!b.tar!c.nc", ("a.zip", "b.tar!c.nc")),
        ("a.zip!", None),
        ("a.zip", None),
        ("s.zarr.zip!b", None),
    ],
)
def test_a_name_is_parted_at_the_archive_file(name: str, parts: tuple[str, str] | None) -> None:
    assert split(name) == parts


@pytest.mark.parametrize("name", ["/a", "../a", "a/../../b", "C:a", "\\a", "a\\..\\b", "a\0b", ""])
def test_names_that_lead_out_are_not_safe(name: str) -> None:
    assert not is_safe(name)


@pytest.mark.parametrize("name", ["a.nc.gz", "a.tar.zst", "s.zarr.zip", "zip", "a.rar"])
def test_other_files_are_no_archive_files(name: str) -> None:
    assert form_of(name) is None

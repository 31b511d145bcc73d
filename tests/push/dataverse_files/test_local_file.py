"""Only regular files inside the named data are sent, in blocks, and only as long as they stay what they were."""

import os
import socket
from pathlib import Path

import pytest

from fairtool.push.dataverse.files.faults import ChangedError, FileError
from fairtool.push.dataverse.files.local_file import BLOCK, LocalFile, Reading, local_files, with_checksums


def _one(path: Path, root: Path | None = None) -> LocalFile:
    (file,) = local_files([path], ["MD5"], root)
    return file


def test_a_file_has_its_place_size_and_checksums(tmp_path: Path) -> None:
    path = tmp_path / "d" / "a b.nc"
    path.parent.mkdir()
    path.write_bytes(b"abc")
    (file,) = local_files([path], ["MD5", "SHA-1", "UNF"], tmp_path)
    assert (file.place, file.size) == ("d/a b.nc", 3)
    assert file.checksums == {
        "MD5": "900150983cd24fb0d6963f7d28e17f72",
        "SHA-1": "a9993e364706816aba3e25717850c26c9cd0d89d",
    }


def test_a_link_inside_the_data_is_followed_and_one_that_leads_out_is_not(tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.write_bytes(b"key")
    data = tmp_path / "data"
    data.mkdir()
    (data / "a.nc").write_bytes(b"one")
    (data / "in.nc").symlink_to(data / "a.nc")
    (data / "out.nc").symlink_to(outside)
    assert _one(data / "in.nc").size == 3
    with pytest.raises(FileError, match="leads out of"):
        _one(data / "out.nc")
    with pytest.raises(FileError, match="leads out of"):
        _one(outside, data)


def test_a_folder_that_is_a_link_may_hold_the_data(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.nc").write_bytes(b"one")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert _one(tmp_path / "link" / "a.nc").place == "a.nc"


def test_pipes_sockets_folders_and_what_is_not_there_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.nc")
    with pytest.raises(FileError, match="no regular file"):
        _one(tmp_path / "pipe.nc")
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileError, match="no regular file"):
        _one(tmp_path / "folder")
    with pytest.raises(FileError, match="cannot be read"):
        _one(tmp_path / "nothing.nc")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(FileError, match="cannot be read"):
        _one(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "s"))
        with pytest.raises(FileError):
            _one(tmp_path / "s")


@pytest.mark.parametrize("name", ["a:b.nc", "a?.nc", 'a".nc', "a;b.nc", "a#1.nc", "a\\b.nc", "a\nb.nc"])
def test_names_that_the_target_takes_no_file_with_are_said(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(FileError, match="has a name"):
        _one(tmp_path / name)


def test_folders_that_the_target_cannot_name_are_said(tmp_path: Path) -> None:
    path = tmp_path / "été" / "a.nc"
    path.parent.mkdir()
    path.write_bytes(b"")
    assert _one(path).place == "a.nc"
    with pytest.raises(FileError, match="été"):
        _one(path, tmp_path)


def test_two_files_with_one_place_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    path.write_bytes(b"one")
    with pytest.raises(FileError, match="would both be"):
        local_files([path, tmp_path / "." / "a.nc"], ["MD5"])


def test_a_file_is_read_in_blocks_and_again_for_each_try(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    content = os.urandom(3 * BLOCK + 5)
    path.write_bytes(content)
    reading = Reading(_one(path), "MD5")
    for _ in range(2):
        blocks = list(reading)
        assert max(map(len, blocks)) == BLOCK
        assert b"".join(blocks) == content


def test_a_part_is_read_alone_and_the_checksum_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    path.write_bytes(b"0123456789")
    file = _one(path)
    first = Reading(file, "MD5", part=slice(0, 4))
    assert b"".join(first) == b"0123"
    second = Reading(file, "MD5", part=slice(4, 10), before=first.digest)
    assert b"".join(second) == b"".join(second) == b"456789"
    assert second.digest.hexdigest() == file.checksums["MD5"]


@pytest.mark.parametrize("change", ["longer", "shorter", "other", "replaced"])
def test_a_file_that_changed_is_not_sent(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.nc"
    path.write_bytes(b"0123456789")
    file = _one(path)
    match change:
        case "longer":
            path.write_bytes(b"0123456789abc")
        case "shorter":
            path.write_bytes(b"01234")
        case "other":
            path.write_bytes(b"9876543210")
            os.utime(path, ns=(file.seen.changed + 1, file.seen.changed + 1))
        case "replaced":
            path.unlink()
            (tmp_path / "b").write_bytes(b"0123456789")
            (tmp_path / "b").rename(path)
    with pytest.raises(ChangedError):
        list(Reading(file, "MD5"))
    with pytest.raises(ChangedError):
        with_checksums(file, ["SHA-256"])


def test_other_bytes_under_the_same_time_are_found_by_the_checksum(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    path.write_bytes(b"0123456789")
    file = _one(path)
    with path.open("r+b") as stream:
        stream.write(b"9")
    os.utime(path, ns=(file.seen.changed, file.seen.changed))
    with pytest.raises(ChangedError):
        list(Reading(file, "MD5"))

"""Files of a data set are found in folders, and never outside of them."""

import os
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError, UsageError
from fairtool.push.data_files import LeftOut, data_files


def _tree(folder: Path) -> Path:
    (folder / "data" / "sub").mkdir(parents=True)
    (folder / "data" / "b.csv").write_bytes(b"12")
    (folder / "data" / "sub" / "a.csv").write_bytes(b"123")
    return folder / "data"


def test_files_are_named_from_the_folder_on(tmp_path: Path) -> None:
    found = data_files([str(_tree(tmp_path))])
    assert [(one.name, one.size) for one in found.files] == [("b.csv", 2), ("sub/a.csv", 3)]
    assert found.bytes == 5


def test_what_leads_out_of_the_folder_is_left_out(tmp_path: Path) -> None:
    data = _tree(tmp_path)
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "away").mkdir()
    (data / "link.csv").symlink_to(tmp_path / "secret")
    (data / "folder").symlink_to(tmp_path / "away", target_is_directory=True)
    (data / "inside.csv").symlink_to(data / "b.csv")
    (data / ".hidden").write_text("x", encoding="utf-8")
    os.mkfifo(data / "pipe")
    found = data_files([str(data)])
    assert [one.name for one in found.files] == ["b.csv", "inside.csv", "sub/a.csv"]
    assert set(found.left_out) == {
        LeftOut("link.csv", "link"),
        LeftOut("folder", "link"),
        LeftOut(".hidden", "hidden"),
        LeftOut("pipe", "special"),
    }


def test_what_is_no_data_is_spared(tmp_path: Path) -> None:
    data = _tree(tmp_path)
    found = data_files([str(data)], [data / "b.csv", data / "sub"])
    assert (found.files, found.left_out) == ((), (LeftOut("b.csv", "own"),))


def test_a_file_that_is_named_twice_is_there_once(tmp_path: Path) -> None:
    data = _tree(tmp_path)
    assert len(data_files([str(data / "b.csv"), str(data)]).files) == 2


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    data = _tree(tmp_path)
    (tmp_path / "b.csv").write_bytes(b"other")
    with pytest.raises(UsageError, match=r"two files are called b\.csv"):
        data_files([str(data), str(tmp_path / "b.csv")])


def test_what_is_not_there_or_no_file_is_unreadable(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("nothing.nc", "pipe"):
        with pytest.raises(UnreadableError):
            data_files([str(tmp_path / name)])

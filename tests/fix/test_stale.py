"""Copies that a killed run left are taken away by the next one, and nothing else is."""

import os
import sys
import time
from pathlib import Path

import pytest

from fairtool.fix.copying import replacing
from fairtool.fix.stale import sweep

HOUR = 3600
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whether a file is open")


def _left(folder: Path, name: str = ".a.nc.0123abcd.part") -> Path:
    path = folder / name
    path.write_bytes(b"half")
    return path


@linux
def test_a_copy_of_long_ago_is_taken_away(tmp_path: Path) -> None:
    left = _left(tmp_path)
    sweep(tmp_path / "a.nc", time.time() + HOUR + 60)
    assert not left.exists()


def test_a_copy_of_less_than_an_hour_stays(tmp_path: Path) -> None:
    left = _left(tmp_path)
    os.utime(left, (0, 0))  # what the file says of itself is no proof
    sweep(tmp_path / "a.nc", time.time() + HOUR - 60)
    assert left.exists()


@linux
@pytest.mark.parametrize("mode", ["rb", "r+b"])
def test_a_copy_that_is_open_stays(tmp_path: Path, mode: str) -> None:
    left = _left(tmp_path)
    with left.open(mode):
        sweep(tmp_path / "a.nc", time.time() + 2 * HOUR)
    assert left.exists()


@pytest.mark.parametrize(
    "name",
    [".b.nc.0123abcd.part", "a.nc.0123abcd.part", ".a.nc.precious.part", ".a.nc.0123abcd.part.bak", ".a.nc.part"],
)
def test_what_only_looks_alike_stays(tmp_path: Path, name: str) -> None:
    other = _left(tmp_path, name)
    sweep(tmp_path / "a.nc", time.time() + 2 * HOUR)
    assert other.exists()


def test_a_name_with_signs_of_patterns_is_taken_as_it_is(tmp_path: Path) -> None:
    other = _left(tmp_path, ".aXnc.0123abcd.part")
    sweep(tmp_path / "a[X]nc", time.time() + 2 * HOUR)
    sweep(tmp_path / "a?nc", time.time() + 2 * HOUR)
    assert other.exists()


def test_a_link_and_a_folder_stay(tmp_path: Path) -> None:
    (tmp_path / ".a.nc.00000000.part").mkdir()
    target = tmp_path / "target"
    target.write_bytes(b"x")
    (tmp_path / ".a.nc.11111111.part").symlink_to(target)
    sweep(tmp_path / "a.nc", time.time() + 2 * HOUR)
    assert len(list(tmp_path.iterdir())) == 3


@linux
def test_mending_sweeps_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / ("long" * 30 + ".nc")
    path.write_bytes(b"whole")
    with replacing(path, backup=False) as copy:
        left = copy.with_name(f"{copy.name[:-13]}0123abcd.part")
    left.write_bytes(b"half")
    now = time.time()
    monkeypatch.setattr("fairtool.fix.copying.time", lambda: now + 2 * HOUR)
    with replacing(path, backup=False):
        assert not left.exists()

"""A symbolic link to a file of the same archive is counted: the file is judged once, under its own name."""

from pathlib import Path
from typing import Any

import pytest

from fairtool.audit.discovering import Discovering
from fairtool.audit.discovery import entries
from tests.audit.archive import data_file
from tests.audit.in_process import audited
from tests.audit.running import audit, rows


def found(*roots: Path | str, **options: Any) -> dict[str, bool]:
    """Give the names that are found, and whether each is a link."""
    return {one.relative: one.link for one in entries([str(root) for root in roots], Discovering(**options))}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give an archive with a link to its newest file."""
    folder = tmp_path / "data"
    data_file(folder / "2020" / "sst.nc")
    (folder / "latest.nc").symlink_to("2020/sst.nc")
    return folder


def test_a_link_within_an_archive_is_told_as_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = {"2020/sst.nc": False, "latest.nc": True}
    assert found(root) == found(f"{root}/") == both
    monkeypatch.chdir(root)
    assert found(".") == both
    (root.parent / "alias").symlink_to(root)
    assert found(root.parent / "alias") == both


def test_a_link_whose_file_is_not_looked_at_is_a_file(root: Path) -> None:
    (root / "hidden.nc").symlink_to(data_file(root / ".cache" / "a.nc"))
    (root / "outside.nc").symlink_to(data_file(root.parent / "other" / "b.nc"))
    (root / "unnamed.nc").symlink_to((root / "2020" / "sst.nc").rename(root / "2020" / "sst"))
    links = [name for name, is_link in found(root).items() if is_link]
    assert links == []


@pytest.mark.parametrize("options", [{"exclude": ("2020",)}, {"exclude": ("2020/**",)}, {"include": ("latest*",)}])
def test_a_link_whose_file_the_filters_leave_out_is_a_file(root: Path, options: dict[str, Any]) -> None:
    assert found(root, **options) == {"latest.nc": False}


def test_a_link_to_a_file_of_another_part_is_one(root: Path) -> None:
    parts = [found(root, shard=(number, 2)) for number in (1, 2)]
    assert {name: is_link for part in parts for name, is_link in part.items()} == found(root)


def test_a_link_to_a_file_of_another_root_is_one(root: Path) -> None:
    other = root.parent / "mirror"
    other.mkdir()
    (other / "sst.nc").symlink_to(root / "2020" / "sst.nc")
    assert found(root, other)["sst.nc"]
    assert not found(other)["sst.nc"]


def test_a_linked_file_is_judged_once_and_is_no_copy(root: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    told = audit("run", root, "--store", store, "--checksum", "--exit-zero", code=0).stdout
    assert "\n1 file: 1 clean\n" in told
    assert "\n1 file is a link to another of them, and was not judged twice\n" in told
    assert rows(store, "SELECT rule FROM across_finding WHERE rule LIKE '%cop%' OR rule LIKE '%dupl%'") == []


def test_what_becomes_a_link_loses_its_results_and_gets_them_when_it_is_a_file_again(
    root: Path, tmp_path: Path
) -> None:
    store, link = tmp_path / "store.sqlite", root / "latest.nc"
    link.unlink()
    data_file(link)
    assert audited(root, store).opened == 2
    link.unlink()
    link.symlink_to("2020/sst.nc")
    assert audited(root, store).opened == 0
    assert rows(store, "SELECT count(*) FROM subject") == [(1,)]
    assert rows(store, "SELECT state FROM source ORDER BY name") == [("done",), ("link",)]
    link.unlink()
    data_file(link)
    assert audited(root, store).opened == 1
    assert rows(store, "SELECT count(*) FROM subject") == [(2,)]

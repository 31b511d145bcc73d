"""Workers that crash on everything are no verdict on the files: the run stops, and the files wait."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from fairtool.audit.asked import Asked
from fairtool.audit.entry import Entry
from fairtool.audit.job import AuditJob
from fairtool.audit.judging import judge
from fairtool.audit.running import Order, run
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Done, Work
from fairtool.errors import FairtoolError
from fairtool.loss import Loss
from tests.audit.archive import archive
from tests.audit.in_process import Heard
from tests.audit.running import audit, rows

# A netCDF library that is broken: it can be loaded, and crashes on the first file.
_BROKEN = """
import os, sys
here = os.path.dirname(os.path.dirname(__file__))
sys.path.remove(here)
del sys.modules["netCDF4"]
import netCDF4
class Dataset(netCDF4.Dataset):
    def __init__(self, *arguments, **named):
        os.abort()
netCDF4.Dataset = Dataset
sys.modules["netCDF4"] = netCDF4
sys.path.insert(0, here)
"""


def crashing(given: list[str], crashes: Callable[[Work], bool]) -> Callable[[Iterable[Work]], Iterator[Done]]:
    """Give an engine whose workers crash on some of what they are given."""

    def engine(works: Iterable[Work]) -> Iterator[Done]:
        for work in works:
            given.append(work.name)
            yield AuditJob(Asked()).lost(work, Loss.CRASH, -11) if crashes(work) else judge(work, Asked())

    return engine


def audited(store: Path, count: int, crashes: Callable[[Work], bool]) -> list[str]:
    """Audit made-up files; gives what the engine was given."""
    given: list[str] = []
    found = [Entry(f"/data/{number:03}.nc", "/data", "netcdf", 1000, 1) for number in range(count)]
    with Writer(store) as writer:
        run(Order(("/data",), Asked(), "again"), writer, found, crashing(given, crashes), Heard())
    return given


@pytest.mark.parametrize("count", [3, 200])
def test_a_broken_installation_is_told_and_no_file_is_marked(tmp_path: Path, count: int) -> None:
    store = tmp_path / "store.sqlite"
    with pytest.raises(FairtoolError, match=r"crash on whatever they read \(exit code -11\)"):
        audited(store, count, lambda _: True)
    assert rows(store, "SELECT state, loss, count(*) FROM source GROUP BY 1, 2") == [("new", None, count)]
    assert rows(store, "SELECT count(*) FROM subject") == [(0,)]


def test_an_archive_that_begins_with_files_that_crash_is_judged_to_its_end(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    given = audited(store, 60, lambda work: work.name.startswith("/data/0"))
    assert rows(store, "SELECT loss, count(*) FROM source GROUP BY 1") == [("io-crash", 60)]
    assert [name for name in given if not name.startswith("/data/")] == ["sound.nc", "sound.xml"]


def test_what_is_sound_is_tried_only_where_nothing_but_crashes_came(tmp_path: Path) -> None:
    given = audited(tmp_path / "store.sqlite", 60, lambda work: work.name != "/data/004.nc")
    assert all(name.startswith("/data/") for name in given)


def test_a_run_with_a_library_that_crashes_stops_with_one_error(tmp_path: Path) -> None:
    root, store, fake = archive(tmp_path / "data"), tmp_path / "store.sqlite", tmp_path / "fake"
    (fake / "netCDF4").mkdir(parents=True)
    (fake / "netCDF4" / "__init__.py").write_text(_BROKEN)
    for path in root.rglob("*[135].nc"):
        path.unlink()  # what is classic is read without the library
    where = f"{fake}:{Path(__file__).parents[2]}"
    done = audit("run", root, "--store", store, "--jobs", 2, code=4, PYTHONPATH=where)
    assert "fairtool doctor" in done.stderr
    assert done.stdout == ""
    assert rows(store, "SELECT state, count(*) FROM source GROUP BY 1") == [("new", 3)]
    assert audit("run", root, "--store", store, "--exit-zero").returncode == 0

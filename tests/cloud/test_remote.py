"""A data set behind an address is read by a few requests, and shown as the file on the disk would be."""

import re
from collections.abc import Iterator
from pathlib import Path

import netCDF4
import numpy as np
import pytest

from fairtool.audit.asked import Asked
from fairtool.audit.judging import judge
from fairtool.audit.work import Work
from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.facts import to_facts
from fairtool.netcdf.read import Limits, opened
from fairtool.netcdf.remote import SMALL, opened_remote
from tests.cloud.range_server import Served
from tests.netcdf.hdf5_samples import SAMPLES

FORMATS = ("NETCDF4", "NETCDF4_CLASSIC", "NETCDF3_CLASSIC", "NETCDF3_64BIT_OFFSET", "NETCDF3_64BIT_DATA")
FIRST = "bytes=0-262143"


def large(path: Path, kind: str, *, records: int = 20, unlimited: bool = False) -> Path:
    """Write a file of some 8 MiB, with its coordinates before its values."""
    with netCDF4.Dataset(path, "w", format=kind) as file:
        file.title = "large"
        for name, length in (("time", None if unlimited else records), ("lat", 250), ("lon", 400)):
            file.createDimension(name, length)
            file.createVariable(name, "f8", (name,)).units = "degrees_north"
        values = file.createVariable("sst", "f4", ("time", "lat", "lon"))
        values.units = "K"
        file["lat"][:], file["lon"][:] = np.arange(250), np.arange(400)
        file["time"][:] = np.arange(records)
        for index in range(records):
            values[index] = np.full((250, 400), index)
    return path


@pytest.fixture(scope="module", params=FORMATS)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large(tmp_path_factory.mktemp("large") / "a.nc", request.param)


def ranges(served: Served) -> list[str]:
    return [asked for _, _, asked in served.asked]


@pytest.fixture
def address(served: Served, file: Path) -> str:
    served.files["/a.nc"] = file.read_bytes()
    assert len(served.files["/a.nc"]) > SMALL
    return f"{served.address}/a.nc"


def test_a_large_file_is_read_by_one_or_two_ranges(served: Served, address: str, file: Path) -> None:
    with opened_remote(address) as remote, opened(file, name=address) as whole:
        assert to_facts(remote.dataset) == to_facts(whole)
        assert (remote.size, remote.dataset.path) == (file.stat().st_size, address)
        for name in ("time", "lat", "lon"):
            found, wanted = remote.dataset.reader.read(name), whole.reader.read(name)
            assert found.dtype == wanted.dtype
            assert np.array_equal(found, wanted)
    assert ranges(served)[0] == FIRST
    assert len(served.asked) <= 2
    assert served.sent <= 2**19


def test_what_is_read_on_and_on_takes_fewer_and_fewer_requests(served: Served, address: str) -> None:
    with opened_remote(address, limits=Limits(value_bytes=2**20)) as remote:
        blocks = list(remote.dataset.reader.blocks("sst"))
    assert np.array_equal(np.concatenate(blocks)[:, 0, 0], np.arange(20))
    assert len(served.asked) < 12


def test_a_server_without_ranges_gives_the_file_as_a_whole(
    served: Served, address: str, file: Path, tmp_path: Path
) -> None:
    served.ranges = False
    place = tmp_path / "place.nc"
    with opened_remote(address, place=place) as remote, opened(file, name=address) as whole:
        assert to_facts(remote.dataset) == to_facts(whole)
        assert place.stat().st_size == remote.size
        assert remote.dataset.reader.read("lat").tolist() == list(range(250))
    assert not place.exists()
    with pytest.raises(UnreadableError, match="is larger than 1000 bytes"), opened_remote(address, largest=1000):
        pass


def test_a_file_that_becomes_another_one_is_refused(served: Served, address: str) -> None:
    with opened_remote(address, limits=Limits(value_bytes=2**20)) as remote:
        served.versions["/a.nc"] = '"two"'
        with pytest.raises(Unavailable, match=r"/a\.nc changed while it was read"):
            list(remote.dataset.reader.blocks("sst"))


def test_values_that_do_not_come_are_unavailable_and_no_fault_of_the_data(served: Served, address: str) -> None:
    with opened_remote(address) as remote:
        served.files.clear()
        with pytest.raises(Unavailable, match=r"/a\.nc answers with HTTP status 404"):
            remote.dataset.reader.read("sst")


@pytest.fixture
def small(served: Served, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    path = tmp_path / "small.nc"
    SAMPLES["plain"](path)
    served.files["/small.nc"] = path.read_bytes()
    return f"{served.address}/small.nc", path


def test_a_small_file_is_fetched_at_once(served: Served, small: tuple[str, Path]) -> None:
    address, path = small
    for name, ranges_given in ((address, True), (f"{address}?key=1#mode=bytes", False)):
        served.ranges = ranges_given
        served.asked.clear()
        with opened_remote(name) as remote, opened(path) as whole:
            assert to_facts(remote.dataset) == to_facts(whole)
            assert remote.dataset.reader.read("/g/x").shape == (2, 3)
        assert ranges(served) == [FIRST]


def test_the_size_that_a_listing_told_saves_a_request(served: Served, tmp_path: Path) -> None:
    path = large(tmp_path / "a.nc", "NETCDF4", records=5)
    served.files["/a.nc"] = path.read_bytes()
    assert 2**18 < path.stat().st_size < SMALL
    with opened_remote(f"{served.address}/a.nc"):
        assert len(served.asked) == 2
    served.asked.clear()
    with opened_remote(f"{served.address}/a.nc", size=path.stat().st_size):
        assert ranges(served) == [f"bytes=0-{path.stat().st_size - 1}"]


def test_what_only_the_library_sees_is_read_from_the_whole_file(served: Served, tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    with netCDF4.Dataset(path, "w") as file:
        file.createDimension("x", 2_000_000)
        file.createDimension("t", None)
        file.createVariable("v", "f4", ("x",))[:] = 1
        file.createVariable("t", "f8", ("t",))[:] = [1, 2]
        file.createVariable("long", "f8", ("t",))[:] = [1, 2, 3]
    served.files["/a.nc"] = path.read_bytes()
    with opened_remote(f"{served.address}/a.nc") as remote, opened(path) as whole:
        assert "" not in ranges(served)
        assert np.array_equal(remote.dataset.reader.read("t"), whole.reader.read("t"))
        assert remote.dataset.reader.read("long").tolist() == [1, 2, 3]
    assert ranges(served).count("") == 1


def test_records_that_lie_far_apart_lead_to_the_whole_file_before_they_take_a_request_each(
    served: Served, tmp_path: Path
) -> None:
    path = large(tmp_path / "a.nc", "NETCDF3_CLASSIC", records=100, unlimited=True)
    served.files["/a.nc"] = path.read_bytes()
    with opened_remote(f"{served.address}/a.nc") as remote:
        assert remote.dataset.reader.read("time").tolist() == list(range(100))
    assert ranges(served).count("") == 1
    assert len(served.asked) < 70
    served.asked.clear()
    with opened_remote(f"{served.address}/a.nc", largest=1000) as remote:
        assert remote.dataset.reader.read("time").tolist() == list(range(100))
    assert "" not in ranges(served)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html><body>Please log in</body></html>", "is an HTML page"),
        (b"<!DOCTYPE html><html>" + b" " * 5_000_000, "is an HTML page"),
        (b"\x89HDF\r\n\x1a\n" + b"\0" * 5_000_000, "cannot be read"),
        (b"CDF\x01" + b"\xff" * 5_000_000, "is damaged"),
    ],
    ids=["empty", "page", "long page", "broken netCDF-4", "broken classic"],
)
def test_what_is_no_data_set_is_told_as_of_a_file(served: Served, content: bytes, said: str) -> None:
    served.files["/a.nc"] = content
    with (
        pytest.raises(UnreadableError, match=rf"^{re.escape(served.address)}/a.nc.*{said}"),
        opened_remote(f"{served.address}/a.nc"),
    ):
        pass


@pytest.mark.usefixtures("address")
def test_a_redirect_is_followed_once_for_all_ranges(served: Served) -> None:
    served.redirects["/doi"] = "/a.nc"
    with opened_remote(f"{served.address}/doi") as remote:
        assert remote.dataset.text("title") == "large"
    assert [path for _, path, _ in served.asked][:2] == ["/doi", "/a.nc"]
    assert [path for _, path, _ in served.asked].count("/doi") == 1


@pytest.mark.parametrize(
    "target", ["http://localhost:{port}/a.nc", "http://[::1]:{port}/a.nc", "http://10.0.0.1/a.nc", "file:///etc/passwd"]
)
def test_a_redirect_to_a_private_address_that_nobody_named_is_refused(served: Served, target: str) -> None:
    served.redirects["/a.nc"] = target.format(port=served.address.rpartition(":")[2])
    with (
        pytest.raises(UnreadableError, match=r"is private to this machine|is no web address"),
        opened_remote(f"{served.address}/a.nc"),
    ):
        pass
    assert len(served.asked) == 1


def test_an_outage_that_passes_is_waited_for(served: Served, small: tuple[str, Path]) -> None:
    served.statuses["/small.nc"] = [503, 429]
    with opened_remote(small[0]) as remote:
        assert "g" in remote.dataset.root.groups
    assert len(served.asked) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"Content-Range": "bytes 5-10/100"},
        {"Content-Range": "bytes 0-262143/*"},
        {"Content-Range": "nonsense"},
        {"Content-Encoding": "gzip"},
    ],
    ids=str,
)
def test_a_server_that_gives_ranges_wrongly_is_asked_for_the_whole_file(
    served: Served, small: tuple[str, Path], wrong: dict[str, str]
) -> None:
    served.wrong["/small.nc"] = wrong
    if "Content-Encoding" in wrong:
        with pytest.raises(UnreadableError, match="cannot be fetched"), opened_remote(small[0]):
            pass
        return
    with opened_remote(small[0]) as remote:
        assert "g" in remote.dataset.root.groups
    assert ranges(served) == [FIRST, ""]


def test_a_server_that_takes_too_long_is_told_with_its_address(served: Served, small: tuple[str, Path]) -> None:
    served.latency = 2.0
    with (
        pytest.raises(UnreadableError, match=r"/small\.nc was not fetched within 1 seconds"),
        opened_remote(small[0], limits=Limits(seconds=1.25)),
    ):
        pass


def test_an_audit_passes_on_the_size_that_it_was_told(served: Served, tmp_path: Path) -> None:
    path = large(tmp_path / "a.nc", "NETCDF4", records=5)
    served.files["/a.nc"] = path.read_bytes()
    size = path.stat().st_size
    work = Work(1, f"{served.address}/a.nc", served.address, "netcdf", size, "new")
    assert judge(work, Asked(network=True)).subjects[0].status != "unreadable"
    assert ranges(served) == [f"bytes=0-{size - 1}"]
    served.asked.clear()
    assert judge(work._replace(size=size // 2), Asked(network=True)).subjects[0].status != "unreadable"
    assert len(served.asked) == 2  # the file has grown since

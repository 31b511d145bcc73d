"""Objects of a bucket are read by ranges as files on a web server are, and validated."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fairtool.discovery import Source
from fairtool.errors import Unavailable, UnreadableError
from fairtool.inputs import local
from fairtool.netcdf.facts import to_facts
from fairtool.netcdf.read import Limits, opened
from fairtool.netcdf.remote import opened_remote
from fairtool.settings import Settings
from fairtool.subject import report_on
from tests.cloud.test_remote import large

ADDRESS = "s3://archive/d/a.nc"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large(tmp_path_factory.mktemp("large") / "a.nc", "NETCDF4")


def test_an_object_is_shown_as_the_file_on_the_disk(bucket: Any, file: Path) -> None:
    bucket.put_object(Key="d/a.nc", Body=file.read_bytes())
    with opened_remote(ADDRESS) as remote, opened(file, name=ADDRESS) as whole:
        assert to_facts(remote.dataset) == to_facts(whole)
        assert np.array_equal(remote.dataset.reader.read("lat"), whole.reader.read("lat"))
        assert remote.size == file.stat().st_size


def test_an_object_that_becomes_another_one_is_refused(bucket: Any, file: Path) -> None:
    bucket.put_object(Key="d/a.nc", Body=file.read_bytes())
    with opened_remote(ADDRESS, limits=Limits(value_bytes=2**20)) as remote:
        bucket.put_object(Key="d/a.nc", Body=file.read_bytes() + b"more")
        with pytest.raises(Unavailable, match=r"d/a\.nc changed while it was read"):
            list(remote.dataset.reader.blocks("sst"))


def test_an_empty_object_is_told_as_an_empty_file(bucket: Any) -> None:
    bucket.put_object(Key="d/a.nc", Body=b"")
    with pytest.raises(UnreadableError, match=r"^s3://archive/d/a\.nc is empty"), opened_remote(ADDRESS):
        pass


@pytest.mark.usefixtures("bucket")
def test_an_object_that_is_not_there_is_told_with_its_address() -> None:
    with pytest.raises(UnreadableError, match=r"^s3://archive/d/a\.nc does not exist"), opened_remote(ADDRESS):
        pass


def test_an_object_is_examined_and_nothing_is_left(bucket: Any, file: Path, tmp_path: Path) -> None:
    bucket.put_object(Key="d/a.nc", Body=file.read_bytes())
    (report,) = report_on(Source(ADDRESS, tmp_path / "a.nc"), Settings()).reports
    assert (report.path, report.kind, report.status.value) == (ADDRESS, "netcdf", "findings")
    assert not list(tmp_path.iterdir())


def test_what_is_no_data_set_is_brought_here_as_a_whole(bucket: Any, tmp_path: Path) -> None:
    bucket.put_object(Key="r.xml", Body=b"<record/>")
    with local(Source("s3://archive/r.xml", tmp_path / "r.xml"), 10) as path:
        assert path.read_bytes() == b"<record/>"
    assert not list(tmp_path.iterdir())

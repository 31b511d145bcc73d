"""A Zarr store behind an address is shown by its consolidated metadata, and none of its values is read."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.facts import to_facts
from fairtool.netcdf.read import opened
from fairtool.netcdf.remote import opened_remote
from tests.cloud.range_server import Served

zarr = pytest.importorskip("zarr", reason="zarr, which writes the stores, is not installed")


@pytest.fixture(params=[2, 3])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "a.zarr"
    root = zarr.open_group(path, mode="w", zarr_format=request.param)
    root.attrs["Conventions"] = "CF-1.8"
    for name in ("lat", "lon"):
        dims = {"dimension_names": (name,)} if request.param == 3 else {"attributes": {"_ARRAY_DIMENSIONS": [name]}}
        root.create_array(name, data=np.arange(4.0), **dims)
    return path


def serve(served: Served, store: Path) -> str:
    served.files |= {
        f"/{file.relative_to(store.parent)}": file.read_bytes() for file in store.rglob("*") if file.is_file()
    }
    return f"{served.address}/a.zarr"


@pytest.mark.filterwarnings("ignore:Consolidated metadata")
@pytest.mark.parametrize("end", ["", "/"])
def test_a_store_is_shown_as_the_one_on_the_disk(served: Served, store: Path, end: str) -> None:
    zarr.consolidate_metadata(store)
    address = serve(served, store) + end
    with opened_remote(address) as remote, opened(store) as local:
        assert to_facts(remote.dataset) == to_facts(local)
        assert remote.size is None
        with pytest.raises(Unavailable, match="the values of lat lie in a store behind an address"):
            remote.dataset.reader.read("lat")
    assert len(served.asked) <= 2


def test_a_store_that_is_not_consolidated_cannot_be_shown(served: Served, store: Path) -> None:
    with (
        pytest.raises(UnreadableError, match="has no metadata of a Zarr store that are consolidated"),
        opened_remote(serve(served, store)),
    ):
        pass


def test_one_array_needs_no_consolidation(served: Served, store: Path) -> None:
    address = serve(served, store)
    with opened_remote(f"{address}/lat/") as remote, opened(store / "lat") as local:
        assert to_facts(remote.dataset) == to_facts(local)


def test_a_store_that_is_not_there_is_told_with_its_address(served: Served) -> None:
    with (
        pytest.raises(UnreadableError, match=r"^http://127.0.0.1:\d+/b\.zarr has no metadata"),
        opened_remote(f"{served.address}/b.zarr"),
    ):
        pass


@pytest.mark.filterwarnings("ignore:Consolidated metadata")
def test_a_store_in_a_bucket_is_shown_too(bucket: Any, store: Path) -> None:
    zarr.consolidate_metadata(store)
    for file in store.glob("*"):
        if file.is_file():
            bucket.put_object(Key=f"d/a.zarr/{file.name}", Body=file.read_bytes())
    with opened_remote("s3://archive/d/a.zarr") as remote, opened(store) as local:
        assert to_facts(remote.dataset) == to_facts(local)

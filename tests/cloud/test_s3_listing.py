"""The objects of a bucket are entries, page by page; a Zarr store is one entry, and its chunks are not listed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from fairtool.audit.cloud_listing import Bounds, objects
from fairtool.cloud import s3
from fairtool.errors import UnreadableError, UsageError


def put(bucket: Any, keys: Iterable[str]) -> None:
    for key in keys:
        bucket.put_object(Key=key, Body=key.encode())


def names(address: str, **bounds: int) -> list[str]:
    return [one.name for one in objects(address, allow_network=True, bounds=Bounds(**bounds))]


def test_objects_are_given_in_the_order_of_their_keys_with_size_and_age(bucket: Any) -> None:
    put(bucket, ["b/2.nc", "b/1.nc", "a.xml", "b/é.txt", "b/c/3.cdl", "b/folder/"])
    found = list(objects("s3://archive/b/", allow_network=True))
    assert [(one.name, one.kind, one.size) for one in found] == [
        ("s3://archive/b/1.nc", "netcdf", 6),
        ("s3://archive/b/2.nc", "netcdf", 6),
        ("s3://archive/b/c/3.cdl", "cdl", 9),
        ("s3://archive/b/é.txt", "other", 8),
    ]
    assert {one.root for one in found} == {"s3://archive/b"}
    assert all(one.modified > 1_600_000_000 * 10**9 for one in found)
    assert [one.relative for one in found][:2] == ["1.nc", "2.nc"]


def test_a_bucket_is_listed_as_a_whole_or_from_a_prefix_with_or_without_a_stroke(bucket: Any) -> None:
    put(bucket, ["a.nc", "ab/1.nc", "abc.nc"])
    assert (
        names("s3://archive")
        == names("s3://archive/")
        == [f"s3://archive/{one}" for one in ("a.nc", "ab/1.nc", "abc.nc")]
    )
    assert names("s3://archive/ab") == names("s3://archive/ab/") == ["s3://archive/ab/1.nc"]


def test_an_object_that_is_named_is_one_entry(bucket: Any) -> None:
    put(bucket, ["a/x.nc", "a/x.nc2"])
    (entry,) = objects("s3://archive/a/x.nc", allow_network=True)
    assert (entry.name, entry.root, entry.size) == ("s3://archive/a/x.nc", "s3://archive/a", 6)


def test_more_objects_than_a_page_holds_are_all_given_once(bucket: Any) -> None:
    keys = [f"many/{number}.nc" for number in range(8)]
    put(bucket, keys)
    expected = [f"s3://archive/{key}" for key in keys]
    assert names("s3://archive/many/") == expected
    assert names("s3://archive/many/", page=3, requests=3) == expected
    with pytest.raises(UnreadableError, match="takes more than 2 questions"):
        names("s3://archive/many/", page=3, requests=2)
    with pytest.raises(UnreadableError, match="lists more than 7 files"):
        names("s3://archive/many/", entries=7)


@pytest.mark.parametrize(
    "inside",
    [
        ["x.zarr/.zgroup", "x.zarr/t/.zarray", "x.zarr/t/0.0"],
        ["x.zarr/zarr.json", "x.zarr/t/c/0/0"],
        ["x/.zattrs", "x/.zgroup", "x/.zmetadata", "x/t/.zarray", "x/t/0"],
        ["x/zarr.json", "x/t/zarr.json"],
    ],
)
def test_a_zarr_store_is_one_entry(bucket: Any, inside: list[str]) -> None:
    put(bucket, ["d/a.nc", *(f"d/{one}" for one in inside), "d/z.nc"])
    store = inside[0].partition("/")[0]
    found = list(objects("s3://archive/d/", allow_network=True))
    assert [(one.name, one.kind) for one in found] == [
        ("s3://archive/d/a.nc", "netcdf"),
        (f"s3://archive/d/{store}" + "/" * (store == "x"), "zarr"),
        ("s3://archive/d/z.nc", "netcdf"),
    ]


def test_the_chunks_of_a_store_are_not_listed(bucket: Any) -> None:
    put(bucket, [*(f"x.zarr/t/{number}" for number in range(20)), "x.zarr/u/0", "y.nc"])
    assert names("s3://archive/", page=2, requests=2) == ["s3://archive/x.zarr", "s3://archive/y.nc"]


@pytest.mark.usefixtures("bucket")
def test_a_store_that_is_named_is_not_listed() -> None:
    (entry,) = objects("s3://archive/d/x.zarr/", allow_network=True)
    assert (entry.name, entry.root, entry.kind) == ("s3://archive/d/x.zarr", "s3://archive/d", "zarr")


@pytest.mark.usefixtures("bucket")
def test_a_prefix_with_nothing_below_it_gives_nothing() -> None:
    assert names("s3://archive/none/") == []


@pytest.mark.usefixtures("bucket")
def test_a_bucket_that_is_not_there_is_told_with_its_address() -> None:
    with pytest.raises(UnreadableError, match=r"^s3://another/x/ does not exist"):
        names("s3://another/x/")


def test_the_network_is_not_used_unasked() -> None:
    with pytest.raises(UsageError, match="s3://archive/ is an address"):
        list(objects("s3://archive/"))


def test_an_address_without_a_bucket_is_refused() -> None:
    with pytest.raises(UsageError, match="s3:///x names no bucket"):
        names("s3:///x")


@contextmanager
def without_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    s3._has_keys.cache_clear()
    s3._store.cache_clear()
    yield
    s3._has_keys.cache_clear()
    s3._store.cache_clear()


def test_a_public_bucket_is_read_without_keys(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(bucket, ["a.nc"])
    with without_keys(monkeypatch):
        assert names("s3://archive/") == ["s3://archive/a.nc"]
        assert not s3._has_keys()

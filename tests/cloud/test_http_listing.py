"""What a directory page links to below itself is listed, and nothing else; of a file, the server is asked its size and age."""

import pytest

from fairtool.audit.cloud_listing import Bounds, objects
from fairtool.audit.discovery import Discovering, entries
from fairtool.errors import UnreadableError, UsageError
from tests.cloud.range_server import Served

DATE = 1_445_412_480 * 10**9  # Wed, 21 Oct 2015 07:28:00 GMT


def page(*links: str) -> bytes:
    return ("<!DOCTYPE html><html><body>" + "".join(f'<a href="{one}">{one}</a>' for one in links)).encode()


def names(address: str, **bounds: int) -> list[str]:
    return [one.name for one in objects(address, allow_network=True, bounds=Bounds(**bounds))]


def test_a_file_is_asked_for_its_size_and_age_and_not_read(served: Served) -> None:
    served.files["/d/a.nc"] = b"x" * 1000
    (entry,) = objects(f"{served.address}/d/a.nc", allow_network=True)
    assert (entry.name, entry.root) == (f"{served.address}/d/a.nc", f"{served.address}/d")
    assert (entry.kind, entry.size, entry.modified) == ("netcdf", 1000, DATE)
    assert [method for method, _, _ in served.asked] == ["HEAD"]


def test_the_pages_of_a_server_are_followed_downwards_only(served: Served) -> None:
    served.files |= {
        "/d/": page("../", "/", "?C=M;O=A", "b.nc", "a.nc#top", "sub/", "/other/x.nc", "http://127.0.0.2/y.nc", "sub/deep/z.nc",
                    "/d/", "./", "//", "mailto:me", "http://[", "%2e%2e/"),
        "/d/a.nc": b"12", "/d/b.nc": b"1", "/d/sub/": page("/d/", "c%20d.xml"), "/d/sub/c%20d.xml": b"123",
    }  # fmt: skip
    found = list(objects(f"{served.address}/d/", allow_network=True))
    assert [(one.relative, one.kind, one.size) for one in found] == [
        ("a.nc", "netcdf", 2),
        ("b.nc", "netcdf", 1),
        ("sub/c%20d.xml", "xml", 3),
    ]
    assert not any(path.startswith("/other") for _, path, _ in served.asked)


def test_a_page_that_links_in_circles_is_read_once(served: Served) -> None:
    served.files |= {"/d/": page("e/", "a.nc"), "/d/e/": page("/d/", "/d/e/", "../e/"), "/d/a.nc": b"1"}
    assert names(f"{served.address}/d/") == [f"{served.address}/d/a.nc"]
    assert [path for method, path, _ in served.asked if method == "GET"] == ["/d/", "/d/e/"]


def test_pages_that_go_on_for_ever_end_at_the_bounds(served: Served) -> None:
    served.files |= {"/d/" + "e/" * depth: page("e/") for depth in range(20)}
    with pytest.raises(UnreadableError, match="lies more than 5 folders deep"):
        names(f"{served.address}/d/", depth=5)
    with pytest.raises(UnreadableError, match="takes more than 3 questions"):
        names(f"{served.address}/d/", requests=3)


@pytest.mark.parametrize("content", [page("t/", ".zgroup"), page("t/", "zarr.json")])
def test_a_zarr_store_is_one_entry(served: Served, content: bytes) -> None:
    served.files |= {"/d/": page("x/", "y.zarr/"), "/d/x/": content}
    found = list(objects(f"{served.address}/d/", allow_network=True))
    assert [(one.relative, one.kind) for one in found] == [("x/", "zarr"), ("y.zarr", "zarr")]
    (entry,) = objects(f"{served.address}/d/x/", allow_network=True)
    assert (entry.relative, entry.root, entry.kind) == ("x/", f"{served.address}/d", "zarr")


def test_what_is_no_page_cannot_be_listed(served: Served) -> None:
    served.files["/d/"] = b"{}"
    served.types["/d/"] = "application/json"
    with pytest.raises(UnreadableError, match="gives no directory page, but application/json"):
        names(f"{served.address}/d/")


def test_a_folder_that_is_named_without_the_stroke_is_listed(served: Served) -> None:
    served.files |= {"/d/": page("a.nc"), "/d/a.nc": b"1"}
    served.redirects["/d"] = "/d/"
    assert names(f"{served.address}/d") == [f"{served.address}/d/a.nc"]


def test_a_file_that_cannot_be_asked_for_is_an_entry_of_unknown_size(served: Served) -> None:
    served.files["/d/"] = page("gone.nc")
    (entry,) = objects(f"{served.address}/d/", allow_network=True)
    assert (entry.relative, entry.size, entry.modified) == ("gone.nc", None, 0)


def test_a_folder_that_cannot_be_listed_is_an_entry_that_will_be_reported(served: Served) -> None:
    served.files |= {"/d/": page("closed/", "a.nc"), "/d/a.nc": b"1"}
    found = list(objects(f"{served.address}/d/", allow_network=True))
    assert [(one.relative, one.barred) for one in found] == [("a.nc", False), ("closed/", True)]


def test_a_page_that_is_not_there_is_told_with_its_address(served: Served) -> None:
    with pytest.raises(UnreadableError, match=r"^http://127.0.0.1:\d+/none/ answers with HTTP status 404"):
        names(f"{served.address}/none/")


def test_the_network_is_not_used_unasked() -> None:
    with pytest.raises(UsageError, match="is an address"):
        list(objects("http://127.0.0.1/"))


def test_what_a_server_lists_is_discovered_as_what_a_folder_holds(served: Served) -> None:
    served.files |= {"/d/": page("a.nc", "b.xml"), "/d/a.nc": b"1", "/d/b.xml": b"1"}
    options = Discovering(include=("*.nc",), allow_network=True)
    assert [one.relative for one in entries([f"{served.address}/d/"], options)] == ["a.nc"]

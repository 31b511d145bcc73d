"""What several files of a store share: counted whole, the first by name of each group told."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fairtool.audit.store.shared import other_checksums, shared_checksums, shared_headers, shared_identifiers
from tests.audit.made_store import ROOT, Made, made_store

FILES = [
    *(Made(f"copies/{number:02}.nc", identifiers=("same",), size=10) for number in range(12)),
    *(Made(f"pairs/{number}.nc", identifiers=(f"id-{number // 2}", f"own-{number}"), size=20) for number in range(4)),
    Made("alone.nc", identifiers=("alone",), size=30),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(made_store(tmp_path / "a.sqlite", FILES))) as connection:
        yield connection


def test_identifiers_are_counted_and_the_first_files_named(store: sqlite3.Connection) -> None:
    same, one, other = shared_identifiers(store)
    assert (same.value, same.count) == ("same", 12)
    assert same.names == tuple(f"{ROOT}/copies/{number:02}.nc" for number in range(10))
    assert (one.value, one.names) == ("id-0", (f"{ROOT}/pairs/0.nc", f"{ROOT}/pairs/1.nc"))
    assert other.value == "id-1"


def test_headers_are_shared_by_files_of_one_size(store: sqlite3.Connection) -> None:
    assert [(one.count, one.names[0]) for one in shared_headers(store)] == [
        (12, f"{ROOT}/copies/00.nc"),
        (4, f"{ROOT}/pairs/0.nc"),
    ]


def test_checksums_are_shared_by_files_that_are_there(store: sqlite3.Connection) -> None:
    assert shared_checksums(store) == ()
    store.execute("UPDATE source SET content = x'01' WHERE name LIKE '%pairs%'")
    store.execute("UPDATE source SET state = 'gone' WHERE name LIKE '%pairs/3.nc'")
    (found,) = shared_checksums(store)
    assert (found.value, found.count) == ("blake2b:01", 3)
    assert found.names == tuple(f"{ROOT}/pairs/{number}.nc" for number in range(3))


def test_checksums_other_than_expected_are_told_without_regard_to_case(store: sqlite3.Connection) -> None:
    store.execute("UPDATE source SET expected = 'md5:AB', found = 'md5:ab' WHERE name LIKE '%/0.nc'")
    store.execute("UPDATE source SET expected = 'md5:AB', found = 'md5:cd' WHERE name LIKE '%/1.nc'")
    (found,) = other_checksums(store)
    assert (found.name, found.expected, found.found) == (f"{ROOT}/pairs/1.nc", "md5:AB", "md5:cd")

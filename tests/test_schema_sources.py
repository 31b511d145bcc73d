"""Every table of structure says where its facts come from, and is what that place gave."""

import tomllib
from hashlib import sha256

import pytest

from fairtool.resources import folder

FOLDER = folder("schemas")
SOURCES: list[dict[str, str]] = tomllib.loads((FOLDER / "SOURCES.toml").read_text("utf-8"))["file"]


def test_every_table_of_others_is_listed_once() -> None:
    tables = [
        path.relative_to(FOLDER).as_posix()
        for name in ("structure", "plans")
        for path in (FOLDER / name).glob("*.json")
    ]
    assert sorted(source["path"] for source in SOURCES) == sorted(tables)


@pytest.mark.parametrize("source", SOURCES, ids=[source["path"] for source in SOURCES])
def test_a_table_has_the_recorded_sum_and_an_origin(source: dict[str, str]) -> None:
    assert sha256((FOLDER / source["path"]).read_bytes()).hexdigest() == source["sha256"]
    assert all(source[key] for key in ("title", "version", "date", "licence", "licence_read_in", "address", "script"))

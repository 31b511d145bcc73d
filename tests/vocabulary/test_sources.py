"""Every shipped vocabulary says where it comes from, and is what that place gave."""

import json
import re
import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from fairtool.resources import folder

FOLDER = folder("vocabularies")
SOURCES: list[dict[str, str]] = tomllib.loads((FOLDER / "SOURCES.toml").read_text("utf-8"))["file"]
REQUIRED = {
    "path", "name", "title", "version", "date", "licence", "licence_read_in",
    "address", "source_sha256", "sha256", "script",
}  # fmt: skip
OURS = {"SOURCES.toml", "presets.toml"}  # kept by hand, of nobody else
each_source = pytest.mark.parametrize("source", SOURCES, ids=[source["path"] for source in SOURCES])


def test_every_shipped_file_is_listed_once() -> None:
    shipped = [file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*") if file.is_file()]
    assert sorted(source["path"] for source in SOURCES) == sorted(set(shipped) - OURS)


@each_source
def test_entry_is_complete(source: dict[str, str]) -> None:
    assert source.keys() >= REQUIRED
    assert all(isinstance(value, str) and value for value in source.values())


@each_source
def test_file_has_the_recorded_sum(source: dict[str, str]) -> None:
    assert sha256((FOLDER / source["path"]).read_bytes()).hexdigest() == source["sha256"]


@each_source
def test_entry_is_well_formed(source: dict[str, str]) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", source["source_sha256"])
    assert source["address"].startswith("https://")
    assert date.fromisoformat(source["date"])


@each_source
def test_script_that_made_the_file_exists(source: dict[str, str]) -> None:
    checkout = FOLDER.parent
    if not (checkout / "scripts").is_dir():
        pytest.skip("the scripts are in a checkout only")
    assert (checkout / source["script"]).is_file()


@pytest.mark.parametrize("file", sorted((FOLDER / "cf").glob("*.json")), ids=lambda file: file.name)
def test_cf_file_says_the_same_of_itself(file: Path) -> None:
    scheme: dict[str, str] = json.loads(file.read_text("utf-8"))["scheme"]
    source = next(source for source in SOURCES if source["path"] == f"cf/{file.name}")
    assert scheme.items() <= source.items()

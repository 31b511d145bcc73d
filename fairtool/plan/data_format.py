"""The formats of data, `templates/formats.toml`: what they are called, their media types, and what reads them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fairtool.resources import folder


@dataclass(frozen=True, slots=True)
class DataFormat:
    """A format: its key in the table, its name and media type, the tools that read it."""

    key: str
    name: str
    media_type: str
    suffixes: tuple[str, ...]
    tools: tuple[str, ...]


@cache
def data_formats() -> Mapping[str, DataFormat]:
    """Give the formats by their keys."""
    content: Mapping[str, Mapping[str, Any]] = tomllib.loads(
        (folder("templates") / "formats.toml").read_text(encoding="utf-8")
    )
    return {key: _format(key, entry) for key, entry in content.items()}


def _format(key: str, entry: Mapping[str, Any]) -> DataFormat:
    return DataFormat(key, entry["name"], entry["media_type"], tuple(entry["suffixes"]), tuple(entry["tools"]))


@cache
def _by_suffix() -> Mapping[str, DataFormat]:
    return {suffix: one for one in data_formats().values() for suffix in one.suffixes}


def format_by_name(path: Path) -> DataFormat | None:
    """Give the format that the ending of a file name tells, None where it tells none that is of data."""
    return _by_suffix().get(path.suffix.lower())

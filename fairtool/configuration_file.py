"""Where the configuration of a project is: `fairtool.toml`, or pyproject.toml, found upwards."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fairtool.errors import UsageError

FILE = "fairtool.toml"


def find(start: Path) -> Path | None:
    """Find the configuration file upwards from a path; `fairtool.toml` wins over pyproject.toml in one folder."""
    for folder in _upwards(start):
        if (folder / FILE).is_file():
            return folder / FILE
        project = folder / "pyproject.toml"
        if project.is_file() and _has_table(content_of(project)):
            return project
    return None


def _has_table(content: dict[str, Any]) -> bool:
    tools = content.get("tool")
    return isinstance(tools, dict) and "fairtool" in tools


def _upwards(start: Path) -> Iterator[Path]:
    resolved = start.resolve()
    yield from ([resolved] if resolved.is_dir() else []) + list(resolved.parents)


def content_of(path: Path) -> dict[str, Any]:
    """Read a TOML file; raises UsageError where it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError) as error:  # tomllib raises more than its own error
        raise UsageError("{path} cannot be read: {reason}", path=path, reason=error) from error

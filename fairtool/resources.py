"""Where the data folders are: inside an installed package, or beside it in a checkout."""

import json
from pathlib import Path
from typing import Any, Literal


def folder(name: Literal["vocabularies", "schemas", "templates"]) -> Path:
    """Give a data folder of the project, installed or in a checkout."""
    package = Path(__file__).parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name


def schema(name: str) -> dict[str, Any]:
    """Give the content of a table, `cf/conformance` for one; it is read from its compact form.

    The table itself is the TOML file of that name in `schemas`; `scripts/compile_tables.py` makes the other of it.
    """
    content: dict[str, Any] = json.loads((folder("schemas") / "compact" / f"{name}.json").read_bytes())
    return content

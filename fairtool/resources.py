"""Where the data folders are: inside an installed package, or beside it in a checkout."""

from pathlib import Path
from typing import Literal


def folder(name: Literal["vocabularies", "schemas", "templates"]) -> Path:
    """Give a data folder of the project, installed or in a checkout."""
    package = Path(__file__).parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name

"""The methods that may stand in `cell_methods`, with their versions (CF Appendix E)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fairtool.resources import folder
from fairtool.version import Version


@dataclass(frozen=True, slots=True)
class Method:
    """A method of Appendix E: its name, and the first version of the conventions that has it."""

    name: str
    since: Version


@cache
def methods() -> Mapping[str, Method]:
    """Give the methods of Appendix E by name."""
    text = (folder("schemas") / "cf" / "appendix-e.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["methods"]
    return {name: Method(name, Version.parse(entry["since"])) for name, entry in entries.items()}

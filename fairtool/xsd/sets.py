"""Which files each set of XML schemas is made of, where they are published, and what their checksums are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from fairtool.cache import cache_folder
from fairtool.errors import UsageError
from fairtool.resources import folder


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """A set of schemas: its name, what is imported of it in order (namespace and address), its files.

    `files` gives the SHA-256 of each file by its address.
    """

    name: str
    imports: tuple[tuple[str, str], ...]
    files: Mapping[str, str]

    def missing(self, cache_folder: Path) -> tuple[str, ...]:
        """Give the addresses of the files that are not in a folder yet."""
        return tuple(address for address in self.files if not place_of(address, cache_folder).is_file())


def cache_of_schemas() -> Path:
    """Give the folder in which pulled schemas are kept: `FAIRTOOL_CACHE_DIR`, else the platform's."""
    return cache_folder() / "schemas"


def place_of(address: str, cache_folder: Path) -> Path:
    """Give where the file of an address is kept: by host and path, so that relative imports work."""
    parts = urlsplit(address)
    return cache_folder.joinpath(parts.netloc, *parts.path.strip("/").split("/"))


@cache
def schema_sets() -> Mapping[str, SchemaSet]:
    """Give the sets by name."""
    content = json.loads((folder("schemas") / "xsd" / "sets.json").read_bytes())
    return {
        name: SchemaSet(name, tuple((space, address) for space, address in entry["imports"]), entry["files"])
        for name, entry in content.items()
    }


def schema_set(name: str) -> SchemaSet:
    """Give a set by its name; raises UsageError for another name."""
    known = schema_sets()
    if name not in known:
        near = get_close_matches(name, known, 1)
        raise UsageError(
            "there is no set of schemas {name}; the sets are {names}",
            name=name,
            names=", ".join(known),
            hint="did you mean {near}?" if near else "",
            near=near[0] if near else "",
        )
    return known[name]

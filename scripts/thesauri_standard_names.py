"""The names of CF that are in force, as the project ships them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StandardNames:
    """The table: canonical units by name, and the names that replaced an alias."""

    names: Mapping[str, str | None]
    aliases: Mapping[str, list[str]]

    def in_force(self, name: str) -> list[str]:
        """Give the name itself where it is in force, what replaced it where it is an alias, nothing else."""
        return [name] if name in self.names else self.aliases.get(name, [])


def standard_names(vocabularies: Path) -> StandardNames:
    """Read the table that the project ships."""
    document = json.loads((vocabularies / "cf" / "standard-names.json").read_text("utf-8"))
    return StandardNames(document["names"], document["aliases"])

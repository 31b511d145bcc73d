"""The parameters of the ECMWF: names, short names and units, where the ECMWF gives a name of CF.

In its definition files, a value stands before the conditions under which it holds; the files meet in the conditions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

# Definitions that other centres gave, which are theirs and not the ECMWF's.
_OTHERS = frozenset({"kwbc", "rjtd", "edzw", "lfpw", "ammc", "cnmc", "egrr"})
_BLOCK = re.compile(r"'([^'\n]*)'\s*=\s*\{([^}]*)\}")
_CONDITION = re.compile(r"(\w+)\s*=\s*([^;]+?)\s*;")

Conditions: TypeAlias = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter, each part empty where the files have none."""

    standard_name: str
    name: str
    short_names: tuple[str, ...]
    unit: str


def parameters(definitions: Path) -> Iterator[Parameter]:
    """Give the parameters of a tree of definition files that have a name of CF."""
    for file in sorted(definitions.rglob("cfName.def")):
        if not _OTHERS & set(file.parts):
            yield from _parameters(file.parent, file)


def _parameters(folder: Path, file: Path) -> Iterator[Parameter]:
    names, units = _values(folder / "name.def"), _values(folder / "units.def")
    short = [_values(folder / other) for other in ("shortName.def", "cfVarName.def")]
    for conditions, standard_name in _values(file).items():
        yield Parameter(
            standard_name,
            names.get(conditions, ""),
            tuple(values[conditions] for values in short if conditions in values),
            units.get(conditions, ""),
        )


def _values(file: Path) -> dict[Conditions, str]:
    if not file.exists():
        return {}
    blocks = _BLOCK.findall(file.read_text("utf-8"))
    return {frozenset(_CONDITION.findall(conditions)): value for value, conditions in blocks}

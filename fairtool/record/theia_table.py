"""The table of the Theia/OZCAR pivot: the fields of its objects, which are mandatory, what they may hold."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fairtool.resources import folder


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what it holds (a type, a list of values, a class), and whether a list and an empty one is meant."""

    kind: str
    mandatory: bool = False
    several: bool = False
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: its fields, the sets of them of which one must be whole, the geometries where it is one."""

    fields: Mapping[str, Field]
    either: tuple[tuple[str, ...], ...] = ()
    geometries: tuple[str, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """All objects by name, the lists of values and the patterns that fields name."""

    shapes: Mapping[str, Shape]
    values: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, str]


@cache
def table() -> Table:
    """Give the table."""
    content = tomllib.loads((folder("schemas") / "theia" / "pivot.toml").read_text(encoding="utf-8"))
    values = {name: tuple(allowed) for name, allowed in content.pop("values").items()}
    patterns = content.pop("patterns")
    return Table({name: _shape(rows) for name, rows in content.items()}, values, patterns)


def _shape(rows: Mapping[str, object]) -> Shape:
    either, geometries = rows.get("either", ()), rows.get("geometries", ())
    return Shape(
        {name: _field(row) for name, row in rows.items() if isinstance(row, str)},
        tuple(tuple(names) for names in either) if isinstance(either, list) else (),
        tuple(geometries) if isinstance(geometries, list) else (),
        bool(rows.get("open")),
    )


def _field(row: str) -> Field:
    mandatory = row.startswith("!")
    kind = row.removeprefix("!").strip()
    return Field(kind.strip("[]{}"), mandatory, kind[0] in "[{", kind[0] == "{")

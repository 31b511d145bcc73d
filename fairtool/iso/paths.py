"""The path table: where each field of the canonical record stands in each encoding of ISO 19115.

Validation, reading and writing share it. Its source is `schemas/iso/paths.toml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from fairtool.iso.namespaces import URIS, tags
from fairtool.resources import schema

Column = Literal["19139", "19115-3"]
COLUMNS: tuple[Column, ...] = ("19139", "19115-3")
# What a prefix means in an encoding where the document does not say.
_MEANT: Mapping[Column, frozenset[str]] = {"19139": frozenset(), "19115-3": frozenset({URIS["gco"][1]})}
FLAVOURED: frozenset[str] = frozenset(uri for uris in URIS.values() if len(uris) > 1 for uri in uris)


class Path(NamedTuple):
    """One way to an element: its steps, each a choice of names (`*` is any), and the attribute at its end."""

    steps: tuple[tuple[str, ...], ...]
    attribute: str = ""


class Field(NamedTuple):
    """Where a field stands: what kind of value it has, and the ways to it, of which the first is written.

    `text` gives the first way as it is written in findings: `gmd:citation/gmd:CI_Citation`, with the first of choices.
    """

    name: str
    kind: str
    ways: tuple[Path, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A class of the record: the ways its elements are known by (a parent may stand before), and its fields."""

    name: str
    elements: tuple[Path, ...]
    fields: Mapping[str, Field]


Paths = Mapping[str, Section]


def columns_of(entry: list[str], column: Column) -> tuple[str, str]:
    """Give kind and path of a row of the table in an encoding."""
    return entry[0], entry[1 + COLUMNS.index(column)]


@lru_cache(maxsize=64)
def paths(column: Column, used: frozenset[str]) -> Paths:
    """Give the table of an encoding, its names resolved for a document that uses these namespaces.

    `used` need hold only those of `FLAVOURED`: the addresses of prefixes that have had several.
    """
    meant = used | _MEANT[column]
    return {name: _section(name, rows, column, meant) for name, rows in _table().items()}


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return schema("iso/paths")


def _section(name: str, rows: Mapping[str, list[str]], column: Column, used: frozenset[str]) -> Section:
    known_by = rows["class"][COLUMNS.index(column)]
    fields = {key: _field(key, entry, column, used) for key, entry in rows.items() if key != "class"}
    return Section(name, tuple(_ways(known_by, used)), fields)


def _field(name: str, entry: list[str], column: Column, used: frozenset[str]) -> Field:
    kind, text = columns_of(entry, column)
    first = "/".join(step.partition("|")[0] for step in text.partition(" or ")[0].split("/"))
    return Field(name, kind, tuple(_ways(text, used)), first)


def _ways(text: str, used: frozenset[str]) -> Iterator[Path]:
    for way in filter(None, text.split(" or ")):
        *steps, last = way.split("/")
        attribute = last.removeprefix("@") if last.startswith("@") else ""
        if not attribute:
            steps.append(last)
        yield Path(tuple(_names(step, used) for step in steps), _attribute(attribute))


def _names(step: str, used: frozenset[str]) -> tuple[str, ...]:
    return tuple(tag for name in step.split("|") for tag in tags(name, used))


def _attribute(name: str) -> str:
    """Give the tag of an attribute; `id` stands for that of GML or for none, whichever the element has."""
    return tags(name, ())[0] if ":" in name else name

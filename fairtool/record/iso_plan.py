"""How each class of the record is read from ISO: for every child element, the fields that it may fill."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any, NamedTuple, get_args, get_type_hints

from fairtool.iso.paths import Column, paths
from fairtool.record import (
    acquisition,
    citation,
    constraint,
    content,
    distribution,
    extension,
    extent,
    geometry,
    lineage,
    quality,
    record,
    representation,
    resource,
    scope,
    service,
)

_MODULES = (
    acquisition,
    citation,
    constraint,
    content,
    distribution,
    extension,
    extent,
    geometry,
    lineage,
    quality,
    record,
    representation,
    resource,
    scope,
    service,
)
Steps = tuple[tuple[str, ...], ...]


class Filling(NamedTuple):
    """A field that a child element may fill: its kind, the steps below the child, the attribute at their end."""

    field: str
    kind: str
    steps: Steps
    attribute: str


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """How one class is read: by the tag of a child (`*` for any), or from the element itself (`own`)."""

    type: type
    by_child: Mapping[str, tuple[Filling, ...]]
    own: tuple[Filling, ...]
    many: frozenset[str]


Plan = Mapping[str, ClassPlan]


def classes() -> Mapping[str, type]:
    """Give the classes of the record by name."""
    found = {name: value for module in _MODULES for name, value in vars(module).items() if is_dataclass(value)}
    return {name: value for name, value in found.items() if isinstance(value, type)}


def many_of(cls: type) -> frozenset[str]:
    """Give the fields of a class that hold several values."""
    hints = get_type_hints(cls)
    return frozenset(one.name for one in fields(cls) if is_dataclass(cls) and _is_tuple(hints[one.name]))


def _is_tuple(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is tuple and len(get_args(hint)) == 2


@lru_cache(maxsize=64)
def plan_of(column: Column, used: frozenset[str]) -> Plan:
    """Give the plan of an encoding for a document that uses these namespaces."""
    known = classes()
    return {name: _class_plan(known[name], section.fields) for name, section in paths(column, used).items()}


def _class_plan(cls: type, rows: Mapping[str, Any]) -> ClassPlan:
    by_child: dict[str, list[Filling]] = {}
    own: list[Filling] = []
    for row in rows.values():
        if row.kind == "tag":
            own.append(Filling(row.name, row.kind, (), ""))
        for way in row.ways:
            if not way.steps:
                own.append(Filling(row.name, row.kind, (), way.attribute))
                continue
            for tag in way.steps[0]:
                by_child.setdefault(tag, []).append(Filling(row.name, row.kind, way.steps[1:], way.attribute))
    return ClassPlan(cls, {tag: tuple(found) for tag, found in by_child.items()}, tuple(own), many_of(cls))

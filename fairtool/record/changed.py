"""Changes a record through and through: every object of some classes, wherever it stands."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

Change = Callable[[Any], Any]


def changed(thing: Any, changes: Mapping[type, Change]) -> Any:
    """Give an object with its parts changed, and then itself, each by what there is for its class."""
    if type(thing) is tuple:
        return tuple([changed(one, changes) for one in thing]) if thing else thing
    names = field_names(thing)
    if names is None:
        return thing
    new: dict[str, Any] = {}
    for name in names:
        before = getattr(thing, name)
        after = changed(before, changes)
        if after is not before and after != before:
            new[name] = after
    made = replace(thing, **new) if new else thing
    change = changes.get(type(made))
    return change(made) if change else made


def field_names(thing: Any) -> tuple[str, ...] | None:
    """Give the names of the fields of an object, None for one that has none."""
    kind: Any = type(thing)
    return _field_names(kind)


@cache  # a record has thousands of objects of some thirty classes
def _field_names(kind: Any) -> tuple[str, ...] | None:
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else None

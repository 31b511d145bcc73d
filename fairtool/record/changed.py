"""Changes a record through and through: every object of some classes, wherever it stands."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

Change = Callable[[Any], Any]


def changed(thing: Any, changes: Mapping[type, Change]) -> Any:
    """Give an object with its parts changed, and then itself, each by what there is for its class."""
    if isinstance(thing, tuple):
        return tuple(changed(one, changes) for one in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    new: dict[str, Any] = {}
    for one in fields(thing):
        before = getattr(thing, one.name)
        after = changed(before, changes)
        if after is not before and after != before:
            new[one.name] = after
    made = replace(thing, **new) if new else thing
    change = changes.get(type(made))
    return change(made) if change else made

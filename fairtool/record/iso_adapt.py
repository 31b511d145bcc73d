"""Moves what stands in other fields in the other edition of ISO 19115, before a record is written."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from fairtool.iso.paths import Column
from fairtool.record import iso_to_19115_3, iso_to_19139
from fairtool.record.record import Record

Change = Callable[[Any], Any]
_CHANGES: Mapping[Column, Mapping[type, Change]] = {
    "19139": iso_to_19139.CHANGES,
    "19115-3": iso_to_19115_3.CHANGES,
}
_OWN: Mapping[Column, tuple[str, ...]] = {"19139": ("ISO-19139", "ISO-19115-2"), "19115-3": ("ISO-19115-3",)}


def adapt(record: Record, column: Column) -> Record:
    """Give a record with its values where an edition has them; one that was read from that edition stays as it is."""
    if record.encoding.startswith(_OWN[column]):
        return record
    adapted: Record = _changed(record, _CHANGES[column])
    return adapted


def _changed(thing: Any, changes: Mapping[type, Change]) -> Any:
    """Give an object with its parts changed, and then itself."""
    if isinstance(thing, tuple):
        return tuple(_changed(one, changes) for one in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    new: dict[str, Any] = {}
    for one in fields(thing):
        before = getattr(thing, one.name)
        after = _changed(before, changes)
        if after is not before and after != before:
            new[one.name] = after
    made = replace(thing, **new) if new else thing
    change = changes.get(type(made))
    return change(made) if change else made

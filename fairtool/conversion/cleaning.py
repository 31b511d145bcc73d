"""Taking out of a record what no document can hold: control characters, halves of surrogate pairs."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from fairtool.record.netcdf_header import clean
from fairtool.record.record import Record

_ABOUT_THE_READING = frozenset({"places", "nil", "unread"})


def cleaned(record: Record) -> Record:
    """Give a record whose texts any encoding can hold; the record itself where all can already."""
    made: Record = _cleaned(record)
    return made


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else clean(value)
    if isinstance(value, tuple):
        made = tuple(map(_cleaned, value))
        return value if all(one is other for one, other in zip(made, value, strict=True)) else made
    if isinstance(value, Mapping):
        return {key: _cleaned(text) for key, text in value.items()}
    return _of_fields(value) if is_dataclass(value) else value


def _of_fields(value: Any) -> Any:
    changed = {}
    for one in fields(value):
        old = getattr(value, one.name)
        new = old if one.name in _ABOUT_THE_READING else _cleaned(old)
        if new is not old and new != old:
            changed[one.name] = new
    return replace(value, **changed) if changed else value

"""A record from the things that a flat encoding says, each with its place."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, NamedTuple

from fairtool.record.dcat_places import placed
from fairtool.record.essentials import Essentials
from fairtool.record.nested import nested
from fairtool.record.place import Place
from fairtool.record.record import Record

_DEFAULTS = Essentials()
_SEVERAL = frozenset(one.name for one in fields(Essentials) if isinstance(getattr(_DEFAULTS, one.name), tuple))


class Said(NamedTuple):
    """A field of Essentials, a value of it, and where it stands: an XPath or a JSON pointer."""

    field: str
    value: object
    where: str
    line: int | None = None


def record_of(said: Iterable[Said], encoding: str, name: str) -> Record:
    """Give the record; of a field that holds one value the first counts, of others each value once."""
    values: dict[str, Any] = {}
    places: dict[str, Place] = {}
    seen: set[tuple[str, str]] = set()
    for field, value, where, line in said:
        if value is None or value == "":
            continue
        key = field
        if field in _SEVERAL:
            if (field, repr(value)) in seen:
                continue
            seen.add((field, repr(value)))
            found = values.setdefault(field, [])
            key = f"{field}[{len(found)}]"
            found.append(value)
        elif field in values:
            continue
        else:
            values[field] = value
        places[key] = Place(name, where, line)
    made: dict[str, Any] = {field: tuple(value) if field in _SEVERAL else value for field, value in values.items()}
    return replace(placed(nested(replace(_DEFAULTS, **made)), places), encoding=encoding)

"""Which places of a record still hold after it was changed: those of fields that have their value still."""

from collections.abc import Mapping
from typing import Any

from fairtool.record.place import Place
from fairtool.record.record import Record


def kept(before: Record, after: Record) -> Mapping[str, Place]:
    """Give the places of `before` that are true of `after`."""
    return {path: place for path, place in before.places.items() if _at(before, path) == _at(after, path)}


def _at(record: Record, path: str) -> Any:
    """Give what stands at a path of a record; None where nothing does."""
    found: Any = record
    for step in path.replace("[", ".[").split("."):
        if step.startswith("["):
            number = int(step[1:-1])
            found = found[number] if number < len(found) else None
        else:
            found = getattr(found, step, None)
        if found is None:
            return None
    return found

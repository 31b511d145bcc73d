"""A record in JSON as it is compared: a hash that the order of members and empty ones do not change, and its fields."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from fairtool.push.form import Fields
from fairtool.record.json_node import JsonNode


def hash_of(value: object) -> str:
    """Give the SHA-256 of what a document says; null, empty texts, lists and objects are as if they were not there."""
    text = json.dumps(said(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def said(value: object) -> object:
    """Give a value without what is empty, texts without blanks around them, whole numbers without a fraction."""
    if isinstance(value, Mapping):
        members = {str(name): said(one) for name, one in value.items()}
        return {name: one for name, one in members.items() if not is_empty(one)}
    if isinstance(value, list | tuple):
        return [one for one in map(said, value) if not is_empty(one)]
    if isinstance(value, str):
        return JsonNode(value).text()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def is_empty(value: object) -> bool:
    """Say whether a value says nothing; 0 and false say something."""
    return value is None or (value in ("", [], {}) and not isinstance(value, bool | int | float))


def fields_of(value: object) -> Fields:
    """Give what a document says by the path of its members, `contacts.email`; items of a list share one."""
    found: dict[str, list[str]] = {}
    for path, text in _leaves(said(value), ""):
        found.setdefault(path, []).append(text)
    return {path: tuple(texts) for path, texts in found.items()}


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _leaves(one, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, path)
    elif isinstance(value, bool):
        yield path, "true" if value else "false"
    else:
        yield path, str(value)

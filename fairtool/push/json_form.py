"""A document in JSON as it is compared: a hash that no order of members or space changes, and its fields."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from fairtool.push.form import Fields


def hash_of_json(value: object) -> str:
    """Give the SHA-256 of what a document says; the order of members does not count, and 1.0 is 1."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def fields_of_json(value: object) -> Fields:
    """Give the texts and numbers of a document by their path, `properties.contacts.name`, without places in lists."""
    found: dict[str, list[str]] = {}
    for path, text in _leaves(_plain(value), ""):
        found.setdefault(path, []).append(text)
    return {name: tuple(values) for name, values in found.items()}


def _plain(value: object) -> object:
    """Give a value with whole numbers as such: servers write 1.0 and 1 for the same."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _leaves(one, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, path)
    elif value is not None and value != "":
        yield path, value if isinstance(value, str) else json.dumps(value)

"""Writing JSON: what is not known is left out."""

from collections.abc import Iterable, Mapping


def known(**members: object) -> dict[str, object]:
    """Give an object with the members that say something; a last `_` of a name is dropped, `at_` stands for `@`."""
    return {
        _name(key): list(value) if isinstance(value, tuple) else value
        for key, value in members.items()
        if value is not None and value not in ("", (), [], {})
    }


def distinct(items: Iterable[Mapping[str, object]]) -> list[object]:
    """Give objects in order, each once and none empty."""
    found: dict[str, object] = {}
    for item in items:
        if item:
            found.setdefault(repr(item), dict(item))
    return list(found.values())


def _name(key: str) -> str:
    return f"@{key.removeprefix('at_')}" if key.startswith("at_") else key.removesuffix("_")

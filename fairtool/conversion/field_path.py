"""Putting a value at the path of any field of the record: `resources[0].citation.edition`."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_type_hints

from fairtool.conversion.said import Answer, as_text, last
from fairtool.conversion.wrong import cannot_be
from fairtool.errors import UsageError
from fairtool.record.iso_plan import classes
from fairtool.record.record import Record
from fairtool.record.text import Text
from fairtool.translate import marked

_STEP = re.compile(r"([a-z_]+)(?:\[(\d{1,4})\])?")
_HIDDEN = frozenset({"places", "nil", "unread", "files", "encoding"})
_SHORT = {"resource": "resources"}
_WORDS = {"true": True, "false": False}
Steps = tuple[tuple[str, int], ...]


def steps_of(key: str) -> Steps | None:
    """Give the steps of a path, and for each the number in its list; None where it is no path of the record."""
    found: list[tuple[str, int]] = []
    kind: Any = Record
    for part in key.split("."):
        match = _STEP.fullmatch(part)
        name = _SHORT.get(match[1], match[1]) if match else ""
        if match is None or not is_dataclass(kind) or kind is Text or name not in _names(kind):
            return None
        found.append((name, int(match[2] or 0)))
        kind = _inner(_hints_of(kind)[name])
    return tuple(found) if kind in (Text, str, int, float, bool) else None


def put_at(record: Record, key: str, steps: Steps, said: Answer) -> Record:
    """Put a value at a path; what is on the way is made. Raises UsageError on a value of another type."""
    made: Record = _put(record, key, steps, (said, record.language))
    return made


def get_at(record: Record, steps: Steps) -> Any:
    """Give what stands at a path; None where nothing does."""
    found: Any = record
    for name, number in steps:
        found = getattr(found, name)
        if isinstance(found, tuple):
            found = found[number] if number < len(found) else None
        if found is None or found == "":
            return None
    return found


def _put(thing: Any, key: str, steps: Steps, told: tuple[Answer, str]) -> Any:
    (name, number), rest = steps[0], steps[1:]
    hint, old = _hints_of(type(thing))[name], getattr(thing, name)
    kind, several = _inner(hint), _is_list(hint)
    now = (old[number] if number < len(old) else None) if several else old
    if several and number > len(old):
        raise UsageError("{key} leaves out a number: the next is {number}", key=key, number=len(old))
    new = _put(now if now is not None else kind(), key, rest, told) if rest else _value(kind, key, now, told)
    if not several:
        return replace(thing, **{name: new})
    return replace(thing, **{name: (*old[:number], new, *old[number + 1 :])})


def _value(kind: Any, key: str, old: Any, told: tuple[Answer, str]) -> Any:
    said, language = told
    if kind is Text:
        return as_text(said, language, old)
    text = last(said)
    if kind is str:
        return text
    if kind is bool:
        if text.lower() not in _WORDS:
            raise cannot_be(key, text, marked("use true or false"))
        return _WORDS[text.lower()]
    try:
        return kind(text)
    except ValueError:
        raise cannot_be(key, text, marked("write a number")) from None


def near(word: str, known: tuple[str, ...]) -> str:
    """Give the keys that are spelt like a word."""
    return ", ".join(get_close_matches(word, known, 3, 0.6))


def _names(kind: Any) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind)) - _HIDDEN


def _hints_of(kind: Any) -> Mapping[str, Any]:
    return _hints()[kind]


@cache
def _hints() -> Mapping[type, Mapping[str, Any]]:
    """Give the types of the fields of every class of the record."""
    return {kind: get_type_hints(kind) for kind in classes().values()}


def _is_list(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is tuple


def _inner(hint: Any) -> Any:
    """Give the class of a value: of the members of a list, of what may be missing."""
    arguments = [one for one in get_args(hint) if one not in (type(None), Ellipsis)]
    return arguments[0] if arguments else hint

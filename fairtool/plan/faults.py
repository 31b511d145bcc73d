"""Holding a document against a shape: all faults, in the order of the document."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from fairtool.plan.fault import Fault, Kind
from fairtool.plan.formats import FORMATS
from fairtool.plan.shape import EXTENSION, Shape

# `$schema` names the schema of a document, and is no part of it.
_TOLERATED = frozenset({"$schema"})


def faults_of(document: object, shape: Shape) -> tuple[Fault, ...]:
    """Give what is not as the shape says, of a document as `json` reads it."""
    return tuple(_faults(document, shape, "", required=True))


def _faults(value: object, shape: Shape, where: str, *, required: bool) -> Iterator[Fault]:
    for one in shape.either:
        if is_of(value, one.type):
            return (yield from _faults(value, one, where, required=required))
    kind = shape.type or (shape.either[0].type if shape.either else "")
    if shape.codes:
        if value not in shape.codes:
            yield _fault(Kind.CODE, where, value, codes=shape.codes, required=required)
    elif not is_of(value, kind):
        items = shape.items.type if shape.items else ""
        yield _fault(Kind.TYPE, where, value, kind=kind, items=items, required=required)
    elif isinstance(value, dict):  # quicker to ask than whether it is a Mapping
        yield from _of_object(value, shape, where)
    elif isinstance(value, list):
        yield from _of_array(value, shape, where, required=required)
    elif shape.format in FORMATS and not FORMATS[shape.format](str(value)):
        yield _fault(Kind.FORMAT, where, value, format=shape.format, required=required)


def _of_object(value: Mapping[str, object], shape: Shape, where: str) -> Iterator[Fault]:
    for name in shape.required:
        if name not in value:
            inner = shape.keys[name]
            yield _fault(Kind.MISSING, f"{where}/{name}", None, kind=inner.type, codes=inner.codes, required=True)
    for name, inside in value.items():
        known = shape.keys.get(name)
        if known is not None and isinstance(inside, str) and (known.takes_any_text or inside in known.accepted):
            continue
        if known is not None:
            yield from _faults(inside, known, f"{where}/{name}", required=name in shape.required)
        elif shape.is_closed and name not in _TOLERATED:
            yield _fault(Kind.UNKNOWN, f"{where}/{escaped(name)}", inside, codes=tuple(shape.keys))


def _of_array(value: Sequence[object], shape: Shape, where: str, *, required: bool) -> Iterator[Fault]:
    if len(value) < shape.least or (shape.is_set and _has_doubles(value)):
        yield _fault(Kind.COUNT, where, value, required=required)
    if shape.items:
        for index, item in enumerate(value):
            yield from _faults(item, shape.items, f"{where}/{index}", required=True)


def _fault(  # noqa: PLR0913 - the fields of a fault
    kind_of_fault: Kind,
    where: str,
    value: object,
    *,
    kind: str = "",
    format: str = "",  # noqa: A002 - the word of JSON Schema
    codes: tuple[str, ...] = (),
    items: str = "",
    required: bool = False,
) -> Fault:
    name = where.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    own = EXTENSION in where.split("/")
    return Fault(kind_of_fault, where, name, value, kind, format, codes, items, is_own=own, is_required=required)


def _has_doubles(items: Sequence[object]) -> bool:
    """Tell whether two items are equal."""
    return len({identity(item) for item in items}) < len(items)


def identity(item: object) -> str:
    """Give a text that equal values of JSON have, and no others: 1 and 1.0 are equal there, 1 and true are not."""
    is_whole = isinstance(item, float) and item.is_integer()
    return json.dumps(int(item) if is_whole and isinstance(item, float) else item, sort_keys=True)


def escaped(name: str) -> str:
    """Write a key as a JSON pointer does."""
    return name.replace("~", "~0").replace("/", "~1")


def is_of(value: object, kind: str) -> bool:
    """Say whether a value is of a type of JSON; a number without decimals is an integer, and true is no number."""
    return _IS[kind](value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_integer(value: object) -> bool:
    return _is_number(value) and (isinstance(value, int) or (isinstance(value, float) and value.is_integer()))


_IS: Mapping[str, Callable[[object], bool]] = {
    "": lambda _: True,
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "number": _is_number,
    "integer": _is_integer,
}

"""Judges a document of the Theia/OZCAR pivot, field by field, before the portal does."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from fairtool.finding import Problem
from fairtool.record.theia_geometry import check_geometry
from fairtool.record.theia_table import Field, Shape, Table, table
from fairtool.translate import marked

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_SHOWN = 80  # characters of a value in a sentence


def check_theia(document: object) -> tuple[Problem, ...]:
    """Give what is wrong with a document, each at a JSON pointer (`/` for the whole), in the order of the table."""
    return tuple(_object(document, "Root", "", table()))


def _object(value: object, name: str, where: str, rules: Table) -> Iterator[Problem]:
    shape = rules.shapes[name]
    if not isinstance(value, Mapping):
        yield Problem(
            "{where} is {value}; an object with fields is wanted there", where=where or "/", value=_show(value)
        )
        return
    if shape.geometries:
        yield from check_geometry(value, shape.geometries, where)
        return
    yield from _names(value, shape, where)
    for field, rule in shape.fields.items():
        if field in value:
            yield from _field(value[field], rule, f"{where}/{_escaped(field)}", rules)


def _names(value: Mapping[object, object], shape: Shape, where: str) -> Iterator[Problem]:
    for field, rule in shape.fields.items():
        if rule.mandatory and field not in value:
            yield Problem("{where} has no {field}, which is mandatory", where=where or "/", field=field)
    if shape.either and not any(all(field in value for field in fields) for fields in shape.either):
        choices = "; ".join(", ".join(fields) for fields in shape.either)
        yield Problem("{where} has none of these sets of fields whole: {choices}", where=where or "/", choices=choices)
    for unknown in (name for name in value if name not in shape.fields and not shape.is_open):
        yield Problem(
            "{where} is a field that the pivot does not know there; it knows {known}",
            where=f"{where}/{_escaped(unknown)}",
            known=", ".join(shape.fields),
        )


def _field(value: object, rule: Field, where: str, rules: Table) -> Iterator[Problem]:
    if not rule.several:
        yield from _value(value, rule.kind, where, rules)
    elif not isinstance(value, list):
        yield Problem("{where} is {value}; a list is wanted there", where=where, value=_show(value))
    elif not value and not rule.may_be_empty:
        yield Problem("{where} is an empty list; leave it out, or give what belongs there", where=where)
    else:
        for number, one in enumerate(value):
            yield from _value(one, rule.kind, f"{where}/{number}", rules)


def _value(value: object, kind: str, where: str, rules: Table) -> Iterator[Problem]:
    if kind in rules.shapes:
        yield from _object(value, kind, where, rules)
    elif kind in rules.values:
        yield from _listed(value, rules.values[kind], where)
    elif kind in rules.patterns:
        yield from _patterned(value, rules.patterns[kind], where, _EXAMPLES[kind])
    elif not _TYPES[kind][0](value):
        yield Problem(_TYPES[kind][1], where=where, value=_show(value))


def _listed(value: object, allowed: tuple[str, ...], where: str) -> Iterator[Problem]:
    if value not in allowed:
        yield Problem(
            "{where} is {value}; the portal takes one of: {allowed}",
            where=where,
            value=_show(value),
            allowed=", ".join(allowed),
        )


def _patterned(value: object, pattern: str, where: str, example: str) -> Iterator[Problem]:
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        shown = _show(value)
        yield Problem("{where} is {value}; it has to look like {example}", where=where, value=shown, example=example)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_time(value: object) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d[Tt ]\S+([Zz]|[+-]\d\d:\d\d)", value):
        return False
    try:
        datetime.fromisoformat(value.upper())
    except ValueError:
        return False
    return True


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and bool(pattern.fullmatch(value))


_EXAMPLES: Mapping[str, str] = {
    "version": "1.0",
    "dataset_id": "OBSE_DAT_rain",
    "observation_id": "OBSE_OBS_rain_1",
    "doi": "10.1234/abc",
}
_TYPES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "string": (lambda value: isinstance(value, str), marked("{where} is {value}; a text is wanted there")),
    "number": (_is_number, marked("{where} is {value}; a number is wanted there")),
    "boolean": (lambda value: isinstance(value, bool), marked("{where} is {value}; write true or false")),
    "object": (
        lambda value: isinstance(value, Mapping),
        marked("{where} is {value}; an object is wanted there, which may be empty"),
    ),
    "email": (_matches(_EMAIL), marked("{where} is {value}; an e-mail address is wanted there")),
    "uri": (_matches(_URI), marked("{where} is {value}; write an address with its scheme, such as https://")),
    "time": (_is_time, marked("{where} is {value}; write date and time with zone, such as 2020-01-31T00:00:00Z")),
}


def _show(value: object) -> str:
    """Give a value as it stands in the document, shortened."""
    if isinstance(value, Mapping):
        return "{...}"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def _escaped(field: object) -> str:
    return str(field).replace("~", "~0").replace("/", "~1")

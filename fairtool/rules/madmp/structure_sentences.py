"""The sentences that tell of a fault of structure in a plan: constant templates and their values."""

import json
from collections.abc import Callable, Mapping

from fairtool.plan.fault import Fault, Kind
from fairtool.plan.formats import is_moment

Sentence = tuple[str, Mapping[str, str]]
_SHORTEST_TOLD = 20  # codes that a sentence can bear
_LONGEST = 60  # characters of a value that are shown
_MISSING: Mapping[str, str] = {
    "string": "{where} is missing; write it as text",
    "object": "{where} is missing; write it as an object in braces",
    "array": "{where} is missing; write it as a list in brackets",
}
_WRONG: Mapping[str, str] = {
    "string": "{where} is {value}; write it as text in quotation marks",
    "object": "{where} is {value}; write an object in braces",
    "array": "{where} is {value}; write a list in brackets",
    "integer": "{where} is {value}; write a whole number without quotation marks",
    "number": "{where} is {value}; write a number without quotation marks",
    "boolean": "{where} is {value}; write true or false without quotation marks",
}
_FORMATS: Mapping[str, str] = {
    "date": "{where} is {value}; write a day of the calendar as 2026-03-01",
    "date-time": "{where} is {value}; write a moment with its time zone as 2026-03-01T12:00:00Z",
    "uri": "{where} is {value}; write a whole address as https://www.example.org/a",
    "email": "{where} is {value}; write an e-mail address",
}
_MISSING_CODES: Mapping[str, str] = {
    "EUR": "{where} is missing; write the code of a currency in ISO 4217, such as EUR",
    "FR": "{where} is missing; write the code of a country in ISO 3166, such as FR",
    "fra": "{where} is missing; write the code of a language in ISO 639-3, such as fra or eng",
}
_WRONG_CODES: Mapping[str, str] = {
    "EUR": "{where} is {value}; write the code of a currency in ISO 4217, such as EUR",
    "FR": "{where} is {value}; write the code of a country in ISO 3166, such as FR",
    "fra": "{where} is {value}; write the code of a language in ISO 639-3, such as fra or eng",
}


def sentence(fault: Fault) -> Sentence:
    """Give the template of a fault and the values for its places; `where` is added by the problem."""
    return _TELLERS[fault.kind](fault)


def shown(value: object) -> str:
    """Give a value as JSON writes it, cut where it is long; of what has an inside only the kind is shown."""
    if isinstance(value, Mapping):
        return "{...}" if value else "{}"
    if isinstance(value, list):
        return "[...]" if value else "[]"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."


def _missing(fault: Fault) -> Sentence:
    if fault.codes and len(fault.codes) < _SHORTEST_TOLD:
        return "{where} is missing; write one of {codes}", {"codes": ", ".join(fault.codes)}
    if fault.codes:
        return _MISSING_CODES[_list(fault)], {}
    return _MISSING.get(fault.type, "{where} is missing; add it"), {}


def _unknown(fault: Fault) -> Sentence:
    template = "{where} is no key that may stand beside the plan; take it out, or move it into the plan"
    return template, {}


def _type(fault: Fault) -> Sentence:
    if fault.value is None and fault.is_required:
        return "{where} is null; write what it is", {}
    if fault.value is None:
        return "{where} is null; leave out what is not known", {}
    return _WRONG[fault.type], {"value": shown(fault.value)}


def _code(fault: Fault) -> Sentence:
    values = {"value": shown(fault.value)}
    if fault.value is None and not fault.is_required:
        return "{where} is null; leave out what is not known", {}
    if fault.name == "data_access" and isinstance(fault.value, str) and "embarg" in fault.value.lower():
        template = "{where} is {value}; write open, and in the start_date of the licence the day when the embargo ends"
        return template, values
    if len(fault.codes) < _SHORTEST_TOLD:
        return "{where} is {value}; write one of {codes}", values | {"codes": ", ".join(fault.codes)}
    return _WRONG_CODES[_list(fault)], values


def _list(fault: Fault) -> str:
    """Give a code of the long list that a text should be from."""
    return next(code for code in ("EUR", "FR", "fra") if code in fault.codes)


def _format(fault: Fault) -> Sentence:
    if fault.format == "date-time" and is_moment(f"{fault.value}Z"):
        template = "{where} is {value}, without a time zone; add it: Z for UTC, or an offset such as +02:00"
        return template, {"value": shown(fault.value)}
    return _FORMATS[fault.format], {"value": shown(fault.value)}


def _count(fault: Fault) -> Sentence:
    if fault.value:
        return "{where} has an item twice; write each once", {}
    if fault.is_required:
        return "{where} is an empty list; write at least one item", {}
    return "{where} is an empty list; leave it out where there is nothing to write", {}


_TELLERS: Mapping[Kind, Callable[[Fault], Sentence]] = {
    Kind.MISSING: _missing,
    Kind.UNKNOWN: _unknown,
    Kind.TYPE: _type,
    Kind.CODE: _code,
    Kind.FORMAT: _format,
    Kind.COUNT: _count,
}

"""The sentences about values: what is written, what kind of value is asked for, and how one is written."""

from collections.abc import Mapping

from fairtool.iso.structure.fault import Fault

Sentence = tuple[str, dict[str, str | int]]

_TIMES = frozenset({"date", "dateTime", "time", "gYear", "gYearMonth", "gMonth", "gDay", "gMonthDay"})
_WHOLE = frozenset(
    {"integer", "long", "int", "short", "byte"}
    | {f"{sign}Integer" for sign in ("nonNegative", "positive", "nonPositive", "negative")}
    | {f"unsigned{size}" for size in ("Long", "Int", "Short", "Byte")}
)
_SORTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("moment", _TIMES),
    ("whole", _WHOLE),
    ("number", _WHOLE | {"decimal", "float", "double"}),
    ("address", frozenset({"anyURI"})),
    ("identifier", frozenset({"ID", "IDREF", "NCName", "Name", "QName", "NMTOKEN"})),
    ("unit", frozenset({"unit", "pattern", "anyURI"})),
    ("language", frozenset({"language", "enumeration"})),
    ("enumeration", frozenset({"enumeration", "pattern", "anyURI"})),
)
# For each kind of value: the sentence for a value that is none, and the one for an empty element.
_VALUES: Mapping[str, tuple[str, str]] = {
    "moment": (
        '{name} is "{text}", which is not a date; write one such as {examples}',
        "{name} is empty; write a date, such as {examples}",
    ),
    "duration": (
        '{name} is "{text}", which is not a duration; write one such as {examples}',
        "{name} is empty; write a duration, such as {examples}",
    ),
    "number": (
        '{name} is "{text}", which is not a number; write one such as {examples}',
        "{name} is empty; write a number, such as {examples}",
    ),
    "whole": (
        '{name} is "{text}", which is not a whole number that may stand there; write one such as {examples}',
        "{name} is empty; write a whole number, such as {examples}",
    ),
    "boolean": (
        '{name} is "{text}", which is neither true nor false; write true or false',
        "{name} is empty; write true or false",
    ),
    "address": (
        '{name} is "{text}", which is not a web address or URI; write one such as {examples}',
        "{name} is empty; write a web address or URI, such as {examples}",
    ),
    "identifier": (
        '{name} is "{text}", which is not an identifier of XML; begin with a letter or _ and use no blanks or colons',
        "{name} is empty; write an identifier that begins with a letter or _",
    ),
    "language": (
        '{name} is "{text}", which is not a code of a language; write one such as {examples}',
        "{name} is empty; write the code of a language, such as {examples}",
    ),
    "enumeration": (
        '{name} is "{text}", which is not one of the values that it may have: {examples}',
        "{name} is empty; write one of {examples}",
    ),
    "fixed": (
        '{name} is "{text}"; it can only be {examples}',
        "{name} is empty; it can only be {examples}",
    ),
    "unit": (
        '{name} is "{text}", which is no symbol of a unit; write one without blanks, such as m, or a URI',
        "{name} is empty; write the symbol of a unit, such as m",
    ),
    "year": (
        '{name} is "{text}", which is not a year; write its four digits, such as 2026',
        "{name} is empty; write the four digits of the year, such as 2026",
    ),
    "longitude": (
        '{name} is "{text}"; write decimal degrees from -180 to 180, with a point, such as -4.60',
        "{name} is empty; write decimal degrees from -180 to 180, such as -4.60",
    ),
    "latitude": (
        '{name} is "{text}"; write decimal degrees from -90 to 90, with a point, such as 48.40',
        "{name} is empty; write decimal degrees from -90 to 90, such as 48.40",
    ),
    "filled": (
        '{name} is "{text}", which is too short or too long for it',
        "{name} is empty; write a text",
    ),
    "range": (
        '{name} is "{text}", which is outside the limits that it has or no number',
        "{name} is empty; write a number within its limits",
    ),
    "other": (
        '{name} is "{text}", which is not written as the standard asks',
        "{name} is empty; write a value as the standard asks",
    ),
}
# What an element holds, by words in its name.
_BY_NAME = (
    (("publicationYear",), "year"),
    (("ongitude", "westBound", "eastBound"), "longitude"),
    (("atitude", "northBound", "southBound"), "latitude"),
)
_SHOWN_CODES = 12
_LONGEST = 80  # characters of a text in a sentence


def value_sentence(fault: Fault, name: str = "") -> Sentence:
    """Give the sentence for a value; `name` is the place where it stands, the element if not said otherwise."""
    filled, empty = _VALUES[_known_by_name(fault) or _sort(fault.expected)]
    values: dict[str, str | int] = {"name": name or fault.name}
    template = filled if fault.text else empty
    if "{text}" in template:
        values["text"] = shortened(fault.text)
    if "{examples}" in template:
        values["examples"] = names_of(fault)
    return template, values


def shortened(text: str) -> str:
    """Give a text cut to what a sentence bears: a whole abstract may stand in the wrong place."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4].rstrip()} ..."


def _known_by_name(fault: Fault) -> str:
    """Give the kind of value that the name of an element tells, where its type is a mere pattern or range."""
    if fault.expected not in {"pattern", "range"}:
        return ""
    return next((sort for words, sort in _BY_NAME if any(word in fault.name for word in words)), "")


def _sort(expected: str) -> str:
    """Give the kind of value that a type is for its reader; a union is what its members have in common."""
    members = set(expected.removeprefix("list of ").split("|"))
    if expected in _VALUES:
        return expected
    if members == {"pattern"}:
        return "other"
    if members & _TIMES:
        members.discard("decimal")
    return next((sort for sort, known in _SORTS if members <= known), "other")


def names_of(fault: Fault) -> str:
    """Give the names of a fault as one text, a long list cut short."""
    more = ", …" if len(fault.names) > _SHOWN_CODES else ""
    return ", ".join(fault.names[:_SHOWN_CODES]) + more

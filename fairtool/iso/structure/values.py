"""Simple types: tells whether a text is a value of one, and what values of it look like."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairtool.iso.structure.lexical import BLANKS, NUMBERS, TEXTS, Holds, between, builtin, number

Entry = Mapping[str, Any]
_RUN = re.compile(f"[{BLANKS}]+")
# \w of XML Schema is all but punctuation, separators and control characters; `_` is punctuation there.
_WORD = r"[^\x00-\x20!\"#%&'()*,\-./:;?@\[\\\]_{}\x7f-\xa1\xa7\xab\xad\xb6\xb7\xbb\xbf\u2000-\u206f\u3000-\u3003]"
# Patterns for a point start with blanks that can be read in many ways: a longer text is no point.
_SHORT = 200
# The pattern by which GML writes the symbol of a unit.
_UNIT = [[r"[^: \n\r\t]+"]]
EXAMPLES: Mapping[str, str] = {
    "date": "2026-03-01",
    "dateTime": "2024-05-17T12:30:00Z",
    "time": "12:30:00Z",
    "gYear": "2026",
    "gYearMonth": "2026-03",
    "duration": "P1Y6M",
    "boolean": "true",
    "decimal": "12.5",
    "float": "12.5",
    "double": "12.5",
    "integer": "12",
    "nonNegativeInteger": "12",
    "positiveInteger": "12",
    "anyURI": "https://example.org/data",
    "language": "fr",
    "ID": "id-1",
    "IDREF": "id-1",
    "NCName": "name-1",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A simple type: `holds` is None where every text is a value of it; `mark` is ID or IDREF or nothing."""

    holds: Holds | None
    expected: str
    names: tuple[str, ...] = ()
    mark: str = ""


def compiled(entry: Entry, others: Callable[[int], Value]) -> Value:
    """Make a simple type of its entry in a table; `others` gives the types that it is made of by their numbers."""
    if "u" in entry:
        return _union([others(member) for member in entry["u"]], entry)
    tests = _facets(entry)
    if "l" in entry:
        items = others(entry["l"])
        return Value(_listed(items.holds, tests), f"list of {items.expected}", items.names)
    name = entry["b"]
    base = builtin(name)
    if base is not None:
        tests.insert(0, base)
    mark = name if name in {"ID", "IDREF"} else ""
    if not tests:
        return Value(None, name, mark=mark)
    names = tuple(entry.get("e", ())) or ((EXAMPLES[name],) if name in EXAMPLES else ())
    return Value(_collapsed(tests, name, entry.get("ws")), _expected(entry, name), names, mark)


def _expected(entry: Entry, name: str) -> str:
    if "e" in entry:
        return "enumeration"
    if "r" in entry:
        return "unit" if entry["r"] == _UNIT else "pattern"
    limits = {"ge", "le", "gt", "lt"} & entry.keys()
    return "range" if limits else "filled" if name in TEXTS else name


def _union(members: Sequence[Value], entry: Entry) -> Value:
    if any(member.holds is None for member in members) and "e" not in entry and "r" not in entry:
        return Value(None, "string")
    inner = tuple(member.holds for member in members if member.holds is not None)
    tests = _facets(entry)

    def holds(text: str) -> bool:
        return any(test(text) for test in inner) and all(test(text.strip(BLANKS)) for test in tests)

    kinds = dict.fromkeys(kind for member in members for kind in member.expected.split("|"))
    coded = [member for member in members if "enumeration" in member.expected and any(member.names)]
    names = dict.fromkeys(name for member in coded or members for name in member.names if name)
    return Value(holds, "|".join(kinds), tuple(names))


def _listed(item: Holds | None, tests: Sequence[Callable[[Sequence[str]], bool]]) -> Holds:
    def holds(text: str) -> bool:
        items = [word for word in _RUN.split(text) if word]
        return (item is None or all(map(item, items))) and all(test(items) for test in tests)

    return holds


def _collapsed(tests: Sequence[Holds], name: str, blanks: str | None) -> Holds:
    if blanks == "collapse" or name not in {"string", "normalizedString", "anySimpleType"}:
        first = tests[0]
        if len(tests) == 1:
            return lambda text: first(_collapse(text))
        return lambda text: all(test(_collapse(text)) for test in tests)
    return lambda text: all(test(text) for test in tests)


def _collapse(text: str) -> str:
    text = text.strip(BLANKS)
    return _RUN.sub(" ", text) if "\n" in text or "  " in text or "\t" in text or "\r" in text else text


def _facets(entry: Entry) -> list[Callable[[Any], bool]]:
    tests: list[Callable[[Any], bool]] = []
    if "e" in entry:
        tests.append(frozenset(entry["e"]).__contains__)
    tests.extend(_pattern(patterns) for patterns in entry.get("r", ()))
    if {"len", "lo", "hi"} & entry.keys():
        tests.append(_sized(entry))
    if entry.get("b") in NUMBERS and {"ge", "le", "gt", "lt"} & entry.keys():
        tests.append(_limited(entry))
    return tests


def _sized(entry: Entry) -> Callable[[Any], bool]:
    least = int(entry.get("len", entry.get("lo", 0)))
    most = int(entry.get("len", entry.get("hi", 1 << 62)))
    return lambda value: least <= len(value) <= most


def _limited(entry: Entry) -> Holds:
    least, most = (number(entry[key]) if key in entry else None for key in ("ge", "le"))
    above, below = (number(entry[key]) if key in entry else None for key in ("gt", "lt"))

    def holds(text: str) -> bool:
        value = number(text)
        return between(text, least, most) and (above is None or value > above) and (below is None or value < below)

    return holds


def _pattern(patterns: Sequence[str]) -> Holds:
    match = re.compile("|".join(f"(?:{python_pattern(pattern)})" for pattern in patterns)).fullmatch
    if any(pattern.startswith(r"\s*") for pattern in patterns):
        return lambda text: len(text) <= _SHORT and match(text) is not None
    return lambda text: match(text) is not None


def python_pattern(pattern: str) -> str:
    r"""Give a pattern of XML Schema as one of Python; `\d*\.?\d*` is told so that it is read in one pass."""
    return pattern.replace(r"\d*\.?\d*", r"\d*(?:\.\d*)?").replace(r"\w", _WORD)

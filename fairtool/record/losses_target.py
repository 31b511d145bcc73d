"""What stands in a document, whatever its format: texts, names of elements and keys, numbers, days."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from fairtool.record.losses_codes import CODED, counterparts
from fairtool.record.losses_forms import (
    EPSG,
    NUMBER,
    codes_of,
    identifiers_of,
    lines_of,
    names_of,
    normal,
    numbers_of,
    parts_of,
    segment_of,
)

_DAY = re.compile(r"(?<!\d)(\d{4}-\d{2}(?:-\d{2})?)(?!\d)")
_LITERAL = re.compile(r'"""(.*?)"""|"((?:[^"\\\n]|\\.)*)"|<([^<>\s]+)>|([^\s<>";,]+)', re.DOTALL)
_SCHEMES = ("doi", "orcid", "ror")  # whose name is said by any of their identifiers
_LONG = 60  # characters from which a text may stand inside a longer one without doing so by chance
_DATA = frozenset({"variables", "assets", "dimensions"})  # whose keys in JSON are names of the data
_LANGUAGE_FIELDS = frozenset({"language", "languages"})
_PARSER_OPTIONS: Mapping[str, bool] = {"resolve_entities": False, "no_network": True, "huge_tree": False}


@dataclass(frozen=True, slots=True)
class Target:
    """The texts, names, numbers and days of a document, and the last parts of its addresses."""

    texts: frozenset[str]
    segments: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[float]
    days: frozenset[str]
    whole: str

    def carries(self, path: str, value: str | float) -> bool:
        """Tell whether the value of a field stands in the document."""
        if isinstance(value, bool):
            return not self.texts.isdisjoint({str(value).lower(), str(int(value))})
        if isinstance(value, int | float):
            return self.has_number(value)
        return self._carries_text(path, value)

    def has_number(self, number: float) -> bool:
        """Tell whether a number stands in the document, alone or in a list of numbers."""
        return _rounded(number) in self.numbers

    def _carries_text(self, path: str, value: str) -> bool:
        text = normal(value)
        lines = lines_of(value)
        if (
            text in self.texts
            or (len(text) >= _LONG and text in self.whole)
            or self.texts.issuperset(lines[1:] or lines)
        ):
            return True
        field = re.sub(r"\[[^\]]*\]", "", path).rpartition(".")[2]
        if field in _LANGUAGE_FIELDS:
            return not (self.texts | self.segments).isdisjoint(codes_of(value))
        if field == "kind":
            return text in self.names
        if field in CODED and text in self.segments:
            return True
        if field == "individual" and any(names <= self.texts for names in names_of(value)):
            return True
        others = {normal(one) for one in counterparts(field, value)}
        return bool(others & (self.texts | self.names)) or self._carries_kind(text)

    def _carries_kind(self, text: str) -> bool:
        """Tell whether an identifier, a day or a list of numbers stands in the document in another dress."""
        if forms := identifiers_of(text):
            return not self.texts.isdisjoint(forms) or any(map(self._has_epsg, forms))
        if re.fullmatch(r"\d{4}", text) and not self.days.isdisjoint({f"{text}-01-01", f"{text}-12-31"}):
            return True
        if day := re.match(r"\d{4}-\d{2}(-\d{2})?(?![\d-])", text):
            return day[0] in self.days
        numbers = text.replace(",", " ").split()
        return len(numbers) > 0 and all(NUMBER.fullmatch(one) and self.has_number(float(one)) for one in numbers)

    def _has_epsg(self, form: str) -> bool:
        """Tell whether a reference system stands in the document as two texts, the authority and the number."""
        return form.startswith(EPSG) and {EPSG.rstrip(":"), form.removeprefix(EPSG)} <= self.texts


def target(document: bytes | str | Mapping[str, object]) -> Target:
    """Read a document: a JSON object, or the text of JSON, XML or Turtle."""
    texts: list[str] = []
    names: list[str] = []
    for text, is_name in _said(document):
        (names if is_name else texts).extend(lines_of(text) if not is_name else (normal(text),))
    forms = {form for text in texts for form in (text, *identifiers_of(text), *parts_of(text))}
    forms |= {kind for kind in _SCHEMES if any(form.startswith(f"{kind}:") for form in forms)}
    numbers = {_rounded(float(one)) for text in forms for one in numbers_of(text)}
    days = {day[1] for text in texts for day in _DAY.finditer(text)}
    days |= {day[:7] for day in days}
    segments = frozenset(filter(None, map(segment_of, texts)))
    return Target(frozenset(forms), segments, frozenset(names), frozenset(numbers), frozenset(days), "\n".join(texts))


def _said(document: bytes | str | Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    if isinstance(document, Mapping):
        return _of_json(document)
    raw = document.encode() if isinstance(document, str) else document
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<" and (root := _xml(raw)) is not None:
        return _of_xml(root)
    if start in {b"{", b"["}:
        try:
            return _of_json(json.loads(raw))
        except (ValueError, RecursionError):
            pass
    return _of_text(raw.decode(errors="replace"))


def _of_json(value: object) -> Iterator[tuple[str, bool]]:
    """Walk JSON without recursion, since the depth is that of the document."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            yield from ((str(key).rpartition(":")[2], True) for key in one)
            waiting.extend(one.values())
            waiting.extend(str(name) for names in _of_data(one) for name in names)
        elif isinstance(one, list | tuple):
            waiting.extend(one)
        elif one is not None:
            yield (str(one).lower() if isinstance(one, bool) else str(one)), False


def _of_data(one: Mapping[object, object]) -> Iterator[Mapping[object, object]]:
    """Give the objects whose keys are names of the data, not of the encoding."""
    for key, value in one.items():
        if isinstance(value, Mapping) and str(key).rpartition(":")[2] in _DATA:
            yield value


def _of_xml(root: etree._Element) -> Iterator[tuple[str, bool]]:
    for element in root.iter("*"):
        yield etree.QName(element).localname, True
        if element.text and element.text.strip():
            yield element.text, False
        for name, value in element.attrib.items():
            yield etree.QName(name).localname, True
            yield str(value), False


def _of_text(text: str) -> Iterator[tuple[str, bool]]:
    """Give literals and addresses of Turtle and its like; a bare word is both a value and a name."""
    for found in _LITERAL.finditer(text):
        said = next(one for one in found.groups() if one is not None)
        yield re.sub(r"\\(.)", _unescaped, said.removeprefix("@") if found[4] else said), False
        if found[4]:
            yield said.rpartition(":")[2], True


def _unescaped(found: re.Match[str]) -> str:
    return {"n": "\n", "t": "\t", "r": "\r"}.get(found[1], found[1])


def _xml(raw: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(raw, etree.XMLParser(**_PARSER_OPTIONS))
    except etree.XMLSyntaxError:
        return None


def _rounded(number: float) -> float:
    return float(f"{number:.9g}")

"""Takes the fields of the header `Link` apart (RFC 8288, appendix B.2 and B.3), whatever stands in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from fairtool.translate import marked
from fairtool.warned import Warned, warned

_TARGET = re.compile(r"[\s,]*+<([^<>\"]*+)>")
_LEAD = re.compile(r"\s*+([,;]?)")
_NAME = re.compile(r"[\s;]*+([^\s=;,<>\"]++)\s*+(=?)\s*+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_BARE = re.compile(r"[^;,\"]*+")
_TO_NEXT = re.compile(r'[\s,]*+[^,"]*+(?:"(?:[^"\\]|\\.)*+(?:"|\Z)[^,"]*+)*+', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_EXTENDED = re.compile(r"([\w!#$%&+^`{}~-]+)'([\w-]*)'(.*)", re.DOTALL | re.ASCII)  # RFC 8187, 3.2.1
_ONLY_FIRST = frozenset({"rel", "anchor", "media", "title", "title*", "type"})  # RFC 8288, 3.2 to 3.4
_LONGEST = 8 * 1024  # characters of an address; servers refuse longer ones, and a thousand of a megabyte fill a memory
_CHARSETS = frozenset({"utf-8", "iso-8859-1", "us-ascii"})

_NO_TARGET = marked('{where} has {text} where an address in < and > should be; write <https://...>; rel="..."')
_NO_REST = marked("{where} has {text} behind a link; write a semicolon before a parameter and a comma before a link")
_OPEN = marked("{where} opens a quotation mark that it does not close, before {text}")
_TWICE = marked("{where} says {name} more than once; the first counts, which is {text}")
_CODED = marked("{where} has {name} in a form that is not that of RFC 8187, UTF-8''...: {text}")


@dataclass(frozen=True, slots=True)
class RawLink:
    """A link before its address is made absolute: the target, and the parameters by names in lower case."""

    target: str
    parameters: Mapping[str, tuple[str, ...]]
    where: str


@dataclass(slots=True)
class _Cursor:
    """A place in a field, what stands there, and what was odd before it."""

    text: str
    where: str
    place: int = 0
    odd: list[Warned] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return self.place >= len(self.text)

    def warn(self, template: str, **values: str) -> None:
        self.odd.append(warned(template, self.where, **values))

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.place)
        self.place = found.end() if found else self.place
        return found


def raw_links(text: str, where: str) -> Iterator[RawLink | Warned]:
    """Give the links in the value of one field, and a warning for each part that is none; never raises.

    `where` is what warnings call the field.
    """
    cursor = _Cursor(text, where)
    while not cursor.is_over:
        target = cursor.take(_TARGET)
        if target:
            parameters = _parameters(cursor)
            yield RawLink(target[1].strip(), parameters, where)
        else:
            _pass_over(cursor)
        yield from cursor.odd
        cursor.odd.clear()


def _pass_over(cursor: _Cursor) -> None:
    """Go on to the next comma that stands in no quotation."""
    start = cursor.place
    cursor.take(_TO_NEXT)
    if text := cursor.text[start : cursor.place].strip(" \t\r\n,"):
        cursor.warn(_NO_TARGET, text=text)
    cursor.place = max(cursor.place, start + 1)


def _parameters(cursor: _Cursor) -> Mapping[str, tuple[str, ...]]:
    said: dict[str, list[str]] = {}
    while not cursor.is_over:
        start = cursor.place
        lead = cursor.take(_LEAD)
        if lead and lead[1] == ",":
            break
        named = cursor.take(_NAME) if lead and lead[1] == ";" else None
        if named:
            _keep(said, named[1].lower(), _value(cursor) if named[2] else "", cursor)
        else:
            _skip(cursor, start)
    return MappingProxyType({name: tuple(values) for name, values in said.items()})


def _skip(cursor: _Cursor, start: int) -> None:
    """Go on to the next semicolon or comma."""
    begun = cursor.place
    cursor.take(_BARE)
    if cursor.place == begun and not cursor.is_over and cursor.text[begun] not in ",;":
        cursor.place += 1  # a quotation mark
    if text := cursor.text[start : cursor.place].strip(" \t\r\n;"):
        cursor.warn(_NO_REST, text=text)


def _value(cursor: _Cursor) -> str:
    if cursor.text[cursor.place : cursor.place + 1] != '"':
        bare = cursor.take(_BARE)
        return bare[0].strip() if bare else ""
    quoted = cursor.take(_QUOTED)
    if quoted:
        return _ESCAPED.sub(r"\1", quoted[1])
    rest = cursor.text[cursor.place + 1 :]
    cursor.warn(_OPEN, text=rest)
    cursor.place = len(cursor.text)
    return _ESCAPED.sub(r"\1", rest)


def _keep(said: dict[str, list[str]], name: str, value: str, cursor: _Cursor) -> None:
    if name in _ONLY_FIRST and name in said:
        if value != said[name][0]:
            cursor.warn(_TWICE, name=name, text=said[name][0])
        return
    decoded = _decoded(value) if name.endswith("*") else value
    if decoded is None:
        cursor.warn(_CODED, name=name, text=value)
    else:
        said.setdefault(name, []).append(decoded)


def _decoded(value: str) -> str | None:
    """Give a value in the extended notation (`UTF-8'fr'donn%C3%A9es`), None where it is not."""
    found = _EXTENDED.fullmatch(value)
    if not found or found[1].lower() not in _CHARSETS:
        return None
    try:
        return unquote_to_bytes(found[3]).decode(found[1])
    except UnicodeDecodeError:
        return None


def resolved(base: str, reference: str) -> str | None:
    """Give the absolute address that a reference is, None where it is none (RFC 3986, 5.2), or longer than any is.

    An IRI is kept as it is written; whoever asks for it writes it as a URI.
    """
    if len(base) + len(reference) > _LONGEST:
        return None
    try:
        address = urljoin(base, reference.strip())
        parts = urlsplit(address)
        _ = parts.port  # a port that is no number
    except ValueError:
        return None
    return address if parts.scheme or not base else None

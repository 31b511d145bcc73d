"""Making edits in the text of an XML document: only what they change is changed, byte for byte."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from fairtool.errors import UnreadableError
from fairtool.finding import SetXml
from fairtool.iso.element import Element
from fairtool.iso.safe import parse
from fairtool.iso.xpath import xpath

_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_AS_WRITTEN = ("utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252")


@dataclass(frozen=True, slots=True)
class _Spans:
    """Where the tags of a document begin and end, in bytes, in the order of the elements."""

    opening: list[tuple[int, int]] = field(default_factory=list)
    closing: dict[int, int] = field(default_factory=dict)


def edited_document(data: bytes, edits: Iterable[SetXml], name: str) -> bytes:
    """Give a document with the edits made; raises UnreadableError where one names nothing that can be written."""
    encoding = _encoding(data, name)
    root = parse(data, name)
    elements = list(root.iter("*"))
    numbers = _numbers(elements, name)
    spans = _spans(data)
    changes = []
    for edit in edits:
        number = numbers.get(edit.where)
        if number is None:
            raise UnreadableError("{where} is not in {path}", where=edit.where, path=name)
        changes.append(_change(data, edit, (elements[number], number), spans, encoding))
    for start, end, new in sorted(changes, reverse=True):
        data = data[:start] + new + data[end:]
    return data


def _numbers(elements: Sequence[Element], name: str) -> Mapping[str, int]:
    """Give the number of each element by its XPath; raises UnreadableError where two have the same.

    A record inside a record has the paths of the outer one.
    """
    numbers = {xpath(element): number for number, element in enumerate(elements)}
    if len(numbers) != len(elements):
        raise UnreadableError(
            "{path} holds a record inside a record, where places are not certain", hint="mend it by hand", path=name
        )
    return numbers


def proven(original: bytes, mended: bytes, edits: Iterable[SetXml], name: str) -> bool:
    """Say whether a mended document differs from the original in the edits, and in nothing else."""
    expected = parse(original, name, comments=True)
    by_path = {xpath(element): element for element in expected.iter("*")}
    for edit in edits:
        _set(by_path[edit.where], edit)
    return list(_content(expected)) == list(_content(parse(mended, name, comments=True)))


def values_of(data: bytes, edits: Iterable[SetXml], name: str) -> Iterator[str]:
    """Give what stands now where the edits write."""
    by_path = {xpath(element): element for element in parse(data, name).iter("*")}
    for edit in edits:
        element = by_path.get(edit.where)
        if element is None:
            raise UnreadableError("{where} is not in {path}", where=edit.where, path=name)
        yield str(element.get(_tag(element, edit.attribute)) or "") if edit.attribute else (element.text or "").strip()


def _set(element: Element, edit: SetXml) -> None:
    if edit.attribute:
        element.set(_tag(element, edit.attribute), edit.value)
    else:
        element.text = edit.value


def _tag(element: Element, attribute: str) -> str:
    """Give the tag of an attribute by its name with a prefix."""
    prefix, colon, name = attribute.rpartition(":")
    return f"{{{element.nsmap.get(prefix, '')}}}{name}" if colon else name


def _content(root: Element) -> Iterator[object]:
    for node in root.iter():
        yield node.tag, node.text, node.tail, dict(node.attrib)


def _encoding(data: bytes, name: str) -> str:
    said = _ENCODING.match(data)
    encoding = said[1].decode("ascii").lower() if said else "utf-8"
    if encoding not in _AS_WRITTEN or data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        raise UnreadableError("{path} is in an encoding that is not mended", hint="save it as UTF-8", path=name)
    return encoding


def _spans(data: bytes) -> _Spans:
    """Find the tags; the document was parsed before, so that it is sound and has no document type."""
    spans, parser = _Spans(), expat.ParserCreate()
    stack: list[int] = []

    def begin(_name: str, _attributes: object) -> None:
        start = parser.CurrentByteIndex
        stack.append(len(spans.opening))
        spans.opening.append((start, _end_of_tag(data, start)))

    def end(_name: str) -> None:
        spans.closing[stack.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.Parse(data, True)  # noqa: FBT003 - the library's own
    return spans


def _end_of_tag(data: bytes, start: int) -> int:
    """Give the place behind the `>` of a tag; a `>` in quotes is none."""
    quote, at = 0, start
    while at < len(data):
        sign = data[at]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in b"\"'":
            quote = sign
        elif sign == ord(">"):
            return at + 1
        at += 1
    return len(data)


def _change(data: bytes, edit: SetXml, at: tuple[Element, int], spans: _Spans, encoding: str) -> tuple[int, int, bytes]:
    """Give the bytes to replace and what replaces them."""
    element, number = at
    start, end = spans.opening[number]
    if edit.attribute:
        return _attribute(data[start:end], start, edit, encoding)
    if len(element):
        raise UnreadableError("{where} holds elements, and no text to write", where=edit.where)
    new = escape(edit.value).encode(encoding, "xmlcharrefreplace")
    if data[start:end].endswith(b"/>"):
        name = re.match(rb"<([^\s/>]+)", data[start:end])
        tag = name[1] if name else b""
        return end - 2, end, b">" + new + b"</" + tag + b">"
    return end, spans.closing[number], new


def _attribute(tag: bytes, start: int, edit: SetXml, encoding: str) -> tuple[int, int, bytes]:
    value = quoteattr(edit.value).encode(encoding, "xmlcharrefreplace")
    found = re.search(rb"\s" + re.escape(edit.attribute.encode()) + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    if found:
        return start + found.start(1), start + found.end(1), value
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return start + end, start + end, b" " + edit.attribute.encode() + b"=" + value

"""Making edits in the text of an XML document: only what they change is changed, byte for byte."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from fairtool.errors import UnreadableError
from fairtool.finding import SetXml
from fairtool.iso.element import Element
from fairtool.iso.safe import parse
from fairtool.iso.tags import Tags, encoding_written, tags_of
from fairtool.iso.xpath import xpath


def edited_document(data: bytes, edits: Iterable[SetXml], name: str) -> bytes:
    """Give a document with the edits made; raises UnreadableError where one names nothing that can be written."""
    encoding = encoding_written(data, name)
    root = parse(data, name)
    elements = list(root.iter("*"))
    numbers = _numbers(elements, name)
    tags = tags_of(data)
    changes = []
    for edit in edits:
        number = numbers.get(edit.where)
        if number is None:
            raise UnreadableError("{where} is not in {path}", where=edit.where, path=name)
        changes.append(_change(data, edit, (elements[number], number), tags, encoding))
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


def _change(data: bytes, edit: SetXml, at: tuple[Element, int], tags: Tags, encoding: str) -> tuple[int, int, bytes]:
    """Give the bytes to replace and what replaces them."""
    element, number = at
    start, end = tags.opening[number]
    if edit.attribute:
        return _attribute(data[start:end], start, edit, encoding)
    if len(element):
        raise UnreadableError("{where} holds elements, and no text to write", where=edit.where)
    if b"<!--" in data[end : tags.closing[number]] or b"<?" in data[end : tags.closing[number]]:
        raise UnreadableError("{where} holds a comment beside its text; mend it by hand", where=edit.where)
    new = escape(edit.value).encode(encoding, "xmlcharrefreplace")
    if data[start:end].endswith(b"/>"):
        name = re.match(rb"<([^\s/>]+)", data[start:end])
        tag = name[1] if name else b""
        return end - 2, end, b">" + new + b"</" + tag + b">"
    return end, tags.closing[number], new


def _attribute(tag: bytes, start: int, edit: SetXml, encoding: str) -> tuple[int, int, bytes]:
    value = quoteattr(edit.value).encode(encoding, "xmlcharrefreplace")
    found = re.search(rb"\s" + re.escape(edit.attribute.encode()) + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    if found:
        return start + found.start(1), start + found.end(1), value
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return start + end, start + end, b" " + edit.attribute.encode() + b"=" + value

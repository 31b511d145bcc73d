"""Putting elements and anchors into the bytes of an ISO record, and taking some out: all else stays, byte for byte."""

import re
from collections.abc import Collection, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from lxml import etree

from fairtool.errors import UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.namespaces import namespace, prefixed
from fairtool.iso.safe import parse
from fairtool.iso.tags import encoding_written, end_of_tag, tags_of
from fairtool.iso.xpath import xpath
from fairtool.record.iso_edit import edit

_DECLARED = re.compile(r"""\s+xmlns(?::([\w.-]+))?=("[^"]*"|'[^']*')""")
_ANCHOR = {"http://www.isotc211.org/2005/gco": "http://www.isotc211.org/2005/gmx"}
_ANCHOR_3 = "http://standards.iso.org/iso/19115/-3/gcx/1.0"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
Span = tuple[int, int, int, int]  # begin and end of the opening tag, begin and end of the closing one
Change = tuple[int, int, str]


def spliced(
    data: bytes,
    name: str,
    anchors: Mapping[str, str],
    additions: Mapping[str, object],
    removals: Collection[str] = (),
) -> bytes:
    """Give a record with character strings turned into anchors, with new fields, and without some elements.

    `anchors` are addresses by the XPath of the character string, `additions` new values by their path, as
    `iso_edit.edit` takes them, `removals` XPaths of elements, which go with the white space before them; none is in
    another, and no anchor or addition is in one. Raises UnreadableError where the encoding is not written.
    """
    encoding = encoding_written(data, name)
    root = parse(data, name)
    spans = _spans(data)
    wanted = {*anchors, *removals}
    numbered = ((xpath(one), one, span) for one, span in zip(root.iter("*"), spans, strict=True))
    found = {place: (one, span) for place, one, span in numbered if place in wanted}
    changes = [one for place, href in anchors.items() for one in _anchored(data, *found[place], href)]
    changes += [_removed(data, found[place][1]) for place in removals]
    if additions:
        changes += _added(data, name, spans, additions)
    newline = "\r\n" if b"\r\n" in data else "\n"
    pieces, done = [], 0
    for start, end, new in sorted(changes, key=lambda one: one[:2]):  # of those at one place the first comes first
        text = new.replace("\r\n", "\n").replace("\n", newline)
        pieces += [data[done:start], text.encode(encoding, "xmlcharrefreplace")]
        done = end
    return b"".join((*pieces, data[done:]))


def remarked(data: bytes, name: str) -> frozenset[str]:
    """Give the XPaths of the elements with comments or processing instructions in them, which readers pass over."""
    found = parse(data, name, comments=True).iter(etree.Comment, etree.ProcessingInstruction)
    return frozenset(xpath(around) for one in found for around in one.iterancestors())


def _removed(data: bytes, span: Span) -> Change:
    """Take an element out with the white space before it."""
    return len(data[: span[0]].rstrip()), span[3], ""


def _anchored(data: bytes, element: Element, span: Span, href: str) -> Iterator[Change]:
    """Give the new tags of a character string; its text stays between them."""
    begin, end, close, after = span
    uri = _ANCHOR.get(namespace(element.tag), _ANCHOR_3)
    anchor, declared = _prefix(element, uri)
    link, link_declared = _prefix(element, _XLINK)
    old = re.match(r"<[^\s/>]+(.*?)\s*/?>", data[begin:end].decode("utf-8", "replace"), re.DOTALL)
    attributes = old[1] if old else ""
    yield begin, end, f"<{anchor}:Anchor{declared}{link_declared} {link}:href={quoteattr(href)}{attributes}>"
    yield close, after, f"</{anchor}:Anchor>"


def _prefix(element: Element, uri: str) -> tuple[str, str]:
    """Give the prefix of a namespace at an element, and its declaration where it has none there."""
    known = next((prefix for prefix, address in element.nsmap.items() if prefix and address == uri), None)
    if known:
        return known, ""
    usual = prefixed(f"{{{uri}}}x").partition(":")[0]
    prefix = usual if usual not in element.nsmap else f"{usual}1"
    return prefix, f' xmlns:{prefix}="{uri}"'


def _added(data: bytes, name: str, spans: list[Span], additions: Mapping[str, object]) -> Iterator[Change]:
    """Give the new elements, each with the white space that leads to it, and where they go."""
    root = parse(data, name)
    missing = _missing(_edited(root, additions)[0], parse(data, name))
    declared = _declaring(data, spans[0], missing) if missing else data
    fresh, old = _edited(parse(declared, name), additions)
    own = list(parse(data, name).iter("*"))
    for element in fresh:
        before, lead = _before(element, old)
        parent = element.getparent()
        _, end, close, after = spans[old[parent]] if before is None else spans[old[before]]
        if before is None and close == end == after:
            raise UnreadableError("{where} in {path} is empty", where=xpath(parent), path=name)
        at = end if before is None else after
        yield at, at, lead + _fragment(element, own[old[parent]])


def _edited(root: Element, additions: Mapping[str, object]) -> tuple[list[Element], Mapping[Element, int]]:
    """Make the additions in a tree; give the elements that are new, and the numbers of those that were there."""
    old = {element: number for number, element in enumerate(root.iter("*"))}
    edit(root, additions)
    return [one for one in root.iter("*") if one not in old and one.getparent() in old], old


def _before(element: Element, old: Mapping[Element, int]) -> tuple[Element | None, str]:
    """Give the element behind which a new one goes, None where it is the first, and the white space between.

    What is new itself was put there before, and is at the same place in the bytes.
    """
    previous = element.getprevious()
    parent = element.getparent()
    lead = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    while previous is not None and previous not in old:
        previous = previous.getprevious()
    return previous, lead


def _missing(fresh: list[Element], root: Element) -> Mapping[str, str]:
    """Give the namespaces of new elements that the root does not declare, by their usual prefixes."""
    names = {name for top in fresh for one in top.iter("*") for name in (one.tag, *one.attrib)}
    uris = {namespace(name) for name in names} - {"", _XML, *root.nsmap.values()}
    found = {prefixed(f"{{{uri}}}x").partition(":")[0]: uri for uri in sorted(uris)}
    return {prefix: uri for prefix, uri in found.items() if prefix not in root.nsmap}


def _declaring(data: bytes, root: Span, missing: Mapping[str, str]) -> bytes:
    """Give a document, to be looked at only, that declares more prefixes."""
    end = root[1] - (2 if data[: root[1]].endswith(b"/>") else 1)
    new = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in missing.items())
    return data[:end] + new.encode() + data[end:]


def _fragment(element: Element, parent: Element) -> str:
    """Write an element with the namespaces that it needs and its parent does not declare."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    end = text.index(">")
    tag, rest = text[:end], text[end:]

    def needed(found: re.Match[str]) -> str:
        prefix, uri = found[1], found[2][1:-1]
        is_used = re.search(rf"[<\s]{re.escape(prefix)}:", tag.replace(found[0], "") + rest) if prefix else False
        return found[0] if is_used and parent.nsmap.get(prefix) != uri else ""

    return _DECLARED.sub(needed, tag) + rest


def _spans(data: bytes) -> list[Span]:
    """Give where all elements are, in the order of the document."""
    tags = tags_of(data)
    return [_span(data, tag, tags.closing[number]) for number, tag in enumerate(tags.opening)]


def _span(data: bytes, tag: tuple[int, int], closing: int) -> Span:
    """Give where an element is; one in a single tag has an empty closing tag behind it."""
    start, stop = tag
    if data[start:stop].endswith(b"/>"):
        return start, stop, stop, stop
    return start, stop, closing, end_of_tag(data, closing)

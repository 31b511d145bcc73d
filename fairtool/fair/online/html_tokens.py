"""Finds the tags of a page in one pass, in a time that grows with its length only, whatever the page holds.

A page is not trusted and not to be shown: no tree is built, and what is not needed to read metadata is passed over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from types import MappingProxyType

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)|()))?+""", re.DOTALL
)
_ODD = re.compile(r"[\s/]*+.", re.DOTALL)
_TAG_END = re.compile(r"[\s/]*+>")
# Elements whose content is text (https://html.spec.whatwg.org/#parsing-html-fragments); no tag stands in them.
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
_UNESCAPED = frozenset({"title", "textarea"})
_CLOSING: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in sorted(_RAW)
}
_MOST_ATTRIBUTES = 200


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name and attributes in lower case, the text in it where it holds text only, and its line."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    text: str = ""
    line: int = 1
    is_end: bool = False

    def get(self, name: str) -> str:
        """Give an attribute without blanks around it, empty where it is not there."""
        return self.attributes.get(name, "").strip()


def tags(page: str) -> Iterator[Tag]:
    """Give the tags of a page in order."""
    place = counted = 0
    line = 1
    while (place := page.find("<", place)) >= 0:
        line += page.count("\n", counted, place)
        counted = place
        found = _TAG.match(page, place)
        if not found:
            place = _after_other(page, place)
            continue
        name = found[2].lower()
        attributes, place = _attributes(page, found.end())
        if place < 0:  # a tag that nothing closes is none
            return
        text, place = _content(page, name, place) if name in _RAW and not found[1] else ("", place)
        yield Tag(name, attributes, text, line, bool(found[1]))


def _after_other(page: str, place: int) -> int:
    """Give the place after a comment, a declaration, or a sign that opens nothing."""
    if page.startswith("<!--", place):
        end = page.find("-->", place + 2)  # `<!-->` is one, too
        return end + 3 if end >= 0 else len(page)
    if page[place + 1 : place + 2] in {"!", "?", "/"}:
        end = page.find(">", place)
        return end + 1 if end >= 0 else len(page)
    return place + 1


def _attributes(page: str, place: int) -> tuple[Mapping[str, str], int]:
    """Give the attributes and the place after the tag, -1 where it does not end; the first of a name counts."""
    found: dict[str, str] = {}
    while not (end := _TAG_END.match(page, place)):
        one = _ATTRIBUTE.match(page, place)
        if one:
            place = one.end()
            if len(found) < _MOST_ATTRIBUTES:
                value = next((value for value in one.groups()[1:] if value is not None), "")
                found.setdefault(one[1].lower(), unescape(value) if "&" in value else value)
        elif odd := _ODD.match(page, place):
            place = odd.end()
        else:
            return found, -1
    return MappingProxyType(found), end.end()


def _content(page: str, name: str, place: int) -> tuple[str, int]:
    """Give the text of an element that holds text only, and where its end tag begins."""
    end = _CLOSING[name].search(page, place)
    stop = end.start() if end else len(page)
    text = page[place:stop]
    return (unescape(text) if name in _UNESCAPED else text), stop

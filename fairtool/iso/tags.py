"""Where the tags of an XML document stand in its bytes, so that all but what is changed stays as it was written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from fairtool.errors import UnreadableError

_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_WRITTEN = ("utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252")


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of all elements, in their order: where each opening one is, and where each closing one begins.

    An element in a single tag is closed where it is opened.
    """

    opening: Sequence[tuple[int, int]]
    closing: Mapping[int, int]


def encoding_written(data: bytes, name: str) -> str:
    """Give the encoding of a document; raises UnreadableError where it is one that is read, but not written here."""
    said = _ENCODING.match(data)
    encoding = said[1].decode("ascii").lower() if said else "utf-8"
    if encoding not in _WRITTEN or data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        raise UnreadableError("{path} is in an encoding that is not mended", hint="save it as UTF-8", path=name)
    return encoding


def tags_of(data: bytes) -> Tags:
    """Find the tags of a document that was parsed before, so that it is sound and has no document type."""
    opening: list[tuple[int, int]] = []
    closing: dict[int, int] = {}
    stack: list[int] = []
    parser = expat.ParserCreate()

    def begin(_name: str, _attributes: object) -> None:
        stack.append(len(opening))
        opening.append((parser.CurrentByteIndex, end_of_tag(data, parser.CurrentByteIndex)))

    def end(_name: str) -> None:
        closing[stack.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.Parse(data, True)  # noqa: FBT003 - the library's own
    return Tags(opening, closing)


def end_of_tag(data: bytes, start: int) -> int:
    """Give the place behind the `>` of a tag; a `>` in quotes is none."""
    quote = 0
    for at in range(start, len(data)):
        sign = data[at]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in b"\"'":
            quote = sign
        elif sign == ord(">"):
            return at + 1
    return len(data)

"""What stands before the root element of an XML document: declaration, comments, and perhaps a document type."""

import codecs
import re
from collections.abc import Mapping

from fairtool.errors import UnreadableError

_MARKS: Mapping[bytes, str] = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_UNMARKED: Mapping[bytes, str] = {
    b"<\0\0\0": "utf-32-le",
    b"\0\0\0<": "utf-32-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_BLANKS = re.compile("[\ufeff\u00ef\u00bb\u00bf \\t\\r\\n]*")  # byte order marks too, read in either way
_ENCODING = re.compile(rb"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"']*)""")
# Encodings in which ASCII letters are not themselves, or are something else after an escape.
_HIDING = re.compile(rb"(?i)(?:cs)?(?:(?:unicode-?1-?1-?)?utf-?7|(?:utf-?)?ebcdic|ibm|cp-?[0-9]|iso[-_]?2022|hz|[0-9])")
_CLOSINGS: Mapping[str, str] = {"<?": "?>", "<!--": "-->"}


def refuse_document_type(data: bytes, name: str) -> None:
    """Raise UnreadableError where a document type stands before the root element."""
    text = _text(data)
    if text is None:
        raise UnreadableError(
            "{path} is XML in UTF-7, EBCDIC or another encoding that hides what it says",
            hint="save it as UTF-8",
            path=name,
        )
    at = 0
    while True:
        blanks = _BLANKS.match(text, at)
        at = blanks.end() if blanks else at
        opening = next((one for one in _CLOSINGS if text.startswith(one, at)), None)
        if opening is None:
            break
        end = text.find(_CLOSINGS[opening], at + len(opening))
        if end < 0:
            return  # the parser says that it is not closed
        at = end + len(_CLOSINGS[opening])
    if text[at : at + 9].upper() == "<!DOCTYPE":
        raise UnreadableError(
            "{path} has a document type (<!DOCTYPE ...>), which may pull other files or grow without end",
            hint="take the line with <!DOCTYPE out: metadata records need none",
            path=name,
        )


def _text(data: bytes) -> str | None:
    """Give the document as text, each byte of an encoding like ASCII as one character; None for odd encodings."""
    encoding = next((name for mark, name in {**_MARKS, **_UNMARKED}.items() if data.startswith(mark)), None)
    if encoding and encoding != "utf-8":
        return data.decode(encoding, "replace")
    said = _ENCODING.match(data.removeprefix(codecs.BOM_UTF8))
    if data.startswith(b"\x4c\x6f\xa7\x94") or (said and _HIDING.match(said[1])):
        return None
    return data.decode("latin-1")

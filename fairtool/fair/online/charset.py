"""Makes text of the bytes of a page, whatever character set it says that it is in."""

import codecs
import re

from fairtool.translate import marked
from fairtool.warned import Warned, warned

_BEGINNING = 1024  # bytes in which a page says its character set (https://html.spec.whatwg.org/#charset)
_DECLARED = re.compile(rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_IN_TYPE = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Those of pages; others, such as punycode, take a time that grows with the square of the length.
_KNOWN = re.compile(
    r"utf-8|utf-16-[lb]e|ascii|iso8859-\d+|cp125\d|cp866|koi8-[ru]|mac-roman|gbk|gb2312|gb18030|big5"
    r"|euc_jp|shift_jis|euc_kr"
)
_LAST = "cp1252"  # as browsers do

_UNKNOWN = marked("{where} says that its characters are {charset}, which is none that pages are written in")
_LIES = marked("{where} says that its characters are {charset}, but they are not; write UTF-8")


def decoded(body: bytes, content_type: str, where: str) -> tuple[str, tuple[Warned, ...]]:
    """Give a page as text: by its byte order mark, else as its header or itself says, else as UTF-8 or Windows-1252."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), ()
    said = _said(body, content_type)
    if not said:
        return _guessed(body), ()
    name = _name_of(said)
    if not name:
        return _guessed(body), (warned(_UNKNOWN, where, charset=said),)
    text = _strictly(body, _LAST if name in ("ascii", "iso8859-1") else name)
    if text is None:
        return _guessed(body), (warned(_LIES, where, charset=said),)
    return text, ()


def _said(body: bytes, content_type: str) -> str:
    in_type = _IN_TYPE.search(content_type)
    in_page = _DECLARED.search(body[:_BEGINNING])
    return in_type[1] if in_type else in_page[1].decode("ascii") if in_page else ""


def _name_of(label: str) -> str:
    """Give the name of a character set as Python has it, empty for one that pages do not use."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    name = {"utf-16": "utf-16-le"}.get(name, name)
    return name if _KNOWN.fullmatch(name) else ""


def _strictly(body: bytes, name: str) -> str | None:
    """Decode, None where the bytes are none of the character set; an end that was cut off is no fault."""
    if name == _LAST:
        return None if _is_utf8_beyond_ascii(body) else body.decode(name, "replace")
    decoder = codecs.getincrementaldecoder(name)()
    try:
        return decoder.decode(body)
    except UnicodeDecodeError:
        return None


def _is_utf8_beyond_ascii(body: bytes) -> bool:
    """Say whether bytes that should be of one character each are UTF-8, which no other text looks like."""
    if body.isascii():
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return True


def _guessed(body: bytes) -> str:
    return _strictly(body, "utf-8") or body.decode(_LAST, "replace")

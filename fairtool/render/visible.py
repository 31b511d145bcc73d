"""Making text safe to show: whatever stands in a file name or an attribute, no terminal or document is upset by it."""

import re
import unicodedata

_SURROGATE = re.compile("[\ud800-\udfff]")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # control, format (bidirectional marks), surrogates, line breaks
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str) -> str:
    r"""Show what has no shape as an escape: a line break as `\n`, an undecoded byte of a file name as `\xe9`."""
    if text.isprintable():
        return text
    return "".join(_escape(sign) if unicodedata.category(sign) in _HIDDEN else sign for sign in text)


def encodable(text: str) -> str:
    """Show only lone surrogates as escapes, which no UTF-8 document can hold."""
    return _SURROGATE.sub(lambda found: _escape(found.group()), text)


def _escape(sign: str) -> str:
    code = ord(sign)
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00  # the byte that could not be decoded
    if sign in _SHORT:
        return _SHORT[sign]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

"""The contents that nothing is known of: text is shown as text, and everything else as its first bytes."""

import re
from contextlib import suppress

from fairtool.errors import UnreadableError

_CONTROL = re.compile(rb"[\0-\x08\x0e-\x1f\x7f]")  # what no text holds
_LONGEST = 40  # characters of a text that are shown
_BYTES = 8
_MARK = b"\xef\xbb\xbf"  # of UTF-8
_ENCODINGS = ("utf-8", "cp1252")
_HINT = "give a netCDF file, or CDL text in a file that ends in .cdl"


def unknown(head: bytes, name: str) -> UnreadableError:
    """Give the error for a file that begins with bytes of no known kind."""
    if not head.strip():
        return UnreadableError("{path} is not a netCDF file: it begins with nothing but blanks", hint=_HINT, path=name)
    text = _first_words(head)
    if text:
        return UnreadableError(
            '{path} is not a netCDF file: it begins with the text "{start}"', hint=_HINT, path=name, start=text
        )
    start = head[:_BYTES].hex(" ")
    return UnreadableError("{path} is not a netCDF file: it begins with {start}", hint=_HINT, path=name, start=start)


def _first_words(head: bytes) -> str:
    """Give the beginning of the first line that says something, nothing where the bytes are no text."""
    if _CONTROL.search(head):
        return ""
    line = b"".join(head.removeprefix(_MARK).lstrip().splitlines()[:1])
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            text = " ".join(line.decode(encoding).split())
            return _shortened(text) if text.isprintable() else ""
    return ""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}..."

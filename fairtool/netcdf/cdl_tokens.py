"""The words of CDL text: names, numbers, texts and marks, each found by one regular expression."""

import re
from collections.abc import Iterator
from typing import NoReturn

from fairtool.errors import UnreadableError

SKIP = r"(?:[ \t\r\n\f\v]++|//[^\n]*+)*+"
STRING = r'"(?:[^"\\]++|\\.)*+"'
CHARACTER = r"'(?:[^'\\]|\\(?:[0-7]{1,3}|[xX][0-9A-Fa-f]{1,2}|.))'"
NUMBER = (
    r"(?:[+-]?0[xX][0-9A-Fa-f]++(?:[sS]|[uU]?[lL]{0,2})"
    r"|[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?(?:[uU]?[bBsS]|[uU]?[lL]{1,2}|[uUfFdD])?"
    r"|[+-](?:[nN]a[nN]|[iI]nfinity|[iI]nf)f?)(?![\w.@])"
)
_NAME_START = r"(?:[A-Za-z_\x80-\U0010ffff]|\\[^\n/])"
NAME = _NAME_START + r"(?:[A-Za-z0-9_.@+\-\x80-\U0010ffff]|\\[^\n/])*+"

_TOKEN = re.compile(
    rf"{SKIP}(?:(?P<section>(?:types|dimensions|variables|data|group):)|(?P<name>{NAME})|(?P<mark>[{{}}():;,=*])"
    rf"|(?P<string>{STRING})|(?P<number>{NUMBER})|(?P<character>{CHARACTER})|(?P<path>(?:/{NAME})++)"
    r"|(?P<end>\Z)|(?P<bad>.))",
    re.DOTALL,
)
_HEADER = re.compile(rf"\ufeff?{SKIP}(?:netcdf|NETCDF|netCDF)(?![A-Za-z0-9_])[^{{]*+\{{")
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|[xX]([0-9A-Fa-f]{1,2})|(.))", re.DOTALL)
_NAME_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TO_SPACE = re.compile(r"[^\s;,]{1,50}")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}
_LONGEST_SHOWN = 40


class Cursor:
    """One token of a CDL text at a time: its kind, its text and where it stands.

    `kind` is section, name, path, mark, string, number, character, end or bad. A mark is known by its text alone,
    since no other token has the text of a mark.
    """

    __slots__ = ("end", "kind", "source", "start", "text")

    def __init__(self, source: str) -> None:
        """Stand on the first token after the opening brace of the text."""
        self.source = source
        self.kind, self.text, self.start, self.end = "", "", 0, 0
        header = _HEADER.match(source)
        if header is None:
            self.fail("the text does not start with `netcdf name {{`")
        self.end = header.end()
        self.advance()

    def advance(self) -> None:
        """Go to the next token; at the end of the text, stay there."""
        match = _TOKEN.match(self.source, self.end)
        if match is None or match.lastgroup is None:  # never: `bad` takes any character and `end` the end
            self.fail("the text cannot be read")
        self.kind = match.lastgroup
        self.text = match[self.kind]
        self.start, self.end = match.span(self.kind)

    def jump(self, offset: int) -> None:
        """Go to the token that starts at or after `offset`."""
        self.end = offset
        self.advance()

    def take(self) -> str:
        """Give the text of the token and go to the next one."""
        text = self.text
        self.advance()
        return text

    def accept(self, mark: str) -> bool:
        """Go past the mark where it is the token, and say whether it was."""
        if self.text != mark:
            return False
        self.advance()
        return True

    def fail(self, template: str, **values: object) -> NoReturn:
        """Raise an `UnreadableError` that names the line of the token."""
        line = self.source.count("\n", 0, self.start) + 1
        text = _TO_SPACE.match(self.source, self.start) if self.kind == "bad" else None
        shown = text[0] if text else self.text
        found = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}..."
        end = "the end of the text"
        raise UnreadableError("line {line}: " + template, hint="", line=line, found=found or end, **values)

    def expect(self, mark: str, template: str, **values: object) -> None:
        """Go past the mark; where it is missing, raise an error on the line where it should have stood."""
        if self.text == mark:
            self.advance()
            return
        self.start = len(self.source[: self.start].rstrip())
        self.fail(template, mark=mark, **values)

    def take_name(self, template: str) -> str:
        """Give the name that the token is, without its escapes, and go to the next token."""
        if self.kind == "section":  # a name such as `data` that happens to stand before a colon
            self.kind, self.text, self.end = "name", self.text[:-1], self.end - 1
        if self.kind != "name":
            self.fail(template)
        return name_of(self.take())


def tokens(source: str, span: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Give kind and text of the tokens within a span of the text."""
    for match in _TOKEN.finditer(source, *span):
        if match.lastgroup is not None:
            yield match.lastgroup, match[match.lastgroup]


def name_of(text: str) -> str:
    r"""Give a name without its escapes: `a\ b` is `a b`, `\1x` is `1x`."""
    return _NAME_ESCAPE.sub(r"\1", text) if "\\" in text else text


def text_of(quoted: str) -> str:
    """Give the text between the quotes, without escapes.

    Escapes of bytes above 127 are UTF-8 where they can be; other bytes become lone surrogates, as PEP 383 has it.
    """
    text = quoted[1:-1]
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_unescaped, text).encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def _unescaped(match: re.Match[str]) -> str:
    octal, hexadecimal, other = match.groups()
    if other is not None:
        return _CONTROLS.get(other, other)
    byte = (int(octal, 8) if octal else int(hexadecimal, 16)) & 0xFF
    return bytes([byte]).decode("ascii", "surrogateescape")

"""The long texts of DMP OPIDoR: they are HTML there, and plain text in a plan."""

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

_BREAKS = frozenset({"p", "br", "li", "ul", "ol", "div", "tr", "table", "h1", "h2", "h3", "h4"})
_TAGS = re.compile(r"</?(?:p|br|ul|ol|li|div|span|strong|em|b|i|a|h[1-4])\b[^<>]*>", re.IGNORECASE)
_SILENT = frozenset({"script", "style"})


def html_of(texts: Iterable[str]) -> str:
    """Give texts as paragraphs, each once; empty where there is none."""
    lines = (line for text in texts for line in lines_of(text))
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in dict.fromkeys(lines))


def lines_of(text: str) -> tuple[str, ...]:
    """Give the lines of a text that is plain or HTML; `T<5` and `R&D` are no HTML, and stay what they are."""
    plain = plain_of(text) if _TAGS.search(text) else text
    return tuple(line for one in plain.splitlines() if (line := one.strip()))


def plain_of(text: str) -> str:
    """Give the plain text of HTML, a line a paragraph; text without tags is given as it is, its entities read."""
    if "<" not in text and "&" not in text:
        return text.strip()
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Collects the text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - of the parser
        """Begin a line where a block begins."""
        self._silent += tag in _SILENT
        if tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Begin a line where a block ends."""
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the text, a line break in it being a blank."""
        if not self._silent:
            self.pieces.append(data)

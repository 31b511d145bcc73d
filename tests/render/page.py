"""Reading an HTML page as a browser does, as far as the tests need it."""

import re
from html.parser import HTMLParser


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.told: list[str] = []
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, _: str) -> None:
        """Leave a tag."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        if self._inside not in {"script", "style"}:
            self.told.append(data)

    def count(self, tag: str) -> int:
        """Count the tags of a name."""
        return sum(name == tag for name, _ in self.tags)

    @property
    def text(self) -> str:
        """The text that is shown, blanks run together."""
        return " ".join("".join(self.told).split())

    @property
    def headings(self) -> list[int]:
        """The levels of the headings."""
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]


def luminance(color: str) -> float:
    """Give the relative luminance of `#rrggbb` (WCAG 2.1)."""
    parts = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)

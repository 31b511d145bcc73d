"""Where the values of a JSON document stand in its text: found when asked for, from the outside inwards."""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]  # the reader of texts that json itself uses

_BLANKS = re.compile(r"[ \t\n\r]*")
_read = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # gives (value, end)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands, from `start` to `end`; `key` is where its key starts, or its value in an array."""

    key: int
    start: int
    end: int


class Places:
    """The places in one text. What was found is kept: most pointers that are asked for begin alike."""

    def __init__(self, text: str) -> None:
        """Take the text of a document that `json` can read."""
        self._text = text
        self._inside: dict[int, dict[str, Span]] = {}
        self._lines: list[int] | None = None
        self._end = len(text.rstrip())

    def span(self, where: str) -> Span | None:
        """Give the place of a value by its JSON pointer; None for what is not there."""
        start = self._after_blanks(0)
        found: Span | None = Span(start, start, self._end)
        for part in where.split("/")[1:]:
            if found is None:
                return None
            found = self.inside(found).get(part.replace("~1", "/").replace("~0", "~"))
        return found

    def line(self, where: str) -> int:
        """Give the line of a value, or of the innermost object around it that is there."""
        span = self.span(where)
        while span is None:
            where = where.rpartition("/")[0]
            span = self.span(where)
        if self._lines is None:
            self._lines = [found.start() for found in re.finditer("\n", self._text)]
        return bisect_right(self._lines, span.key) + 1

    def inside(self, outer: Span) -> dict[str, Span]:
        """Give the places of what is in an object or an array, by key or number; of a key that is twice, the last."""
        if outer.start not in self._inside:
            opening = self._text[outer.start : outer.start + 1]
            self._inside[outer.start] = self._members(outer) if opening in ("{", "[") else {}
        return self._inside[outer.start]

    def _members(self, outer: Span) -> dict[str, Span]:
        found: dict[str, Span] = {}
        at = self._after_blanks(outer.start + 1)
        while self._text[at] not in "]}":
            key, start = self._key(at) if self._text[outer.start] == "{" else (str(len(found)), at)
            _, end = _read(self._text, start)
            found[key] = Span(at, start, end)
            at = self._after_blanks(end)
            if self._text[at] == ",":
                at = self._after_blanks(at + 1)
        return found

    def _key(self, at: int) -> tuple[str, int]:
        """Give a key and where its value starts."""
        key, end = scanstring(self._text, at + 1)
        return key, self._after_blanks(self._after_blanks(end) + 1)

    def _after_blanks(self, at: int) -> int:
        found = _BLANKS.match(self._text, at)
        return found.end() if found else at

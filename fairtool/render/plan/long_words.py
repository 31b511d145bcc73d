"""Where a line may end inside of a long word: after a sign that parts it, else after so many letters."""

import re
from collections.abc import Iterator

BREAK = "\u200b"  # a line may end here, and nothing is seen
_LONG_WORD = re.compile(r"([^\s\u00a0\u202f]{19,})")
_PIECE = 18
_AFTER_SIGN = re.compile(r"(?<=[/_.=&?:;,\-])(?=[^/_.=&?:;,\-])")


def pieces(text: str) -> tuple[str, ...]:
    """Cut a text at the places where a line may end inside of a word; joined, the pieces are the text."""
    if not _LONG_WORD.search(text):
        return (text,)
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    held = ""
    for place, part in enumerate(_LONG_WORD.split(text)):
        if place % 2 == 0:  # what stands between the long words
            held += part
            continue
        first, *others = _cut(part)
        held += first
        for other in others:
            yield held
            held = other
    yield held


def _cut(word: str) -> list[str]:
    parts = _AFTER_SIGN.split(word)
    return [part[start : start + _PIECE] for part in parts for start in range(0, len(part), _PIECE)]

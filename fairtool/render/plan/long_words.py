"""Where a line may end inside of a long word: after a sign that parts it, else after so many letters."""

import re
from collections.abc import Iterator
from functools import cache

BREAK = "\u200b"  # a line may end here, and nothing is seen
_AFTER_SIGN = re.compile(r"(?<=[/_.=&?:;,\-])(?=[^/_.=&?:;,\-])")


def pieces(text: str, longest: int = 18) -> tuple[str, ...]:
    """Cut a text at the places where a line may end inside of a word of more than `longest` letters.

    Joined, the pieces are the text.
    """
    if not _long_word(longest).search(text):
        return (text,)
    return tuple(_pieces(text, longest))


@cache
def _long_word(longest: int) -> re.Pattern[str]:
    return re.compile(rf"([^\s\u00a0\u202f]{{{longest + 1},}})")


def _pieces(text: str, longest: int) -> Iterator[str]:
    held = ""
    for place, part in enumerate(_long_word(longest).split(text)):
        if place % 2 == 0:  # what stands between the long words
            held += part
            continue
        first, *others = _cut(part, longest)
        held += first
        for other in others:
            yield held
            held = other
    yield held


def _cut(word: str, longest: int) -> list[str]:
    parts = _AFTER_SIGN.split(word)
    return [part[start : start + longest] for part in parts for start in range(0, len(part), longest)]

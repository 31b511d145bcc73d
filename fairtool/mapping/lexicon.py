"""The French-English lexicon: whole labels first, then the longest parts that are labels, then single words."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from fairtool.resources import folder
from fairtool.thesauri.words import bag_of, content_words, singular, stem_of

_WHOLE_COST, _BAG_COST, PARTS_COST, _MISSING_COST = 0.02, 0.06, 0.12, 0.3
_LONGEST_PART = 4  # words
_LANGUAGES: tuple[Literal["fr", "en"], ...] = ("fr", "en")


@cache
def _lines() -> Sequence[str]:
    """Give the lines of the lexicon, which are sorted: kind of entry, language, key, what it is in the other one."""
    return (folder("vocabularies") / "lexicon" / "fr-en.tsv").read_text(encoding="utf-8").split("\n")


@lru_cache(maxsize=20_000)
def _known(kind: Literal["label", "bag", "word"], lang: str, key: str) -> str:
    """Give what the lexicon says of a key, empty where it says nothing."""
    start = f"{kind}\t{lang}\t{key}\t"
    lines = _lines()
    place = bisect_left(lines, start)
    return lines[place][len(start) :] if place < len(lines) and lines[place].startswith(start) else ""


def _labels(lang: str, key: str) -> Sequence[str]:
    """Give the translations of a whole label."""
    return tuple(filter(None, _known("label", lang, key).split("|")))


def translated(key: str, source: Literal["fr", "en"] | str) -> tuple[tuple[str, float], ...]:  # noqa: PYI051 - says which
    """Give translations of a key out of French or English, each with what it costs; none where no word is known."""
    if whole := _labels(source, key):
        return tuple((other, _WHOLE_COST) for other in whole)
    label = _known("bag", source, bag_of(key, source))
    if label and _is_same_thing(key, label, source):
        return tuple((other, _BAG_COST) for other in _labels(source, label))
    parts, missing = _by_parts(key, source)
    if not parts or missing == len(parts):
        return ()
    return ((" ".join(parts), PARTS_COST + _MISSING_COST * missing / len(parts)),)


def _is_same_thing(key: str, label: str, source: str) -> bool:
    """Tell whether a label of the same stems is about the same: in French the first word says what a thing is.

    `national` is no plural of `nationalisation`, `surfaces en eau` are not `eaux de surface`.
    """
    if " " not in label:
        return singular(label) == singular(key)
    return source != "fr" or stem_of(key.split(maxsplit=1)[0], source) == stem_of(label.split(maxsplit=1)[0], source)


def language_of(key: str) -> Literal["fr", "en", ""]:
    """Guess the language of a key by its words, those that say nothing included; empty where none has more of them."""
    votes = {lang: sum(_is_of(word, lang) for word in key.split()) for lang in _LANGUAGES}
    if votes["fr"] == votes["en"]:
        return ""
    return "fr" if votes["fr"] > votes["en"] else "en"


def _is_of(word: str, lang: str) -> bool:
    return not content_words(word, lang) or bool(_word(word, lang))


def _by_parts(key: str, source: str) -> tuple[list[str], int]:
    """Translate the parts of a key from left to right; gives them, and how many stayed as they were."""
    parts: list[str] = []
    missing = 0
    words = key.split()
    while words:
        length = next(
            (n for n in range(min(_LONGEST_PART, len(words)), 1, -1) if _labels(source, " ".join(words[:n]))), 0
        )
        if length:
            parts.append(_labels(source, " ".join(words[:length]))[0])
        elif content_words(words[0], source):
            known = _word(words[0], source)
            parts.append(known or words[0])
            missing += not known
        words = words[length or 1 :]
    return parts, missing


def _word(word: str, source: str) -> str:
    """Give the translation of a word, empty where it is not known."""
    alone = _labels(source, word)
    return alone[0] if alone else _known("word", source, stem_of(word, source))

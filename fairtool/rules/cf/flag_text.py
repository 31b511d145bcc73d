"""What the flag attributes of a variable say: words, values and masks (CF 3.5)."""

import re
from collections.abc import Iterable

from fairtool.netcdf.model import NcType, Numbers, Value, Variable
from fairtool.netcdf.number import exactly

_WORD = re.compile(r"[A-Za-z0-9_.+@-]+")
_SEPARATORS = re.compile(r"[,;|]")
_NUMBER = re.compile(r"([+-]?\d+)[uU]?[bBsSlL]{0,2}")
_LIMIT = 10_000  # characters of a text that is read for the numbers in it

FlagValue = int | float | str


def flag_words(variable: Variable) -> tuple[str, ...] | None:
    """Give the words of `flag_meanings`, parted by blanks; None where it is absent or no text."""
    text = variable.text("flag_meanings")
    return tuple(text.split()) if text is not None else None


def is_legal(word: str) -> bool:
    """Tell whether a word has only letters, digits and the five signs that CF allows."""
    return _WORD.fullmatch(word) is not None


def are_legal(words: Iterable[str]) -> bool:
    """Tell whether all words have only the characters that CF allows."""
    return all(is_legal(word) for word in words)


def separated_phrases(variable: Variable) -> tuple[str, ...] | None:
    """Give the meanings of a text that parts them by commas, semicolons or bars, joined by underscores within.

    None where there is no such sign, or where a phrase has other characters than CF allows.
    """
    text = variable.text("flag_meanings") or ""
    if not _SEPARATORS.search(text):
        return None
    phrases = tuple("_".join(phrase.split()) for phrase in _SEPARATORS.split(text.strip(" \t\r\n,;|")))
    return phrases if are_legal(phrases) else None


def flags_of(variable: Variable, name: str) -> tuple[FlagValue, ...] | None:
    """Give the values of `flag_values` or `flag_masks`; None where they are absent or not of the kind of the variable.

    On a char variable each character of the text is a value; an array of one-character strings is as good.
    """
    value = variable.attributes.get(name)
    if variable.type.is_numeric:
        return value.values if isinstance(value, Numbers) else None
    if variable.type is NcType.CHAR:
        return _characters(value)
    if variable.type is NcType.STRING and isinstance(value, str | tuple):
        return (value,) if isinstance(value, str) else value
    return None


def _characters(value: Value | None) -> tuple[str, ...] | None:
    """Give the characters of a text, or the texts of an array where each is one character."""
    if isinstance(value, str):
        return tuple(value)
    if isinstance(value, tuple) and all(len(text) == 1 for text in value):
        return value
    return None


def numbers_in(text: str, kind: NcType) -> tuple[int | float, ...] | None:
    """Read numbers from a text such as `0b, 1b` or `0 1`; None where one is none, or does not fit the type."""
    found: list[int | float] = []
    for token in re.split(r"[\s,;]+", text.strip(" \t\r\n,;")) if len(text) <= _LIMIT else ("",):
        match = _NUMBER.fullmatch(token)
        number = exactly(int(match[1]), kind) if match and len(match[1]) < 20 else None
        if number is None:
            return None
        found.append(number)
    return tuple(found)

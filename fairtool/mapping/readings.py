"""In which ways a keyword may be read: as it is, in the words of the field, formulae spelt out, translated."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fairtool.mapping.abbreviations import without_abbreviation
from fairtool.mapping.answer import Method
from fairtool.mapping.lexicon import language_of, translated
from fairtool.resources import schema
from fairtool.thesauri.words import key_of

_MOST = 6  # readings of one keyword
_SPLIT_COST, _FORMULA_COST, _ASIDE_COST, _FIELD_COST = 0.05, 0.05, 0.1, 0.2
_SYMBOL = re.compile(r"[A-Za-z][A-Za-z0-9]*|[^A-Za-z]+")
_UNITS = frozenset({"hpa", "mb", "mbar", "m", "cm", "km", "hr", "h", "hour", "hours"})
_LEVEL = re.compile(rf"\d+(?:{'|'.join(sorted(_UNITS))})")


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a keyword: a key in a language, how it came about, and what that costs; 0 for the text itself.

    `aside` holds where words were left out that say when, how or at which level a quantity was taken.
    """

    key: str
    lang: str
    cost: float = 0.0
    method: Method = Method.SIMILAR
    aside: bool = False


def readings_of(
    text: str, lang: str, rewritten: Callable[[str], Iterable[str]], languages: frozenset[str]
) -> tuple[Reading, ...]:
    """Give the ways to read a keyword, likeliest first, no two with one key.

    `lang` is empty where it is not known. `rewritten` gives a key as the thesaurus writes it otherwise, with a
    word as two or two as one; `languages` are those that its labels are in.
    """
    plain = without_abbreviation(text)
    whole, key = key_of(text), key_of(plain)
    lang = lang or language_of(key)
    first = [Reading(whole, lang or "en")]
    first += [Reading(other, lang or "en", _SPLIT_COST) for other in (key, *rewritten(key)) if other != whole]
    if formula := _spelt_out(plain):
        first.append(Reading(formula, "en", _FORMULA_COST, Method.FIELD))
    first += _in_other_language(key, lang, languages)
    found = [*first, *(reading for one in first for reading in _in_words_of_the_field(one))]
    return tuple({reading.key: reading for reading in reversed(found[:_MOST]) if reading.key}.values())[::-1]


def _spelt_out(text: str) -> str:
    """Give a keyword with the symbols and formulae in it as names, empty where there are none.

    A symbol of one letter counts only where it is all of the keyword.
    """
    alone = text.strip()
    parts = _SYMBOL.findall(alone[:200])
    names = [
        _substances().get(part) or (_elements().get(part) if part == alone or len(part) == 2 else None)
        for part in parts
    ]
    if not any(names):
        return ""
    return key_of(
        "".join(name or part for name, part in zip(names, parts, strict=True)).replace("+", " ").replace("-", " ")
    )


def _in_other_language(key: str, lang: str, languages: frozenset[str]) -> Iterator[Reading]:
    """Yield translations out of the language of the keyword into one that the thesaurus has labels in."""
    for source, target in (("fr", "en"), ("en", "fr")):
        if lang in ("", source) and target in languages:
            for other, cost in translated(key, source):
                if other != key:
                    yield Reading(other, target, cost, Method.TRANSLATED)


def _in_words_of_the_field(reading: Reading) -> Iterator[Reading]:
    bare = _without_asides(reading.key)
    if bare and bare != reading.key:
        yield Reading(bare, reading.lang, reading.cost + _ASIDE_COST, reading.method, aside=True)
    for key, cost in ((reading.key, 0.0), (bare, _ASIDE_COST)):
        said = _said_by_the_field(key)
        if said and said != key:
            is_bare = bare not in ("", reading.key)
            yield Reading(said, "en", reading.cost + cost + _FIELD_COST, Method.FIELD, aside=is_bare)


def _without_asides(key: str) -> str:
    """Give a key without what says when, how or at which level; empty where nothing else is there."""
    kept: list[str] = []
    words = key.split()
    while words:
        length = _longest(words, _asides()) or _level(words)
        if not length:
            kept.append(words[0])
        words = words[length or 1 :]
    return " ".join(kept)


def _level(words: Sequence[str]) -> int:
    """Give how many of the first words are a level or time, `500 hpa` or `2m`, 0 for none; a number alone is a name."""
    if _LEVEL.fullmatch(words[0]):
        return 1
    return 2 if words[0].isdecimal() and len(words) > 1 and words[1] in _UNITS else 0


def _said_by_the_field(key: str) -> str:
    said: list[str] = []
    words = key.split()
    rows = _field()
    while words:
        length = _longest(words, rows)
        said += rows[" ".join(words[:length])].split() if length else [words[0]]
        words = words[length or 1 :]
    return " ".join(word for number, word in enumerate(said) if number == 0 or word != said[number - 1])


def _longest(words: Sequence[str], known: Mapping[str, str]) -> int:
    """Give how many of the first words are the longest entry that begins here, 0 for none."""
    return next((length for length in range(min(8, len(words)), 0, -1) if " ".join(words[:length]) in known), 0)


@cache
def _field() -> Mapping[str, str]:
    return {key_of(words): key_of(row["read"]) for row in schema("mapping/field")["says"] for words in row["words"]}


@cache
def _asides() -> Mapping[str, str]:
    return {key_of(words): "" for words in schema("mapping/field")["aside"]}


@cache
def _elements() -> Mapping[str, str]:
    found: Mapping[str, str] = schema("mapping/chemistry")["elements"]
    return found


@cache
def _substances() -> Mapping[str, str]:
    """Give the names of compounds by their formulae, and by those in small letters that have a digit."""
    known: Mapping[str, str] = schema("mapping/chemistry")["compounds"]
    lower = {name.lower(): says for name, says in known.items() if any(sign.isdigit() for sign in name)}
    return {**lower, **{name.upper(): says for name, says in known.items() if len(name) > 2}, **known}

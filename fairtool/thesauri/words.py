"""How labels and keywords are brought to one form: signs, accents, spelling, stems, parts of words."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Protocol

from fairtool.resources import schema

# Where a word in capitals and small letters has another one begin; not in `hPa` and `kHz`.
_CAMEL = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-Z][a-z])(?!(?:Pa|Hz|Wh|Bq)(?![a-z]))")
_SIGNS = re.compile(r"[^\w%]+|_+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "µ": "u", "μ": "u", "ß": "ss"})
_LONGEST = 300  # characters of a keyword or label that are compared
_GRAMS = (2, 3, 4)  # characters of the parts of a word


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@lru_cache(maxsize=20_000)
def key_of(text: str) -> str:
    """Give a text without accents, upper case and signs, its words apart by one blank each.

    >>> key_of("Sea-ice  thickness")
    'sea ice thickness'
    >>> key_of("TempératureDeLAir_2m")
    'temperature de lair 2m'
    """
    split = _CAMEL.sub(" ", text[:_LONGEST]).translate(_LIGATURES)
    if not split.isascii():
        split = "".join(sign for sign in unicodedata.normalize("NFKD", split) if not unicodedata.combining(sign))
    return " ".join(_SIGNS.sub(" ", split.casefold()).split())[:_LONGEST].rstrip()


def stems_of(key: str, lang: str) -> tuple[str, ...]:
    """Give the stems of the words of a key that say something, each once, in order.

    Words such as `of` say nothing, unless there are no others. American and British spelling give one stem.
    """
    words = key.split()
    silent = _silent(lang)
    kept = [word for word in words if word not in silent] or words
    return tuple(dict.fromkeys(stem_of(word, lang) for word in kept))


def content_words(key: str, lang: str) -> tuple[str, ...]:
    """Give the words of a key that say something."""
    silent = _silent(lang)
    return tuple(word for word in key.split() if word not in silent)


def bag_of(key: str, lang: str) -> str:
    """Give the stems of a key in alphabetical order, as one text: equal for the same words in any order."""
    words = content_words(key, lang) or tuple(key.split())
    return " ".join(sorted(stem_of(word, lang) for word in words))


def singular(word: str) -> str:
    """Give a word without the endings of plurals in English and French: equal for a word and its plural.

    >>> singular("failles") == singular("faille"), singular("canaux") == singular("canal")
    (True, True)
    >>> singular("oiseaux") == singular("oiseau")
    True
    """
    return re.sub(r"(?<=..)(?:ies|y)$", "i", re.sub(r"(?<=..)(?<!e)aux$", "al", word)).rstrip("sx").removesuffix("e")


@lru_cache(maxsize=100_000)
def stem_of(word: str, lang: str) -> str:
    """Give the stem of a word: French by the French rules, all else by the English ones."""
    if lang == "fr":
        return _stemmer("french").stemWord(word)
    for pattern, replacement in _spelling():
        word = pattern.sub(replacement, word)
    return _stemmer("english").stemWord(word)


def grams_of(key: str) -> Mapping[str, int]:
    """Count the runs of two to four characters in the words of a key; a word begins and ends with a blank."""
    found: dict[str, int] = {}
    for word in key.split():
        padded = f" {word} "
        for length in _GRAMS:
            for start in range(len(padded) - length + 1):
                gram = padded[start : start + length]
                found[gram] = found.get(gram, 0) + 1
    return found


def stemmer_version() -> str:
    """Give the version of the rules that stems are made by: those of another version may differ."""
    import Stemmer  # noqa: PLC0415 - see above

    return str(Stemmer.version())


@cache
def _stemmer(name: str) -> _Stemmer:
    import Stemmer  # noqa: PLC0415 - only where words are compared

    found: _Stemmer = Stemmer.Stemmer(name)
    return found


@cache
def _silent(lang: str) -> frozenset[str]:
    words: Mapping[str, list[str]] = schema("mapping/words")["silent"]
    return frozenset(words["fr" if lang == "fr" else "en"])


@cache
def _spelling() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows: list[list[str]] = schema("mapping/words")["spelling"]
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rows)

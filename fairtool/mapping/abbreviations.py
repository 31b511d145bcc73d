"""Keywords that say a thing twice, in words and as an abbreviation: `méthane (CH4)`, `LAI (Leaf Area Index)`."""

import re
import unicodedata

from fairtool.resources import schema

_TWICE = re.compile(r"\s*([^()]+?)\s*\(\s*([^()]+?)\s*\)\s*")
_SHORT = re.compile(r"[A-Za-z][A-Za-z0-9.]{1,7}")


def without_abbreviation(text: str) -> str:
    """Give the words of a keyword that has their abbreviation or formula beside them, any other text as it is.

    What stands in brackets is left out only where it says the same: `température (SST)` says more than its first word.
    """
    found = _TWICE.fullmatch(text[:300])
    if not found:
        return text
    for words, short in (found.groups(), found.groups()[::-1]):
        if _stands_for(short, words):
            return str(words)
    return text


def _stands_for(short: str, words: str) -> bool:
    """Tell whether what is short is the formula of a substance, or has letters of the words in their order."""
    if not _SHORT.fullmatch(short) or len(words) <= len(short) or not any(sign.isupper() for sign in short):
        return False
    letters = iter(_plain(words))
    is_formula = short in schema("mapping/chemistry")["compounds"]
    return is_formula or all(sign in letters for sign in short.lower() if sign.isalpha())


def _plain(text: str) -> str:
    """Give the letters of a text without accents and upper case."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalpha()).lower()

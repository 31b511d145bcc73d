"""Which code of a list a value means, for sure or perhaps."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_MOST = 12  # codes that a sentence bears
_LONGEST = 100  # characters of a value that are looked at
# The same code in another edition of ISO 19115, or in another spelling of English.
_OTHERWISE: Mapping[str, str] = {
    "license": "licence",
    "licence": "license",
    "facsimile": "fax",
    "fax": "facsimile",
    "complete": "completed",
}


def same_word(text: str, known: Iterable[str]) -> str:
    """Give the known word that a text is but for upper case, accents, blanks and signs; empty for none or several."""
    return _same(_letters(text), tuple(known))


def meant_code(text: str, known: Sequence[str]) -> str:
    """Give the code that a value certainly means: in another case or spelling, or in another edition of the list."""
    other = _OTHERWISE.get(text[:_LONGEST].strip().casefold(), "")
    return same_word(text, known) or (other if other in known else "")


def near_codes(text: str, known: Sequence[str]) -> str:
    """Give the codes that may be meant, the nearest first, as many of them as fit in a sentence."""
    return _nearest(_letters(text), tuple(known))


@lru_cache(maxsize=1024)  # the records of one archive have the same mistakes
def _same(letters: str, known: tuple[str, ...]) -> str:
    same = [one for one in known if letters and _letters(one) == letters]
    return same[0] if len(same) == 1 else ""


@lru_cache(maxsize=1024)
def _nearest(letters: str, known: tuple[str, ...]) -> str:
    likeness = {code: SequenceMatcher(None, letters, _letters(code)).ratio() for code in known}
    ranked = sorted(known, key=lambda code: -likeness[code] if likeness[code] >= 0.5 else 0.0)
    return ", ".join(ranked[:_MOST]) + (" ..." if len(ranked) > _MOST else "")


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text[:_LONGEST].casefold())
    return "".join(filter(str.isalnum, plain))

"""French spacing: a sign of two parts and a guillemet are not parted from their word by the end of a line."""

import re

from fairtool.translate import Language

_NARROW = "\u202f"
_FIRM = "\u00a0"
# Rules of the Imprimerie nationale: a narrow space before ; ! ?, a full one before : and within guillemets.
_BEFORE_THIN = re.compile(r"(?<=\S)[ \u00a0](?=[;!?](?:\s|$|[)»]))")
_BEFORE_COLON = re.compile(r"(?<=\S) (?=:(?:\s|$))")
_AFTER_OPENING = re.compile(r"« ")
_BEFORE_CLOSING = re.compile(r" »")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|€|[kMGTP]?o|octets?)(?:\W|$))")


def typeset(text: str, language: Language) -> str:
    """Give text with the spaces that French wants; no other sign changes, and English stays as it is."""
    if language != "fr":
        return text
    text = _BEFORE_THIN.sub(_NARROW, text)
    text = _BEFORE_COLON.sub(_FIRM, text)
    text = _AFTER_OPENING.sub(f"«{_FIRM}", text)
    text = _BEFORE_CLOSING.sub(f"{_FIRM}»", text)
    return _BEFORE_UNIT.sub(_FIRM, text)

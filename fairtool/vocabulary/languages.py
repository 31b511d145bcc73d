"""Languages by any of their ISO 639 codes or names, as metadata standards write them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fairtool.resources import folder

_LOCAL_USE = re.compile(r"q[a-t][a-z]")  # qaa to qtz: ISO 639-2 leaves them to whoever needs one


@dataclass(frozen=True, slots=True)
class Language:
    """One language: `fre` in ISO 639-2/B, `fra` in ISO 639-2/T and 639-3, `fr` in ISO 639-1.

    `alpha2` is None where ISO 639-1 has no code. `official_eu` holds for the 24 official languages of the Union.
    """

    bibliographic: str
    terminological: str
    alpha2: str | None
    name_en: str
    name_fr: str
    official_eu: bool


@cache
def languages() -> tuple[Language, ...]:
    """Give all languages of ISO 639-1 and 639-2, by their bibliographic codes."""
    return tuple(Language(*row) for row in _document()["languages"])


def language(text: str) -> Language | None:
    """Give the language that a code, a locale or a name means; None for what means none.

    `fre`, `fra`, `fr`, `fr-CA`, `fr_FR`, `French` and `français` are all the same; upper case is ignored.
    A code comes before a name that is spelt like it.
    """
    wanted = text.strip().casefold()
    first = re.split(r"[-_;.]", wanted, maxsplit=1)[0].strip()
    found = _by_code().get(wanted) or _by_name().get(wanted)
    return found or (_by_code().get(first) if first != wanted else None)


def is_code_of(known: Language, text: str) -> bool:
    """Tell whether a text is a code of a language, in upper case or not: its name is none, and a locale says more."""
    return text.strip().lower() in (known.bibliographic, known.terminological, known.alpha2)


def is_bibliographic(code: str) -> bool:
    """Tell whether exactly this is a code of ISO 639-2/B: of a language, a group or for local use."""
    return code in _bibliographic_codes() or _LOCAL_USE.fullmatch(code) is not None


@cache
def _document() -> Mapping[str, Any]:
    document: dict[str, Any] = json.loads((folder("vocabularies") / "languages.json").read_bytes())
    return document


@cache
def _bibliographic_codes() -> frozenset[str]:
    return frozenset({entry.bibliographic for entry in languages()} - {"hbs"} | {*_document()["groups"], "qaa-qtz"})


@cache
def _by_code() -> Mapping[str, Language]:
    return {
        code: entry
        for entry in languages()
        for code in (entry.bibliographic, entry.terminological, entry.alpha2)
        if code is not None
    }


@cache
def _by_name() -> Mapping[str, Language]:
    return {name.casefold(): entry for entry in languages() for name in (entry.name_en, entry.name_fr)}

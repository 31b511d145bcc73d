"""Licences by their SPDX ids, their addresses or the words that records use for them."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from fairtool.resources import folder

_LONGEST = 2000  # characters looked at: a licence is named, not quoted
_ADDRESS = re.compile(r"(?<![\w-])(?:https?://)?((?:[\w-]+\.)+[a-z]{2,}/[^\s<>\"'(),;]*)", re.IGNORECASE)
_FILLERS = frozenset({"the", "version", "v", "international", "unported", "generic"})
_SPELLINGS = (
    (r"\bv(?=\d)", ""),
    (r"license", "licence"),
    (r"non-?commercial", "non commercial"),
    (r"share-?alike", "share alike"),
    (r"no-?deriv\w*", "no derivatives"),
)
_SHORTEST = 4  # letters of a name that is one word: MIT is a word of German


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence; `spdx` is None where SPDX has none (Licence Ouverte 1.0), or where the version is not said.

    `url` is its address, empty where the version is not said.
    """

    key: str
    spdx: str | None
    name: str
    url: str


def licence(text: str) -> Licence | None:
    """Give the licence that a text names or links to; None where it names none that is known.

    An address decides before words do; of two names the one with a version decides, then the longer, so that
    `CC BY-NC 4.0` is not `CC BY`.
    """
    return _named(text[:_LONGEST])


def licence_at(text: str) -> Licence | None:
    """Give the licence whose address stands in a text; None where none does, whatever the words say."""
    return _by_address(text[:_LONGEST])


@lru_cache(maxsize=1024)  # the records of one catalogue say the same of their rights
def _named(text: str) -> Licence | None:
    return _by_address(text) or _by_words(text)


def _by_address(text: str) -> Licence | None:
    for found in _ADDRESS.finditer(text):
        address = _bare(found[1])
        known = [known for known in _addresses() if address == known or address.startswith((f"{known}/", f"{known}."))]
        if known:
            return _addresses()[max(known, key=len)]
    return None


def _by_words(text: str) -> Licence | None:
    said = " ".join(_words(text))
    apart = f" {said} "
    known = [words for words in _names() if words == said or (len(words) >= _SHORTEST and f" {words} " in apart)]
    return _names()[max(known, key=lambda words: (_says_version(_names()[words]), len(words)))] if known else None


def _says_version(entry: Licence) -> bool:
    return bool(entry.spdx or entry.url)


@cache
def _entries() -> tuple[tuple[Licence, tuple[str, ...], tuple[str, ...]], ...]:
    document = json.loads((folder("vocabularies") / "licences.json").read_bytes())
    return tuple(
        (Licence(key, spdx, name, f"https://{addresses[0]}" if addresses else ""), tuple(addresses), tuple(words))
        for key, spdx, name, addresses, words in document["licences"]
    )


@cache
def _addresses() -> Mapping[str, Licence]:
    return {_bare(address): entry for entry, addresses, _ in _entries() for address in addresses}


@cache
def _names() -> Mapping[str, Licence]:
    return {
        " ".join(_words(name)): entry
        for entry, _, names in _entries()
        for name in (*names, entry.spdx or "", entry.name)
        if _words(name)
    }


def _bare(address: str) -> str:
    return address.lower().removeprefix("www.").rstrip("/.")


def _words(text: str) -> list[str]:
    """Cut a text into words and numbers, without accents and without the words that say nothing.

    `v2.0` and `2.0` are the same.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'")).encode("ascii", "ignore").decode()
    for glued, apart in _SPELLINGS:
        plain = re.sub(glued, apart, plain)
    return [word for word in re.findall(r"[a-z]+\d*|\d+", plain) if word not in _FILLERS]
